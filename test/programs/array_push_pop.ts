// push, pop, shift, unshift and length.
const numbers: number[] = [];
console.log(numbers.push(1), numbers.push(2, 3, 4), numbers.length);
console.log(numbers.pop(), numbers.length);
console.log(numbers.shift(), numbers.length);
console.log(numbers.unshift(9), numbers.unshift(7, 8), numbers.join());
const empty: string[] = [];
console.log(empty.pop(), empty.shift(), empty.length);
empty.push();
console.log(empty.length);
const queue: number[] = [];
let sum = 0;
for (let round = 0; round < 1000; round++) {
  queue.push(round, round * 2);
  sum += queue.shift() ?? 0;
}
console.log(sum, queue.length, queue[0], queue[queue.length - 1]);
numbers.length = 2;
console.log(numbers.join("|"), numbers.length);
numbers.length = 0;
console.log(numbers.length, numbers.join("|") === "");
const stack: boolean[] = [true, false];
stack.push(true);
console.log(stack.pop(), stack.pop(), stack.pop(), stack.pop());
