// Functions that only read their arrays, and predicates about this.
interface Shape { area(): number }
class Sq implements Shape { constructor(public s: number) {} area() { return this.s * this.s; } }
class Ci implements Shape { constructor(public r: number) {} area() { return 3 * this.r; } }
const shapes = [new Sq(1), new Ci(2)];
function total(list: Shape[]): number { return list.reduce((sum, one) => sum + one.area(), 0); }
function show(list: Shape[], depth: number): void { if (depth === 0) return; for (const s of list) console.log(s.area()); show(list, depth - 1); console.log(list.length, total(list), list); }
show(shapes, 1); show([new Sq(1)].slice(), 1); const sqs = [new Sq(5)]; show(sqs, 2);
class Report { print(list: Shape[]): string { return list.map((s) => s.area()).join(); } }
class Loud extends Report { override print(list: Shape[]): string { return super.print(list) + "!" + list[0].area(); } }
const rep: Report = new Loud(); console.log(rep.print(sqs));
const biggest = (list: Shape[]): Shape | undefined => [...list].sort((a, b) => b.area() - a.area())[0]; console.log(biggest(shapes)?.area());
class Sum { readonly all: number; constructor(list: Shape[]) { this.all = total(list); } } console.log(new Sum(shapes).all);
class FileSystemObject {
  isFile(): this is FileRep { return this instanceof FileRep; }
  isDirectory(): this is Directory { return this instanceof Directory; }
  isNetworked(): this is Networked & this { return this.networked; }
  constructor(public path: string, private networked: boolean) {}
}
class FileRep extends FileSystemObject { constructor(path: string, public content: string) { super(path, false); } }
class Directory extends FileSystemObject { children: FileSystemObject[] = []; }
interface Networked { host: string }
for (const fso of [new FileRep("foo/bar.txt", "foo"), new Directory("d", false)] as FileSystemObject[]) {
if (fso.isFile()) console.log(fso.content); else if (fso.isDirectory()) console.log(fso.children); else if (fso.isNetworked()) console.log("net"); }
class Box<T> { value?: T; hasValue(): this is { value: T } { return this.value !== undefined; } }
const box = new Box<string>(); if (box.hasValue()) console.log("no"); box.value = "Gameboy"; if (box.hasValue()) console.log(box.value.length);
class Opt<T> { constructor(readonly v: T | undefined) {} isSome(): this is Some<T> { return this.v !== undefined; } } class Some<T> extends Opt<T> { constructor(override readonly v: T) { super(v); } get() { return this.v; } }
const o: Opt<number> = new Some(3); if (o.isSome()) console.log(o.get());
function assertDefined<T>(val: T, name?: string): asserts val is NonNullable<T> { if (val === undefined || val === null) throw new Error(`Expected '${name}' to be defined, but received ${val}`); }
function f(k: number) { const q: number | undefined = [1].find((v) => v === k); assertDefined(q, "q"); return q + 1; }
try { console.log(f(1)); f(2); } catch (e) { console.log((e as Error).message); }
function g<T>(x: T): NonNullable<T> { if (x == null) throw new Error("null"); return x; }
console.log(g(3 as number | null), g<string | undefined>("a"));
