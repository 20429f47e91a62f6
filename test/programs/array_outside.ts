// Elements that are not there: JavaScript gives undefined, which the types do not say.

class Item {
  constructor(
    readonly name: string,
    readonly weight: number,
  ) {}

  label(): string {
    return `${this.name} (${this.weight})`;
  }
}

const numbers = [3, 1, 2];
const words = ["ant", "bee"];
const items = [new Item("a", 1), new Item("b", 2)];
const flags = [true, false];
const mixed: (string | number)[] = ["x", 1];
const grid = [
  [1, 2],
  [3, 4],
];
const at = (index: number): number => index + 10;

// Numbers count as NaN.
console.log(numbers[at(0)] + 1, 2 * numbers[-1], -numbers[9], numbers[9] | 0, ~~numbers[1.5], numbers[NaN] ** 2);
console.log(numbers[at(0)] > 1, numbers[at(0)] <= 1, numbers[9] === 3, numbers[9] !== 3, numbers[9] === numbers[8]);
console.log(numbers[9] === numbers[0], numbers[0] === numbers[0], numbers[9] !== numbers[8], numbers[numbers[7]] === 1);
console.log(Math.max(1, numbers[9]), Math.floor(numbers[9]), numbers[numbers[0]] > 0);

function ascents(list: number[]): number {
  let count = 0;
  for (let i = 0; i <= list.length; i++) if (list[i] > list[i - 1]) count++;
  return count;
}
console.log(ascents([1, 2, 3]), ascents([]));

function smallerChild(heap: number[], parent: number): string {
  const left = heap[2 * parent + 1];
  const right = heap[2 * parent + 2];
  let best = heap[parent];
  if (left < best) best = left;
  if (right < best) best = right;
  return best < 5 ? "small" : right > left ? "right" : "none";
}
console.log(smallerChild([9, 8, 7], 0), smallerChild([9, 4], 0), smallerChild([9], 0), smallerChild([], 3));

let total = 0;
for (let i = 0; i < 4; i++) total += numbers[i];
console.log(total);

// In text and in what asks for the type.
console.log(`${numbers[9]} ${words[9]} ${flags[9]}`, "+" + numbers[9] + words[at(1)], String(words[9]), typeof numbers[9]);
console.log(typeof words[9], typeof items[9], Number(numbers[9]), Boolean(words[9]), numbers[9], words[9], items[9]);

// Texts that are compared.
function digitsOf(text: string): string {
  let i = 0;
  while (text[i] >= "0" && text[i] <= "9") i++;
  return text.slice(0, i);
}
console.log(digitsOf("123"), digitsOf("12a"), digitsOf(""), "abc"[5], "abc"[1]);
const last = "abc"[3];
console.log(last, last + "!", last === "c", last < "z", last ? 1 : 2);
function startsWith(list: string[], word: string): boolean {
  const first = list[0];
  return first === word;
}
console.log(startsWith(words, "ant"), startsWith([], "ant"));

// References go on as undefined, and are missed where they are used.
function find(index: number): Item {
  return items[index];
}
function describe(item: Item): string {
  return item ? item.label() : "nothing";
}
console.log(describe(find(1)), describe(find(2)), find(7), find(7) === undefined, find(7) ?? "other", find(7)?.name);
console.log([find(0), find(5)].length, { held: find(9) }, find(9) === items[0], items[8] === items[9]);
const copies: string[] = [];
copies.push(words[0], words[5]);
console.log(copies, mixed[4], typeof mixed[4], mixed[5] === "x", mixed[1] === 1);
function attempt(work: () => unknown): void {
  try {
    console.log(work());
  } catch (error) {
    console.log(error instanceof TypeError);
  }
}
attempt(() => find(3).name);
attempt(() => words[4].length);
attempt(() => grid[4][0]);
attempt(() => grid[1][5] === 2);
attempt(() => {
  const row = grid[7];
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += row[i];
  return sum;
});
attempt(() => {
  const row = grid[at(0)];
  let sum = 0;
  for (let i = 0; i < 3; i++) sum += row[i];
  return sum;
});
attempt(() => {
  const row = grid[0];
  let sum = 0;
  for (let i = 0; i < 3; i++) sum += row[i];
  return sum;
});
function sumIf(list: number[], rounds: number): number {
  let sum = 0;
  for (let i = 0; i < rounds; i++) {
    if (i > 0) sum += list.length;
    for (let j = 0; j < list.length; j++) sum += list[j];
  }
  return sum;
}
for (const rounds of [0, 1, 2]) for (const index of [0, 9]) attempt(() => sumIf(grid[index], rounds));

// As keys, and by the names that for-in gives.
const counts = new Map<string, number>([["ant", 1]]);
const values: Record<string, number> = { I: 1, V: 5 };
function romanValue(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += values[text[i]] < values[text[i + 1]] ? -values[text[i]] : values[text[i]];
  return sum;
}
console.log(counts.get(words[0]), counts.get(words[7]), counts.has(words[7]), romanValue("IV"), romanValue("VI"));
for (const i in numbers) {
  numbers[i] *= 2;
  console.log(i, numbers[i], words[i]);
}
const label = (count: number, text?: string): string => (count > 1 ? count : "") + text!;
console.log(label(2, "x"), label(1, "y"), words[0] + words[1], words[9] + "z");
for (const fn of [romanValue, digitsOf]) console.log(fn.name);

// Indexes that no integer holds.
const two = ["a", "b"];
const greatest = Number.MAX_VALUE;
const oneOfTwo = (index: number): string | undefined => two[index];
console.log(two[1.7976931348623157e308], oneOfTwo(1e300), two[2 ** 40], two[1e20], two[-1], two[greatest]);
console.log([1, 2][greatest], "abc"[greatest], two.at(greatest));
