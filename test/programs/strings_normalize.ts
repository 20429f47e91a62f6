// Normalization forms: of every character, of marks in any order, and what programs do with them.
console.log("e\u0301".normalize() === "\u00e9", "\u00e9".normalize("NFD").length, "plain".normalize("NFKC"));
console.log("Crème Brûlée à la Façade".normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase());
console.log("ﬁne ① ２ Ⅷ ㎏ ½".normalize("NFKC"), "가각힣".normalize("NFD").length, "가각".normalize("NFC"));
try {
  "x".normalize("NFX");
} catch (error) {
  console.log((error as Error).name, (error as Error).message);
}
const forms = ["NFC", "NFD", "NFKC", "NFKD"];
let sum = 0;
const add = (text: string): void => {
  for (let index = 0; index < text.length; index++) sum = (sum * 31 + text.charCodeAt(index)) % 1000000007;
};
for (const form of forms) {
  sum = 0;
  for (let code = 0; code < 0x30000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    if (code > 0x3200 && code < 0xf900 && code % 16 !== 0) continue;
    if (code > 0x20000 && code < 0x2f800) continue;
    add(String.fromCodePoint(code).normalize(form));
  }
  console.log(form, sum);
}
const marks = [0x41, 0x69, 0x1100, 0x1161, 0x11a8, 0xac00, 0x300, 0x301, 0x308, 0x323, 0x327, 0x345, 0x334, 0x302];
marks.push(0x3a9, 0x5b0, 0x5bc, 0x64b, 0x93c, 0x915, 0x1d157, 0x1d165, 0x2126, 0xfb1d, 0x390, 0x1e9b, 0x1ed9);
let seed = 1;
sum = 0;
for (let round = 0; round < 3000; round++) {
  let text = "";
  for (let length = 0; length < 6; length++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    text += String.fromCodePoint(marks[Math.floor((seed / 2147483648) * marks.length)]);
  }
  for (const form of forms) add(text.normalize(form) + "|");
}
console.log(sum);
