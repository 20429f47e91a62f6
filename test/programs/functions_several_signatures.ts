// Types with several call signatures: a call passes all that its own signature has, and gives what that gives.

function conv(a: string): number;
function conv(a: number, b: number): string;
function conv(a: string | number, b?: number): number | string { return typeof a === "string" ? a.length : `${a}:${b}`; }
const c = conv;
console.log(c("abc"), c(1, 2));
interface Conv { (a: string): number; (a: number, b: number): string }
const d: Conv = conv;
console.log(d("abcd").toFixed(1), d(3, 4).toUpperCase());
const table: { conv: Conv; other: (x: number, y: number) => string } = { conv, other: conv };
console.log(table.conv(5, 6), table.conv("x"), table.other(7, 8));
function apply(f: (a: number, b: number) => string): string { return f(9, 10); }
console.log(apply(conv), apply(d));
type Get = { (key: "n"): number; (key: "s"): string; (key: "m", fallback: boolean): boolean };
const get: Get = ((key: string, fallback?: boolean) => (key === "n" ? 1 : key === "s" ? "text" : fallback)) as Get;
const n: number = get("n"); const s: string = get("s"); const b: boolean = get("m", true);
console.log(n + 1, s + "!", !b);
class Logger { log: { (msg: string): void; (level: number, msg: string): void } = (a: string | number, b?: string) => { console.log(typeof a === "number" ? `[${a}] ${b}` : a); }; }
new Logger().log("plain"); new Logger().log(2, "leveled");
interface Each { (list: string[], f: (x: string) => void): void; (count: number, f: (i: number) => void): void }
const each: Each = (a: string[] | number, f: ((x: string) => void) | ((i: number) => void)): void => { if (typeof a === "number") for (let i = 0; i < a; i++) (f as (i: number) => void)(i); else a.forEach(f as (x: string) => void); };
each(["p", "q"], (x) => console.log(x.toUpperCase())); each(2, (i) => console.log(i + 1));
interface AddAny { (f: () => void): number; (name: string, f?: () => void): number; (name: string, n: number, f?: () => void): number }
const add: AddAny = (first: string | (() => void), second?: number | (() => void), third?: () => void): number => {
  const run = typeof first === "function" ? first : typeof second === "function" ? second : third;
  run?.();
  return run ? 1 : 0;
};
console.log(add("x", () => console.log("ran")), add(() => console.log("r2")), add("y", 3, () => console.log("r3")), add("z"));
const both = Object.assign(((first: string | (() => void), second?: number | (() => void), third?: () => void): number => { const run = typeof first === "function" ? first : typeof second === "function" ? second : third; run?.(); return run ? 1 : 0; }) as AddAny, { only: 1 });
console.log(both("x", () => console.log("ran")), both(() => console.log("r2")), both("y", 3, () => console.log("r3")), both("z"));
type Listener = { (event: "open"): void; (event: "data", chunk: string, ...rest: number[]): void };
const calls: string[] = [];
const told: Listener = (event: string, chunk?: string, ...rest: number[]) => { calls.push(`${event}:${chunk}:${rest.join("+")}`); };
told("open"); told("data", "x"); told("data", "y", 1, 2);
console.log(calls);
type Fmt = { (v: number): string; (v: Date, utc?: boolean): string };
const fmts: Record<string, Fmt> = { iso: (v: number | Date, utc?: boolean) => (typeof v === "number" ? v.toFixed(1) : v.toISOString() + String(utc)) };
console.log(fmts.iso(1), fmts.iso(new Date(0)), fmts.iso(new Date(0), true));
function use(f: Fmt): string { return f(5) + f(new Date(1)); }
console.log(use(fmts.iso), use((v) => typeof v));
const list = [1, 2, 3].map(fmts.iso as (v: number) => string);
console.log(list);
interface Take { <T>(list: T[]): T | undefined; <T>(list: T[], n: number): T[] }
function takeImpl<T>(list: T[]): T | undefined;
function takeImpl<T>(list: T[], n: number): T[];
function takeImpl<T>(list: T[], n?: number): T | T[] | undefined { return n === undefined ? list[0] : list.slice(0, n); }
const take: Take = takeImpl;
console.log(take(["a", "b", "c"]), take(["a", "b", "c"], 2));
