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
const grid: unknown[] = [[1]];
(grid as number[][])[0].push(2); // error INS2010 at 13:2
const filed = new Map<string, unknown>();
console.log((filed as Map<string, number[]>).get("a")); // error INS2010 at 15:14
(filed as Map<string, number>).set("b", 1); // error INS2010 at 16:2
console.log(pack, grid);
