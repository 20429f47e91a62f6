// entries, keys, values; changes while iterating; of objects.
for (const [i, x] of ["a", "b"].entries()) console.log(i, x);
console.log([...["a", "b"].keys()], [...["a", "b"].values()]);
const list = [1, 2, 3];
for (const x of list) {
  if (x === 1) list.pop();
  console.log(x);
}
const visited: number[] = [];
list.forEach((x) => {
  if (visited.length < 3) list.push(x * 10);
  visited.push(x);
});
console.log(visited, list);
