// Long texts built piece by piece, prepended and appended, then read at random places.
let text = "";
for (let i = 0; i < 2000; i++) text += `${i},`;
console.log(text.length, text.slice(0, 20), text.slice(-20), text.indexOf("1500,"));
let front = "";
for (let i = 0; i < 200; i++) front = `${i}${front}`;
console.log(front.length, front.slice(0, 12), front[100]);
const halves = text.slice(0, 4000) + text.slice(4000);
console.log(halves === text, halves.length);
const parts: string[] = [];
for (let i = 0; i < 5; i++) parts.push("x".repeat(i));
console.log(parts.join("|"), parts);
let doubled = "ab";
for (let i = 0; i < 12; i++) doubled += doubled;
console.log(doubled.length, doubled.lastIndexOf("ba"), doubled.charAt(4097));
