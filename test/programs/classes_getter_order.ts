// Properties of an interface that are getters are evaluated in the order of the source, beside calls and one another.

interface Counter {
  readonly next: number;
  readonly last: number;
}

class Steps implements Counter {
  private steps = 0;

  get next(): number {
    this.steps++;
    return this.steps;
  }

  get last(): number {
    return this.steps;
  }
}

class Fixed implements Counter {
  readonly next = 7;
  readonly last = 8;
}

function three(a: number, b: number, c: number): string {
  return `${a} ${b} ${c}`;
}

function show(counter: Counter): void {
  console.log(three(counter.last, counter.next, counter.last));
  console.log(counter.next - counter.last + counter.next * 10);
  console.log([counter.next, counter.last, counter.next]);
}

show(new Steps());
show(new Fixed());
