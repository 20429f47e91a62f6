// upper and lower case, repeat, padding, replace by text, concat.
console.log("Hello".toUpperCase(), "HeLLo".toLowerCase(), "straße".toUpperCase(), "ÀÉ".toLowerCase());
console.log("ab".repeat(3), "x".repeat(0), "5".padStart(3, "0"), "5".padEnd(3, "ab"), "long".padStart(2), "a".padStart(6, "xyz"));
console.log("a-b-a".replace("a", "c"), "a-b-a".replaceAll("a", "c"), "aaa".replaceAll("aa", "b"), "abc".replace("x", "y"));
console.log("a".concat("b", "c"), "x".replace("x", "$$"), "abc".replaceAll("", "-"));
console.log("b".localeCompare("a") > 0, "a" < "b", "a".localeCompare("a"));
