// What is no object where a dictionary is wanted.
interface Names {
  [index: number]: string;
}
const names: Names = ["a", "b"]; // error INS2099 at 5:22
console.log(names[1]);
function second(list: Record<number, number>): number {
  return list[1];
}
console.log(second([1, 2])); // error INS2099 at 10:20
