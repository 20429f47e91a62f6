// Matrices as arrays of arrays: products, determinants, walks.
type Matrix = number[][];
const zeros = (r: number, c: number): Matrix => Array.from({ length: r }, () => new Array<number>(c).fill(0));
const identity = (n: number): Matrix => zeros(n, n).map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
function multiply(a: Matrix, b: Matrix): Matrix {
  const result = zeros(a.length, b[0].length);
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b[0].length; j++)
      for (let k = 0; k < b.length; k++) result[i][j] += a[i][k] * b[k][j];
  return result;
}
const transpose = (m: Matrix): Matrix => m[0].map((_, j) => m.map((row) => row[j]));
function determinant(m: Matrix): number {
  if (m.length === 1) return m[0][0];
  if (m.length === 2) return m[0][0] * m[1][1] - m[0][1] * m[1][0];
  return m[0].reduce((sum, v, j) => sum + (j % 2 ? -1 : 1) * v * determinant(m.slice(1).map((r) => r.filter((_, c) => c !== j))), 0);
}
const A: Matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 10]];
console.log(multiply(A, identity(3)));
console.log(transpose([[1, 2, 3], [4, 5, 6]]));
console.log(determinant(A));
console.log(A.flat().join(" "), Math.max(...A.flat()), Math.min(...A[0], -1));
const grid = Array.from({ length: 3 }, (_, y) => Array.from({ length: 4 }, (_, x) => (x + y) % 2 === 0 ? "#" : "."));
console.log(grid.map((r) => r.join("")).join("\n"));
const spiral: number[] = [];
let [top, bottom, left, right] = [0, A.length - 1, 0, A[0].length - 1];
while (top <= bottom && left <= right) {
  for (let i = left; i <= right; i++) spiral.push(A[top][i]);
  top++;
  for (let i = top; i <= bottom; i++) spiral.push(A[i][right]);
  right--;
  if (top <= bottom) { for (let i = right; i >= left; i--) spiral.push(A[bottom][i]); bottom--; }
  if (left <= right) { for (let i = bottom; i >= top; i--) spiral.push(A[i][left]); left++; }
}
console.log(spiral);
