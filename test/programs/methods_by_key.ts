// Methods called by a key that is one of several names: they have their object, as if they were called by name.
type Direction = "left" | "right";
class Turtle {
  at = 0;
  readonly trail: number[] = [];
  constructor(readonly step: number) {}
  left(): number {
    return this.go(-this.step);
  }
  right(): number {
    return this.go(this.step);
  }
  protected go(by: number): number {
    this.at += by;
    this.trail.push(this.at);
    return this.at;
  }
  walk(directions: readonly Direction[]): void {
    for (const direction of directions) this[direction]();
  }
  readonly double = (value: number): number => value * 2;
  half(value: number): number {
    return value / this.step;
  }
}
class Hare extends Turtle {
  override right(): number {
    return this.go(this.step * 10);
  }
}
for (const animal of [new Turtle(1), new Hare(2)]) {
  animal.walk(["left", "right", "right"]);
  console.log(animal.at, animal.trail);
}
const turtle = new Turtle(4);
for (const key of ["double", "half"] as const) console.log(key, turtle[key](6));
console.log(["left", "left", "right"].map((name) => turtle[name as Direction]()));

const scale = {
  factor: 3,
  up(value: number): number {
    return value * this.factor;
  },
  down(value: number): number {
    return value / this.factor;
  },
};
for (const key of ["up", "down"] as const) console.log(scale[key](9));

interface Port {
  open(): string;
  close(): string;
}
const port: Port = {
  open() {
    return `open ${Object.keys(this).join()}`;
  },
  close: () => "closed",
};
const both = (one: Port, keys: readonly (keyof Port)[]): string => keys.map((key) => one[key]()).join(", ");
console.log(both(port, ["open", "close"]));

class Bell {
  constructor(readonly sound: string) {}
  ring(): string {
    return this.sound;
  }
}
class Horn {
  constructor(readonly loud: boolean) {}
  ring(): string {
    return this.loud ? "HONK" : "honk";
  }
}
const rung: (Bell | Horn)[] = [new Bell("ding"), new Horn(true)];
console.log(rung.map((one) => one["ring"]()));
