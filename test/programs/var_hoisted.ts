// `var` is one variable for the whole function: used behind its block, declared again, shared by the rounds of a loop.

function search(limit: number): string {
  for (var index = 0; index < limit; index++) {
    if (index === 2) {
      var found = "two";
      break;
    }
  }
  return `${index} ${found!}`;
}
console.log(search(5), search(1));

function lengths(texts: string[]): number[] {
  for (var i = 0; i < texts.length; i++) {}
  var total = i;
  for (var i = 0; i < 2; i++) {}
  return [total, i];
}
console.log(lengths(["a", "b", "c"]));

function chosen(kind: string): number {
  switch (kind) {
    case "a":
      var result = 1;
      break;
    default:
      var result = 2;
  }
  return result;
}
console.log(chosen("a"), chosen("b"));

function parsed(text: string): string {
  try {
    var list = JSON.parse(text) as number[];
  } catch {
    return "bad";
  }
  return String(list.length);
}
console.log(parsed("[1, 2]"), parsed("["));

function shared(): number[] {
  var functions: (() => number)[] = [];
  for (var i = 0; i < 3; i++) functions.push(() => i);
  for (var one of [10, 20]) functions.push(() => one);
  return functions.map((made) => made());
}
console.log(shared());

function again(count: number): number {
  var x = 1;
  {
    var x = count;
  }
  for (var round = 0; round < 2; round++) {
    var kept: number | undefined;
    if (round === 0) kept = 7;
  }
  return x + (kept ?? 0);
}
console.log(again(3));

function given(size: number): number {
  var size = size + 10;
  return size * 2;
}
console.log(given(1), given(4));

function early(): string {
  var before = typeof read();
  var late = 3;
  function read(): unknown {
    return late;
  }
  return `${before} ${typeof read()}`;
}
console.log(early());

function taken({ a, b }: { a: number; b: string[] }): string {
  if (a > 0) {
    var { length } = b;
    var [first = "none"] = b;
  } else {
    var [first = "none"] = b;
    var length = -1;
  }
  return `${first} ${length}`;
}
console.log(taken({ a: 1, b: ["x", "y"] }), taken({ a: 0, b: [] }));

function* counted(limit: number): Generator<number> {
  for (var i = 0; i < limit; i++) yield i;
  yield i * 100;
}
console.log([...counted(3)]);

async function waited(list: Promise<number>[]): Promise<number> {
  for (var one of list) {
    var sum: number = sum! + (await one) || 1;
    var last = one;
  }
  return sum! + (await last!);
}
waited([Promise.resolve(1), Promise.resolve(2)]).then(console.log);

class Counter {
  static start: number;
  static {
    for (var step = 0; step < 4; step++) {}
    Counter.start = step;
  }
  value: number;
  constructor(list: number[]) {
    for (var at = 0; at < list.length && list[at]! > 0; at++) {}
    this.value = at;
  }
}
console.log(Counter.start, new Counter([1, 2, -1]).value);

if (search(1).length > 3) {
  var branch = "long";
} else {
  var branch = "short";
}
function shown(): string {
  return branch;
}
console.log(shown(), branch);
for (var last of [1, 2, 3]) {
}
console.log(last! + 1);

function read(): string {
  return String(later);
}
console.log(read());
var later = 5;
console.log(read());
var handler = (): string => "first";
console.log(handler());
var handler = (): string => "second";
console.log(handler());
console.log([1, 2].map((n) => n + later));
