// A union that contains itself through an interface with a Map.
interface O { m: Map<string, J> }
type J = null | number | J[] | O;
const o: O = { m: new Map<string, J>() };
o.m.set("a", [1, null, { m: new Map<string, J>([["z", 2]]) }]);
function size(j: J): number {
  if (j === null) return 1;
  if (typeof j === "number") return j;
  if (Array.isArray(j)) return j.reduce<number>((s, x) => s + size(x), 0);
  let t = 0;
  for (const [, v] of j.m) t += size(v);
  return t;
}
console.log(size(o), o);
