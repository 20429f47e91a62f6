interface Shape {
  readonly area: number;
  width: number;
}
function rectangle(width: number, height: number): Shape & { height: number } {
  return {
    get area() {
      return this.width * this.height;
    },
    width,
    height,
  };
}
const r = rectangle(2, 3);
console.log(r.area, r.width);
r.width = 10;
console.log(r.area, r);
let calls = 0;
const counter = {
  _value: 1,
  get value(): number {
    calls++;
    return this._value;
  },
  set value(next: number) {
    this._value = next < 0 ? 0 : next;
  },
  get label() {
    return `value ${this.value}`;
  },
  increase(): void {
    this.value++;
    this.value += 2;
  },
};
counter.increase();
console.log(counter.value, counter.label, calls);
counter.value = -5;
console.log(counter.value, counter);
console.log(JSON.stringify(counter), Object.keys(counter), Object.entries(rectangle(1, 2)));
const source = {
  first: "a",
  last: "b",
  get full() {
    return `${this.first} ${this.last}`;
  },
};
const copy = { ...source, extra: true };
source.first = "x";
console.log(copy.full, source.full, copy, { ...source, full: "none" });
console.log("value" in counter, Object.hasOwn(counter, "label"));
class Fixed implements Shape {
  width = 4;
  get area(): number {
    return 16;
  }
}
const shapes: Shape[] = [r, new Fixed(), { area: 1, width: 1 }, { get area() { return 2; }, get width() { return 3; }, set width(value) { console.log("set", value); } }];
for (const shape of shapes) {
  shape.width = 7;
  console.log(shape.area, shape.width);
}
const lazy = (make: () => string) => {
  let made: string | null = null;
  return {
    get text(): string {
      made ??= make();
      return made;
    },
    get isMade(): boolean {
      return made !== null;
    },
  };
};
const l = lazy(() => "made".repeat(2));
console.log(l.isMade, l.text, l.isMade);
const onlyGetter: { count: number } = {
  get count() {
    return 1;
  },
};
try {
  onlyGetter.count = 2;
} catch (error) {
  console.log(error instanceof TypeError, (error as Error).message);
}
const words = {
  list: ["a"],
  get last(): string | undefined {
    return this.list.at(-1);
  },
  set last(text: string) {
    this.list.push(text);
  },
  get ["computed"](): number[] {
    return [1, 2];
  },
  get maker(): () => number {
    return () => this.list.length;
  },
};
words.last = "z";
console.log(words.last, words.list, words.computed, words.maker());
const { last, computed } = words;
console.log(last, computed);
const calculator = {
  total: 0,
  add(value: number) {
    this.total += value;
    return this;
  },
  double() {
    this.total *= 2;
    return this;
  },
};
console.log(calculator.add(2).double().add(1).total);
interface Maker {
  readonly make: () => string;
}
class Works implements Maker {
  get make(): () => string {
    return () => "made by a getter";
  }
}
const makers: Maker[] = [new Works(), { make: () => "made by a field" }, { get make() { return () => "made by a literal"; } }];
for (const maker of makers) console.log(maker.make());
const sink = {
  list: [1],
  set next(value: number) {
    this.list.push(value);
  },
};
sink.next = 4;
console.log(sink, Object.keys(sink), JSON.stringify(sink));
const pair = {
  set b(value: string) {
    console.log(value);
  },
  a: 1,
  get b() {
    return "b";
  },
};
pair.b = "set";
console.log(pair, Object.values(pair));
