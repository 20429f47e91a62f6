// A captured parameter that is changed; captured destructured variables; a captured catch variable.
function accumulate(total: number): (n: number) => number {
  return (n) => (total += n);
}
const add = accumulate(100);
add(5);
console.log(add(10));
function pair([x, y]: [number, number]): () => number {
  return () => x * y++;
}
const p = pair([3, 4]);
console.log(p(), p());
let kept: () => string = () => "none";
try {
  throw new Error("caught and kept");
} catch (error) {
  kept = () => (error instanceof Error ? error.message : "?");
}
console.log(kept());
const makers = [1, 2, 3].map((n) => (m: number) => n * m);
console.log(makers.map((make) => make(10)));
