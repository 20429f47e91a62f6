// Async functions and generators are shown as such and keep their names; fields that a class only declares again.
async function asked(): Promise<number> {
  return 1;
}
function* counted(): Generator<number> {
  yield 1;
}
async function* streamed(): AsyncGenerator<number> {
  yield 1;
}
console.log(asked, counted, streamed, asked.name, counted.name, streamed.name);
console.log([asked], { asked, given: async () => 1, counted });
console.log(
  async () => 1,
  function* () {
    yield 1;
  },
);
console.log({
  async first() {
    return 1;
  },
  *second() {
    yield 1;
  },
  async *third() {
    yield 2;
  },
  fourth() {},
});
const stored: unknown = asked;
console.log(stored);

class Shape {
  kind: string = "shape";
  owner: Shape | null = null;
}
class Circle extends Shape {
  declare kind: "circle";
  declare owner: Circle | null;
  radius = 1;
  constructor() {
    super();
    this.kind = "circle";
  }
}
const circle = new Circle();
circle.owner = new Circle();
console.log(circle, circle.owner.radius, circle.kind.length);
