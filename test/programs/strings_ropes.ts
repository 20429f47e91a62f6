// Long strings from many pieces behave as any other.
let text = "";
for (let index = 0; index < 5000; index++) text += String.fromCharCode(97 + (index % 26));
console.log(text.length, text[0], text[4999], text.slice(100, 110), text.indexOf("xyz", 4000));
let left = "";
for (let index = 0; index < 500; index++) left = `${index},${left}`;
console.log(left.length, left.slice(0, 20), left.slice(-20), left.split(",").length);
const doubled = text + left + text;
console.log(doubled.length, doubled.charCodeAt(5000), doubled === text + left + text, doubled !== text);
let hash = 0;
for (let index = 0; index < doubled.length; index++) hash = (hash * 31 + doubled.charCodeAt(index)) | 0;
console.log(hash);
const seen = new Map<string, number>();
for (let index = 0; index < 100; index++) seen.set("key" + (index % 10), index);
console.log(seen.size, seen.get("key" + 3));
let mixed = "";
for (let index = 0; index < 300; index++) mixed += index % 7 === 0 ? "✓" : "x";
console.log(mixed.length, mixed.split("✓").length, mixed.lastIndexOf("✓"));
