// Spreads under a condition, and what void calls give to ?? and &&.
function build(body: string | undefined, admin: boolean, n: number) { return { id: 1, ...(body !== undefined && { body }), ...(admin ? { role: "admin", level: n } : {}), ...(n && { n }), ...(n > 1 ? { big: true } : null) }; }
console.log(build("x", true, 0), build(undefined, false, 2), build("y", false, 3), Object.keys(build(undefined, true, 3)));
interface Req { url: string; body?: string; headers: Record<string, string> } 
const req = (url: string, body?: string): Req => ({ url, headers: { accept: "*", ...(body && { length: `${body.length}` }) }, ...(body && { body }) }); console.log(req("/"), req("/p", "abc"));
const extra: { x: number } | undefined = build("", true, 1).id ? { x: 1 } : undefined; console.log({ ...extra, ...(extra && { y: extra.x }) });
class A { go(n: number): void { console.log("go", n); } }
const m = new Map<string, A>([["a", new A()]]);
function hit(k: string) { m.get(k)?.go(1) ?? console.log("no", k); }
hit("a"); hit("b");
function w(): void {} 
console.log(w() ?? "dflt");
const r = m.get("a")?.go(2) ?? 5; console.log(r);
const say = (s: string): void => console.log(s); let on = true;
const g = () => on && say("and"), h = () => on || say("or"), k = (x?: number) => x ?? say("nullish"); g(); h(); k(); k(1); on = false; g(); h();
console.log(g(), k(3));
const prec: { readonly [op: string]: readonly [level: number, right?: boolean] } = { "+": [1], "^": [3, true] };
const [p, right = false] = prec["+"]; console.log(p, right);
setTimeout((a: number, b: string) => console.log(a, b), 60, 1, "x"); setTimeout(console.log, 1, "log", 2);
const delay = <T>(ms: number, value: T): Promise<T> => new Promise((resolve) => setTimeout(resolve, ms, value));
delay(30, "v").then((v) => console.log(v)); const t = setInterval((n: number) => { console.log(n); clearInterval(t); }, 90, 7);
