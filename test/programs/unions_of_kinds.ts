// Members of values that may be texts, lists, bytes or objects: each kind has them elsewhere.

function header(value: string | string[]): void {
  console.log(value.length, value.includes("a"), value.indexOf("b"), value.slice(0, 1), value.concat("z"));
  console.log(value.at(0), value.toString(), value[0], value[5]);
}
header("abc");
header(["a", "b"]);

function bytes(value: string | Uint8Array): void {
  console.log(value.length, value.slice(0, 1), value.at(-1), value.toString(), value[0]);
}
bytes("abc");
bytes(new Uint8Array([1, 2]));

function chunk(value: string | Buffer): void {
  console.log(value.length, value.slice(0, 1), value.toString(), value.toString("utf8"), value.indexOf("B"));
}
chunk("ABC");
chunk(Buffer.from("AB"));

function list(value: number[] | Uint8Array): void {
  let sum = 0;
  value.forEach((one) => (sum += one));
  console.log(value.length, value.slice(0, 1), value.indexOf(2), value.join("-"), sum);
}
list([1, 2]);
list(new Uint8Array([1, 2]));

class Rope {
  constructor(private readonly parts: string[]) {}
  get length(): number {
    return this.parts.join("").length;
  }
  slice(start: number): string {
    return this.parts.join("").slice(start);
  }
}
function lengths(values: (string | Rope | number[] | { length: number; slice(start: number): string })[]): void {
  for (const value of values) console.log(value.length, value.slice(1));
}
lengths(["one", new Rope(["tw", "o"]), [1, 2, 3], { length: 7, slice: (start: number) => `from ${start}` }]);

function perhaps(value: string | string[] | undefined): number {
  return value?.length ?? -1;
}
console.log(perhaps("four"), perhaps(["one"]), perhaps(undefined));

let calls = 0;
function next(): string | string[] {
  calls++;
  return calls % 2 === 0 ? "text" : ["list"];
}
console.log(next().length, next().length, calls);

// Both at once, as TypeScript takes it: what is wanted is tested.
type Chunk = Buffer & string;
const listeners: ((chunk: Chunk) => void)[] = [];
function on(listener: (chunk: Chunk) => void): void {
  listeners.push(listener);
}
let body = "";
const parts: Buffer[] = [];
on((chunk) => (body += chunk));
on((chunk) => console.log(chunk.length, chunk.toString(), String(chunk), `${chunk}`, chunk.slice(1).toString()));
on((chunk) => console.log(chunk.split("").length));
on((chunk) => console.log(chunk.subarray(1)));
on((chunk: string) => console.log(chunk.toUpperCase()));
on((chunk: Buffer | string) => console.log(typeof chunk, chunk.length));
on((chunk) => console.log(typeof chunk === "string" ? Buffer.from(chunk) : chunk));
function tell(value: Buffer | string): void {
  for (const listener of listeners as ((chunk: Buffer | string) => void)[]) {
    try {
      listener(value);
    } catch (error) {
      console.log(error instanceof TypeError ? "TypeError" : error);
    }
  }
}
tell("abc");
tell(Buffer.from("abc"));
listeners.splice(0, listeners.length, (chunk) => parts.push(chunk));
tell(Buffer.from("d"));
console.log(body, parts);

async function* chunksOf(...values: (Buffer | string)[]): AsyncGenerator<Chunk, void, undefined> {
  for (const value of values) yield value as Chunk;
}
const bytesRead = [];
for await (const chunk of chunksOf(Buffer.from("a"), Buffer.from("b"))) bytesRead.push(chunk);
console.log(Buffer.concat(bytesRead).toString(), bytesRead.length);
let text = "";
for await (const chunk of chunksOf("c", Buffer.from("d"))) text += chunk;
console.log(text);
try {
  for await (const chunk of chunksOf(Buffer.from("e"))) console.log(chunk.toUpperCase());
} catch (error) {
  console.log(error instanceof TypeError && error.message);
}

class Crate {
  constructor(readonly length: number) {}
  toString(): string {
    return `crate of ${this.length}`;
  }
}
const inWords = (value: number | string | boolean | bigint | Crate | number[]): string => value.toString();
console.log([1.5, "text", true, 12n, new Crate(4), [5, 6]].map(inWords));
function named(value: (() => void) | { name: string }): string {
  return value.name;
}
function work(): void {}
console.log(named(work), named({ name: "object" }));

// Arrays of which the elements are stored in different ways.
type Lists = number[] | string[] | boolean[];
function described(list: Lists): unknown[] {
  let all = "";
  list.forEach((one) => {
    all += one;
  });
  for (const one of list) all += `<${one}>`;
  const shown = list.map((one: number | string | boolean) => `${one}!`);
  return [all, shown, list.join("-"), list.slice(1), list[0], list.at(-1), list.some((one) => one === "b"), String(list)];
}
for (const list of [[1.5, 2], ["a", "b"], [true, false]] as Lists[]) console.log(...described(list));
const places = (list: number[] | string[] | undefined): unknown => [...(list?.entries() ?? [])];
console.log(places([7, 8]), places(["c"]), places(undefined));
