// Map: insertion order, keys of every kind, deletion while iterating.
const ages = new Map<string, number>([["ann", 31], ["bob", 42]]);
console.log(ages.size, ages.get("ann"), ages.get("zoe"), ages.has("bob"), ages.has("zoe"));
ages.set("cy", 7).set("ann", 32);
console.log([...ages.keys()].join(), [...ages.values()].join(), ages.delete("bob"), ages.delete("bob"), ages.size);
ages.set("bob", 1);
for (const [name, age] of ages) console.log(name, age);
ages.forEach((age, name, map) => console.log(`${name}=${age}/${map.size}`));
const numbers = new Map<number, string>();
numbers.set(NaN, "nan").set(0, "zero").set(-0, "minus").set(1.5, "x");
console.log(numbers.get(NaN), numbers.get(0), numbers.size, numbers.get(1.5), numbers.get(1));
const key = { id: 1 };
const objects = new Map<object, string>([[key, "yes"]]);
console.log(objects.get(key), objects.get({ id: 1 }));
const mixed = new Map<string | number | boolean, string>([[1, "n"], ["1", "s"], [true, "b"]]);
console.log(mixed.get(1), mixed.get("1"), mixed.get(true), mixed.get(false));
const order = new Map<number, number>();
for (let index = 0; index < 10; index++) order.set(index, index);
let trace = "";
for (const [entry] of order) {
  trace += `${entry} `;
  order.delete(entry + 1);
  if (entry < 6) order.set(entry + 100, 0);
}
console.log(trace, order.size);
order.clear();
console.log(order.size, [...order].length);
const large = new Map<string, number>();
for (let index = 0; index < 5000; index++) large.set(`k${index}`, index);
for (let index = 0; index < 5000; index += 2) large.delete(`k${index}`);
let sum = 0;
for (const value of large.values()) sum += value;
console.log(large.size, sum, large.get("k4999"), large.get("k4998"));
console.log(new Map(ages).size, Array.from(ages.entries())[0]);
