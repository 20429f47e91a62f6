// Array patterns: holes, defaults, rest, nesting, swapping, in parameters and loops.
const [a, , b = 5, ...rest] = [1, 2, undefined, 4, 5];
console.log(a, b, rest);
const [[x, y], [z = 9]] = [[1, 2], []] as [number[], number[]];
console.log(x, y, z);
let p = 1;
let q = 2;
[p, q] = [q, p];
console.log(p, q);
const pairs: [string, number][] = [["a", 1], ["b", 2]];
for (const [name, value] of pairs) console.log(name, value);
function head([first, second]: readonly number[]): number {
  return first - second;
}
console.log(head([9, 4]));
const list = [3, 1, 2];
[list[0], list[2]] = [list[2], list[0]];
console.log(list);
const [one, two] = "hi";
console.log(one, two);
const fibonacci: number[] = [];
let [m, n] = [0, 1];
while (m < 50) {
  fibonacci.push(m);
  [m, n] = [n, m + n];
}
console.log(fibonacci);
{
  const [head, ...behind] = [1, 2, 3];
  console.log(head, behind[0], behind[1], behind.length, behind);
  const [one, two, ...others] = "a b c d".split(" ");
  console.log(one, two, others[0], others.length);
  let first: number;
  let following: number[];
  [first, ...following] = [7, 8, 9];
  console.log(first, following);
}
