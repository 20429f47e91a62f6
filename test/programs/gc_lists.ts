// Much garbage with a little that stays: the collector has to run and may not free what is in use.
interface Cell {
  value: number;
  next: Cell | null;
}
let kept: Cell | null = null;
let sum = 0;
for (let i = 0; i < 400_000; i++) {
  const cell: Cell = { value: i, next: null };
  if (i % 1000 === 0) {
    cell.next = kept;
    kept = cell;
  }
  sum += cell.value;
}
let count = 0;
let check = 0;
for (let cell: Cell | null = kept; cell !== null; cell = cell.next) {
  count++;
  check += cell.value;
}
console.log(sum, count, check);
const texts: string[] = [];
for (let i = 0; i < 100_000; i++) {
  const text = `item ${i}`;
  if (i % 5000 === 0) texts.push(text);
}
console.log(texts);
