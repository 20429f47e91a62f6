// `var` where it means what `let` does.
var total = 0;
for (var i = 0; i < 3; i++) total += i;
for (var i = 10; i < 12; i++) total += i;
function sum(values: number[]): number {
  var result = 0;
  for (var index = 0, length = values.length; index < length; index++) {
    var value = values[index];
    if (value > 1) {
      var doubled = value * 2;
      result += doubled;
    }
  }
  for (var key in { a: 1, b: 2 }) result += key.length;
  var { first, rest: others } = { first: 1, rest: [2] };
  var add = (): number => (result += first + others[0]);
  add();
  return result;
}
console.log(total, sum([1, 2, 3]));
var later: number;
later = total + 1;
export var shared = later;
console.log([1, 2].map((one) => one + shared));
function again(): number { var x = 1; var y = x; var x = 5; return x + y; }
console.log(again());
function sw(k: number): number { switch (k) { case 1: var r = 3; return r; default: var r = 4; return r; } }
console.log(sw(1), sw(2));
var b = 1;
console.log(b);
var b = 2;
console.log(b);
function h(): (() => number)[] { var fs: (() => number)[] = []; var base = 2; fs.push(() => base++); base = 7; return fs; }
console.log(h().map((one) => one()));
