type Line = [string, ...number[]];
const line: Line = ["a", 1, 2, 3];
const [name, ...values] = line;
console.log(name.toUpperCase(), values, values.reduce((a, b) => a + b, 0), line.length, line);
console.log(line[0].length, line[1] + 1, line[3].toFixed(1));
function total([label, ...numbers]: readonly [label: string, ...numbers: number[]]): string {
  return `${label}=${numbers.reduce((sum, n) => sum + n, 0)}`;
}
console.log(total(line), total(["none"]), total(["x", 5]));
type NonEmpty<T> = [T, ...T[]];
function head<T>(list: NonEmpty<T>): T {
  return list[0];
}
function isNonEmpty<T>(list: T[]): list is NonEmpty<T> {
  return list.length > 0;
}
const words: string[] = ["p", "q"];
if (isNonEmpty(words)) console.log(head(words), words.length);
console.log(head([1, 2]), head(["z"]));
function max(first: number, ...others: number[]): number {
  return others.reduce((a, b) => Math.max(a, b), first);
}
const given: NonEmpty<number> = [3, 9, 4];
given.push(11);
console.log(max(...given), given);
function say(text: string, ...counts: number[]): string {
  return text + counts.join("+");
}
console.log(say(...line), say("b", ...values));
function log(...args: [level: string, ...parts: (string | number)[]]): void {
  const [level, ...parts] = args;
  console.log(`[${level}]`, ...parts, args.length);
}
log("info", 1, "two");
log("only");
function concat<A extends unknown[], B extends unknown[]>(a: [...A], b: [...B]): [...A, ...B] {
  return [...a, ...b];
}
const joined = concat([1, "x"], [true]);
console.log(joined, joined.length, joined[1].length, joined[2] === true);
const pair: [number, string] = [1, "one"];
const triple: [boolean, number, string] = [false, ...pair];
console.log(triple, [...pair, 2].length);
function call<Args extends unknown[], R>(f: (...args: Args) => R, ...args: Args): R {
  return f(...args);
}
console.log(call((a: number, b: string) => a + b, 1, "s"), call(max, 1, 7, 3));
function bind<First, Rest extends unknown[], R>(f: (first: First, ...rest: Rest) => R, first: First): (...rest: Rest) => R {
  return (...rest) => f(first, ...rest);
}
console.log(bind((a: number, b: number, c: string) => `${a + b}${c}`, 1)(2, "!"));
const last: [...number[], string] = [1, 2, "end"];
console.log(last, last.length, last.at(-1));
for (const one of line) console.log(typeof one);
const readonlyLine: readonly (string | number)[] = line;
console.log(readonlyLine.includes(2), JSON.stringify(line));

// Rests of mapped tuples: each argument a box of its own.
class Box<T> { constructor(readonly value: T) {} }
function unboxed<T extends unknown[]>(...boxes: { [K in keyof T]: Box<T[K]> }): T { return boxes.map((one) => one.value) as T; }
const [boxedNumber, boxedText] = unboxed(new Box(1), new Box("x"));
console.log(boxedNumber + 1, boxedText + "y");
function lift<A extends unknown[], R>(f: (...args: A) => R) {
  return (...boxes: { [K in keyof A]: Box<A[K]> }): Box<R> => new Box(f(...(boxes.map((one) => (one as Box<unknown>).value) as A)));
}
console.log(lift((a: number, b: string) => b.repeat(a))(new Box(2), new Box("ab")).value);
function zipWith<T extends unknown[], R>(f: (...xs: T) => R, ...lists: { [K in keyof T]: T[K][] }): R[] {
  return Array.from({ length: Math.min(...lists.map((one) => one.length)) }, (_, i) => f(...(lists.map((one) => one[i]) as T)));
}
console.log(zipWith((a: number, b: string) => `${a}${b}`, [1, 2, 3], ["x", "y"]));
