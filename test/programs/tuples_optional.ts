// A tuple has as many elements as it was given, also where its type lets some of them out.
const t = [1] as [number, string?];
console.log(t, t.length, JSON.stringify(t), [...t], t[1], t[1] === undefined);
type Range = [start: number, end?: number];
function show([a, b = 9]: Range): string {
  return `${a}-${b}`;
}
console.log(show([1]), show([1, 2]));
const r: Range = [3];
const [x, y] = r;
console.log(x + 1, y, r.length, r);
r[1] = 7;
console.log(r, r[1] + 1, r.length);
const rs: Range[] = [[1], [2, 3]];
for (const [s, e] of rs) console.log(s, e ?? "open", e !== undefined ? e - s : -1);
console.log(
  rs.map((q) => q.length),
  rs.map(([s]) => s * 2),
);
function logged<A extends unknown[], R>(fn: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    console.log("args", args, args.length);
    return fn(...args);
  };
}
const add = logged((a: number, b?: number) => a + (b ?? 10));
console.log(add(1), add(1, 2));
function greet(name: string, greeting = "hello", punct?: string): string {
  return `${greeting}, ${name}${punct ?? "."}`;
}
const g = logged(greet);
console.log(g("a"), g("a", "hi"), g("a", "hi", "!"));
function rest(...args: [level: string, count?: number]): string {
  return `${args[0]}:${args[1] ?? "none"} ${args.length}`;
}
console.log(rest("a"), rest("b", 2));
type P = Parameters<typeof greet>;
const p: P = ["z"];
console.log(greet(...p), p.length, p);
if (r.length === 2) console.log("two", r[1] + 1);
if (t[1] !== undefined) console.log(t[1].length);
else console.log("no");
const u: [number, string?] | null = [4, "q"];
console.log(u?.[1], u[0] + 1);
const m = new Map<string, [number, string?]>([
  ["a", [1]],
  ["b", [2, "x"]],
]);
for (const [k, [n, s]] of m) console.log(k, n, s);
console.log(m);
let opt: [number?, string?] = [];
console.log(opt, opt.length);
opt = [1];
console.log(opt, opt[0]);
const obj: { pos: [x: number, y: number, z?: number] } = { pos: [1, 2] };
const {
  pos: [px, py, pz = 0],
} = obj;
console.log(px + py + pz, obj);
function debounce<A extends unknown[]>(fn: (...args: A) => void): { (...args: A): void; calls: number } {
  const d = Object.assign(
    (...args: A) => {
      d.calls++;
      fn(...args);
    },
    { calls: 0 },
  );
  return d;
}
const d = debounce((a: string, b?: number) => console.log(a, b));
d("x");
d("y", 1);
console.log(d.calls);

type Row = [id: number, tags?: string[], more?: { depth: number }];
const rows: Row[] = [[1], [2, ["a"]], [3, ["b", "c"], { depth: 4 }]];
for (const [id, tags = [], { depth } = { depth: -1 }] of rows) console.log(id, tags.length, depth);
for (const [id, [leading = "none"] = []] of rows) console.log(id, leading);
let [number, texts = ["x"]] = rows[0];
[number, texts = ["y"]] = rows[1];
console.log(number, texts);
