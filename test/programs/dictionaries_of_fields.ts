// Objects with fields where dictionaries are wanted: the same object, read and written by its names.
type Texts = { [name: string]: string };
type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
const known = { kind: "x", other: "1" };
const texts: Texts = known;
texts["kind"] = "changed";
console.log(known.kind, texts["kind"], texts["none"], Object.keys(texts), "kind" in texts, "none" in texts, texts);
const json: Json = { kind: "y", list: [1, { deep: null }] };
const asJson: Json = known;
console.log(json, asJson, typeof asJson === "object" && asJson !== null && !Array.isArray(asJson) ? asJson.kind : "no");
const rows: Texts[] = [known, { kind: "z" }];
console.log(rows.map((row) => row["kind"]));
const list = [{ kind: "of a list" }];
const seen: readonly Texts[] = list;
console.log(seen[0]?.["kind"]);
function make() {
  return { kind: "made" };
}
const maker: () => Texts = make;
interface Source {
  get(): Texts;
  data: Texts;
}
class Own {
  data = { kind: "field" };
  get() {
    return { kind: "method" };
  }
}
const source: Source = new Own();
console.log(maker()["kind"], source.get()["kind"], source.data["kind"]);
async function later() {
  return { kind: "later" };
}
const promised: Promise<Texts> = later();
console.log((await promised)["kind"]);
function entries(record: Record<string, unknown>): string {
  return Object.entries(record)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join();
}
const mixed = { a: 1, b: "2", c: [3] };
console.log(entries(mixed), JSON.stringify(texts), { ...texts, more: "m" });
for (const name in texts) console.log(name, texts[name]);
const optional: { [name: string]: number | undefined } = { one: 1 };
const counts = { one: 1, two: 2 };
const numbers: { [name: string]: number } = counts;
numbers["one"]++;
numbers["two"] += 5;
console.log(counts, optional, Object.values(numbers), Object.assign({}, numbers), structuredClone(numbers));
const copied: Texts = { ...known };
copied["new"] = "n";
console.log(copied, known);
