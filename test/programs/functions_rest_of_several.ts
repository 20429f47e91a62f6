// Rest parameters of one of several tuples: how many arguments there are, and what they are, tells which.
function area(...args: [side: number] | [width: number, height: number]): number {
  if (args.length === 1) return args[0] ** 2;
  const [w, h] = args;
  return w * h;
}
console.log(area(3), area(2, 5));
function show(...args: [kind: "n", value: number] | [kind: "s", value: string] | [flag: boolean]): string {
  switch (args.length) {
    case 1:
      return args[0] ? "on" : "off";
    default:
      return args[0] === "n" ? args[1].toFixed(1) : args[1].toUpperCase();
  }
}
console.log(show("n", 2), show("s", "x"), show(true));
const later = (...args: [text: string] | [count: number, unit: string]): string => (args.length === 1 ? args[0].trim() : `${args[0]} ${args[1]}`);
console.log(later(" a "), later(3, "kg"), [later, later].map((f) => f(1, "m")));
class Box { readonly size: string; constructor(...size: [number] | [number, number]) { this.size = size.length === 1 ? `${size[0]}` : size.join("x"); } grow(...by: [number] | ["twice", number]): string { return by[0] === "twice" ? `${by[1]}!` : `${by[0] + 1}`; } }
console.log(new Box(1).size, new Box(2, 3).size, new Box(1).grow(4), new Box(1).grow("twice", 5));
const passed: [number] | [number, number] = [6];
console.log(area(...passed));
type Level = "low" | "high";
function log(message: string, ...rest: [] | [Level] | [Level, number]): string {
  if (rest.length === 0) return `none:${message}`;
  const [level, code = 0] = rest;
  return `${level}:${message}:${code}`;
}
console.log(log("a"), log("b", "high"), log("c", "low", 4));
interface Api { get(...args: [id: number] | [name: string, exact: boolean]): string }
const api: Api = { get: (...args) => (args.length === 2 ? `${args[0]}${args[1]}` : `#${args[0] + 1}`) };
console.log(api.get(1), api.get("n", true));
