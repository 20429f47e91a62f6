// Casts that hold.
class Animal {
  constructor(readonly name: string) {}
}
class Dog extends Animal {
  bark(): string {
    return `${this.name} barks`;
  }
}
const animal: Animal = new Dog("rex");
console.log((animal as Dog).bark());
const value: unknown = "text";
console.log((value as string).length, (5 as unknown as number) + 1);
const maybe: string | undefined = "here";
console.log(maybe!.length);
const literal = "a" as const;
console.log(literal, ([1, 2] as readonly number[]).length, { x: 1 } satisfies { x: number });
const items: unknown[] = [1, "a", new Dog("d")];
console.log(items[0] as number, items[1] as string, (items[2] as Dog).name);
