// Discriminated unions: switch, if chains, exhaustive checks with never, nested payloads.
type Shape =
  | { kind: "circle"; radius: number }
  | { kind: "rectangle"; width: number; height: number }
  | { kind: "group"; members: Shape[] };
function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle":
      return 3 * shape.radius ** 2;
    case "rectangle":
      return shape.width * shape.height;
    case "group":
      return shape.members.reduce((sum, member) => sum + area(member), 0);
    default: {
      const never: never = shape;
      return never;
    }
  }
}
const shapes: Shape[] = [
  { kind: "circle", radius: 2 },
  { kind: "rectangle", width: 3, height: 4 },
];
shapes.push({ kind: "group", members: [...shapes] });
console.log(shapes.map(area), shapes);
type Result<T> = { ok: true; value: T } | { ok: false; error: string };
function parse(text: string): Result<number> {
  const value = Number(text);
  return Number.isNaN(value) ? { ok: false, error: `bad number ${text}` } : { ok: true, value };
}
for (const text of ["12", "x", "1e3"]) {
  const result = parse(text);
  if (result.ok) console.log(result.value * 2);
  else console.log(result.error);
}
type Message = { type: 1; text: string } | { type: 2; code: number };
const messages: Message[] = [
  { type: 1, text: "hi" },
  { type: 2, code: 404 },
];
for (const message of messages) console.log(message.type === 1 ? message.text : message.code);

// Of several types with the same members a literal is of the one that has room for its values.
type Fetched<T> = { data: T; error: null } | { data: null; error: Error };
const fetched = <T>(data: T): Fetched<T> => ({ data, error: null });
const broken = <T>(message: string): Fetched<T> => ({ data: null, error: new Error(message) });
function told<T>(one: Fetched<T>): string {
  return one.error === null ? `data ${String(one.data)}` : `error ${one.error.message}`;
}
console.log(told(fetched(5)), told(fetched("text")), told(broken<number>("none")), told({ data: true, error: null }));

interface Failed {
  error: Error;
  data: null;
}
interface Loaded<T> {
  error: null;
  data: T;
}
function loaded<T>(carrier: Failed | Loaded<T>): [null | Error, T | null] {
  return [carrier.error, carrier.data];
}
console.log(loaded({ error: null, data: 7 }), loaded<string>({ error: null, data: "seven" }));

type Branch = { left: Branch; right: Branch; weight?: undefined } | { weight: number; left?: undefined };
const weigh = (branch: Branch): number =>
  branch.left === undefined ? branch.weight : weigh(branch.left) + weigh(branch.right);
console.log(weigh({ left: { weight: 1 }, right: { left: { weight: 2 }, right: { weight: 3 } } }));

// A literal whose discriminant is a variable is of one of several types.
type Token =
  | { kind: "number"; text: string; value: number }
  | { kind: "string"; text: string; value: string }
  | { kind: "name" | "mark"; text: string }
  | { kind: "end"; text: string };
function tokenOf(kind: Token["kind"], text: string): Token {
  if (kind === "number") return { kind, text, value: Number(text) };
  if (kind === "string") return { kind, text, value: text };
  return { kind, text };
}
for (const token of [tokenOf("end", ""), tokenOf("mark", "+"), tokenOf("number", "5"), tokenOf("string", "s")]) {
  switch (token.kind) {
    case "number":
      console.log(token.value + 1);
      break;
    case "end":
      console.log("end", token.text.length);
      break;
    default:
      console.log(token.kind, token.text);
  }
  const { kind, ...rest } = token;
  console.log(kind, rest);
}
