// Recursion, mutual recursion, functions used before their declaration.
console.log(even(10), odd(7), even(7));
function even(n: number): boolean {
  return n === 0 ? true : odd(n - 1);
}
function odd(n: number): boolean {
  return n === 0 ? false : even(n - 1);
}
function ackermann(m: number, n: number): number {
  if (m === 0) return n + 1;
  return n === 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}
console.log(ackermann(2, 3));
function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  const result: number[][] = [];
  items.forEach((item, index) => {
    const rest = [...items.slice(0, index), ...items.slice(index + 1)];
    for (const tail of permutations(rest)) result.push([item, ...tail]);
  });
  return result;
}
console.log(permutations([1, 2, 3]));
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
console.log(factorial(20), factorial(25));
