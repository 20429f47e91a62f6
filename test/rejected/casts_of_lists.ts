// Arrays that others hold are not copied by a cast where the copy may be written to, and lists inside of objects are not either.
class Animal {
  name = "a";
}
class Dog extends Animal {
  bark(): void {}
}
const pack: Animal[] = [new Dog()];
(pack as Dog[]).push(new Dog()); // error INS2010 at 9:2
const listed = [[1, 2]];
console.log(({ rows: listed } as { rows: [number, number][] }).rows.length); // error INS2099 at 11:22
