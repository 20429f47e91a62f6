// A cast list is a copy where that is only read; one that is held while the list goes on changing could tell.
class Animal {
  name = "a";
}
class Dog extends Animal {
  bark() {
    return "woof";
  }
}
const animals: Animal[] = [new Dog()];
const dogs = animals as Dog[]; // error INS2010 at 11:14
animals.push(new Dog());
console.log(dogs.length);
const entries = new Map<string, unknown>([["a", 1]]);
const numbers = entries as Map<string, number>; // error INS2010 at 15:17
function add() {
  entries.set("b", 2);
}
add();
console.log(numbers.size);
