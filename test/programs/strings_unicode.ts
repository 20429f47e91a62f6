// Strings are UTF-16: lengths, indexes, surrogates, comparison, escapes.
const samples = ["", "a", "é", "ß", "漢字", "😀", "a\u0000b", "\u{1F600}x", "e\u0301"];
for (const text of samples) {
  console.log(text, text.length, [...text].length);
  for (let i = 0; i < text.length; i++) console.log(i, text.charCodeAt(i), text.codePointAt(i), text[i] === text.charAt(i));
}
const composed: string = "é";
console.log(composed === "e\u0301", "é" < "z", "😀" < "\uFFFF", "\x41\u0042\u{43}");
console.log("😀".charCodeAt(0), "😀".slice(0, 1).length, String.fromCharCode(0xd83d, 0xde00), String.fromCodePoint(0x1f600));
let built = "";
for (let i = 0; i < 300; i++) built += String.fromCharCode(i);
console.log(built.length, built.indexOf("ā"), built.charCodeAt(299));
