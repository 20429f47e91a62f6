// slice, substring, substr-free cutting, at, charAt, split, trim.
const s = "abcdef";
console.log(s.slice(1, 3), s.slice(-2), s.slice(2, -1), s.slice(4, 2), s.slice(), s.slice(99));
console.log(s.substring(1, 3), s.substring(3, 1), s.substring(-5, 2), s.substring(4), s.substring(NaN, 3));
console.log(s.at(0), s.at(-1), s.at(9), s.charAt(2), s.charAt(99) === "", s[1], s.charCodeAt(99));
console.log("a,b,,c".split(","), "abc".split(""), "".split(","), "".split(""), "a-b-c".split("-", 2), "abc".split("x"));
console.log(`[${"  x y\t\n".trim()}]`, `[${"  x ".trimStart()}]`, `[${"  x ".trimEnd()}]`, `[${"\u00a0\ufeffx\u2028".trim()}]`);
