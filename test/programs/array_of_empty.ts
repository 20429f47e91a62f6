// Empty arrays that a call makes take the type of their elements from where the call's result goes.

const rows: number[][] = Array.from({ length: 3 }, () => []);
rows[0].push(1.5);
rows[1].push(2, 3);
console.log(rows, rows[1][0] + rows[0][0], ([] as number[]).concat(...rows));

const names: string[][] = [1, 2].map(() => []);
names[1].push("x");
const shared: number[][] = new Array(2).fill([]);
shared[0].push(7);
console.log(names, shared, shared[0] === shared[1]);

function cube(size: number): number[][][] {
  return Array.from({ length: size }, () => Array.from({ length: 1 }, () => []));
}
const cells = cube(2);
cells[1][0].push(0.5);

class Graph {
  readonly neighbours: number[][];

  constructor(size: number) {
    this.neighbours = Array.from({ length: size }, () => []);
  }
}
const graph = new Graph(2);
graph.neighbours[0].push(1);
console.log(cells, graph);

// An empty literal beside a match is as much an array as the match.
const wordsOf = (text: string) => text.match(/\w+/g) ?? [];
const takeFirst = (list: string[]): string | undefined => list.shift();
const matched = wordsOf("a b c");
console.log(takeFirst(matched), matched.length, matched);
const unmatched = wordsOf("");
console.log(unmatched, takeFirst(unmatched));
for (const word of wordsOf("d e")) console.log(word.toUpperCase());
