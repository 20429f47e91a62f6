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

// A tuple for an array, in what overrides and what implements.
class Points { all(): number[] { return [1]; } mixed(): (string | number)[] { return []; } }
class Pair extends Points { override all(): [number, number] { return [4, 5]; } override mixed(): [string, number] { return ["a", 1]; } }
for (const one of [new Points(), new Pair()] as Points[]) console.log(one.all().length, one.all().map((x) => x + 1), one.mixed());
const [px, py] = new Pair().all();
console.log(px + py);
interface Cornered { corners(): number[] }
class Segment implements Cornered { corners(): [number, number] { return [0, 1]; } }
const cornered: Cornered = new Segment();
console.log(cornered.corners());
