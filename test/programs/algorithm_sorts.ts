// Sorting algorithms over numbers and objects, checked against each other.
function quick(items: number[], low = 0, high = items.length - 1): void {
  if (low >= high) return;
  const pivot = items[(low + high) >> 1];
  let i = low;
  let j = high;
  while (i <= j) {
    while (items[i] < pivot) i++;
    while (items[j] > pivot) j--;
    if (i <= j) {
      const held = items[i];
      items[i++] = items[j];
      items[j--] = held;
    }
  }
  quick(items, low, j);
  quick(items, i, high);
}
function merge(items: readonly number[]): number[] {
  if (items.length < 2) return [...items];
  const middle = items.length >> 1;
  const left = merge(items.slice(0, middle));
  const right = merge(items.slice(middle));
  const result: number[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (j >= right.length || (i < left.length && left[i] <= right[j])) result.push(left[i++]);
    else result.push(right[j++]);
  }
  return result;
}
let seed = 42;
const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648);
const data = Array.from({ length: 500 }, () => random() % 1000);
const byQuick = [...data];
quick(byQuick);
const byMerge = merge(data);
const byLibrary = [...data].sort((a, b) => a - b);
console.log(byQuick.every((n, i) => n === byMerge[i] && n === byLibrary[i]), byQuick.slice(0, 5), byQuick.at(-1));
const people = [
  { name: "d", age: 30 },
  { name: "a", age: 25 },
  { name: "c", age: 30 },
  { name: "b", age: 25 },
];
people.sort((a, b) => a.age - b.age);
console.log(people.map((person) => person.name).join(""));
