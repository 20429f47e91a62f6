// Default, optional and rest parameters; defaults that use earlier parameters and are evaluated per call.
let counter = 0;
function next(): number {
  return ++counter;
}
function join(first: string, second = "-", ...rest: string[]): string {
  return first + second + rest.join("+");
}
console.log(join("a"), join("a", "b"), join("a", "b", "c", "d"));
function area(width: number, height = width): number {
  return width * height;
}
console.log(area(3), area(3, 4), area(3, undefined));
function stamp(id = next()): number {
  return id;
}
console.log(stamp(), stamp(), stamp(50), stamp());
function greet(name: string, title?: string): string {
  return title === undefined ? name : `${title} ${name}`;
}
console.log(greet("Ada"), greet("Ada", "Dr"));
const sum = (...values: number[]): number => values.reduce((total, value) => total + value, 0);
console.log(sum(), sum(1), sum(1, 2, 3), sum(...[4, 5], 6));

// A parameter with a default value takes what the place says that its function goes to.
type Step<S> = (before: S | undefined) => S;
const list: Step<string[]> = (s = []) => s, mixed: Step<number | string> = (s = 0) => s, perhaps: Step<string | null> = (s = null) => s;
console.log(list(undefined), list(["a"]), mixed(undefined), mixed("x"), perhaps(undefined), perhaps("y"));
const named: Step<Set<string>> = (s = new Set()) => s.add("q");
console.log(named(undefined), named(new Set(["x"])));
