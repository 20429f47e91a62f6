// Dictionaries: index signatures and Records, the order of keys, in, delete, for-in, spreads.
const text = `the quick brown fox jumps over the lazy dog the fox`;
const counts: Record<string, number> = {};
for (const word of text.split(" ")) {
  counts[word] = (counts[word] || 0) + 1;
}
const counts2: { [word: string]: number } = {};
text.split(" ").forEach((w) => { counts2[w] = (counts2[w] ?? 0) + 1; });
console.log(counts);
const sorted = Object.entries(counts).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
for (const [word, count] of sorted) console.log(word.padEnd(8), "#".repeat(count), count);
console.log(Object.keys(counts2).length, Object.values(counts2).reduce((a, b) => a + b, 0));
if ("fox" in counts) console.log("fox!", counts["fox"], counts.fox);
delete counts["fox"];
console.log("fox" in counts, counts.fox === undefined);
const byLength: Record<number, string[]> = {};
for (const w of new Set(text.split(" "))) (byLength[w.length] ??= []).push(w);
console.log(byLength);
for (const k in byLength) console.log(k, byLength[k]);
const m: Record<string, number> = { z: 1, 10: 2, 2: 3, a: 4 };
m["1"] = 9;
console.log(m, JSON.stringify(m), Object.keys(m));
const inverted: Record<string, string> = {};
for (const [k, v] of Object.entries(m)) inverted[String(v)] = k;
console.log(inverted);
const copy: Record<string, number> = { ...m, extra: 5 };
console.log(copy);
const nested: Record<string, Record<string, number>> = { a: { x: 1 }, b: {} };
nested["b"]["y"] = 2;
nested.c = { q: 7 };
console.log(nested, Object.entries(nested).map(([k, v]) => k + Object.keys(v).join("")));

const inherited: Record<string, number> = { own: 1 };
console.log("toString" in inherited, "own" in inherited, "constructor" in inherited, "other" in inherited);
console.log(Object.hasOwn(inherited, "toString"), Object.keys(inherited));
inherited["valueOf"] = 2;
console.log(inherited["valueOf"] === 2);
