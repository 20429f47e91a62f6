// Methods of dictionaries, and functions behind an implementation that says less than its overloads.
const commands: Record<string, (...args: string[]) => string> = {
  help() {
    return "help!";
  },
  echo(...words) {
    return words.join(" ");
  },
  up: (text) => text.toUpperCase(),
};
console.log(commands.help(), commands.echo("a", "b"), commands["up"]("q"), Object.keys(commands));

type Step<A, B> = (value: A) => B;
function pipe<A, B, C>(value: A, first: Step<A, B>, second: Step<B, C>): C;
function pipe<A, B, C, D>(value: A, first: Step<A, B>, second: Step<B, C>, third: Step<C, D>): D;
function pipe(value: unknown, ...steps: Step<unknown, unknown>[]): unknown {
  return steps.reduce((held, step) => step(held), value);
}
interface User {
  name: string;
  tags: string[];
}
const user: User = { name: "a", tags: ["x", "y"] };
console.log(pipe(" 42 ", (text) => text.trim(), Number));
console.log(
  pipe(
    user,
    (one) => one.tags,
    (tags) => tags.map((tag) => tag.toUpperCase()),
    (tags) => ({ tags, all: tags.join() }),
  ),
);

// An overload promises a list of less than the implementation gives: a new list is tested and copied.
function only<T, S extends T>(list: readonly T[], test: (value: T) => value is S): S[];
function only<T>(list: readonly T[], test: (value: T) => boolean): T[];
function only<T>(list: readonly T[], test: (value: T) => boolean): T[] {
  return list.filter((value) => test(value));
}
const mixed: readonly (string | number)[] = [1, "a", "bc"];
const texts = only(mixed, (value): value is string => typeof value === "string");
texts.push("def");
console.log(texts.map(({ length }) => length), only([1, 2], (n) => n > 1), mixed.length);
class Bag<T> {
  constructor(private readonly items: readonly T[]) {}
  where<S extends T>(test: (value: T) => value is S): S[];
  where(test: (value: T) => boolean): T[];
  where(test: (value: T) => boolean): T[] {
    return this.items.filter(test);
  }
}
const bag = new Bag<string | number | null>(["x", 1, null]);
const numbers = bag.where((value): value is number => typeof value === "number");
console.log(numbers[0] + 1, bag.where((value): value is null => value === null).length, bag.where(Boolean));

// New objects of new lists.
function separate<T, S extends T>(list: readonly T[], test: (x: T) => x is S): { yes: S[]; no: Exclude<T, S>[]; count: number };
function separate<T>(list: readonly T[], test: (x: T) => boolean): { yes: T[]; no: T[]; count: number };
function separate<T>(list: readonly T[], test: (x: T) => boolean): { yes: T[]; no: T[]; count: number } {
  return { no: list.filter((x) => !test(x)), yes: list.filter(test), count: list.length };
}
const separated = separate([1, "a", 2, null] as (string | number | null)[], (x): x is string => typeof x === "string");
console.log(separated, separated.yes[0]?.toUpperCase(), separated.no.length);
separated.yes.push("q");
console.log(separated.yes, separate([1, 2, 3], (n) => n > 1));
class Parts { 
  parts(kind: "text"): { items: string[] };
  parts(kind: "number"): { items: number[] };
  parts(kind: string): { items: (string | number)[] } {
    const items: (string | number)[] = [];
    for (let i = 0; i < 3; i++) items.push(kind === "text" ? `${i}` : i);
    return { items };
  }
}
console.log(new Parts().parts("text").items.map((s) => s.length), new Parts().parts("number").items.map((n) => n * 2));
