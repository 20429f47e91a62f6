// Objects that start empty under a cast and are filled member by member.
function pick<T, K extends keyof T>(o: T, ...keys: K[]): Pick<T, K> { const out = {} as Pick<T, K>; for (const k of keys) out[k] = o[k]; return out; }
console.log(pick({ id: 1, name: "a", age: 3 }, "id", "name"));
const p = {} as { x: number; y?: string }; p.x = 4; console.log(p, p.x);
const q = <{ a: string }>{}; console.log(q);
function groupBy<T, K extends string>(items: T[], key: (item: T) => K): Record<K, T[]> {
  const groups = {} as Record<K, T[]>;
  for (const item of items) (groups[key(item)] ||= []).push(item);
  return groups;
}
const groups = groupBy([1, 2, 3, 4], (n) => (n % 2 === 0 ? "even" : "odd"));
console.log(groups.even, groups.odd);
const partial = {} as { list: number[] };
try {
  partial.list.push(1);
} catch (error) {
  console.log(error instanceof TypeError);
}
