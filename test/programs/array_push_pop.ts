// push, pop, shift, unshift as stack and queue.
const queue: number[] = [];
for (let i = 0; i < 10; i++) {
  queue.push(i);
  if (i % 3 === 2) console.log(queue.shift(), queue.shift(), queue.length);
}
console.log(queue, queue.unshift(-1, -2), queue);
while (queue.length > 2) queue.pop();
console.log(queue);
const words: string[] = ["b"];
words.unshift("a");
words.push("c");
console.log(words.pop(), words.shift(), words);
