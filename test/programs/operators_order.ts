// Operands are evaluated from left to right, whatever the operator.
const log: string[] = [];
function step(name: string, value: number): number {
  log.push(name);
  return value;
}
const sum = step("a", 1) + step("b", 2) * step("c", 3);
console.log(sum, log.join(""));
log.length = 0;
const list = [step("d", 4), step("e", 5), step("f", 6)];
list[step("g", 0)] = step("h", 9);
console.log(list, log.join(""));
log.length = 0;
function three(a: number, b: number, c: number): number {
  return a * 100 + b * 10 + c;
}
console.log(three(step("x", 1), step("y", 2), step("z", 3)), log.join(""));
let v = 1;
console.log(v + (v = 5) + v, v);
const object = { a: step("1", 1), b: step("2", 2) };
console.log(object, log.join(""));
let i = 0;
const pairs = [i++, i++, i++];
console.log(pairs, i);
