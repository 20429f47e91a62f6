// Type aliases that say any, and are named only where type parameters extend them: schemas whose output is inferred.

abstract class Schema<T> {
  declare readonly output: T;
  abstract parse(value: unknown): T;
  map<U>(change: (value: T) => U): Schema<U> {
    return new Changed(this, change);
  }
}

class Changed<T, U> extends Schema<U> {
  constructor(
    private readonly inner: Schema<T>,
    private readonly change: (value: T) => U,
  ) {
    super();
  }
  parse(value: unknown): U {
    return this.change(this.inner.parse(value));
  }
}

class NumberSchema extends Schema<number> {
  parse(value: unknown): number {
    if (typeof value !== "number") throw new TypeError(`${typeof value} is no number`);
    return value;
  }
}

class TextSchema extends Schema<string> {
  parse(value: unknown): string {
    if (typeof value !== "string") throw new TypeError(`${typeof value} is no text`);
    return value;
  }
}

type AnySchema = Schema<any>;
type Shape = Record<string, AnySchema>;
type Output<S extends Shape> = { [K in keyof S]: OutputOf<S[K]> };
type OutputOf<X> = X extends AnySchema ? X["output"] : never;

class ObjectSchema<S extends Shape> extends Schema<Output<S>> {
  constructor(private readonly shape: S) {
    super();
  }
  parse(value: unknown): Output<S> {
    const made: Record<string, unknown> = {};
    for (const key in this.shape) made[key] = this.shape[key].parse((value as Record<string, unknown>)[key]);
    return made as Output<S>;
  }
  get keys(): string[] {
    return Object.keys(this.shape);
  }
}

const object = <S extends Shape>(shape: S) => new ObjectSchema(shape);
const point = object({ x: new NumberSchema(), name: new TextSchema().map((text) => text.split(" ")) });
const parsed = point.parse({ x: 1, name: "first point" });
console.log(parsed.x + 1, parsed.name.length, point.keys);
try {
  point.parse({ x: "1" });
} catch (error) {
  console.log(String(error));
}
const nested = object({ point, label: new TextSchema() }).parse({ point: { x: 3, name: "q" }, label: "l" });
console.log(nested.point.name[0], nested.label.padStart(3));
