// Spread in arrays, objects and calls.
const a = [1, 2];
const b = [0, ...a, ...[], ...[3, 4], 5];
console.log(b, [..."héy"], [...a.map((n) => n * 2), ...a]);
const defaults = { host: "localhost", port: 80, secure: false };
const config = { ...defaults, port: 8080, path: "/" };
console.log(config, { ...defaults });
const copy = [...a];
copy.push(9);
console.log(a, copy, Math.max(...b), Math.min(...a, -5));
const set = new Set([3, 1, 3]);
console.log([...set], [...new Map([["k", 1]]).entries()]);
function sum(first: number, ...rest: number[]): number {
  return rest.reduce((total, n) => total + n, first);
}
console.log(sum(...([10, 20] as [number, number])), sum(1, ...a, ...a));
// Members stand where they came first, however often they are set.
interface Place {
  x: number;
  y: number;
  label: string;
}
const inner = { ...{ x: 1, y: 2, label: "b" }, y: 3 };
const outer: Place = { ...inner, y: 4 };
console.log(inner, outer, JSON.stringify(outer), Object.keys({ ...outer, more: 1 }));
const nested: Place = { ...{ ...inner, y: 5 }, x: 6 };
for (const key in { ...nested, label: "q" }) console.log(key);
