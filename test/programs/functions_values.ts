// Functions as values: in variables, arrays, fields, as arguments and results.
type Operation = (a: number, b: number) => number;
const add: Operation = (a, b) => a + b;
function subtract(a: number, b: number): number {
  return a - b;
}
const operations: Operation[] = [add, subtract, (a, b) => a * b, Math.max];
for (const operation of operations) console.log(operation(7, 3));
const table: { name: string; run: Operation }[] = [
  { name: "add", run: add },
  { name: "divide", run: (a, b) => a / b },
];
for (const { name, run } of table) console.log(name, run(1, 4));
function compose<A, B, C>(f: (a: A) => B, g: (b: B) => C): (a: A) => C {
  return (a) => g(f(a));
}
const describe = compose(
  (n: number) => n * 2,
  (n) => `<${n}>`,
);
console.log(describe(21));
const ignoring: (a: number, b: number) => number = (a) => a;
console.log(ignoring(1, 2), [3, 4].map(() => 0));
function twice(f: () => void): void {
  f();
  f();
}
let calls = 0;
twice(() => calls++);
console.log(calls);
const selected = calls > 1 ? add : subtract;
console.log(selected(1, 1), selected === add);

// Functions that a computed name or an assignment names.
const named = { ["plain"]: () => 1 };
let assigned: (() => number) | undefined;
assigned = () => 2;
let chosen: (() => number) | undefined;
chosen ??= () => 3;
console.log(named.plain, assigned, chosen);

// How many parameters a function has.
function counted(this: void, first: number, second?: string): string {
  return `${first}${second}`;
}
const withDefault = (a: number, b = 2, c?: number): number => a + b + (c ?? 0);
const withRest = (...all: number[]): number => all.length;
const countedToo: (...args: never[]) => unknown = counted;
console.log(counted.length, withDefault.length, withRest.length, countedToo.length, (() => 1).length);
function arity<A extends unknown[], R>(fn: (...args: A) => R): number {
  return fn.length;
}
console.log(arity((a: string, b: number, c: boolean) => `${a}${b}${c}`), arity(counted), arity(Math.max.length > 0 ? () => 0 : () => 1));
function curry<A, B, C, R>(fn: (a: A, b: B, c: C) => R): (a: A) => (b: B) => (c: C) => R;
function curry(fn: (...args: unknown[]) => unknown): unknown {
  const step = (given: unknown[]): unknown =>
    given.length >= fn.length ? fn(...given) : (next: unknown): unknown => step([...given, next]);
  return step([]);
}
console.log(curry((a: number, b: string, c: boolean) => `${a + 1}${b}${c}`)(1)("x")(true));

// What a function gives where a place wants its result: a pair of which the second takes less, lists that hold more.
type Undoable = (state: number) => [state: number, undo: (state: number) => number];
const setTo =
  (value: number): Undoable =>
  (state) => {
    const before = state;
    return [value, () => before];
  };
const [after, undo] = setTo(40)(2);
console.log(after, undo(after));
const listed: () => { names: (string | number)[]; show: (name: string) => string } = () => {
  const show = (): string => "shown";
  return Date.now() > 0 ? { names: ["a"], show } : { names: [], show: (name) => name };
};
const list = listed();
list.names.push(1);
console.log(list.names, list.show("b"));
