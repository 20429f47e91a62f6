// Virtual dispatch through base classes, interfaces and unions; overriding at several levels.
interface Named {
  readonly name: string;
  greet(other: Named): string;
}
class Person implements Named {
  constructor(readonly name: string) {}
  greet(other: Named): string {
    return `${this.name} greets ${other.name}`;
  }
}
class Student extends Person {
  override greet(other: Named): string {
    return `${super.greet(other)} shyly`;
  }
}
class PhD extends Student {
  override greet(other: Named): string {
    return `${super.greet(other)}, with a citation`;
  }
}
const robot: Named = { name: "R2", greet: (other) => `beep ${other.name}` };
const all: Named[] = [new Person("Ann"), new Student("Bob"), new PhD("Cy"), robot];
for (const one of all) console.log(one.greet(all[0]));
let current: Person = new Person("x");
for (let i = 0; i < 3; i++) {
  console.log(current.greet(robot));
  current = i === 0 ? new Student("y") : new PhD("z");
}
