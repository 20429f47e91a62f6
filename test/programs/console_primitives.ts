// How console.log prints primitives, alone and among others.
console.log();
console.log("");
console.log("text", 1, -0, 0, NaN, Infinity, true, null, undefined);
console.log("a\nb", "tab\tend", "quote'\"`");
console.log(u64(1), i64(-5));
console.log("%s is %d", "x", 5, "rest");
console.log("100%", 5);
console.log(["text", 'it\'s', "\n", 1, null, undefined, true]);
