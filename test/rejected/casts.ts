// Casts upward are uses of the wider type; casts to functions that are called in several ways cannot be checked.
class Animal {
  name = "a";
}
class Dog extends Animal {
  bark(): void {}
}
const dogs: Dog[] = [];
const animals = dogs as Animal[]; // error INS2003 at 9:17
animals.push(new Animal());
const anything: unknown = dogs;
const f = anything as { (): number; (text: string): string }; // error INS2010 at 12:11
console.log(f(), animals);
