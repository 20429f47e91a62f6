// Tuples whose elements are stored otherwise than those of the tuples that they would be used as.

function widened<T>(pair: [T, T]): [T | undefined, T] {
  return pair; // error INS2099 at 4:10
}
console.log(widened([1.5, 2]));

const pairs: [string, number][] = [["a", 1]];
const walked: Iterable<readonly [string, number | string]> = pairs; // error INS2099 at 9:62
for (const [name, value] of walked) console.log(name, value);

const table = new Map<string, number>(pairs);
const entries: Iterable<readonly [string, number | string]> = table; // error INS2099 at 13:63
for (const [name, value] of entries) console.log(name, value);
