interface Opt { host?: string; port?: number; tls?: boolean }
const made: Opt = {};
made.tls = true;
made.port = 80;
console.log(made, JSON.stringify(made), Object.entries(made));
made.tls = undefined;
console.log(made, "tls" in made, Object.keys(made));
delete made.port;
console.log(made, "port" in made, Object.keys(made));
made.port = 81;
made.host = "h";
console.log(made, Object.values(made));
const defaults: Required<Opt> = { tls: false, port: 1, host: "d" };
function merge(o: Opt): Required<Opt> { return { ...defaults, ...o }; }
console.log(merge({ port: 2 }), merge({ host: "x", tls: true }));
console.log({ type: "cfg", ...merge({}), extra: 1 });
const both = { ...{ b: 1, a: 2 }, mid: 0, ...{ z: 1, a: 5, y: 2 } };
console.log(both);
const parsed = JSON.parse('{"port": 3, "host": "q"}') as Opt;
console.log(parsed, JSON.stringify({ ...parsed, tls: true }));
const p2: { a: number; b: { d: number; c: number } } = JSON.parse('{"b": {"c": 1, "d": 2}, "a": 7}');
console.log(p2, JSON.stringify(p2), structuredClone(p2));
const maybe: Opt | null = merge({}).port > 5 ? made : null;
console.log({ ...maybe, k: 1 }, { ...made, k: 1 });
const { host, ...others } = { tls: true, host: "1", port: 5 } as Opt;
console.log(host, others);
const dict: Record<string, unknown> = { ...made };
console.log(dict);
const dict2: Record<string, string | number | boolean | undefined> = { x: 1, ...made, y: 2 };
console.log(dict2);
Object.assign(made, { host: "n" });
console.log(made);
const e: Opt = {};
Object.assign(e, { tls: true, host: "n" });
console.log(e);
e.port ??= 9; e.port ??= 10;
console.log(e);
const { ...copy } = e; console.log(copy);
[e.port, e.host] = [1, undefined]; console.log(e);
class Node2 { left?: Node2; right?: Node2; constructor(public v: number) {} }
const n = new Node2(1); n.right = new Node2(2);
console.log(n, Object.keys(n), "left" in n, JSON.stringify(n));
interface L { v: number; next?: L; prev?: L }
const l1: L = { v: 1 }; const l2: L = { v: 2, prev: l1 }; l1.next = l2;
console.log(l1, l2); delete l2.prev; l2.next = { v: 3 }; l2.prev = undefined; console.log(l1, "prev" in l2);
const key = "tls" as keyof Opt; const t: Opt = { host: "a", tls: true, port: 4 }; delete t[key]; console.log(t); t[key] = false as never; console.log(t);
for (const k in t) console.log(k);
console.log(Object.hasOwn(t, "host"), Object.fromEntries(Object.entries(t)));
const frozen = Object.freeze({ ...t, q: 1 }); console.log(frozen, Object.isFrozen(frozen), { ...frozen });
function set(o: { a?: number; b?: number }) { o.b = (o.a = 1) + 1; return o; }
console.log(set({}), set({ b: 4 }));
try { const u: { n: number } = { ...{ n: 1 }, ...({ n: undefined } as { n?: number }) }; console.log(u.n === undefined); } catch (x) { console.log("true"); }
const s2: { n: number; s?: string } = { ...{ n: 1, s: "a" }, ...({ s: undefined } as { s?: string }) }; console.log(s2);

// More orders than a page of memory holds.
const sevenNames = ["a", "b", "c", "d", "e", "f", "g"] as const;
type Many = Partial<Record<(typeof sevenNames)[number], number>>;
let misplaced = 0;
const walk = (left: readonly (typeof sevenNames)[number][], taken: (typeof sevenNames)[number][]): void => {
  if (left.length === 0) {
    const made: Many = {};
    for (const name of taken) made[name] = 1;
    if (Object.keys(made).join("") !== taken.join("")) misplaced++;
    return;
  }
  for (const name of left) walk(left.filter((one) => one !== name), [...taken, name]);
};
walk(sevenNames, []);
console.log(misplaced);
// What a cast lets a literal leave out is not there until it is assigned, and comes in that order.
type Part = "head" | "body" | "foot";
const parts = {} as Record<Part, number>;
console.log(Object.keys(parts), parts, "head" in parts);
parts.foot = 1;
parts.head = 2;
console.log(parts, "head" in parts, "body" in parts, JSON.stringify(parts));
for (const part in parts) console.log(part);
const byPart = {} as Record<Part, { size: number }>;
for (const part of ["foot", "body"] as const) byPart[part] = { size: part.length };
byPart.foot = { size: 0 };
console.log(byPart, Object.entries(byPart), Object.values(byPart).length);
interface Settings { host: string; port: number; secure: boolean }
const settings = {} as Settings;
settings.port = 1;
settings.host = "h";
settings.port++;
console.log(settings, Object.keys(settings));
const started = { secure: true } as Settings;
Object.assign(started, { port: 3 });
started.host = "last";
console.log(started);
function counted<T extends string>(names: readonly T[]): Record<T, number> {
  const counts = {} as Record<T, number>;
  for (const name of names) counts[name] = (counts[name] ?? 0) + name.length;
  return counts;
}
console.log(counted(["zz", "y", "zz"]), Object.keys(counted(["q"])));

// Names of any kind.
const suits: Partial<Record<"♥" | "♠" | "é", number>> = {};
suits["♠"] = 1;
suits["♥"] = 2;
suits["é"] = 3;
console.log(suits, Object.keys(suits), "♥" in suits);
delete suits["♠"];
suits["♠"] = 4;
console.log(JSON.stringify(suits));
const signs: { $b?: number; $a?: number; "2d"?: number; "-x"?: number } = {};
signs["-x"] = 1;
signs["2d"] = 2;
signs.$a = 3;
signs.$b = 4;
console.log(signs);

// A dictionary cast to a type of members.
const tallies = Object.fromEntries(["minus", "plus", "dot"].map((name) => [name, name.length])) as Record<
  "dot" | "minus" | "plus",
  number
>;
console.log(tallies, Object.keys(tallies));

interface Book {
  readonly title: string;
  readonly tags?: readonly string[];
  readonly year?: number;
}
// What the source may lack comes where the literal gives it.
function catalogued(book: Book, id: number, tags?: readonly string[]): void {
  const made = { ...book, id, tags };
  console.log(JSON.stringify(made), made, Object.keys(made));
  const tagged = { ...book, id, tags: tags ?? [] };
  console.log(JSON.stringify(tagged), Object.keys(tagged));
  const dated = { ...book, id, year: 5 };
  console.log(JSON.stringify(dated), Object.keys(dated));
}
catalogued({ title: "a" }, 1);
catalogued({ title: "a" }, 1, ["x"]);
catalogued({ title: "a", tags: ["z"] }, 1, ["x"]);
catalogued({ title: "a", tags: ["z"], year: 1 }, 2);
