// Code units and code points.
const emoji = "a😀b👍🏽";
console.log(emoji.length, [...emoji].length, emoji.codePointAt(1), emoji.codePointAt(2), emoji.charCodeAt(1));
for (const character of emoji) console.log(character, character.length);
console.log(String.fromCharCode(72, 105, 0x2713), String.fromCodePoint(0x1f600, 65), String.fromCharCode(0xd83d, 0xde00));
console.log(String.fromCharCode(65 + 65536), String.fromCharCode() === "");
console.log(emoji.slice(1, 3), emoji.slice(1, 2).length, emoji.split("").length);
try {
  String.fromCodePoint(0x110000);
} catch (error) {
  console.log(error instanceof RangeError);
}
let reversed = "";
for (const character of "añb✓") reversed = character + reversed;
console.log(reversed);
console.log("a" < "b", "Z" < "a", "abc" < "abd", "ab" < "abc", "é" > "z", "10" < "9");
console.log("b".localeCompare("a") > 0, "a".localeCompare("a"));
