// Generic functions as members of constant literals: a call of one knows its type arguments.

type Infer<S> = S extends Schema<infer T> ? T : never;
type Shape = Record<string, Schema<unknown>>;
type ObjectOf<S extends Shape> = { [K in keyof S]: Infer<S[K]> };

abstract class Schema<T> {
  abstract parse(input: unknown): T;
  optional(): Schema<T | undefined> {
    return new OptionalSchema(this);
  }
}

class TextSchema extends Schema<string> {
  parse(input: unknown): string {
    if (typeof input !== "string") throw new TypeError(`expected string, got ${typeof input}`);
    return input;
  }
}

class NumberSchema extends Schema<number> {
  parse(input: unknown): number {
    if (typeof input !== "number") throw new TypeError(`expected number, got ${typeof input}`);
    return input;
  }
}

class OptionalSchema<T> extends Schema<T | undefined> {
  constructor(private readonly inner: Schema<T>) {
    super();
  }
  parse(input: unknown): T | undefined {
    return input === undefined ? undefined : this.inner.parse(input);
  }
}

class ListSchema<T> extends Schema<T[]> {
  constructor(private readonly item: Schema<T>) {
    super();
  }
  parse(input: unknown): T[] {
    if (!Array.isArray(input)) throw new TypeError("expected a list");
    return input.map((one: unknown) => this.item.parse(one));
  }
}

class ObjectSchema<S extends Shape> extends Schema<ObjectOf<S>> {
  constructor(readonly shape: S) {
    super();
  }
  parse(input: unknown): ObjectOf<S> {
    const given = input as Record<string, unknown>;
    const made: Record<string, unknown> = {};
    for (const key in this.shape) {
      const value = this.shape[key]!.parse(given[key]);
      if (value !== undefined) made[key] = value;
    }
    return made as ObjectOf<S>;
  }
}

class UnionSchema<T extends readonly Schema<unknown>[]> extends Schema<Infer<T[number]>> {
  constructor(private readonly options: T) {
    super();
  }
  parse(input: unknown): Infer<T[number]> {
    for (const option of this.options)
      try {
        return option.parse(input) as Infer<T[number]>;
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
    throw new TypeError("none of the union");
  }
}

function list<T>(item: Schema<T>): ListSchema<T> {
  return new ListSchema(item);
}

const s = {
  text: () => new TextSchema(),
  number: () => new NumberSchema(),
  object: <S extends Shape>(shape: S) => new ObjectSchema(shape),
  list,
  either<T extends readonly Schema<unknown>[]>(...options: T) {
    return new UnionSchema(options);
  },
};

const User = s.object({
  name: s.text(),
  age: s.number().optional(),
  tags: s.list(s.text()),
  id: s.either(s.text(), s.number()),
});
type User = Infer<typeof User>;

const user: User = User.parse({ name: "Ann", tags: ["a", "b"], id: 7 });
console.log(user, user.name.length, user.tags.join("|"), typeof user.id, "age" in user);
console.log(User.parse({ name: "Bob", age: 3, tags: [], id: "x" }));
try {
  User.parse({ name: "Cy", tags: [1], id: "x" });
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}

// Frozen, and with a type that is only what the literal says.
const frozen = Object.freeze({ pair: <A, B>(a: A, b: B) => ({ a, b }) } as const);
console.log(frozen.pair(1, "x").b.length, frozen.pair("y", [true]).b[0]);

// What may be undefined is missing in an object that a dictionary without it is cast to.
type Settings = {
  name: string;
  size: number | undefined;
};
const found: Record<string, unknown> = { name: "n" };
const whole = found as Settings;
console.log(whole, Object.keys(whole), "size" in whole, whole.size);
whole.size = 4;
console.log(Object.entries(whole));
