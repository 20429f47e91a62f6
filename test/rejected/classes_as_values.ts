// A class is one object for the whole program, and has to be known by its type.
class Metres {
  constructor(readonly value: number) {}
}
class Feet {
  constructor(readonly value: number) {}
}
const both = [Metres, Feet]; // error INS2004 at 8:23
console.log(both.length);

class Base {
  static create(): Base {
    return new Base();
  }
  static count = 0;
}
class Derived extends Base {}
console.log(Base.create(), new Derived());
const held: typeof Base[] = [Base, Derived];
for (const type of held) type.count = 1; // error INS1099 at 20:26

function counted() {
  return class {
    static made = 0; // error INS1099 at 24:5
  };
}
console.log(new (counted())());

function asFunction(): boolean {
  return new.target === undefined; // error INS1014 at 30:10
}
console.log(asFunction());
interface Named {
  name: string;
}
const named: Named = { name: "x" };
console.log(named.constructor); // error INS2099 at 37:13

function numbered(start: number): unknown {
  class Numbered {
    readonly number = start;
    static make(): Numbered {
      return new Numbered(); // error INS1099 at 43:14
    }
  }
  console.log(Numbered.make());
  const classes = [Numbered];
  return new classes[0]();
}
console.log(numbered(1));
class Tallied {
  static count = 0;
  static more(): void {
    this.count++; // error INS1099 at 54:5
  }
}
class TalliedToo extends Tallied {}
TalliedToo.count = 1; // error INS1099 at 58:1
TalliedToo.more();

function countedBases<B extends new (...args: any[]) => object>(Base: B) {
  class Counted extends Base {
    static count = 0; // error INS1099 at 63:5
    static readonly kind = "counted";
  }
  return Counted;
}
console.log(countedBases(class One {}).count, countedBases(class Two {}).kind);
