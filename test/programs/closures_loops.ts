// Each round of a loop has its own binding.
const fs: (() => number)[] = [];
for (let i = 0; i < 3; i++) fs.push(() => i);
console.log(fs.map((f) => f()));
const gs: (() => number)[] = [];
for (let i = 0; i < 3; i++) {
  gs.push(() => i * 10);
  i += 0;
}
console.log(gs.map((f) => f()));
const hs: (() => string)[] = [];
for (const word of ["a", "b", "c"]) hs.push(() => word);
console.log(hs.map((f) => f()));
const js: (() => number)[] = [];
let n = 0;
while (n < 3) {
  const own = n * n;
  js.push(() => own + n);
  n++;
}
console.log(js.map((f) => f()));
const ks: (() => number)[] = [];
for (let i = 0; i < 3; i++) {
  ks.push(() => i++);
}
console.log(ks.map((f) => f()), ks.map((f) => f()));
