// Classes that use variables of the function around them, and are given to others: factories, and mixins with variables.

function errorClass(name: string, code: number) {
  return class extends Error {
    readonly code = code;
    constructor(message: string) {
      super(message);
      this.name = name;
    }
  };
}
const NotFound = errorClass("NotFound", 404);
const Denied = errorClass("Denied", 403);
const missing = new NotFound("x");
console.log(String(missing), missing.code, String(new Denied("y")), missing instanceof Error);

type Constructor<T = object> = new (...args: any[]) => T;
function Countable<TBase extends Constructor>(Base: TBase) {
  let made = 0;
  return class extends Base {
    id: number;
    constructor(...args: any[]) {
      super(...args);
      this.id = ++made;
    }
    describe(): string {
      return `#${this.id} of ${made}`;
    }
  };
}
function Tagged<TBase extends Constructor>(Base: TBase, tag: string) {
  class Tagged extends Base {
    tags(): string[] {
      return [tag];
    }
  }
  return Tagged;
}
class Point {
  constructor(
    public x: number,
    public y: number,
  ) {}
}
class Label {
  constructor(readonly text = "none") {}
}
const CountedPoint = Countable(Point);
const CountedLabel = Countable(Label);
const points = [new CountedPoint(3, 4), new CountedPoint(6, 8)];
console.log(points.map((one) => one.describe() + one.x), new CountedLabel("l").describe(), new CountedLabel().text);

// Extended by classes of the module, and the same mixin twice.
class Twice extends Tagged(Tagged(Countable(Label), "inner"), "outer") {
  override tags(): string[] {
    return [...super.tags(), this.text, `${this.id}`];
  }
}
class Thrice extends Twice {
  constructor() {
    super("own");
  }
}
console.log(new Twice("a").tags(), new Thrice().tags(), new Thrice() instanceof Label);
console.log(new (Tagged(Point, "a"))(1, 2).tags(), new (Tagged(Point, "b"))(1, 2).tags());

// Each call makes a class of its own variables; an instance knows which one is its.
function counterClass(start: number) {
  let next = start;
  return class Counter {
    next(): number {
      return next++;
    }
    same(): Counter {
      return new (this.constructor as new () => Counter)();
    }
  };
}
const Low = counterClass(1);
const High = counterClass(100);
console.log(new Low().next(), new High().next(), new Low().same().next(), new High().same().next());
console.log(new Low().constructor === Low, Low.name, [Low, High].map((one) => new one().next()));

const makers = new Map<string, new () => { value(): number }>();
for (const value of [1, 2]) {
  makers.set(
    `${value}`,
    class {
      value(): number {
        return value;
      }
    },
  );
}
console.log([...makers.values()].map((one) => new one().value()));

const named = (prefix: string) => {
  abstract class Named {
    abstract name(): string;
    full(): string {
      return prefix + this.name();
    }
  }
  return Named;
};
class Impl extends named("pre-") {
  name(): string {
    return "impl";
  }
}
console.log(new Impl().full());

async function later(value: number) {
  await null;
  const Made = class {
    value(): number {
      return value;
    }
  };
  await null;
  return Made;
}
console.log(new (await later(7))().value());
