// Fannkuch-redux: permutations and prefix reversals of small integer arrays.

function fannkuch(n: number): { checksum: number; flips: number } {
  const permutation = new Int32Array(n);
  const work = new Int32Array(n);
  const count = new Int32Array(n);
  let maximum = 0;
  let checksum = 0;
  let isEven = true;
  for (let i = 0; i < n; i++) permutation[i] = i;
  let r = n;
  for (;;) {
    for (; r !== 1; r--) count[r - 1] = r;
    for (let i = 0; i < n; i++) work[i] = permutation[i];
    let flips = 0;
    for (let first = work[0]; first !== 0; first = work[0]) {
      for (let low = 0, high = first; low < high; low++, high--) {
        const swapped = work[low];
        work[low] = work[high];
        work[high] = swapped;
      }
      flips++;
    }
    if (flips > maximum) maximum = flips;
    checksum += isEven ? flips : -flips;
    for (;;) {
      if (r === n) return { checksum, flips: maximum };
      const first = permutation[0];
      for (let i = 0; i < r; i++) permutation[i] = permutation[i + 1];
      permutation[r] = first;
      count[r]--;
      if (count[r] > 0) break;
      r++;
    }
    isEven = !isEven;
  }
}

const { checksum, flips } = fannkuch(10);
console.log(checksum === 73196 && flips === 38 ? "ok" : "wrong", checksum, flips);
