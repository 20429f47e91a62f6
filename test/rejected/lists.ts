// ArrayLike is an array, a typed array or a text whose elements are stored as it says.
function count(list: ArrayLike<unknown>): number {
  return list.length;
}
function sum(list: ArrayLike<number>): number {
  return list.length;
}
console.log(count("abc")); // error INS2099 at 8:19
console.log(sum({ length: 1, 0: 5 })); // error INS2099 at 9:17
// Generic code that has one of several kinds of lists knows but the wider type.
type Cell = string | number | null;
interface Condition<T, K extends keyof T = keyof T> {
  value: T[K] | T[K][];
}
interface Row extends Record<string, Cell> {
  id: number;
  dept: string;
}
function among<K extends keyof Row>(value: Row[K] | Row[K][]): Condition<Row> {
  return { value }; // error INS2099 at 20:12
}
console.log(among<"dept">(["ops"]));
