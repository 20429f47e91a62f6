// Names that are array indexes come first, by their value.
const codes = { name: "http", 404: "missing", 200: "fine", "007": "bond", 0: "none" };
console.log(codes, Object.keys(codes), codes[404]);
const { 200: fine, ...rest } = codes;
console.log(fine, Object.values(rest));
console.log(JSON.stringify(codes));
for (const key in codes) console.log(key);
