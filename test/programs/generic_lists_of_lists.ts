// Elements of lists of which a generic function knows only that they are lists.
function firsts<T extends unknown[][]>(...lists: T): unknown[] {
  return lists.map((one) => one[0]);
}
console.log(firsts([1, 2], ["a", "b"], [true]));
type Zipped<T extends unknown[][]> = { [K in keyof T]: T[K] extends (infer U)[] ? U : never };
function zip<T extends unknown[][]>(...lists: T): Zipped<T>[] {
  const length = Math.min(...lists.map((one) => one.length));
  return Array.from({ length }, (_, index) => lists.map((one) => one[index])) as Zipped<T>[];
}
for (const [number, text, flag] of zip([1, 2], ["a", "b"], [true, false, true]))
  console.log(number + 1, text.toUpperCase(), !flag);
function all<T extends unknown[][]>(lists: T): unknown[] {
  const found: unknown[] = [];
  for (const list of lists) for (const one of list) found.push(one);
  return found;
}
console.log(all([[1], ["x", "y"]]), RegExp("a+", "i").test("xAA"), RegExp("b").source);
