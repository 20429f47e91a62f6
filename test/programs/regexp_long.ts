// Speed and depth: long texts, heavy backtracking.
const long = "ab".repeat(200000) + "c";
console.log(/(?:ab)*c/.test(long), /^(a|b)*c$/.test(long), /a.*c/.test(long), long.replace(/b/g, "").length, long.split(/b/).length);
console.log(/(x+x+)+y/.test("x".repeat(18)));
let count = 0;
for (const _m of long.matchAll(/a/g)) count++;
console.log(count);
