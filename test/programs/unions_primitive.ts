// Unions of primitives, null and undefined, narrowed by typeof and equality.
function show(value: string | number | boolean | null | undefined): string {
  if (value === undefined) return "undefined";
  if (value === null) return "null";
  if (typeof value === "string") return `text ${value.length}`;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return `number ${value + 1}`;
}
for (const value of ["abc", 41, true, false, null, undefined, "", 0]) console.log(show(value));
let either: string | number = "start";
console.log(either.length);
either = 5;
console.log(either + 1);
const mixed: (string | number)[] = [1, "two", 3];
let total = 0;
for (const item of mixed) total += typeof item === "number" ? item : item.length;
console.log(total, mixed);
function orZero(value?: number): number {
  return value || 0;
}
console.log(orZero(), orZero(0), orZero(3));
function isSame(a: string | number, b: string | boolean): boolean {
  return a === b;
}
console.log(isSame("x", "x"), isSame(1, true), isSame("y", "z"));
