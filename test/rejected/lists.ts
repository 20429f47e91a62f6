// ArrayLike is an array, a typed array or a text whose elements are stored as it says.
function count(list: ArrayLike<unknown>): number {
  return list.length;
}
function sum(list: ArrayLike<number>): number {
  return list.length;
}
console.log(count("abc")); // error INS2099 at 8:19
console.log(sum({ length: 1, 0: 5 })); // error INS2099 at 9:17
