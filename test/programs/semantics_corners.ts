// Corners where a compiler easily does something else than JavaScript: what is evaluated how often and in which order, which
// variables closures share, and what is called on something that is not there.
const log: string[] = [];
function note<T>(name: string, value: T): T {
  log.push(name);
  return value;
}
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    console.log(error instanceof Error ? error.name : error);
  }
  console.log(log.splice(0).join(" "));
}
// A member that is assigned by a key is looked up once.
interface Pair {
  a: number;
  b: number;
}
const pair: Pair = { a: 1, b: 2 };
attempt(() => (note("object", pair)[note<keyof Pair>("key", "a")] += note("value", 5)));
attempt(() => console.log(note("object", pair)[note<keyof Pair>("key", "b")]++ + note("after", 1), pair));
attempt(() => (note("object", pair)[note<"a">("key", "a")] ||= note("value", 7)));
let i = 0;
const list = [10, 20, 30, 40];
attempt(() => (list[i++] = list[i++] + i++));
attempt(() => ([list[i--], list[i--]] = [list[i--], list[i--]]));
console.log(list, i);
// Closures of a loop's first part keep variables that no round has.
const reads: (() => number)[] = [];
for (let n = 0, more = (): number => n++; n < 3; more(), n++) reads.push(() => n);
console.log(reads.map((read) => read()));
reads.length = 0;
for (let n = 0; n < 3; n++) {
  reads.push(() => n++);
  if (n === 1) n++;
}
console.log(reads.map((read) => read()), reads.map((read) => read()));
// Any statement can have a label.
function left(): string {
  outer: try {
    if (list.length > 0) break outer;
    return "no";
  } finally {
    note("finally", 0);
  }
  inner: both: if (list.length > 0) {
    if (list.length > 1) break inner;
    break both;
  }
  skipped: for (const x of [1, 2]) {
    switch (x) {
      case 1:
        continue skipped;
      default:
        break skipped;
    }
  }
  return "left";
}
attempt(() => console.log(left()));
// Methods that look at nothing of their object are not called on nothing.
class Plain {
  greet(): string {
    return "hello";
  }
  get kind(): string {
    return "plain";
  }
}
const plains: Plain[] = [];
const byName: Record<string, Plain> = {};
const third = plains[3];
attempt(() => console.log(plains[0].greet()));
attempt(() => console.log(plains[0].kind));
attempt(() => console.log(third.greet()));
attempt(() => console.log(byName["x"].greet()));
plains.push(new Plain());
attempt(() => console.log(plains[0].greet(), plains[0].kind));
// Elements that are not there, of mixed types and of booleans.
const mixed: (number | string)[] = [1, "b"];
const missing = mixed[7];
attempt(() => console.log(typeof missing === "string" ? "text" : `number ${missing}`, typeof missing));
attempt(() => console.log(typeof missing === "string" ? "text" : "sum " + missing));
const visited: boolean[] = [];
attempt(() => {
  for (const at of [5, 2, 5]) if (!visited[at]) visited[at] = note(String(at), true);
});
console.log(visited.length, visited[5], new Uint8Array(2)[4]);
for (const length of [1.5, -1, NaN, 2 ** 32])
  attempt(() => {
    list.length = length;
  });
// Fields that are read before they are set show as undefined in a text.
class Base {
  constructor() {
    this.init();
  }
  init(): void {}
}
class Derived extends Base {
  text = "set";
  count = 1;
  override init(): void {
    console.log("early " + this.text, this.text + "!", this.count + 1, "n" + this.count);
  }
}
console.log(new Derived().text, ["\ud800"]);
// What is read of nothing is named.
interface Linked {
  value: number;
  next: Linked | null;
}
const only: Linked = { value: 1, next: null };
const found = new Map<string, Linked>();
for (const read of [() => only.next!.value, () => found.get("x")!.value, () => [only].find((one) => one.value > 1)!.value])
  try {
    console.log(read());
  } catch (error) {
    console.log((error as Error).message);
  }
