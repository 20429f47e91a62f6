// indexOf, includes, startsWith and kin.
const text = "the quick brown fox jumps over the lazy dog";
console.log(text.indexOf("the"), text.indexOf("the", 1), text.indexOf("cat"), text.indexOf(""), text.indexOf("", 100));
console.log(text.lastIndexOf("the"), text.lastIndexOf("the", 10), text.lastIndexOf("zzz"), text.lastIndexOf(""));
console.log(text.includes("fox"), text.includes("fox", 20), text.includes(""));
console.log(text.startsWith("the"), text.startsWith("quick", 4), text.endsWith("dog"), text.endsWith("lazy", 39));
console.log("aaa".indexOf("aa", 1), "aaa".lastIndexOf("aa"), "abcabc".indexOf("c", -5), "abc".indexOf("abcd"));
const wide = "naïve café ✓ 日本語";
console.log(wide.indexOf("✓"), wide.indexOf("本"), wide.lastIndexOf("é"), wide.includes("語"), wide.indexOf("x"));
console.log(wide.startsWith("naï"), wide.endsWith("語"), wide.indexOf("café"));
