// Instances of one class for several literal types, each made by a member of an object of generic functions, behind their base.
type Parsed<T> = { success: true; data: T } | { success: false; issues: string[] };
const ok = <T>(data: T): Parsed<T> => ({ success: true, data });
const fail = (message: string): Parsed<never> => ({ success: false, issues: [message] });

abstract class Schema<T> {
  abstract check(value: unknown): Parsed<T>;
  or<U>(other: Schema<U>): Schema<T | U> {
    return new UnionSchema<T | U>([this, other]);
  }
}

class LiteralSchema<const L extends string | number | boolean> extends Schema<L> {
  constructor(private readonly literal: L) {
    super();
  }
  check(value: unknown): Parsed<L> {
    return value === this.literal ? ok(this.literal) : fail(`expected ${JSON.stringify(this.literal)}`);
  }
}

class UnionSchema<T> extends Schema<T> {
  constructor(private readonly options: readonly Schema<T>[]) {
    super();
  }
  check(value: unknown): Parsed<T> {
    const issues: string[] = [];
    for (const option of this.options) {
      const result = option.check(value);
      if (result.success) return result;
      issues.push(...result.issues);
    }
    return { success: false, issues };
  }
}

const schemas = { literal: <const L extends string | number | boolean>(literal: L) => new LiteralSchema(literal) };
const either = schemas.literal("a").or(schemas.literal("b")).or(schemas.literal(3));
console.log(either.check("a"), either.check("b"), either.check(3), either.check(true));
