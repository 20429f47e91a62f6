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
