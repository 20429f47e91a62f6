// `value.constructor.name`: of functions, lists, primitives, and what is only known as some object.

function plain(): void {}
const later = async (): Promise<number> => 1;
console.log(plain.constructor.name, later.constructor.name, (function* () {}).constructor.name);

function isAsync(run: Function): boolean {
  return run.constructor.name === "AsyncFunction";
}
console.log(isAsync(later), isAsync(plain));

type Handler = (x: number) => unknown;
const handlers: Handler[] = [(x) => x, async (x) => x];
for (const handler of handlers) console.log(handler.constructor.name);

class Point {
  x = 1;
}
class Box<T> {
  constructor(readonly value: T) {}
}
console.log(Point.constructor.name, new Point().constructor.name);
console.log([1].constructor.name, "a".constructor.name, (5).constructor.name, true.constructor.name);
for (const value of [[1], new Date(0), later, new Point(), new Box(1), { a: 1 }, new Map(), later(), new Uint8Array(1)] as object[])
  console.log(value.constructor.name);
const dictionary: Record<string, unknown> = {};
console.log(({ a: 1 }).constructor.name, new Error("x").constructor.name, (dictionary as object).constructor.name);
