// replace and replaceAll with texts and functions.
console.log("a-b-c".replace("-", "+"), "a-b-c".replaceAll("-", "+"), "abc".replace("x", "y"));
console.log("price".replace("price", "$$5"), "abc".replace("b", "[$&]"), "abc".replace("b", "<$`|$'>"));
console.log("aaa".replaceAll("a", "$&$&"), "aaa".replaceAll("aa", "b"), "abc".replaceAll("", "."));
console.log("abc".replace("", "^"), "x.y.z".replaceAll(".", ""));
console.log("one two".replace("two", (match) => match.toUpperCase()));
console.log("a1b1".replaceAll("1", (match, offset) => `(${match}@${offset})`));
