// Objects that were read from a text and told by a predicate: spreads and Object.assign take all of their members.
function isInput(v: unknown): v is { title: string; done?: boolean } { return typeof v === "object" && v !== null && "title" in v && typeof v.title === "string"; }
interface Todo { id: number; title: string; done: boolean }
const parsed: unknown = JSON.parse('{"title":"x","extra":5}');
const plain: unknown = JSON.parse('{"title":"y"}');
if (isInput(plain)) {
  const struct: Todo = { id: 1, title: "z", done: false };
  Object.assign(struct, plain); console.log(struct);
  const mixed: Todo = { id: 1, done: false, ...plain };
  Object.assign(mixed, plain, { done: true }); console.log(mixed);
  mixed.title = "changed"; console.log(mixed.title, JSON.stringify(mixed), Object.keys(mixed));
  Object.assign(mixed, struct, { id: 9 }); console.log(mixed);
}
if (isInput(parsed)) {
  const mixed: Todo = { id: 1, done: false, ...parsed }; console.log(mixed);
  Object.assign(mixed, parsed); console.log(mixed);
  Object.assign(mixed, { title: "q" }); console.log(mixed);
}
async function read(): Promise<{ title: string; done?: boolean }> { if (!isInput(parsed)) throw new Error(); return parsed; }
const input = await read();
const t: Todo = { id: 3, done: false, ...input }; console.log(t, input);
if (isInput(parsed) && parsed.title !== "") {
  const a = { id: 1, ...parsed }; console.log(a);
  const b: Todo = { id: 1, done: false, ...parsed }; console.log(b);
  const c = { id: 1, done: false, ...parsed }; console.log(c);
  const d = { ...parsed }; console.log(d);
  const e: { title: string } = { ...parsed }; console.log(e);
}
const { title: taken, ...others } = input;
console.log(taken, others);
