// slice, substring, substr, at, charAt, split.
const text = "abcdefgh";
console.log(text.slice(2), text.slice(-3), text.slice(1, 3), text.slice(3, 1) === "", text.slice(-4, -2));
console.log(text.substring(2), text.substring(3, 1), text.substring(-3, 2), text.substring(NaN, 4));
console.log(text.at(0), text.at(-1), text.at(99), text.charAt(1), text.charAt(99) === "", text[3]);
console.log(text.charCodeAt(0), text.charCodeAt(99), text.codePointAt(1), text.codePointAt(99));
console.log("a,b,,c".split(","), "abc".split(""), "abc".split("x"), "".split(","), "".split(""));
console.log("a--b--c".split("--"), "a,b,c".split(",", 2), "a,b".split(",", 0));
console.log("  trim me\t\n".trim() + "|", "  x ".trimStart() + "|", "  x ".trimEnd() + "|", "\u00a0\ufeffx\u2003".trim());
console.log("x".padStart(4, "ab"), "x".padEnd(4, "ab"), "abc".padStart(2), "5".padStart(3, "0"), "x".padEnd(3) + "|");
console.log("ab".repeat(3), "x".repeat(0) === "", "=".repeat(10));
console.log("a".concat("b", "c"), "abc".concat());
try {
  "x".repeat(-1);
} catch (error) {
  console.log(error instanceof RangeError);
}
