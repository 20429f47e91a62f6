// `var` that means something else than `let` would.
function reused(count: number): number {
  var x = 1; // error INS1010 at 3:3
  {
    var x = count; // error INS1010 at 5:5
  }
  return x;
}
const made: (() => number)[] = [];
for (var index = 0; index < 3; index++) made.push(() => index); // error INS1010 at 10:6
function last(count: number): number {
  for (var round = 0; round < count; round++) made.pop(); // error INS1010 at 12:8
  return round;
}
var kept = 1; // error INS1010 at 15:1
var kept: number; // error INS1010 at 16:1
console.log(reused(2), last(1), kept);
