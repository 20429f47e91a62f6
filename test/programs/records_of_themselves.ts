// Records and lists that hold records of their own kind, cast from what nothing is known of.
type Folder = { [name: string]: Folder };
type Rows = { [name: string]: Rows[] };
const parsed: unknown = JSON.parse('{"a":{"b":{}},"c":{}}');
const folder = parsed as Folder;
const depth = (one: Folder): number => 1 + Math.max(0, ...Object.values(one).map(depth));
console.log(depth(folder), Object.keys(folder), folder["a"]?.["b"], folder["x"]);
folder["d"] = { e: { f: {} } };
console.log(depth(folder));

const other: unknown = JSON.parse('{"a":[{},{"b":[]}]}');
const rows = other as Rows;
console.log(rows["a"]!.length, Object.keys(rows["a"]![1]!));
rows["a"]!.push({ more: [] });
console.log(rows);
