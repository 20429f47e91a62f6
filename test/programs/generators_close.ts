// Leaving a loop early tells the iterator; its finally blocks run then.
function* tracked(name: string): Generator<number> {
  console.log(`${name} opens`);
  try {
    let value = 0;
    while (true) yield value++;
  } finally {
    console.log(`${name} closes`);
  }
}

for (const value of tracked("break")) if (value === 2) break;

function find(): number {
  for (const value of tracked("return")) if (value === 3) return value;
  return -1;
}
console.log(find());

try {
  for (const value of tracked("throw")) if (value === 1) throw new Error("left");
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}

outer: for (const a of tracked("outer")) {
  for (const b of tracked("inner")) {
    if (b === 1) continue outer;
    if (a === 1) break outer;
  }
}

const [first, second] = tracked("destructuring");
console.log(first, second);

function* wrapping(): Generator<number> {
  for (const value of tracked("wrapped")) yield value * 10;
}
for (const value of wrapping()) if (value === 20) break;

function* stubborn(): Generator<string> {
  try {
    yield "a";
    yield "b";
  } finally {
    yield "not yet";
    console.log("now");
  }
}
const hold = stubborn();
console.log(hold.next(), hold.return("x"), hold.next(), hold.next());

class Countdown implements Iterable<number> {
  closed = 0;
  constructor(private readonly from: number) {}
  [Symbol.iterator](): Iterator<number> {
    let value = this.from;
    return {
      next: () => (value > 0 ? { value: value--, done: false } : { value: undefined, done: true }),
      return: () => {
        this.closed++;
        return { value: undefined, done: true };
      },
    };
  }
}
const countdown = new Countdown(3);
for (const value of countdown) console.log(value);
console.log(countdown.closed);
for (const value of countdown) if (value === 2) break;
console.log(countdown.closed);
const [top] = countdown;
console.log(top, countdown.closed);
console.log([...countdown], countdown.closed);

function* failing(): Generator<number> {
  yield 1;
  throw new Error("from inside");
}
try {
  for (const value of failing()) console.log(value);
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}
const idle = tracked("never opened");
console.log(idle.return(undefined), idle.next());
