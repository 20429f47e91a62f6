// Spectral norm of an infinite matrix by the power method: loops over arrays of doubles.

function cell(i: number, j: number): number {
  return 1 / (((i + j) * (i + j + 1)) / 2 + i + 1);
}

function times(vector: Float64Array, result: Float64Array): void {
  for (let i = 0; i < result.length; i++) {
    let sum = 0;
    for (let j = 0; j < vector.length; j++) sum += cell(i, j) * vector[j];
    result[i] = sum;
  }
}

function timesTransposed(vector: Float64Array, result: Float64Array): void {
  for (let i = 0; i < result.length; i++) {
    let sum = 0;
    for (let j = 0; j < vector.length; j++) sum += cell(j, i) * vector[j];
    result[i] = sum;
  }
}

function spectralNorm(size: number): number {
  const u = new Float64Array(size).fill(1);
  const v = new Float64Array(size);
  const between = new Float64Array(size);
  for (let round = 0; round < 10; round++) {
    times(u, between);
    timesTransposed(between, v);
    times(v, between);
    timesTransposed(between, u);
  }
  let vBv = 0;
  let vv = 0;
  for (let i = 0; i < size; i++) {
    vBv += u[i] * v[i];
    vv += v[i] * v[i];
  }
  return Math.sqrt(vBv / vv);
}

const norm = spectralNorm(1500).toFixed(9);
console.log(norm === "1.274224151" ? "ok" : "wrong", norm);
