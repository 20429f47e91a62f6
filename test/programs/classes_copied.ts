// Copies of instances by `Object.create(Object.getPrototypeOf(this))`: of the same class, with the same fields.
class Shape {
  tags: string[] = [];
  label?: string;
  constructor(
    public x: number,
    protected readonly scale: number,
  ) {}
  clone(): this {
    return Object.assign(Object.create(Object.getPrototypeOf(this)), this);
  }
  with(changes: Partial<Pick<Shape, "x" | "label">>): this {
    const copy = Object.create(Object.getPrototypeOf(this)) as this;
    return Object.assign(copy, this, changes);
  }
  deep(): this {
    const copy: this = Object.create(Object.getPrototypeOf(this));
    Object.assign(copy, this);
    copy.tags = [...this.tags];
    return copy;
  }
  size(): number {
    return this.x * this.scale;
  }
}
class Circle extends Shape {
  readonly kind = "circle";
  constructor(
    public radius: number,
    public onChange: () => string = () => `r${radius}`,
  ) {
    super(radius / 2, 10);
  }
  override size(): number {
    return this.radius + super.size();
  }
}
const circle = new Circle(3);
circle.tags.push("a");
const copy = circle.clone();
copy.radius = 4.5;
console.log(copy, circle.radius, copy instanceof Circle, copy.constructor.name, copy === circle);
console.log(copy.size(), circle.size(), copy.onChange(), copy.tags === circle.tags);
const labelled = circle.with({ label: "big", x: 7 });
console.log(labelled, labelled.kind, labelled.size(), Object.keys(labelled));
const deep = labelled.deep();
deep.tags.push("b");
console.log(deep.tags, labelled.tags, JSON.stringify(deep));
const shapes: Shape[] = [circle, new Shape(1, 2)];
console.log(shapes.map((shape) => shape.clone()).map((shape) => [shape.constructor.name, shape.size()]));
function copied(shape: Shape): Shape {
  return Object.assign(Object.create(Object.getPrototypeOf(shape)), shape, { x: -0.5 });
}
console.log(copied(circle), copied(shapes[1]!));
class Pair<A, B> {
  constructor(
    readonly first: A,
    readonly second: B,
  ) {}
  withFirst(first: A): Pair<A, B> {
    return Object.assign(Object.create(Object.getPrototypeOf(this)) as Pair<A, B>, this, { first });
  }
}
console.log(new Pair(1, "x").withFirst(2.5), new Pair<string | null, boolean>(null, true).withFirst("y"));
