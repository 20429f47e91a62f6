// An instance of a generic class used as another one, where a member is stored otherwise.
class Stack<T> {
  readonly items: T[] = [];
  push(item: T): void {
    this.items.push(item);
  }
}
const nothing = new Stack<never>();
const numbers: Stack<number> = nothing;
numbers.push(1);
console.log(numbers.items.length); // error INS2099 at 11:13

// What cannot be told from what is never returned.
abstract class Option<T> {
  abstract orElse(other: T): T;
}
class None extends Option<never> {
  orElse(other: never): never {
    return other;
  }
}
const none: Option<number> = new None();
console.log(none.orElse(1)); // error INS2099 at 23:13
