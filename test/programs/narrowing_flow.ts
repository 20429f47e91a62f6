// Narrowing by control flow: early returns, loops, assignments, logical operators.
function trimmed(value: string | null | undefined): string {
  if (!value) return "(empty)";
  return value.trim();
}
console.log(trimmed(" a "), trimmed(""), trimmed(null), trimmed(undefined));
interface Link {
  name: string;
  next?: Link;
}
const chain: Link = { name: "a", next: { name: "b", next: { name: "c" } } };
let link: Link | undefined = chain;
const names: string[] = [];
while (link) {
  names.push(link.name);
  link = link.next;
}
console.log(names);
function both(a: number | null, b: number | null): number {
  return a !== null && b !== null ? a + b : (a ?? b ?? -1);
}
console.log(both(1, 2), both(null, 2), both(1, null), both(null, null));
function describe(value: number | string | number[]): string {
  if (typeof value === "object") return `list of ${value.length}`;
  return typeof value === "number" ? value.toFixed(1) : value.toUpperCase();
}
console.log(describe(2), describe("x"), describe([1]));
const unknowns: unknown[] = [1, "s", null, new Error("e"), [1, 2], true];
for (const value of unknowns) {
  if (typeof value === "number") console.log(value + 1);
  else if (typeof value === "string") console.log(value.length);
  else if (value instanceof Error) console.log(value.message);
  else if (Array.isArray(value)) console.log("array");
  else console.log(value === null, value);
}
