// Constants `as const` behind interfaces of readonly lists, and lists of tuples where an Iterable of open ones is wanted.
interface Spec { name: string; choices?: readonly string[] }
const one = { name: "a", choices: ["x", "y"] } as const;
const spec: Spec = one;
console.log(spec.choices?.length, spec.choices, spec.choices?.includes("x"));
const table = { p: { name: "p", choices: ["x", "y"] }, q: { name: "q" } } as const;
const t2: Record<string, Spec> = table;
console.log(t2["p"]?.choices, t2.q?.name);
for (const [k, v] of Object.entries(t2)) console.log(k, v.name, v.choices ?? []);
function all(t: Record<string, Spec>): string[] { return Object.values(t).flatMap((s) => s.choices ?? [s.name]); }
console.log(all(table), all({ z: one }));
function from<N extends string | number>(edges: Iterable<readonly [from: N, to: N, weight?: number]>): string[] {
  const out: string[] = [];
  for (const [from, to, weight = 1] of edges) out.push(`${from}-${to}-${weight}`);
  return out;
}
console.log(from([["a", "b", 7], ["a", "c", 3], ["e", "a"]]));
console.log(from([[1, 2]]), from<string | number>([[1, "x"], ["x", 2]]));
console.log(from([[1, 2, 3]].map(([a, b]) => [a!, b!, 5] as const)));
const total = (values: Iterable<number>): number => { let all = 0; for (const v of values) all += v; return all; };
const two: readonly [number, number] = [1, 2];
console.log(total(two), total([3, 4] as const), new Set(two).size, new Map([["a", 1], ["b", 2]] as const).get("b"));
const three = ["a", 1, true] as const;
console.log(new Set<string | number | boolean>(three), Array.from(three), [...three].length);

const rights = { admin: ["read", "write"], guest: ["read"], nobody: [] } as const;
type Right = (typeof rights)[keyof typeof rights][number];
const may = (who: keyof typeof rights, what: Right): boolean => (rights[who] as readonly Right[]).includes(what);
console.log(may("admin", "write"), may("guest", "write"), may("nobody", "read"), (rights["admin"] as readonly string[]).join());
