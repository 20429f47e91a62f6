// while and do-while, with break and continue inside.
let n = 27;
let steps = 0;
while (n !== 1) {
  n = n % 2 === 0 ? n / 2 : 3 * n + 1;
  steps++;
}
console.log(steps);
let count = 0;
do {
  count++;
  if (count === 2) continue;
  if (count === 5) break;
} while (count < 10);
console.log(count);
let once = 0;
do once++;
while (false);
console.log(once);
