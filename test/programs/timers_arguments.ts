// Callbacks that throw nothing and pass state on by closures.
let total = 0;
function countdown(n: number): void {
  total += n;
  if (n > 0) return void setTimeout(() => countdown(n - 1), 1);
  console.log("total", total);
  for (let i = 3; i > 0; i--) setTimeout(() => console.log("after", i), i * 25);
}
countdown(10);
const onDone = (error?: Error | null): void => console.log("done", error);
setImmediate(onDone);
setImmediate((name: string, count: number) => console.log("immediate", name, count), "x", 3);
