// `{ ...this }` copies the fields of the instance, whatever its class adds to them, and none of its methods.

class Point {
  private readonly made = "here";

  constructor(
    public readonly x: number,
    public readonly y: number,
  ) {}

  get sum(): number {
    return this.x + this.y;
  }

  plus() {
    const wider = { ...this, z: 1 };
    return wider.x + wider.z;
  }

  plain(): { x: number; y: number } {
    return { ...this };
  }

  with(patch: Partial<Pick<Point, "x" | "y">>): Point {
    const all = { ...this, ...patch };
    return new Point(all.x, all.y);
  }

  toJSON() {
    return { kind: "point", ...this };
  }

  later() {
    const copy = () => ({ ...this, name: this.made });
    return copy().name;
  }
}

const point = new Point(1, 2);
console.log(point.plus(), point.plain(), point.with({ y: 5 }), point.later());
console.log(JSON.stringify(point), point.toJSON());

class Named<T> extends Point {
  constructor(readonly value: T) {
    super(5, 6);
  }

  all() {
    return { ...this };
  }

  change(patch: Partial<Pick<Named<T>, "value">>): Named<T> {
    return new Named({ ...this, ...patch }.value);
  }
}

const named = new Named("v");
console.log(named.all(), named.all().value.length, named.change({ value: "w" }), named.plus());

class Deeper extends Named<number[]> {
  extra = true;
}
console.log(new Deeper([1]).all(), new Deeper([2]).toJSON());

class State {
  items: string[] = [];
  count = 0;

  update(patch: Partial<State>): State {
    return Object.assign(new State(), { ...this, ...patch });
  }
}
console.log(new State().update({ count: 3 }), new State().update({ items: ["a"] }).items.length);
console.log({ ...new State() }, Object.keys({ ...point }));
