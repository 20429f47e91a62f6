// ++ and -- as prefix and postfix, compound assignments, on variables, fields and elements.
let n = 5;
console.log(n++, n, ++n, n--, --n);
const box = { value: 1 };
console.log(box.value++, box.value, (box.value += 5), (box.value *= 2), (box.value -= 1), (box.value /= 3));
const list = [1, 2, 3];
let index = 0;
list[index++] += 10;
list[index++]++;
console.log(list, index, list[index]--, list);
let text = "a";
text += "b";
text += 1;
console.log(text);
let calls = 0;
function target(): { value: number } {
  calls++;
  return box;
}
target().value += 1;
target().value++;
console.log(calls, box.value);
let exponent = 3;
exponent **= 2;
exponent %= 4;
console.log(exponent);
