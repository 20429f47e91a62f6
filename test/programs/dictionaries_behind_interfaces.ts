// Dictionaries that go by an interface once nothing is known of them any more: what is thrown, kept as `unknown` or handed to
// `object`. Their entries are the members.

interface Problem {
  status: number;
  title: string;
  details?: string[];
}
const dict: Record<string, string | number> = { status: 404, title: "nf" };
try {
  throw dict;
} catch (e) {
  const p = e as Problem;
  console.log(p.status + 1, p.title.toUpperCase(), p.details);
  p.status = 5;
  console.log(dict.status, "status" in p, "details" in p);
}
const lists: Record<string, number[]> = { a: [1], b: [2] };
try {
  throw lists;
} catch (e) {
  const p = e as { a: number[]; keys?: number[] };
  p.a.push(7);
  console.log(lists, p.keys);
}
const run: { [k: string]: (n: number) => number } = { twice: (n) => n * 2, keys: (n) => n };
function call(x: unknown) {
  const t = x as { twice: (n: number) => number; keys: (n: number) => number };
  console.log(t.twice(4), t.keys(3));
}
call(run);
function viaObject(o: object) {
  if ("name" in o) console.log("named", o.name);
  else console.log("no name");
}
viaObject({ name: 1 });
viaObject(dict);
const named: Record<string, string> = { name: "x" };
viaObject(named);
class Box {
  inner: unknown = { deep: { more: dict } };
}
const b = new Box();
console.log((b.inner as { deep: { more: Problem } }).deep.more.title);
const many: unknown[] = [dict, { status: 1, title: "t" }];
const map = new Map<string, unknown>([["k", dict]]);
console.log((map.get("k") as Problem).status);
interface Err {
  code: string;
  info?: { retry: boolean };
}
function codeOf(e: unknown): string {
  return typeof e === "object" && e !== null && "code" in e ? (e as Err).code : "none";
}
console.log(
  codeOf(dict),
  codeOf({ code: "x" }),
  codeOf(JSON.parse('{"code":"y","info":{"retry":true}}')),
  codeOf(named),
  codeOf({ ...named, code: "z" }),
);
Promise.reject(dict).catch((e: Problem) => console.log(e.title, e.details));
const e: object = new Error("q"),
  e2: object = new Error("q", { cause: 1 });
console.log("cause" in e, "cause" in e2, "message" in e, "stack" in e);
interface Coded {
  code: string;
  nested?: { n: number };
}
function kind(error: unknown): string {
  if (error && typeof error === "object") {
    if ((error as Coded).code === "A") return "a";
    if (!(error as Coded).code) return "no code";
    return `other ${(error as Coded).code}` + ((error as Coded).nested ? "n" : "");
  }
  return "none";
}
const coded: Record<string, string> = { code: "A" };
console.log(
  kind({ code: "A" }),
  kind({}),
  kind({ code: "B" }),
  kind(3),
  kind(coded),
  kind(JSON.parse('{"code":"Q","nested":{"n":1}}')),
);
console.log(kind([1]), kind(new Map()), kind({ code: `${5}` }));
const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && typeof (value as Problem).status === "number";
console.log(isProblem({ a: 1 }), isProblem({ status: "x" }), isProblem(dict), isProblem([]), isProblem(new Error("x")));
