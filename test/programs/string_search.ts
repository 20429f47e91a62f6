// indexOf, lastIndexOf, includes, startsWith, endsWith with positions.
const text = "the cat sat on the mat";
console.log(text.indexOf("the"), text.indexOf("the", 1), text.indexOf("dog"), text.indexOf(""), text.indexOf("", 99));
console.log(text.lastIndexOf("the"), text.lastIndexOf("the", 5), text.lastIndexOf("x"), text.lastIndexOf(""));
console.log(text.includes("sat"), text.includes("sat", 9), text.startsWith("the"), text.startsWith("cat", 4));
console.log(text.endsWith("mat"), text.endsWith("cat", 7), "".includes(""), "".startsWith(""));
