// Validators as a library has them: the type of what a schema takes follows from the schema.
type Issue = { path: (string | number)[]; message: string };
type ParseResult<T> = { success: true; data: T } | { success: false; issues: Issue[] };
abstract class Schema<T> {
  abstract check(value: unknown, path: (string | number)[]): ParseResult<T>;
  safeParse(value: unknown): ParseResult<T> { return this.check(value, []); }
  parse(value: unknown): T {
    const result = this.safeParse(value);
    if (result.success) return result.data;
    throw new Error(result.issues.map((i) => `${i.path.join(".") || "(root)"}: ${i.message}`).join("; "));
  }
  optional(): Schema<T | undefined> { return new OptionalSchema(this); }
  refine(test: (value: T) => boolean, message: string): Schema<T> { return new RefinedSchema(this, test, message); }
  transform<U>(f: (value: T) => U): Schema<U> { return new TransformSchema(this, f); }
}
type Infer<S> = S extends Schema<infer T> ? T : never;
const fail = (path: (string | number)[], message: string): { success: false; issues: Issue[] } => ({ success: false, issues: [{ path, message }] });
class StringSchema extends Schema<string> {
  private min = 0;
  minLength(n: number): this { this.min = n; return this; }
  check(value: unknown, path: (string | number)[]): ParseResult<string> {
    if (typeof value !== "string") return fail(path, `expected string, got ${typeof value}`);
    return value.length < this.min ? fail(path, `at least ${this.min} characters`) : { success: true, data: value };
  }
}
class NumberSchema extends Schema<number> {
  check(value: unknown, path: (string | number)[]): ParseResult<number> {
    return typeof value === "number" ? { success: true, data: value } : fail(path, `expected number, got ${typeof value}`);
  }
}
class OptionalSchema<T> extends Schema<T | undefined> {
  constructor(private readonly inner: Schema<T>) { super(); }
  check(value: unknown, path: (string | number)[]): ParseResult<T | undefined> {
    return value === undefined ? { success: true, data: undefined } : this.inner.check(value, path);
  }
}
class RefinedSchema<T> extends Schema<T> {
  constructor(private readonly inner: Schema<T>, private readonly test: (value: T) => boolean, private readonly message: string) { super(); }
  check(value: unknown, path: (string | number)[]): ParseResult<T> {
    const result = this.inner.check(value, path);
    return result.success && !this.test(result.data) ? fail(path, this.message) : result;
  }
}
class TransformSchema<T, U> extends Schema<U> {
  constructor(private readonly inner: Schema<T>, private readonly f: (value: T) => U) { super(); }
  check(value: unknown, path: (string | number)[]): ParseResult<U> {
    const result = this.inner.check(value, path);
    return result.success ? { success: true, data: this.f(result.data) } : result;
  }
}
class ArraySchema<T> extends Schema<T[]> {
  constructor(private readonly element: Schema<T>) { super(); }
  check(value: unknown, path: (string | number)[]): ParseResult<T[]> {
    if (!Array.isArray(value)) return fail(path, "expected array");
    const data: T[] = []; const issues: Issue[] = [];
    value.forEach((item, i) => {
      const r = this.element.check(item, [...path, i]);
      if (r.success) data.push(r.data); else issues.push(...r.issues);
    });
    return issues.length ? { success: false, issues } : { success: true, data };
  }
}
type Shape = Record<string, Schema<unknown>>;
type InferShape<S extends Shape> = { [K in keyof S]: Infer<S[K]> };
class ObjectSchema<S extends Shape> extends Schema<InferShape<S>> {
  constructor(private readonly shape: S) { super(); }
  check(value: unknown, path: (string | number)[]): ParseResult<InferShape<S>> {
    if (typeof value !== "object" || value === null) return fail(path, "expected object");
    const data = {} as Record<string, unknown>; const issues: Issue[] = [];
    for (const [key, schema] of Object.entries(this.shape)) {
      const r = schema.check((value as Record<string, unknown>)[key], [...path, key]);
      if (r.success) { if (r.data !== undefined) data[key] = r.data; } else issues.push(...r.issues);
    }
    return issues.length ? { success: false, issues } : { success: true, data: data as InferShape<S> };
  }
}
const z = {
  string: () => new StringSchema(),
  number: () => new NumberSchema(),
  array: <T>(element: Schema<T>) => new ArraySchema(element),
  object: <S extends Shape>(shape: S) => new ObjectSchema(shape),
};
const userSchema = z.object({
  name: z.string().minLength(2),
  age: z.number().refine((n) => n >= 0, "must not be negative"),
  email: z.string().optional(),
  tags: z.array(z.string()),
});
type User = Infer<typeof userSchema>;
const user: User = userSchema.parse({ name: "Ann", age: 3, tags: ["a", "b"] });
console.log(user, user.name.toUpperCase(), user.tags.length, user.email ?? "no email");
const bad = userSchema.safeParse({ name: "A", age: -1, tags: ["x", 3, null] });
console.log(bad.success ? "?" : bad.issues);
try { userSchema.parse(JSON.parse('{"name":5,"age":"x","tags":{}}')); } catch (e) { console.log((e as Error).message); }
const csv = z.string().transform((s) => s.split(",").map(Number));
console.log(csv.parse("1,2,3").reduce((a, b) => a + b));
console.log(z.array(z.object({ x: z.number() })).parse([{ x: 1 }, { x: 2 }]).map((p) => p.x));
