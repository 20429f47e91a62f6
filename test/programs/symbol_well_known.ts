// Objects that become primitive values, tags, and classes that decide what their instances are: well-known symbols.
class Money {
  constructor(readonly amount: number, readonly unit: string) {}
  [Symbol.toPrimitive](hint: string): number | string {
    return hint === "number" ? this.amount : `${this.amount} ${this.unit}`;
  }
}
const m = new Money(5, "EUR");
console.log(`${m}`, +m, m + "", Number(m), String(m), "a" + m);
console.log(m > new Money(3, "EUR"), m < new Money(3, "EUR"));
const u: unknown = m;
console.log(String(u), Number(u), `${u}`);
class Celsius {
  constructor(private readonly degrees: number) {}
  [Symbol.toPrimitive](hint: "string" | "number" | "default"): string | number {
    switch (hint) {
      case "number":
        return this.degrees;
      case "string":
        return `${this.degrees} C`;
      default:
        return `d${this.degrees}`;
    }
  }
}
const c = new Celsius(20);
console.log(`${c}`, +c, c + "", Math.max(Number(c), 3), [c].join());
const lit = {
  [Symbol.toPrimitive](hint: string): string {
    return `lit ${hint}`;
  },
};
console.log(`${lit}`, lit + "", String(lit));
interface Prim {
  [Symbol.toPrimitive](hint: string): string | number;
}
const i: Prim = c;
console.log(`${i}`, +i, i + "");
const d = new Date(0);
console.log(d[Symbol.toPrimitive]("number"), +d, `${d}`, d + "", d < new Date(5));
class Queue {
  size = 1;
  get [Symbol.toStringTag](): string {
    return "Queue!";
  }
}
class Same {
  get [Symbol.toStringTag](): string {
    return "Same";
  }
}
class Field {
  readonly [Symbol.toStringTag] = "F";
}
class Sub extends Queue {}
console.log(new Queue(), String(new Queue()), `${new Queue()}`, new Same(), new Field(), String(new Field()), new Sub());
const tagged = { [Symbol.toStringTag]: "Lit", a: 1 };
console.log(tagged, String(tagged), { nested: { deep: { q: new Queue() } } });
console.log(Object.prototype.toString.call(new Queue()), Object.prototype.toString.call([]), Object.prototype.toString.call("s"));
console.log(Object.prototype.toString.call(null), Object.prototype.toString.call(undefined), Object.prototype.toString.call(1), Object.prototype.toString.call(() => 1), Object.prototype.toString.call(new Date(0)), Object.prototype.toString.call(new Map()), Object.prototype.toString.call({}), Object.prototype.toString.call(true), Object.prototype.toString.call(/a/), Object.prototype.toString.call(new Error("x")));
function typeName(v: unknown): string {
  return Object.prototype.toString.call(v).slice(8, -1);
}
console.log(typeName(new Set()), typeName(new Uint8Array(1)), typeName(Promise.resolve()), typeName(Symbol("x")), typeName(5n));
class Even {
  static [Symbol.hasInstance](value: unknown): value is number {
    return typeof value === "number" && value % 2 === 0;
  }
}
console.log((2 as unknown) instanceof Even, (3 as unknown) instanceof Even);
const tv: unknown = 4;
if (tv instanceof Even) console.log("even", tv + 1);
class Shape {
  static [Symbol.hasInstance](value: unknown): value is { area: number } {
    return typeof value === "object" && value !== null && "area" in value;
  }
}
const circle: object = { area: 3 };
if (circle instanceof Shape) console.log(circle.area);
console.log(circle instanceof Shape, ({} as object) instanceof Shape);
console.log(Object.prototype.hasOwnProperty.call({ a: 1 }, "a"), Object.prototype.hasOwnProperty.call({ a: 1 } as object, "b"));
