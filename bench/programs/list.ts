// Linked lists compared by length: recursion over objects (Takeuchi's function).

class Element {
  next: Element | null = null;
  constructor(readonly value: number) {}

  length(): number {
    return this.next === null ? 1 : 1 + this.next.length();
  }
}

function make(length: number): Element | null {
  if (length === 0) return null;
  const element = new Element(length);
  element.next = make(length - 1);
  return element;
}

function isShorter(x: Element | null, y: Element | null): boolean {
  let a = x;
  let b = y;
  while (b !== null) {
    if (a === null) return true;
    a = a.next;
    b = b.next;
  }
  return false;
}

function tail(x: Element | null, y: Element | null, z: Element | null): Element | null {
  if (!isShorter(y, x)) return z;
  return tail(tail(x?.next ?? null, y, z), tail(y?.next ?? null, z, x), tail(z?.next ?? null, x, y));
}

let total = 0;
for (let round = 0; round < 2500; round++) total += tail(make(15), make(10), make(6))?.length() ?? 0;
console.log(total === 2500 * 10 ? "ok" : "wrong", total);
