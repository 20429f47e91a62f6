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
