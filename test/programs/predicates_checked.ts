// Type predicates and assertions: honest ones narrow as in Node.
interface Fish { kind: "fish"; swim(): string }
interface Bird { kind: "bird"; fly(): string }
type Animal = Fish | Bird;
const fish: Fish = { kind: "fish", swim: () => "swims" };
const bird: Bird = { kind: "bird", fly: () => "flies" };
function isFish(animal: Animal): animal is Fish {
  return animal.kind === "fish";
}
const move = (animal: Animal): string => (isFish(animal) ? animal.swim() : animal.fly());
console.log([fish, bird].map(move));
const animals: Animal[] = [fish, bird, fish];
console.log(animals.filter(isFish).length, animals.filter((a): a is Bird => a.kind === "bird").map((b) => b.fly()));
function isString(value: unknown): value is string {
  return typeof value === "string";
}
const isNumber = (value: unknown): value is number => typeof value === "number";
const mixed: unknown[] = [1, "two", 3, "four", null];
console.log(mixed.filter(isString).map((s) => s.length), mixed.filter(isNumber).reduce((a, b) => a + b, 0));
const gaps: (number | undefined)[] = [1, undefined, 3];
const whole: number[] = gaps.filter((n): n is number => n !== undefined);
const inferred: number[] = gaps.filter((n) => n !== undefined);
console.log(whole, inferred, whole[1] * 2);
function assertString(value: unknown, what: string): asserts value is string {
  if (typeof value !== "string") throw new TypeError(`${what} is no string`);
}
function assert(condition: unknown, message?: string): asserts condition {
  if (!condition) throw new Error(message ?? "failed");
}
function shout(value: unknown): string {
  assertString(value, "it");
  return value.toUpperCase();
}
console.log(shout("hi"));
try {
  shout(5);
} catch (error) {
  console.log((error as Error).message);
}
const maybe: string | null = mixed.length > 2 ? "there" : null;
assert(maybe !== null, "missing");
console.log(maybe.length);
function isDefined<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
console.log(["a", null, "b", undefined].filter(isDefined).join("+"));

// Lists of which nothing was known are iterable.
function isIterableOf<T>(value: unknown): value is Iterable<T> {
  return typeof value === "object" && value !== null;
}
function joined(value: unknown): string {
  return isIterableOf<Record<string, boolean | number>>(value) ? [...value].map((one) => Object.keys(one)).join() : "none";
}
const records: Record<string, boolean>[] = [{ one: true }, { two: false }];
console.log(joined(records), joined(new Set(records)), joined(3));
