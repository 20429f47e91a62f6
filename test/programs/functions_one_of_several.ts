// Calls of one of several functions that return what is stored in different ways.
class M { constructor(readonly n: number) {} toString(): string { return `M${this.n}`; } }
const fs = [() => new M(1), () => 4, () => "text", () => true, (): number | null => null] as const;
for (const f of fs) console.log(String(f()), typeof f());
type Op = ((a: number, b: number) => number) | ((a: number) => string) | (() => boolean);
const ops: Op[] = [(a, b) => a + b, (a: number) => `n${a}`, () => false];
for (const op of ops) { const r = op(1, 2); console.log(r, typeof r); }
const table: Record<string, (() => number) | (() => string)> = { one: () => 1, two: () => "2" };
for (const k of Object.keys(table)) console.log(k, table[k]());
const maybe: (() => number) | (() => string[]) | undefined = Object.keys(table).length > 1 ? () => ["x"] : undefined;
console.log(maybe?.());

// Functions of the library among them.
const ofLibrary = { abs: Math.abs, max: Math.max, min: Math.min, negative: (x: number) => -x, far: Math.hypot };
for (const name of Object.keys(ofLibrary) as (keyof typeof ofLibrary)[]) console.log(name, (ofLibrary[name] as (x: number) => number)(-3));
