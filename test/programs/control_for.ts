// The for statement in all its forms.
let text = "";
for (let i = 0; i < 5; i++) text += i;
console.log(text);
for (let i = 10, j = 0; i > j; i -= 3, j++) console.log(i, j);
let k = 0;
for (;;) {
  if (++k > 3) break;
}
console.log(k);
for (let i = 0; i < 10; i++) {
  if (i % 2 === 0) continue;
  if (i > 7) break;
  console.log(i);
}
let steps = 0;
for (let x = 1; x < 1e6; x *= 3) steps++;
console.log(steps);
for (let x = 0.1; x < 0.5; x += 0.1) console.log(x);
