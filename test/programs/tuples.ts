// Tuples: labels, optional members, in maps and returns, as keys by parts.
type Entry = [name: string, count: number, note?: string];
const entries: Entry[] = [["a", 1], ["b", 2, "second"]];
for (const [name, count, note] of entries) console.log(name, count, note ?? "-", entries.length);
function divide(a: number, b: number): [quotient: number, remainder: number] {
  return [Math.floor(a / b), a % b];
}
const [q, r] = divide(17, 5);
console.log(q, r, divide(9, 3), divide(1, 2)[1]);
const pair: [number, string] = [1, "x"];
pair[0]++;
pair[1] += "y";
console.log(pair, pair.length);
const frozen = [1, 2, 3] as const;
console.log(frozen[0] + frozen[2], frozen.length);
const mixed: [number, [string, boolean]] = [1, ["in", true]];
const [, [inner, flag]] = mixed;
console.log(inner, flag, mixed);

// An array taken for a tuple has to hold what the tuple needs; its optional elements may be missing.
function fraction(text: string): number {
  const [above, below] = text.split("/").map(Number) as [number, number?];
  return above / (below ?? 1);
}
console.log(fraction("3/4"), fraction("5"));
const [name, unit, note] = "length,m".split(",") as [string, string, string | undefined];
console.log(name, unit, note ?? "none");

// A tuple among other values where an array among others is wanted.
const styles = [
  ["plain", "none"],
  ["loud", ["bold", "red"]],
  ["counted", [1, 2]],
] as const;
function namesOf(style: string | readonly (string | number)[]): string {
  return typeof style === "string" ? style : style.map((one) => `<${one}>`).join("");
}
for (const [name, style] of styles) console.log(name, namesOf(style), namesOf(style as Parameters<typeof namesOf>[0]));
const ends: readonly [string, string] | undefined = styles.length > 5 ? undefined : ["first", "last"];
const joined = (list: readonly string[] | undefined): string => list?.join("+") ?? "none";
console.log(joined(ends));
