// Lazy pipelines and generators as state machines.
function* naturals(): Generator<number> {
  let n = 0;
  while (true) yield n++;
}
function* map<T, U>(source: Iterable<T>, change: (value: T) => U): Generator<U> {
  for (const value of source) yield change(value);
}
function* filter<T>(source: Iterable<T>, test: (value: T) => boolean): Generator<T> {
  for (const value of source) if (test(value)) yield value;
}
function* take<T>(source: Iterable<T>, count: number): Generator<T> {
  if (count <= 0) return;
  let left = count;
  for (const value of source) {
    yield value;
    if (--left === 0) return;
  }
}
function* zip<A, B>(left: Iterable<A>, right: Iterable<B>): Generator<[A, B]> {
  const a = left[Symbol.iterator]();
  const b = right[Symbol.iterator]();
  while (true) {
    const first = a.next();
    const second = b.next();
    if (first.done === true || second.done === true) return;
    yield [first.value, second.value];
  }
}
function* chunks<T>(source: Iterable<T>, size: number): Generator<T[]> {
  let chunk: T[] = [];
  for (const value of source) {
    chunk.push(value);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
const evenSquares = map(
  filter(naturals(), (n) => n % 2 === 0),
  (n) => n * n,
);
console.log([...take(evenSquares, 5)]);
console.log([...zip(naturals(), "abc")]);
console.log([...chunks(take(naturals(), 7), 3)]);
console.log(
  [
    ...take(
      map(naturals(), (n) => `#${n}`),
      3,
    ),
  ].join(),
);

function* fibonacci(): Generator<number> {
  let [a, b] = [0, 1];
  while (true) {
    yield a;
    [a, b] = [b, a + b];
  }
}
console.log([...take(fibonacci(), 12)].join(" "));

type Light = "green" | "yellow" | "red";
function* light(): Generator<Light, void, boolean> {
  while (true) {
    while (!(yield "green"));
    yield "yellow";
    for (let waited = 0; waited < 2; waited++) if (yield "red") break;
  }
}
const lamp = light();
lamp.next(false);
console.log([false, true, false, false, false, true, false, true, false].map((press) => lamp.next(press).value));

function* tokens(text: string): Generator<{ kind: "number" | "symbol"; text: string }> {
  let at = 0;
  while (at < text.length) {
    const letter = text[at];
    if (letter === " ") at++;
    else if (letter >= "0" && letter <= "9") {
      const start = at;
      while (at < text.length && text[at] >= "0" && text[at] <= "9") at++;
      yield { kind: "number", text: text.slice(start, at) };
    } else {
      at++;
      yield { kind: "symbol", text: letter };
    }
  }
}
console.log([...tokens("12 + (34*5)")].map((one) => one.text));

function* primes(): Generator<number> {
  const composites = new Map<number, number[]>();
  for (let n = 2; ; n++) {
    const factors = composites.get(n);
    if (factors === undefined) {
      composites.set(n * n, [n]);
      yield n;
      continue;
    }
    for (const factor of factors) {
      const next = composites.get(n + factor);
      if (next === undefined) composites.set(n + factor, [factor]);
      else next.push(factor);
    }
    composites.delete(n);
  }
}
let sum = 0;
for (const prime of primes()) {
  if (prime > 5000) break;
  sum += prime;
}
console.log(sum);
