// Methods of the library's objects and of `console`, and such with a rest parameter, bound to their object.
const log = console.log.bind(console);
log("hi", 1);
const warn = console.log.bind(console, "[w]", 3);
warn("x", { a: 1 });
[1, 2].forEach(console.log.bind(console, "item"));
const largest = Math.max.bind(Math, 3);
console.log(largest(1, 2), largest(9));

const words: string[] = [];
const push = words.push.bind(words);
["a", "b"].forEach((word) => push(word, word.toUpperCase()));
const has = words.includes.bind(words);
console.log(words, has("a"), has("q"), has("a", 3), words.slice.bind(words, 1)(), words.join.bind(words)("-"));
const numbers = [3, 1, 2];
numbers.sort.bind(numbers)();
console.log(numbers, numbers.concat.bind(numbers)([4], [5]));
const charAt = "hello".charAt.bind("hello");
console.log([0, 1].map((index) => charAt(index)));

const ages = new Map<string, number>([["a", 1]]);
const set = ages.set.bind(ages);
set("b", 2);
ages.delete.bind(ages)("a");
const seen = new Set([1]);
[4, 5].forEach(seen.add, seen);
console.log(ages, ["b"].map(ages.get, ages), ["x", "b"].filter(ages.has, ages), seen, [1, 9].some(seen.has.bind(seen)));

class Log {
  readonly lines: string[] = [];
  add(tag: string, ...rest: (string | number)[]): number {
    return this.lines.push([tag, ...rest].join(" "));
  }
  count(first: number, second = 3, ...others: number[]): string {
    return `${first} ${second} ${others.length}`;
  }
}
class Nested extends Log {
  override add(tag: string, ...rest: (string | number)[]): number {
    return super.add(`> ${tag}`, ...rest);
  }
}
const nested: Log = new Nested();
const add = nested.add.bind(nested);
add("x", 1, "y");
add("z");
nested.add.bind(nested, "tag")(5, 6);
const count = nested.count.bind(nested);
console.log(nested.lines, count(1), count(1, 2), count(1, 2, 3, 4));

// An interface whose method takes any number, and a class that takes some of them.
interface Sink {
  write(...parts: string[]): number;
}
class Two implements Sink {
  write(first: string, second?: string): number {
    return second === undefined ? first.length : 10;
  }
}
const literal: Sink = {
  write(...parts) {
    return parts.length;
  },
};
const write = literal.write.bind(literal);
const two: Sink = new Two();
console.log(write("a", "b"), write(), two.write("abc"), two.write("x", "y"), two.write.bind(two)("abcd"));
