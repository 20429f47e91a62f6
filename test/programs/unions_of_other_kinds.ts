// Objects of a kind that no type of a union names, as tests make them to come to where nothing is left of it.
interface Circle {
  kind: "circle";
  radius: number;
}
interface Square {
  kind: "square";
  side: number;
}
type Shape = Circle | Square;

function assertNever(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle":
      return shape.radius * 2;
    case "square":
      return shape.side ** 2;
    default:
      return assertNever(shape);
  }
}
function nameOf(shape: Shape): string {
  if (shape.kind === "circle") return "circle";
  if (shape.kind === "square") return "square";
  const nothing: never = shape;
  return `unknown ${(nothing as Shape).kind}`;
}
const attempt = (work: () => unknown): void => {
  try {
    console.log(work());
  } catch (error) {
    console.log(error instanceof TypeError ? "TypeError" : String(error));
  }
};

const strange = { kind: "hexagon", sides: 6 };
const hexagon = strange as unknown as Shape;
const shapes: Shape[] = [{ kind: "square", side: 3 }, hexagon];
attempt(() => area(hexagon));
attempt(() => nameOf(hexagon));
attempt(() => area({ kind: "triangle" } as unknown as Shape));
attempt(() => area({ kind: "star", points: [1] } as never));
attempt(() => area({ kind: "circle", radius: 4 } as unknown as Shape));
attempt(() => [hexagon, "side" in hexagon, JSON.stringify([hexagon]), shapes.map((one) => one.kind)]);
attempt(() => shapes.map(area));
attempt(() => shapes.filter((one): one is Square => one.kind === "square").map((one) => one.side));

type Action = { type: "add"; amount: number } | { type: "reset" };
const reducer = (state: number, action: Action): number => {
  switch (action.type) {
    case "add":
      return state + action.amount;
    case "reset":
      return 0;
    default: {
      const left: never = action;
      throw new Error(`unhandled ${String((left as Action).type)}`);
    }
  }
};
attempt(() => reducer(1, { type: "add", amount: 2 }));
attempt(() => reducer(1, { type: "explode" } as unknown as Action));
