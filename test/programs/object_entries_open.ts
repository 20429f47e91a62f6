// Object.entries and Object.values of what a type parameter stands for, cast to what the function knows of it.
type Graph<N extends string> = Record<N, Partial<Record<N, number>>>;
function edges<N extends string>(graph: Graph<N>, from: N): string {
  let text = "";
  for (const [to, weight] of Object.entries(graph[from]) as [N, number][]) text += `${from}-${to}:${weight + 1} `;
  return text;
}
const roads: Graph<"a" | "b" | "c"> = { a: { b: 4, c: 2 }, b: { c: 5 }, c: {} };
console.log(edges(roads, "a"), edges(roads, "b"), edges(roads, "c"));

function pairs<K extends string, V>(object: Partial<Record<K, V>>): [K, V][] {
  return Object.entries(object) as [K, V][];
}
console.log(pairs({ x: 1, y: 2 }), pairs<"p" | "q", string>({ q: "only" }));

function sums<T extends object>(object: T): number {
  return (Object.values(object) as number[]).reduce((all, one) => all + one, 0);
}
console.log(sums({ a: 1, b: 2.5 }), sums([1, 2, 3]));

function counted<T extends object>(object: Partial<T>): string {
  return (Object.entries(object) as [keyof T, T[keyof T]][]).map(([key, value]) => `${String(key)}=${String(value)}`).join();
}
console.log(counted<{ one: number; two: string }>({ two: "zwei" }));
