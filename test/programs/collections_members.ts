// What the language's own classes hold is no member of their instances, nor of those of classes that extend them.
class Bag extends Map<string, number> {
  label = "b";
  total(): number {
    let sum = 0;
    for (const value of this.values()) sum += value;
    return sum;
  }
}
class Names extends Set<string> {}
const bag = new Bag([["a", 1]]);
bag.set("b", 2);
console.log(JSON.stringify(bag), Object.keys(bag), Object.entries(bag), Object.hasOwn(bag, "table"), bag.total(), bag);
console.log(JSON.stringify(new Names(["x"])), Object.keys(new Names(["x"])), new Names(["x"]));
const plain = new Map([[1, 2]]);
console.log(Object.keys(plain), Object.values(plain), Object.entries(new Set([1])), JSON.stringify(plain), Object.hasOwn(plain, "table"));
for (const name in bag) console.log(name);
for (const name in plain) console.log(name);
console.log(structuredClone(plain), new Map(bag), [...bag], { ...plain });
class Table extends Map<string, number> {
  rows = 3;
}
console.log(new Table(), JSON.stringify(new Table()));
class Coded extends Error {
  code = 5;
}
console.log({ ...new Error("x") }, { ...new Coded("y") }, { ...new Names(["z"]), own: 1 }, { ...bag });
const { label, ...others } = bag;
console.log(label, Object.keys(others));
