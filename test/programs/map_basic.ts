// Map: set, get, has, delete, size, clear, order of insertion, chaining.
const map = new Map<string, number>();
map.set("b", 2).set("a", 1).set("c", 3);
console.log(map.get("a"), map.get("x"), map.has("b"), map.size);
map.set("b", 20);
console.log([...map.keys()], [...map.values()], map.delete("a"), map.delete("a"), map.size);
map.set("a", 5);
console.log([...map], map);
map.clear();
console.log(map.size, [...map]);
const counts = new Map<string, number>();
for (const c of "mississippi") counts.set(c, (counts.get(c) ?? 0) + 1);
console.log(counts);
