// What stands in brackets runs once, in its place, also where its type says the name; `in` finds what objects inherit.
const log: string[] = [];
const t = <T>(s: string, v: T): T => {
  log.push(s);
  return v;
};
const o = { [t("k1", "a" as const)]: t("v1", 1), [t("k2", "b" as const)]: t("v2", 2), c: t("v3", 3) };
const { [t("k3", "a" as const)]: x, ...rest } = o;
let y: number;
({ [t("k4", "b" as const)]: y } = o);
console.log(o[t("k5", "a" as const)], x, y, rest);
o[t("k6", "a" as const)] = t("v6", 6);
o[t("k7", "b" as const)] += t("v7", 7);
o[t("k8", "c" as const)]++;
console.log(t("k9", "a" as const) in t("o9", o), log.join(" "), o);
const d: Record<string, number> = { [t("d1", "p" as const)]: 1, [t("d2", "q")]: 2 };
delete d[t("d3", "p" as const)];
d[t("d4", "z" as const)] = 3;
const opt: { a?: number } = { a: 1 };
delete opt[t("d5", "a" as const)];
console.log(d, opt, log.slice(-5));
const arr = [1, 2, 3];
console.log(
  arr.map((v, i) => {
    if (i === 0) arr.pop();
    return v;
  }).length,
);
const e = new Error("x");
console.log(
  "cause" in e,
  "cause" in new Error("y", { cause: 1 }),
  "message" in e,
  "stack" in e,
  "name" in e,
  "toString" in e,
);
const u: unknown = e;
if (typeof u === "object" && u !== null)
  console.log("message" in u, "code" in u, "stack" in u, "name" in u, "toString" in u);
class B {
  get g(): number {
    return 1;
  }
  m(): number {
    return 2;
  }
  f = 1;
  static s = 1;
}
const b: unknown = new B();
if (typeof b === "object" && b !== null)
  console.log("g" in b, "m" in b, "f" in b, "z" in b, "toString" in b, "constructor" in b);
const bb = new B();
console.log("g" in bb, "m" in bb, "f" in bb);
try {
  const q: number[] = [];
  q.length = 2 ** 32;
} catch (err) {
  console.log((err as Error).message);
}

// The key says which of several types a value is of.
interface Person { name: string; age: number; at: { x: number } }
const setter = <T>() => <K extends keyof T>(key: K) => (t: T, v: T[K]): T => ({ ...t, [key]: v });
const person: Person = { name: "a", age: 1, at: { x: 1 } };
console.log(setter<Person>()("age")(person, 5), setter<Person>()("at")(person, { x: 9 }), person);
