// The library hands its lists to callbacks: one that writes to a list of wider elements would store what does not belong.
class Animal {
  name = "a";
}
class Dog extends Animal {
  bark = "w";
}
class Cat extends Animal {
  lives = 9;
}
const kennels: Dog[][] = [[new Dog()]];
kennels.forEach((row: Animal[]) => row.push(new Cat())); // error INS2003 at 12:17
kennels[0]!.forEach((_, index, all: Animal[]) => (all[index] = new Cat())); // error INS2003 at 13:21
const add = (row: Animal[]): number => row.push(new Cat());
new Map([["here", kennels[0]!]]).forEach(add); // error INS2003 at 15:42
let read = (row: Animal[]): number => row.length;
read = add;
kennels.map(read); // error INS2003 at 18:13
