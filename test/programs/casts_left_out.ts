// Literals of which a cast lets members out, that are filled and asked later; lists of what is not known.
const o = { a: [] } as Record<string, unknown>;
if (Array.isArray(o.a)) o.a.push(1, 2);
console.log(o);
interface Config { host: string; port: number; tags: string[]; on: boolean; inner?: { x: number } }
const c = {} as Config;
c.host = "h";
console.log(c);
c.port = 80;
c.tags = ["a"];
console.log(c, c.on);
c.on ??= true;
c.tags ??= [];
console.log(c);
const part = { host: "q" } as Config;
part.port ??= 99;
part.port ||= 3;
console.log(part, Object.keys(part), "on" in part, part.on === undefined, JSON.stringify(part));
const acc = [["a", 1], ["b", 2]].reduce((o, [k, v]) => ({ ...o, [k]: v }), {} as Record<string, unknown>);
console.log(acc);
class W { opts = {} as Config; state = {} as { n: number; m: Map<string, number> };
  set(k: string) { this.state.m ??= new Map(); this.state.m.set(k, 1); this.state.n = (this.state.n ?? 0) + 1; } }
const w = new W(); w.set("a"); w.set("b"); console.log(w);
function make<T>(): T { return {} as T; }
const z = make<Config>(); z.host = "1"; console.log(z);

const open: Record<string, unknown> = { list: [], typed: [1] };
(open.typed as number[]).push(2);
console.log(open);
function anything(value: unknown): void {
  if (Array.isArray(value)) value.push("more");
  console.log(value);
}
anything([]);
