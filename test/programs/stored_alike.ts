// Values that go by another type of the same members: what an enum says is a text, lists and texts can be iterated.
enum Level {
  Low = "low",
  High = "high",
}
interface Entry {
  text?: string | number;
  name?: string;
}
interface Named {
  text?: string;
  name: Level;
}
function shown(entry: Entry): string {
  return `${entry.text ?? "-"} ${(entry.name ?? "none").toUpperCase()}`;
}
const named: Named = { text: "x", name: Level.High };
const through: (entry: Named) => Entry = (entry: Entry) => entry;
console.log(shown(named), shown(through(named)), [named, { name: Level.Low }].map(shown));

interface Walked {
  parts: Iterable<boolean | null>;
  letters?: Iterable<string>;
}
function walk({ parts, letters = [] }: Walked): string {
  return [...parts].map((one) => typeof one).join() + [...letters].join("-");
}
const listed: { parts: boolean[]; letters: string } = { parts: [true, false], letters: "abc" };
const asWalked: (value: { parts: boolean[]; letters: string }) => Walked = (value: Walked) => value;
console.log(walk(listed), walk(asWalked(listed)));

const lists = (): string[][] => [["", "text"], ["b"]];
const iterated: () => Iterable<(string | number)[]> | null = () => null;
const walked: () => Iterable<string[]> = lists;
for (const one of walked()) console.log(one.length, one.join("+"));
console.log(iterated());
