// instanceof over a hierarchy and over unions with other types.
class Animal {
  constructor(readonly name: string) {}
}
class Dog extends Animal {
  bark(): string {
    return `${this.name}: woof`;
  }
}
class Cat extends Animal {
  meow(): string {
    return `${this.name}: meow`;
  }
}
function speak(animal: Animal | string | null): string {
  if (animal instanceof Dog) return animal.bark();
  if (animal instanceof Cat) return animal.meow();
  if (animal instanceof Animal) return `${animal.name} is silent`;
  return animal ?? "nobody";
}
for (const one of [new Dog("rex"), new Cat("tom"), new Animal("eel"), "a word", null]) console.log(speak(one));
const things: unknown[] = [new Dog("x"), {}, [], new Map(), "s", 5, null, undefined];
console.log(things.map((thing) => thing instanceof Dog), things.map((thing) => thing instanceof Map));
