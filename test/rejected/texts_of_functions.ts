// The text of a function is its source: no program has that.
function add(a: number, b: number): number {
  return a + b;
}
class Dog {
  bark = (): string => "woof";
}
console.log(`${add}`); // error INS2099 at 8:16
console.log("it is " + add); // error INS2099 at 9:13
console.log(String(new Dog().bark)); // error INS2099 at 10:13
console.log(`${Dog}`); // error INS2099 at 11:16
console.log(String(new Dog().constructor)); // error INS2099 at 12:13
const handlers: Record<string, (() => void) | undefined> = {};
console.log(`${handlers.close}`); // error INS2099 at 14:16
console.log(add.name, Dog.name, add, Dog);
