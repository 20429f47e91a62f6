// Objects whose lists nobody gave a type, as Records of lists: read, added to, and with members that are left out.
interface Point {
  x: number;
  y: number;
}
interface Labelled {
  x: number;
  label?: string;
}
type Value = string | number | null;
type Row = Record<string, Value>;

const groups = { a: [{ x: 1, y: 2 }], b: [{ x: 3, y: 4 }, { x: 5, y: 6 }] };
function area(all: Record<string, Point[]>): number {
  let sum = 0;
  for (const [, points] of Object.entries(all)) for (const { x, y } of points) sum += x * y;
  return sum + all["a"]!.length;
}
console.log(area(groups));
function add(all: Record<string, Point[]>, name: string): void {
  (all[name] ?? []).push({ x: 7, y: 8 });
}
add(groups, "b");
add(groups, "none");
console.log(groups.b.length, groups.b[2]!.y, groups);

const labelled = { one: [{ x: 1 }], two: [{ x: 2 }] };
function labels(all: Readonly<Record<string, Labelled[]>>): string {
  return Object.values(all)
    .flat()
    .map(({ x, label }) => `${x}${label ?? "-"}`)
    .join();
}
console.log(labels(labelled));

const tables = { people: [{ name: "Ann", age: 1 }, { name: "Bob", age: null }], empty: [] };
function cell(database: Record<string, Row[]>, table: string, column: string): Value | undefined {
  return database[table]?.at(-1)?.[column];
}
console.log(cell(tables, "people", "name"), cell(tables, "people", "age"), cell(tables, "empty", "x"), cell(tables, "no", "x"));

function names(rows: Row[]): Value[] {
  rows[0]!["age"] = 40;
  return rows.map((row) => row["name"] ?? null);
}
console.log(names(tables.people), tables.people[0]!.age);
