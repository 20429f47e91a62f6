const numbers = [];
numbers.push(1);
numbers.push(2, 3);
console.log(numbers, numbers.length, numbers.map((n) => n * 2));
let x;
x = 1;
x = x + 1;
console.log(x.toFixed(1), x);
function firstLong(words: readonly string[]): string {
  let found;
  for (const word of words) {
    if (word.length > 3) {
      found = word;
      break;
    }
  }
  return found ?? "none";
}
console.log(firstLong(["a", "bcde", "xyzzy"]), firstLong([]));
function evens(limit: number): number[] {
  const list = [];
  for (let i = 0; i < limit; i += 2) list.push(i);
  return list;
}
console.log(evens(7));
function describe(value: number): string {
  let text;
  if (value > 0) text = "positive";
  else if (value < 0) text = "negative";
  else text = "zero";
  return text;
}
console.log(describe(3), describe(-1), describe(0));
let best = null;
for (const n of [3, 9, 4]) if (best === null || n > best) best = n;
console.log(best);
const mixed = [];
mixed.push("a");
mixed.push(1);
console.log(mixed, mixed.length);
const squares = [];
for (let i = 0; i < 4; i++) squares[i] = i * i;
console.log(squares);
function collect<T>(items: Iterable<T>): T[] {
  const result = [];
  for (const item of items) result.push(item);
  return result;
}
console.log(collect("abc"), collect(new Set([1, 2])));
const objects = [];
for (const name of ["x", "y"]) objects.push({ name, size: name.length });
console.log(objects, objects.map((o) => o.name).join());
let kind;
kind = "text";
console.log(kind.toUpperCase());
kind = 5;
console.log(kind + 1);
const rows = [];
for (let y = 0; y < 2; y++) {
  const row = [];
  for (let c = 0; c < 3; c++) row.push(y * c);
  rows.push(row);
}
console.log(rows);
const words = [];
words.unshift("b");
words.unshift("a");
words[words.length] = "c";
for (const word of words) console.log(word);
let handler;
handler = (n: number): number => n + 1;
console.log(handler(2));
let total, count;
total = 0;
count = 0;
for (const n of numbers) {
  total += n;
  count++;
}
console.log(total / count);
const inner = [];
inner.push(1);
const show = () => inner.length;
console.log(show());
let late = undefined;
for (const n of [1, 2, 3]) if (n > 1 && late === undefined) late = n;
console.log(late);
let state = [];
for (const n of [1, 2]) state.push(n);
state = [];
state.push(5);
console.log(state);
const { a, b } = (() => { let a, b; a = 1; b = "x"; return { a, b }; })();
console.log(a, b);
let match;
const pattern = /[a-z]+/g;
while ((match = pattern.exec("ab cd")) !== null) console.log(match[0], match.index);
let letter;
switch (numbers.length) {
  case 3:
    letter = "c";
    break;
  default:
    letter = "?";
}
console.log(letter);
let swap1, swap2;
[swap1, swap2] = [1, 2];
console.log(swap1, swap2);
const spread = [];
spread.push(...numbers);
console.log(spread);
let each;
for (each of ["x", "y"]) console.log(each.toUpperCase());
let step,
  sum = 0;
for (step of numbers) sum += step;
console.log(each, step, sum);
function firstOver(rows: { id: number }[], least: number) {
  let row;
  for (row of rows) if (row.id > least) break;
  return row?.id;
}
console.log(firstOver([{ id: 1 }, { id: 3 }, { id: 5 }], 2), firstOver([], 1));
