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
