// Callbacks that throw nothing and pass state on by closures.
let total = 0;
function countdown(n: number): void {
  total += n;
  if (n > 0) return void setTimeout(() => countdown(n - 1), 1);
  console.log("total", total);
  for (let i = 3; i > 0; i--) setTimeout(() => console.log("after", i), i * 25);
}
countdown(10);
