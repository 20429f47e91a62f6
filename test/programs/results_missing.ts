// What a function gives may be missing though its type says a number or boolean: undefined where it is asked for or shown.
const prices: Record<string, number> = { apple: 3 };
const flags: boolean[] = [true];
const counts = new Map<string, number>([["a", 0]]);
function priceOf(name: string): number {
  return prices[name];
}
function flagAt(index: number): boolean {
  return flags[index];
}
function count(key: string): number {
  return counts.get(key)!;
}
function first<T>(items: T[]): T {
  return items[0];
}
function behind(key: string, isPrice: boolean): number {
  return isPrice ? priceOf(key) : count(key);
}
function overloaded(key: string): number;
function overloaded(key: number): number;
function overloaded(key: string | number): number {
  return typeof key === "string" ? prices[key] : [1, 2][key];
}
console.log(priceOf("apple"), priceOf("pear"), flagAt(0), flagAt(3), count("a"), count("b"));
console.log(first([1]), first<number>([]), first<boolean>([]), first<string>([]), behind("q", true), behind("q", false));
console.log(`${priceOf("pear")} ${count("b")}`, "x" + count("b"), typeof count("b"), typeof count("a"));
console.log(count("b") === undefined, count("a") === undefined, count("b") ?? "none", count("b") == null);
console.log(overloaded("zz"), overloaded(5), overloaded(1), flagAt(7) ? "set" : "unset", !count("b"));

class Stack<T> {
  private readonly items: T[] = [];
  static of<U>(...items: U[]): Stack<U> {
    const stack = new Stack<U>();
    stack.items.push(...items);
    return stack;
  }
  static best(list: number[]): number {
    return list[0];
  }
  peek(): T {
    return this.items[this.items.length - 1];
  }
  pop(): T {
    return this.items.pop()!;
  }
  take(): T {
    const top = this.peek();
    this.items.pop();
    return top;
  }
  shift(): T {
    return this.items.shift() as T;
  }
}
const stack = Stack.of(1, 2, 3);
console.log(stack.peek(), stack.pop(), stack.take(), stack.shift());
console.log(stack.peek(), stack.pop(), stack.take(), stack.shift(), Stack.best([]), Stack.best([2]));
const top = stack.pop();
console.log(top, top === undefined);
const price = priceOf("pear");
if (price === undefined) console.log("no price");
let current = count("b");
console.log(current);
current = 4;
console.log(current + priceOf("apple") * 2);
const shown = (value: unknown): string => String(value);
const perhaps: number | undefined = stack.pop();
console.log(shown(count("b")), shown(stack.peek()), perhaps);
