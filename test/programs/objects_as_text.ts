class Money {
  constructor(
    readonly amount: number,
    readonly currency: string,
  ) {}
  toString(): string {
    return `${this.amount} ${this.currency}`;
  }
  valueOf(): number {
    return this.amount;
  }
  toJSON(): unknown {
    return { money: this.amount };
  }
}
class Plain {
  x = 1;
}
const m = new Money(5, "EUR");
const n = new Money(7, "EUR");
console.log(`${m}`, String(m), "" + m, m + "!", m < n, m > n, [m, n].join("; "));
console.log(JSON.stringify({ m, list: [m] }), `${new Plain()}`);
console.log(+m, Number(n), m.valueOf() + n.valueOf());
interface Textual {
  toString(): string;
}
const t: Textual = m;
console.log(`${t}`, t.toString(), String(t));
const u: unknown = n;
console.log(`${u}`, String(u));
const lit = {
  name: "lit",
  toString() {
    return `<${this.name}>`;
  },
};
console.log(`${lit}`, "x" + lit);
const v = {
  n: 4,
  valueOf() {
    return this.n;
  },
};
console.log(+v, `${v.valueOf()}`);
const when = new Date(0);
console.log(+when, when > new Date(-1), JSON.stringify({ when }));
{
  const d: Record<string, number> = Object.create(null);
  try {
    console.log(String(d));
  } catch (e) {
    console.log((e as Error).message);
  }
  d.a = 1;
  try {
    console.log(`${d}`);
  } catch (e) {
    console.log((e as Error).message);
  }
  try {
    console.log("x" + d);
  } catch (e) {
    console.log((e as Error).message);
  }
  const g = /(?<x>a)/.exec("a")?.groups;
  try {
    console.log(String(g));
  } catch (e) {
    console.log((e as Error).message);
  }
  const e: Record<string, number> = { a: 1 };
  console.log(String(e), `${e}`);
  function* gen(): Generator<number> {
    yield 1;
  }
  async function* ag(): AsyncGenerator<number> {
    yield 1;
  }
  console.log(
    Object.prototype.toString.call(gen()),
    Object.prototype.toString.call(ag()),
    Object.prototype.toString.call(d),
  );
}
