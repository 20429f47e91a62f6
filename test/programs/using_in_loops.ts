// `for (using one of ...)` disposes of each resource at the end of its round, whichever way that ends.
class Lease {
  constructor(readonly id: number) {}
  [Symbol.dispose](): void {
    console.log("closed", this.id);
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await null;
    console.log("closed later", this.id);
  }
}
const made = (count: number): Lease[] => Array.from({ length: count }, (_, id) => new Lease(id));
rounds: for (const round of [1, 2]) {
  for (using lease of made(3)) {
    if (lease.id === 1 && round === 1) continue rounds;
    if (round === 2) break rounds;
    console.log("round", round, lease.id);
  }
}
const find = (id: number): number => {
  for (using lease of made(9)) if (lease.id === id) return lease.id;
  return -1;
};
console.log(find(1));
for (using lease of [null, new Lease(7), undefined]) console.log(lease?.id);
function* leases(): Generator<Lease> {
  yield* made(5);
}
try {
  for (using lease of leases()) if (lease.id === 1) throw new Error(`round ${lease.id}`);
} catch (error) {
  console.log(String(error));
}
for (await using lease of made(2)) {
  if (lease.id === 0) continue;
  console.log("in", lease.id);
}
const later: (() => number)[] = [];
for await (using lease of made(2).map((one) => Promise.resolve(one))) later.push(() => lease.id);
console.log(later.map((one) => one()));
