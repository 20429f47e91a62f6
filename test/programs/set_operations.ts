// Set: order, deletion while iterating, set algebra by hand.
const primes = new Set([2, 3, 5, 7, 3, 2]);
console.log(primes.size, primes.has(5), primes.has(4), [...primes].join());
primes.add(11).add(2);
console.log(primes.delete(3), primes.delete(3), [...primes].join());
for (const prime of primes) {
  if (prime < 100) primes.add(prime + 100);
  if (prime === 2) primes.delete(5);
}
console.log([...primes].join());
const words = new Set<string>();
for (const word of "the cat and the dog and the bird".split(" ")) words.add(word);
console.log(words.size, [...words].join(" "));
const evens = new Set([2, 4, 6]);
const small = new Set([1, 2, 3, 4]);
console.log([...evens].filter((value) => small.has(value)).join(), new Set([...evens, ...small]).size);
words.forEach((word, same) => { if (word !== same) console.log("never"); });
console.log([...words.entries()][0], [...words.keys()][1]);
words.clear();
console.log(words.size, words.has("the"));
const empty = new Set<number>();
console.log(empty.size, [...empty].length);
