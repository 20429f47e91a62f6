// Arrays that others hold are not copied by a cast, and lists inside of objects are not either.
class Animal {
  name = "a";
}
class Dog extends Animal {
  bark(): void {}
}
const pack: Animal[] = [new Dog()];
console.log((pack as Dog[]).length); // error INS2010 at 9:14
const listed = [[1, 2]];
console.log(({ rows: listed } as { rows: [number, number][] }).rows.length); // error INS2099 at 11:22
