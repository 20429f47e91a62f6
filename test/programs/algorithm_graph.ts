// Graphs over Map and dictionaries: searches, shortest paths, topological order.
class Graph<T> {
  private adj = new Map<T, Map<T, number>>();
  addEdge(a: T, b: T, w = 1, directed = false): this {
    if (!this.adj.has(a)) this.adj.set(a, new Map());
    if (!this.adj.has(b)) this.adj.set(b, new Map());
    this.adj.get(a)!.set(b, w);
    if (!directed) this.adj.get(b)?.set(a, w);
    return this;
  }
  neighbors(n: T): T[] { return [...(this.adj.get(n)?.keys() ?? [])]; }
  bfs(start: T): T[] {
    const seen = new Set<T>([start]); const queue: T[] = [start]; const out: T[] = [];
    while (queue.length) { const n = queue.shift()!; out.push(n); for (const m of this.neighbors(n)) if (!seen.has(m)) { seen.add(m); queue.push(m); } }
    return out;
  }
  dfs(start: T, visit: (n: T) => void, seen = new Set<T>()): void {
    if (seen.has(start)) return; seen.add(start); visit(start);
    this.neighbors(start).forEach((n) => this.dfs(n, visit, seen));
  }
  dijkstra(start: T): Map<T, { dist: number; prev: T | undefined }> {
    const result = new Map<T, { dist: number; prev: T | undefined }>();
    for (const n of this.adj.keys()) result.set(n, { dist: Infinity, prev: undefined });
    result.get(start)!.dist = 0;
    const open = new Set(this.adj.keys());
    while (open.size > 0) {
      let best: T | undefined;
      for (const n of open) if (best === undefined || result.get(n)!.dist < result.get(best)!.dist) best = n;
      if (best === undefined || result.get(best)!.dist === Infinity) break;
      open.delete(best);
      for (const [m, w] of this.adj.get(best)!) {
        const alt = result.get(best)!.dist + w;
        if (alt < result.get(m)!.dist) result.set(m, { dist: alt, prev: best });
      }
    }
    return result;
  }
}
const g = new Graph<string>();
g.addEdge("A", "B", 4).addEdge("A", "C", 1).addEdge("C", "B", 2).addEdge("B", "D", 5);
console.log(g.bfs("A"));
const order: string[] = []; g.dfs("A", (n) => order.push(n)); console.log(order.join("->"));
for (const [n, { dist, prev }] of g.dijkstra("A")) console.log(n, dist, prev ?? "-");
const deps: Record<string, string[]> = { app: ["lib", "util"], lib: ["core"], util: ["core"], core: [] };
function topo(d: Record<string, string[]>): string[] {
  const out: string[] = []; const state: Record<string, "visiting" | "done"> = {};
  const visit = (n: string, path: string[]): void => {
    if (state[n] === "done") return;
    if (state[n] === "visiting") throw new Error("cycle: " + [...path, n].join(" > "));
    state[n] = "visiting"; for (const m of d[n] ?? []) visit(m, [...path, n]); state[n] = "done"; out.push(n);
  };
  Object.keys(d).forEach((n) => visit(n, []));
  return out;
}
console.log(topo(deps));
try { topo({ a: ["b"], b: ["a"] }); } catch (e) { console.log((e as Error).message); }
const ng = new Graph<number>(); ng.addEdge(1, 2).addEdge(2, 3); console.log(ng.bfs(1));
