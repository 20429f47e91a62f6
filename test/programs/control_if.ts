// if, else if, nested conditions, conditional expressions.
function sign(value: number): string {
  if (value > 0) return "positive";
  else if (value < 0) return "negative";
  else if (value === 0) return "zero";
  return "not a number";
}
for (const value of [3, -2, 0, -0, NaN, Infinity, -Infinity]) console.log(sign(value));
function grade(points: number): string {
  return points > 90 ? "A" : points > 75 ? "B" : points > 50 ? "C" : "D";
}
console.log(grade(95), grade(80), grade(60), grade(10));
let log = "";
if (log) console.log("unreachable");
else log = "empty text is false";
console.log(log);
const falsy: (number | string | null | undefined | boolean)[] = [0, NaN, "", null, undefined, false];
if (falsy.every((value) => !value)) console.log("all falsy");
