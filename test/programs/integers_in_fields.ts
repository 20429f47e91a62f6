// Numbers in fields and module variables that are whole as far as the compiler can see, and those that only look so.

interface Sized {
  size: number;
}

class Whole implements Sized {
  size = 3;
  readonly name = "whole";
}

class Broken implements Sized {
  readonly name = "broken";
  size = 3;
  halve(): void {
    this.size /= 2;
  }
}

class Counter {
  count = 0;
  #hidden = 10;
  static made = 0;
  step = 2;

  constructor(readonly start: number) {
    Counter.made++;
  }

  up(): number {
    return this.count++;
  }

  down(): number {
    this.#hidden -= this.step;
    return --this.count;
  }

  get hidden(): number {
    return this.#hidden;
  }
}

class Louder extends Counter {
  volume = 7;
  override up(): number {
    this.volume += this.step;
    return super.up() + this.volume;
  }
}

class Signed {
  zero = 0;
  remainder = 5;
  product = 1;
  quotient = 8;
  parsed = 0;
  negated = 0;
}

class Growing {
  doubled = 1;
  stepped = 9007199254740000;
  summed = 0;
  clamped = 0;
}

class Cursor {
  position = 0;
  constructor(readonly text: string) {}
  next(): number {
    return this.text.charCodeAt(this.position++);
  }
  pick(items: readonly string[]): string {
    return items[this.position % items.length];
  }
}

let steps = 0;
let fraction = 1;
let unset = 0;

function* counting(limit: number): Generator<number> {
  const state = { at: 0 };
  while (state.at < limit) yield state.at++;
}

function grow(size: Sized, by: number): number {
  size.size += by;
  return size.size;
}

const sized: Sized[] = [new Whole(), new Broken(), { size: 4 }];
console.log(sized.map((one) => grow(one, 1)));
const broken = new Broken();
broken.halve();
console.log(broken.size, grow(broken, 1), broken);

const counter = new Counter(4);
const louder = new Louder(-3);
console.log(counter.up(), counter.up(), counter.down(), counter.hidden, counter);
console.log(louder.up(), louder.up(), louder.count, louder.volume, louder.start, Counter.made, louder);
console.log(JSON.stringify([counter, louder]), Object.entries({ ...louder }).length, { ...counter, more: counter.count });
const { count, start: began = 9 } = counter;
console.log(count / 2, began >> 1, counter.count * 0.5, `${counter.count}`, counter.count === 1, [counter.count].includes(1));

const signed = new Signed();
for (const value of [3, 0, -4]) {
  signed.zero = value * 0;
  signed.remainder = value % 2;
  signed.product *= value;
  signed.quotient /= 2;
  signed.negated = -value;
  signed.parsed = Number.parseInt(`${value}px`, 10);
  console.log(
    Object.is(signed.zero, -0),
    Object.is(signed.remainder, -0),
    Object.is(signed.product, -0),
    Object.is(signed.negated, -0),
    signed,
  );
}
signed.parsed = Number.parseInt("none", 10);
console.log(signed.parsed, 1 / signed.zero, 1 / signed.negated);

const growing = new Growing();
for (let round = 0; round < 70; round++) {
  growing.doubled *= 2;
  growing.stepped += 100;
  growing.summed += round * round;
  growing.clamped = Math.min(growing.clamped + 1, 20);
}
console.log(growing, growing.doubled + 1 === growing.doubled, growing.stepped + 1, growing.clamped << 30);

const cursor = new Cursor("añ😀");
const units: number[] = [];
for (let unit = cursor.next(); !Number.isNaN(unit); unit = cursor.next()) units.push(unit);
console.log(units, cursor.position, cursor.pick(["a", "b", "c"]));

for (let round = 0; round < 5; round++) {
  steps += round;
  fraction += 0.25;
  if (round > 7) unset = round;
}
const bump = (): number => ++steps;
console.log(steps, bump(), bump() * 1.5, fraction, unset, [...counting(4)].join(), typeof steps);
console.log(steps.toFixed(1), steps ** 2, Math.max(steps, fraction), steps / 0, -unset, Object.is(-unset, -0));

const boxes: { at: number; label: string }[] = [3, 1, 2].map((at) => ({ at, label: `#${at}` }));
boxes.sort((a, b) => a.at - b.at);
boxes[0].at ||= 5;
boxes[1].at **= 3;
console.log(boxes, boxes.map(({ at }) => at / 4));

// Steps of a string's length: of constants, and of any string.
class Reader {
  at = 0;
  total = 2 ** 52;

  constructor(private readonly text: string) {}

  skip(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  addAll(word: string): void {
    for (let i = 0; i < 3; i++) this.total += word.length * 2 ** 30;
  }
}

const reader = new Reader("falsetruenull");
console.log(reader.skip("false"), reader.skip("true"), reader.skip("nil"), reader.at, "falsetruenull".charCodeAt(reader.at));
reader.addAll("x".repeat(1_000_001));
console.log(reader.total, reader.total + 1 === reader.total);
