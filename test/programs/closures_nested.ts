// Closures in closures, over parameters, over `this`, and recursive ones.
function outer(a: number): (b: number) => (c: number) => number {
  return (b) => {
    const ab = a + b;
    return (c) => {
      a++;
      return ab * c + a;
    };
  };
}
const f = outer(1)(2);
console.log(f(10), f(10), outer(5)(5)(1));
class Timer {
  private ticks = 0;
  readonly tick = (): number => ++this.ticks;
  makeTicker(step: number): () => number {
    return () => (this.ticks += step);
  }
}
const timer = new Timer();
const { tick } = timer;
tick();
const by5 = timer.makeTicker(5);
by5();
console.log(tick(), by5());
function memo(f: (n: number) => number): (n: number) => number {
  const known = new Map<number, number>();
  return (n) => {
    const seen = known.get(n);
    if (seen !== undefined) return seen;
    const value = f(n);
    known.set(n, value);
    return value;
  };
}
const fibonacci: (n: number) => number = memo((n) => (n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2)));
console.log(fibonacci(60));
