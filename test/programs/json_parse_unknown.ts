// JSON.parse into records and unknown values, revivers; named groups.
const prices: Record<string, number> = JSON.parse('{"apple":1.5,"pear":2,"2":3,"1":4}');
console.log(prices, prices["apple"], Object.keys(prices), "pear" in prices);
const nested: Record<string, { n: number; tags?: string[] }[]> = JSON.parse('{"a":[{"n":1},{"n":2,"tags":["t"]}]}');
for (const [key, list] of Object.entries(nested)) console.log(key, list.length, list[1].tags);
const config: { env: Record<string, string>; level: number | null } = JSON.parse('{"env":{"PATH":"/bin"},"level":null}');
console.log(config.env["PATH"], config.level, config);
const data: unknown = JSON.parse('{"name":"Ann","age":30,"tags":["x",1,null],"inner":{"deep":true}}');
console.log(data, JSON.stringify(data));
if (typeof data === "object" && data !== null && "name" in data && "age" in data) {
  if (typeof data.name === "string" && typeof data.age === "number") console.log(data.name.toUpperCase(), data.age + 1);
  if ("tags" in data && Array.isArray(data.tags)) console.log(data.tags.length, data.tags.map((t: unknown) => typeof t).join());
  if ("inner" in data && typeof data.inner === "object" && data.inner !== null && "deep" in data.inner) console.log(data.inner.deep);
  console.log("missing" in data);
}
const list: unknown = JSON.parse("[1,[2,{}],\"s\"]");
console.log(list, Array.isArray(list) ? list.length : -1);
function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `[${value.map(describe).join(",")}]`;
  if (typeof value === "object") return `{${Object.entries(value).map(([k, v]) => `${k}:${describe(v)}`).join(",")}}`;
  return typeof value;
}
console.log(describe(data), describe(list));
const doubled: number[] = JSON.parse("[1,2,3]", (_key, value) => (typeof value === "number" ? value * 2 : value));
console.log(doubled);
interface Entry { when: Date; note?: string }
const entry: Entry = JSON.parse('{"when":"2024-01-02T03:04:05Z","note":"x"}', (key, value) => (key === "when" && typeof value === "string" ? new Date(value) : key === "note" ? undefined : value));
console.log(entry.when.getTime(), entry.note);
const match = /(?<year>\d{4})-(?<month>\d{2})(?<rest>x)?/.exec("on 2024-05");
console.log(match?.groups?.year, match?.groups?.["month"], match?.groups?.rest ?? "none", match);
if (match?.groups) {
  const { year, month } = match.groups;
  console.log(`${month}/${year}`, Object.keys(match.groups), match.groups);
}
for (const m of "a=1,b=2".matchAll(/(?<k>\w)=(?<v>\d)/g)) console.log(m.groups?.k, Number(m.groups?.v));

// Where any object will do, it is read as without a type.
const mixed = '{"a":[1,{"b":"x"}],"c":{},"d":[]}';
console.log(JSON.stringify(JSON.parse(mixed)), JSON.stringify(JSON.parse("[1,{}]")), JSON.stringify(JSON.parse('"t"')));
console.log(Object.keys(JSON.parse(mixed)));
const anything: object = JSON.parse(mixed);
console.log(anything);
// `object` says no more than that it is one.
const anyObject: object = JSON.parse('{"a":{"b":[1]}}');
const anyList: object = JSON.parse('[1,{"x":2}]');
const inside: { data: object; n: number } = JSON.parse('{"data":{"q":1,"w":[]},"n":2}');
console.log(anyObject, anyList, inside, JSON.stringify(anyObject), JSON.stringify(inside));
console.log(JSON.stringify(JSON.parse('{"a":[1,{"b":2}],"c":null}')), JSON.stringify(JSON.parse("[1]"), null, 1));
