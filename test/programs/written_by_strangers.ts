// What programs by many hands had in common and was refused or went wrong once.

// Names of functions come from the place that they are written in.
class Named {
  value = (): number => 1;
  static make = (): Named => new Named();
  constructor(readonly compare = (a: number, b: number): number => a - b) {}
}
console.log(new Named(), Named.make, new Named((a) => a).compare);

// An implementation's type parameter that its overload does not have.
const unique: number[] = Array.from(new Set([3, 1, 3])).sort((a, b) => a - b);
console.log(unique, Array.from(new Uint8Array([1, 2])).map((byte) => byte + 0.5));

// A key of which the names are known, in a literal with a spread.
interface Form {
  name: string;
  age: number;
  tags?: string[];
}
const start: Form = { name: "x", age: 1 };
const withValue = <K extends keyof Form>(form: Form, key: K, value: Form[K]): Form => ({ ...form, [key]: value });
console.log(withValue(start, "name", "y"), withValue(start, "age", 3), withValue(start, "tags", ["q"]));
const setAny = (form: Form, key: "name" | "age", value: string | number): Form => ({ ...form, [key]: value });
console.log(setAny(start, "age", 7), setAny(start, "name", "n"));
const update = <T extends object, K extends keyof T>(object: T, key: K, change: (value: T[K]) => T[K]): T => ({
  ...object,
  [key]: change(object[key]),
});
console.log(update({ p: 1, q: "s" }, "q", (text) => text + "!"));

// Beyond the end of a text and of a grid.
function kindOf(text: string, at: number): string {
  const character = text[at];
  switch (character) {
    case "a":
      return "letter";
    case undefined:
      return "end";
    default:
      return `other ${character}`;
  }
}
console.log(kindOf("ab", 0), kindOf("ab", 1), kindOf("ab", 2));
function skip(text: string, from: number): number {
  while (text[from] === " " || text[from] === "\t") from++;
  switch (text[from]) {
    case "x":
      return -1;
    default:
      return from;
  }
}
console.log(skip("   ", 1), skip(" x", 0), "ab"[7] !== "x");
const grid = [
  [true, false],
  [true, true],
];
const around = (x: number, y: number): number => {
  let count = 0;
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) if ((dx !== 0 || dy !== 0) && grid[y + dy]?.[x + dx]) count++;
  return count;
};
console.log(around(0, 0), around(1, 1));

// A constant tuple as a list; a generic class as its base; a method without `override`.
const roles = ["admin", "user"] as const;
type Role = (typeof roles)[number];
const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);
const joined = (names: readonly string[]): string => names.join("+");
console.log(isRole("admin"), isRole("x"), joined(roles));
abstract class Schema<T> {
  abstract parse(value: unknown): T;
  optional(): Schema<T | undefined> {
    return new OptionalSchema<T>(this);
  }
  array(): Schema<T[]> {
    return new ListSchema<T>(this);
  }
}
class TextSchema extends Schema<string> {
  parse(value: unknown): string {
    return String(value);
  }
}
class OptionalSchema<T> extends Schema<T | undefined> {
  constructor(private readonly inner: Schema<T>) {
    super();
  }
  parse(value: unknown): T | undefined {
    return value === undefined ? undefined : this.inner.parse(value);
  }
}
class ListSchema<T> extends Schema<T[]> {
  constructor(private readonly inner: Schema<T>) {
    super();
  }
  parse(value: unknown): T[] {
    return Array.isArray(value) ? value.map((one: unknown) => this.inner.parse(one)) : [];
  }
}
console.log(new TextSchema().optional().parse(undefined), new TextSchema().array().parse([1, true]));
class Base {
  handle(text: string): string {
    return `base ${text}`;
  }
}
class Derived extends Base {
  handle(text: string): string {
    return `derived, ${super.handle(text)}`;
  }
}
console.log(new Derived().handle("x"));

// Dictionaries as rows, and a number as a name that a call's result is asked for.
console.table([{ a: 1, b: 2 } as Record<string, number>, { a: 3 }]);
const byGrade = (): Record<number, string[]> => ({ 2: ["Ann"] });
const gradeOf = (grade: number): string[] => byGrade()[grade] || [];
console.log(gradeOf(2), gradeOf(3));
