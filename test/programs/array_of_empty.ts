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

// What is made of an empty literal by generic functions and classes takes its elements from where it goes, too.
class Box<T> {
  constructor(public value: T) {}

  static of<T>(value: T): Box<T> {
    return new Box(value);
  }

  or(other: Box<T>): Box<T> {
    return this.value === undefined ? other : this;
  }
}
const boxed = new Box<number[]>([1]).or(Box.of([]));
boxed.value.push(2.5);
const nested: Box<string[][]> = Box.of([[]]);
nested.value[0].push("y");
function boxOfMaps(): Box<Map<string, number>[]> {
  return Box.of([]);
}
const maps = boxOfMaps();
maps.value.push(new Map([["a", 1]]));
console.log(boxed, nested, maps);

type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };
const ok = <T, E = never>(value: T): Result<T, E> => ({ ok: true, value });
function parse(text: string): Result<number[], string> {
  return text === "" ? ok([]) : ok([Number(text)]);
}
const parsed = parse("");
if (parsed.ok) parsed.value.push(3);
const wrap = <T>(value: T): { value: T } => ({ value });
const wrapped: { value: number[] } = wrap([]);
wrapped.value.push(0.5);
console.log(parsed, parse("4"), wrapped);

const load = (): Promise<string[]> => Promise.resolve([]);
load().then((list) => {
  list.push("loaded");
  console.log(list);
});

// An object literal's empty list is one of what the object becomes.
interface State {
  items: number[];
  names: string[];
}
const initial = { items: [], names: [] };
const state: State = initial;
state.items.push(4);
state.names.push("z");
for (const item of initial.items) console.log(item);
const copy: State = { ...initial };
copy.items.push(9);
console.log(state, initial, initial.items.length, initial.items === copy.items);
const make = () => ({ items: [], names: [] });
const made: State = make();
made.items.push(0.25);
const defaults = { list: [], count: 1 };
function withDefaults(options: { list?: string[] }) {
  const all: { list: string[]; count: number } = { ...defaults, ...options };
  all.list.push("p");
  return all;
}
console.log(made, make(), withDefaults({ list: ["q"] }), withDefaults({}), defaults);
