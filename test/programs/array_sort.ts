// sort: stable, by text without a comparison, undefined last; toSorted and reverse.
console.log([10, 9, 1, 100, 2, -1].sort().join());
console.log([10, 9, 1, 100, 2, -1].sort((a, b) => a - b).join());
console.log(["pear", "Apple", "fig", "apple", ""].sort().join("|"));
interface Person {
  readonly name: string;
  readonly age: number;
}
const people: Person[] = [];
for (let index = 0; index < 40; index++) people.push({ name: `p${index}`, age: (index * 7) % 5 });
console.log(people.toSorted((a, b) => a.age - b.age).map((one) => `${one.name}:${one.age}`).join(" "));
console.log(people[0].name, people[39].name);
let seed = 12345;
const many: number[] = [];
for (let index = 0; index < 2000; index++) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  many.push(seed % 1000);
}
many.sort((a, b) => b - a);
let isSorted = true;
for (let index = 1; index < many.length; index++) if (many[index - 1] < many[index]) isSorted = false;
console.log(isSorted, many.length, many[0], many[1999]);
console.log([1, 2, 3].reverse().join(), [1, 2, 3, 4].reverse().join(), [1, 2, 3].toReversed().join());
const gaps: (number | undefined)[] = [3, undefined, 1, undefined, 2];
gaps.sort((a, b) => (a ?? 0) - (b ?? 0));
console.log(gaps);
console.log([true, false, true].sort(), [null, 3, "b", undefined, "a", -1].sort());
console.log([5, 1, 4].sort(() => 0).join());

// Comparators that contradict themselves: the pairs that are compared, and so the order, are Node's.
const shuffled = Array.from({ length: 1000 }, (_, index) => (index * 7919) % 1009);
let comparisons = 0;
for (const compare of [
  (): number => -1,
  (): number => 1,
  (a: number, b: number): number => (a < b ? 1 : 0),
  (a: number, b: number): number => (a < b ? -1 : 1),
  (a: number, b: number): number => (a % 3) - (b % 2),
  (a: number, b: number): number => ((a * b) % 7) - 3,
  (a: number, b: number): number => (a >> 6) - (b >> 6),
]) {
  const counted = (a: number, b: number): number => {
    comparisons++;
    return compare(a, b);
  };
  console.log([...shuffled.slice(0, 9)].sort(counted).join(), [...shuffled].sort(counted).join(), comparisons);
  console.log([...shuffled.slice(0, 300), ...shuffled.toSorted((a, b) => a - b)].sort(counted).join(), comparisons);
}

// The array is changed while it is sorted.
{
const b = [3, 1, 2]; b.sort((x, y) => { b.length = 0; return x - y; }); console.log(b);
const c = ["z", "y", "x"]; c.sort((x, y) => { c.pop(); return x < y ? -1 : 1; }); console.log(c);
const d: (number | undefined)[] = [3, undefined, 1, undefined]; d.sort((x, y) => { d.length = 1; return x! - y!; }); console.log(d);
const e = [5, 4, 3]; e.sort((x, y) => { if (e.length < 6) e.push(9); return x - y; }); console.log(e);
}
