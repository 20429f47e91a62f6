// Objects of unknown types as records: deep comparison and its like.
function deepEqual(a: unknown, b: unknown): boolean { if (a === b) return true; if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false; if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((x, i) => deepEqual(x, b[i])); const ka = Object.keys(a), kb = Object.keys(b); return ka.length === kb.length && ka.every(k => deepEqual((a as Record<string, unknown>)[k], (b as Record<string, unknown>)[k])); }
console.log(deepEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), deepEqual([1], [2]));
function csv(text: string): Record<string, string>[] { const [head, ...lines] = text.trim().split("\n"); const cols = head.split(","); return lines.map(l => { const cells = l.split(","); return Object.fromEntries(cols.map((c, i) => [c, cells[i] ?? ""])); }); }
console.log(csv("name,age\nann,30\nbob,25\n"));
function md(src: string): string { return src.split("\n").map(l => l.startsWith("# ") ? `<h1>${l.slice(2)}</h1>` : l.startsWith("- ") ? `<li>${l.slice(2)}</li>` : l ? `<p>${l.replace(/\*\*(.+?)\*\*/g, "<b>$1</b>").replace(/_(.+?)_/g, "<i>$1</i>")}</p>` : "").join("\n"); }
console.log(md("# Hi\n\n- one\nsome **bold** and _it_"));
const chunk = <T>(xs: readonly T[], n: number): T[][] => xs.length ? [xs.slice(0, n), ...chunk(xs.slice(n), n)] : []; console.log(chunk([1, 2, 3, 4, 5], 2));
const zip = <A, B>(a: A[], b: B[]): [A, B][] => a.slice(0, Math.min(a.length, b.length)).map((x, i) => [x, b[i]]); console.log(zip([1, 2], ["a", "b", "c"]));
const range = (n: number, m?: number): number[] => m === undefined ? [...Array(n).keys()] : Array.from({ length: m - n }, (_, i) => n + i); console.log(range(3), range(2, 5));
const uniq = <T,>(xs: T[]) => [...new Set(xs)]; console.log(uniq([1, 1, 2]), uniq(["a", "a"]));
const partition = <T,>(xs: T[], p: (x: T) => boolean): [T[], T[]] => xs.reduce<[T[], T[]]>(([y, n], x) => p(x) ? [[...y, x], n] : [y, [...n, x]], [[], []]); console.log(partition([1, 2, 3, 4], x => x % 2 === 0));
const debounceLog: string[] = []; const timer = setTimeout(() => debounceLog.push("late"), 5); clearTimeout(timer); setTimeout(() => console.log(debounceLog, "end"), 10);

// Objects that are made on the way and filled later.
function put(target: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const names = path.split(".");
  const last = names.pop();
  let current = target;
  for (const name of names) {
    if (typeof current[name] !== "object") current[name] = {};
    current = current[name] as Record<string, unknown>;
  }
  if (last) current[last] = value;
  return target;
}
console.log(put(put({}, "a.b.c", 1), "a.b.d", [2]));
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function merged<T>(target: T, source: Partial<T>): T {
  if (!isRecord(target) || !isRecord(source)) return source as T;
  const result = { ...target } as Record<string, unknown>;
  for (const key in source) {
    const [old, given] = [result[key], source[key] as unknown];
    result[key] = isRecord(old) && isRecord(given) ? merged(old, given) : given;
  }
  return result as T;
}
const saved: unknown = { name: "n", place: { city: "x" } };
console.log(merged(saved, { place: { zip: "1" } } as Partial<unknown>), merged({ a: { b: 1 } }, { a: { b: 2 } }));
function ownKeys<T>(value: T): string[] {
  const names: string[] = [];
  for (const name in value) if (Object.prototype.hasOwnProperty.call(value, name)) names.push(name);
  return names;
}
console.log(ownKeys({ a: 1, b: 2 }), ownKeys(["x"]));
