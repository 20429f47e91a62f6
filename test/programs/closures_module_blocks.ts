// Functions in blocks at the top level of a module that call themselves and each other, before and after their declarations.

{
  const count = (n: number): number => (n <= 0 ? 0 : [n - 1].reduce((sum, one) => sum + count(one), 1));
  console.log(count(3));
}

for (const start of [1, 2]) {
  const odd = (n: number): boolean => n !== 0 && even(n - 1);
  const even = (n: number): boolean => n === 0 || odd(n - 1);
  console.log(odd(start), even(start));
  let steps = 0;
  const walk = (n: number): void => {
    steps++;
    if (n > 0) [n - 1].forEach(walk);
  };
  walk(3);
  console.log(steps);
}

try {
  const early = (): number => late();
  early();
  const late = (): number => 1;
} catch (error) {
  console.log(error instanceof ReferenceError);
}

await null;

if (true as boolean) {
  const down = (n: number): string => (n === 0 ? "." : `${n}${up(n - 1)}`);
  const up = (n: number): string => (n === 0 ? "!" : `${n}${down(n - 1)}`);
  console.log(down(4), up(3));
}
