class Base {
  static readonly log: string[] = [];
  static {
    Base.log.push("first");
  }
  static x = Base.log.length;
  static {
    this.log.push(`second ${this.x}`);
  }
  accessor size = 3;
  static accessor total = 1;
  greet(): string {
    return "base";
  }
}
class Derived extends Base {
  override greet(): string {
    return `derived ${super.greet()}`;
  }
}
console.log(Base.log, new Derived().greet(), new Base().size);
const b = new Derived();
b.size += 4;
Base.total++;
console.log(b.size, Base.total, b, JSON.stringify(b), Object.keys(b), { ...b });
const config = { port: 80, host: "x" } satisfies { port: number; host: string };
console.log(config.port, config);
class Range {
  constructor(private readonly from: number, private readonly to: number) {}
  *[Symbol.iterator](): Generator<number> {
    for (let i = this.from; i < this.to; i++) yield i;
  }
}
console.log([...new Range(1, 4)], Math.max(...new Range(2, 6)));
class Ticker {
  async *[Symbol.asyncIterator](): AsyncGenerator<number> {
    yield 1;
    yield 2;
  }
}
for await (const one of new Ticker()) console.log(one);
