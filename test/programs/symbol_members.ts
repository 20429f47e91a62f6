// Members that symbols name: unions of keys, accessors, literals, dictionaries, reflection, conversions.
// unions of keys
const A = Symbol("a");
const B = Symbol("b");
interface Both {
  [A]: number;
  [B]?: string;
  plain: boolean;
}
function pick(o: Both, k: typeof A | typeof B | "plain"): unknown {
  return o[k];
}
const both: Both = { [A]: 1, plain: true };
console.log(pick(both, A), pick(both, B), pick(both, "plain"), both);
both[B] = "set";
console.log(both, B in both);
delete both[B];
console.log(both, B in both);
const frozen = Object.freeze({ [A]: 1, x: 2 });
console.log(frozen);
// nested printing
console.log({ a: { [A]: { [B]: [1, 2] } }, list: [A, B] });
class Keys {
  static readonly secret: unique symbol = Symbol("acct");
}
class Account {
  [Keys.secret] = 1;
  get [A](): string {
    return "getter";
  }
  set [A](value: string) {
    console.log("set", value);
  }
}
const acct = new Account();
acct[A] = "v";
console.log(acct, acct[Keys.secret], acct[A]);
const lit = {
  get [A](): number {
    return 5;
  },
  [B](): string {
    return "m";
  },
  f: 1,
};
console.log(lit, lit[A], lit[B]());
// dictionaries by PropertyKey
const table: Record<PropertyKey, number> = { x: 1, [A]: 2, 3: 4 };
table[B] = 5;
console.log(table, table["x"], table[A], table[3], Object.keys(table), Object.entries(table));
const keys: PropertyKey[] = ["x", A, 3, Symbol("none")];
for (const k of keys) console.log(String(k), k in table, table[k]);
const spread = { ...table };
console.log(spread, Object.getOwnPropertySymbols(spread).map(String));
delete table[A];
console.log(table, A in table);
interface Meta {
  [key: symbol]: string;
}
const meta: Meta = { [A]: "one" };
meta[B] = "two";
for (const s of Object.getOwnPropertySymbols(meta)) console.log(s, meta[s]);
function key(): symbol {
  const local = Symbol("local");
  return local;
}
console.log(key() === key(), key().description);
// optional chains and assertions
const maybe: Both | undefined = Date.now() > 2 ? both : undefined;
console.log(maybe?.[A], (both as { [A]: number })[A]);
const u: unknown = both;
if (typeof u === "object" && u !== null && A in u) console.log("has A");
console.log(Object.is(A, A), A == A, [A].includes(A), [A, B].indexOf(B));
const sorted = [B, A].sort((x, y) => (x.description ?? "").localeCompare(y.description ?? ""));
console.log(sorted);
const weak = new Map<object | symbol, number>([[both, 1], [A, 2]]);
console.log(weak.get(A));
try {
  console.log(Number(A as unknown));
} catch (e) {
  console.log(String(e));
}
try {
  const x: unknown = A;
  console.log(`${x}`);
} catch (e) {
  console.log(String(e));
}
try {
  console.log(["a", A].join());
} catch (e) {
  console.log(String(e));
}
try {
  structuredClone(A);
} catch (e) {
  console.log((e as Error).name, (e as Error).message);
}
console.log("%s and %o", A, 1);
console.log(typeof A, A ? "truthy" : "falsy", !A);
const fn = { [A]: () => 1, *[Symbol.iterator]() { yield 1; yield 2; } };
console.log([...fn], fn[A]());
function isKey(x: unknown): x is PropertyKey {
  return typeof x === "string" || typeof x === "number" || typeof x === "symbol";
}
console.log([1, "a", A, {}, null].filter(isKey));
const x2: string | number | symbol = Date.now() < 2 ? "s" : A;
switch (typeof x2) {
  case "symbol":
    console.log("sym", x2.description);
    break;
  default:
    console.log("other");
}
