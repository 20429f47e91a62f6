// Functions that only read lists of wider elements take lists of narrower ones; callbacks get the list itself.
class Animal {
  constructor(readonly name: string) {}
}
class Dog extends Animal {
  bark = "woof";
}
const kennels: Dog[][] = [[new Dog("Rex"), new Dog("Ada")], []];
kennels.forEach((row: Animal[]) => {
  console.log(row.length, row.map((one) => one.name));
});
function names(row: Animal[]): string {
  return row.map((one) => one.name).join("+");
}
console.log(kennels.map(names));
const count = (animals: Animal[], index: number): number => animals.length * 10 + index;
console.log(kennels.map(count));
const byPlace = new Map<string, Dog[]>([["here", kennels[0]!]]);
byPlace.forEach((animals: Animal[], place) => console.log(place, names(animals)));
void Promise.resolve(kennels[0]!).then((all: Animal[]) => console.log(names(all)));

const numbers = [1, 2, 3];
numbers.forEach((value, index, all) => {
  all[index] = value * 2;
});
console.log(numbers, numbers.map((value, _, all: number[]) => value / Math.max(...all)));
console.log(["a", "b", "a"].filter((value, index, self) => self.indexOf(value) === index));
numbers.some((value, index, all) => {
  if (value > 5) all.push(index);
  return false;
});
console.log(numbers);
const mixed: (string | number)[] = [1, "a", 2, "b"];
const last = mixed.findLast((value): value is string => typeof value === "string");
console.log(last?.toUpperCase());
console.log("ABC".toLocaleLowerCase("en"), "abc".toLocaleUpperCase(["de", "en"]));
