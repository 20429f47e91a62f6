// JSON.parse into types: by annotation, by assertion, of every kind of member; mismatches name the place.
interface Address { street: string; zip?: string }
interface User { id: number; name: string; active: boolean; tags: string[]; address: Address | null; scores: [number, number]; role: "admin" | "user"; extra?: number | string }
const text = '{"id":1,"name":"Ann","active":true,"tags":["a","b"],"address":{"street":"x","zip":"1"},"scores":[1,2],"role":"admin"}';
const user: User = JSON.parse(text);
console.log(user, user.tags.length, user.address?.street, user.role, user.scores[1]);
const again = JSON.parse(text) as User;
console.log(again.name, again.extra ?? "none");
const numbers: number[] = JSON.parse("[1, 2.5, -3e2, 0]");
console.log(numbers.reduce((a, b) => a + b), numbers);
console.log(JSON.parse("[[1],[2,3]]") as number[][], JSON.parse('"x"') as string, JSON.parse("5") as number, JSON.parse("null") as null, JSON.parse(" true ") as boolean);
type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number };
const shapes: Shape[] = JSON.parse('[{"kind":"circle","radius":2},{"kind":"square","side":3}]');
for (const s of shapes) console.log(s.kind === "circle" ? s.radius * 2 : s.side);
interface Tree { value: number; children: Tree[] }
const tree: Tree = JSON.parse('{"value":1,"children":[{"value":2,"children":[]},{"value":3,"children":[{"value":4,"children":[]}]}]}');
const sum = (t: Tree): number => t.value + t.children.reduce((a, c) => a + sum(c), 0);
console.log(sum(tree), tree);
function load<T>(source: string): T { return JSON.parse(source) as T; }
console.log(load<{ a: number }>('{"a":7}').a, load<string[]>('["q"]')[0]);
enum Level { Low = 1, High = 2 }
enum Color { Red = "red", Blue = "blue" }
const styled: { level: Level; color: Color } = JSON.parse('{"level":2,"color":"blue"}');
console.log(styled.level === Level.High, styled.color === Color.Blue, styled);
const round = JSON.parse(JSON.stringify({ a: [1, { b: "c" }], d: null })) as { a: [number, { b: string }]; d: null };
console.log(round, round.a[1].b);
const unicode: string = JSON.parse('"\\u0041\\n\\ud83d\\ude00\\/\\t\\""');
console.log(unicode, unicode.length);
const config: { a: number; b?: { c: string[] } } = JSON.parse('{"a":1,"b":{"c":["x"]},"a":2}');
console.log(config);
