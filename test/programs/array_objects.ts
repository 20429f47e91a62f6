// Arrays of objects: aliasing, identity, nested updates.
interface Item {
  id: number;
  tags: string[];
}
const items: Item[] = [];
for (let id = 0; id < 3; id++) items.push({ id, tags: [] });
const copy = items.slice();
copy[0].tags.push("shared");
copy.pop();
console.log(items, copy.length, items[0] === copy[0], items.indexOf(copy[1]), items.includes({ id: 0, tags: [] }));
const deep = items.map((item) => ({ ...item, tags: [...item.tags] }));
deep[0].tags.push("own");
console.log(items[0].tags, deep[0].tags);
