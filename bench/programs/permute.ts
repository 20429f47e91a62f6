// Permutations of an array by recursive swaps.

class Permutations {
  count = 0;
  private readonly values: number[];

  constructor(size: number) {
    this.values = Array.from({ length: size }, (_, index) => index);
  }

  permute(n: number): void {
    this.count++;
    if (n === 0) return;
    const last = n - 1;
    this.permute(last);
    for (let i = last; i >= 0; i--) {
      this.swap(last, i);
      this.permute(last);
      this.swap(last, i);
    }
  }

  private swap(i: number, j: number): void {
    const kept = this.values[i];
    this.values[i] = this.values[j];
    this.values[j] = kept;
  }

  isInOrder(): boolean {
    return this.values.every((value, index) => value === index);
  }
}

let count = 0;
let inOrder = true;
for (let round = 0; round < 20; round++) {
  const permutations = new Permutations(9);
  permutations.permute(9);
  count += permutations.count;
  inOrder &&= permutations.isInOrder();
}
console.log(inOrder && count === 124_706_020 ? "ok" : "wrong", count);
