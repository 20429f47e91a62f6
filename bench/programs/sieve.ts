// Sieve of Eratosthenes, repeated: loops over bytes.

function countPrimes(flags: Uint8Array): number {
  const size = flags.length;
  let count = 0;
  flags.fill(1);
  for (let i = 2; i < size; i++) {
    if (flags[i] === 0) continue;
    count++;
    for (let k = i + i; k < size; k += i) flags[k] = 0;
  }
  return count;
}

const flags = new Uint8Array(2_000_000);
let total = 0;
for (let round = 0; round < 60; round++) total += countPrimes(flags);
console.log(total === 60 * 148933 ? "ok" : "wrong", total);
