// keys, values, entries and destructuring of them.
const names = ["ann", "bob", "cy"];
for (const index of names.keys()) console.log(index);
for (const [index, name] of names.entries()) console.log(index, name);
for (const name of names.values()) console.log(name);
console.log([...names.entries()], [...names.keys()]);
const iterator = names[Symbol.iterator]();
console.log(iterator.next(), iterator.next());
const growing = [1, 2, 3];
let rounds = 0;
for (const value of growing) {
  if (value < 3) growing.push(value + 1);
  rounds++;
}
console.log(rounds, growing.join());
let total = 0;
for (const pair of [[1, 2], [3, 4]]) {
  const [left, right] = pair;
  total += left * right;
}
console.log(total);
