// A spread of an instance has all its fields, also those that hold undefined.
class A {
  x = 1;
  y?: number;
  z: string | undefined = undefined;
  w = undefined;
}
const a = new A();
console.log({ ...a }, { ...a, q: 1 });
const { x, ...rest } = a;
console.log(x, rest);
const { q, ...r2 } = { q: 1, u: undefined as string | undefined, v: 2 };
console.log(q, r2);
const b: { m: number; n?: string; k: string | undefined } = { m: 1, k: undefined };
console.log({ ...b }, b);
class Cfg {
  constructor(
    readonly host: string,
    readonly port?: number,
  ) {}
  t?: string;
}
const c = new Cfg("h");
console.log({ ...c }, { ...c, port: 1 }, Object.keys({ ...c }));
class DD extends Cfg {
  extra: number | null | undefined;
}
const dd: Cfg = new DD("x", 2);
console.log({ ...dd }, { ...new DD("y") });
function upd(base: Cfg, patch: Partial<Cfg>): object {
  return { ...base, ...patch };
}
console.log(upd(c, { port: 3 }), upd(c, {}));
const e = { ...(c as Cfg | undefined) };
console.log(e);
console.log({ t: "x", ...c }, { port: 80, ...new Cfg("z", 4) });

class Based {
  first = 1;
  constructor(public given = 2) {}
}
class Derived extends Based {
  own = 3;
  other = 4;
}
const { first: _first, ...others } = new Derived();
console.log(others, { ...new Derived() });

// What the class has and its instances do not hold is no member of the copy.
class Place {
  constructor(
    public x: number,
    private hidden: number,
  ) {}
  get y(): number {
    return this.hidden;
  }
  set y(value: number) {
    this.hidden = value;
  }
  norm(): number {
    return this.x;
  }
}
const still: Readonly<Place> = Object.freeze(new Place(1, 2));
const copied = { ...still };
console.log(copied, Object.keys(copied), JSON.stringify(copied));
console.log({ ...new Place(3, 4) }, Object.keys({ ...still, z: 1 }));
