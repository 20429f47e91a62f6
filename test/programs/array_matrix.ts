// Matrices as arrays of arrays.
type Matrix = number[][];
const multiply = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0].map((_, column) => row.reduce((sum, value, k) => sum + value * b[k][column], 0)));
const identity = (n: number): Matrix => Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
function power(m: Matrix, n: number): Matrix {
  let result = identity(m.length);
  for (let base = m; n > 0; n >>= 1, base = multiply(base, base)) if (n & 1) result = multiply(result, base);
  return result;
}
console.log(power([[1, 1], [1, 0]], 40), multiply([[1, 2, 3]], [[4], [5], [6]]));
const transpose = (m: Matrix): Matrix => m[0].map((_, i) => m.map((row) => row[i]));
console.log(transpose([[1, 2], [3, 4], [5, 6]]));
