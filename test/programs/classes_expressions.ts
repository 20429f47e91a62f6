const Point = class {
  constructor(readonly x: number, readonly y: number) {}
  plus(other: { x: number; y: number }): string {
    return `${this.x + other.x},${this.y + other.y}`;
  }
};
const p = new Point(1, 2);
console.log(p, p.plus(new Point(3, 4)), Point.name);
const Named = class Inner {
  static made = 0;
  readonly id = ++Inner.made;
};
console.log(new Named().id, new Named(), Named.name, Named.made);
type Constructor<T = {}> = new (...args: any[]) => T;
class User {
  constructor(readonly name: string, readonly age: number) {}
  greet(): string {
    return `I am ${this.name}`;
  }
}
class Product {
  title = "thing";
  price(): number {
    return 5;
  }
}
function Timestamped<TBase extends Constructor>(Base: TBase) {
  return class extends Base {
    timestamp = 1234;
    stamp(): string {
      return `at ${this.timestamp}`;
    }
  };
}
function Tagged<TBase extends Constructor>(Base: TBase) {
  return class Tagged extends Base {
    tags: string[] = [];
    constructor(...args: any[]) {
      super(...args);
      this.tags.push("new");
    }
    tag(text: string): this {
      this.tags.push(text);
      return this;
    }
  };
}
const TimestampedUser = Timestamped(User);
const u = new TimestampedUser("Ann", 30);
console.log(u.name, u.age, u.timestamp, u.stamp(), u.greet(), u instanceof User, u instanceof TimestampedUser);
class Admin extends Tagged(Timestamped(User)) {
  constructor(name: string, readonly level: number) {
    super(name, 40);
  }
  override greet(): string {
    return `${super.greet()}, admin ${this.level}`;
  }
}
const admin = new Admin("Bob", 3);
console.log(admin.greet(), admin.tags, admin.tag("x").tags, admin.stamp());
const users: User[] = [u, admin, new User("Cy", 1)];
for (const one of users) console.log(one.greet(), one.constructor.name);
const TaggedProduct = Tagged(Product);
const product = new TaggedProduct();
console.log(product.title, product.price(), product.tags, product.tag("y"));
type Sized = Constructor<{ size(): number }>;
function Doubled<TBase extends Sized>(Base: TBase) {
  return class extends Base {
    double(): number {
      return this.size() * 2;
    }
  };
}
class Crate {
  size(): number {
    return 21;
  }
}
class Bigger extends Doubled(Crate) {
  override size(): number {
    return super.size() + 1;
  }
}
console.log(new (Doubled(Crate))().double(), new Bigger().double());
function makeClass() {
  return class Local {
    hello(): string {
      return "hello";
    }
  };
}
const L = makeClass();
console.log(new L().hello(), L.name);
const handlers = {
  first: class {
    run(): number {
      return 1;
    }
  },
  second: class {
    run(): number {
      return 2;
    }
  },
};
console.log(new handlers.first().run() + new handlers.second().run(), handlers.first.name);

// Classes that have no name and one instance: they use what is around them.
const counterFrom = (start: number, label = "count") =>
  new (class {
    count = start;
    next(): string {
      return `${label} ${++this.count} from ${start}`;
    }
  })();
const [ones, tens] = [counterFrom(1), counterFrom(10, "ten")];
console.log(ones.next(), ones.next(), tens.next());
// Constants of a mixin's class.
type MixinBase<T = object> = new (...args: any[]) => T;
const Versioned = <T extends MixinBase>(Base: T) =>
  class extends Base {
    static readonly version = 2;
    static readonly label = `v` as const;
    static readonly low = -1;
    static describe(): string { return `${this.label}${this.version}`; }
    id = 7;
  };
class FirstBase { a = 1; }
const FirstVersioned = Versioned(FirstBase);
const OtherVersioned = Versioned(class { b = 2; });
class BelowVersioned extends Versioned(FirstBase) { extra = 1; }
console.log(FirstVersioned.version, OtherVersioned.describe(), new OtherVersioned().id, new FirstVersioned().a);
console.log(BelowVersioned.describe(), BelowVersioned.low, new BelowVersioned().id);

// What a mixin makes of one base has static fields.
{
  const Counted = <B extends new (...args: any[]) => object>(Base: B) =>
    class extends Base {
      static made = 0;
      static label(): string {
        return `${this.made} made`;
      }
      readonly serial = 1;
    };
  class Thing {
    constructor(readonly name: string) {}
  }
  class CountedThing extends Counted(Thing) {}
  const thing = new CountedThing("lamp");
  console.log(thing.name, thing.serial, CountedThing.made, CountedThing.label());
}
