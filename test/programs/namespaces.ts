const one = "module";
namespace Geometry {
  export const one = 1;
  export let count = 0;
  const hidden = 3;
  export interface Point {
    x: number;
    y: number;
  }
  export class Circle {
    static readonly unit = new Circle(1);
    constructor(readonly radius: number) {
      count++;
    }
    area(): number {
      return round(this.radius ** 2 * hidden);
    }
  }
  export function distance(a: Point, b: Point): number {
    return Math.hypot(a.x - b.x, a.y - b.y);
  }
  function round(value: number): number {
    return Math.round(value);
  }
  export enum Unit {
    metre,
    foot,
  }
  export namespace Solid {
    export function volume(side: number): number {
      return side ** 3 * one;
    }
    export const names = ["cube", "ball"];
  }
  console.log("evaluated", one, count);
}
console.log(one, Geometry.one, Geometry.distance({ x: 0, y: 0 }, { x: 3, y: 4 }));
const circle: Geometry.Circle = new Geometry.Circle(2);
console.log(circle.area(), circle, Geometry.count, Geometry.Circle.unit.radius);
Geometry.count += 10;
console.log(Geometry.count, Geometry.Unit.foot, Geometry.Unit[1], Geometry.Solid.volume(3), Geometry.Solid.names);
namespace Geometry {
  export function twice(value: number): number {
    count++;
    return value * 2 * one;
  }
}
console.log(Geometry.twice(4), Geometry.count);
function greet(name: string): string {
  return `${greet.greeting}, ${name}`;
}
namespace greet {
  export const greeting = "hello";
  export function loudly(name: string): string {
    return greet(name).toUpperCase();
  }
}
console.log(greet("a"), greet.loudly("b"));
class Temperature {
  constructor(readonly degrees: number) {}
}
namespace Temperature {
  export const zero = new Temperature(0);
  export function parse(text: string): Temperature {
    return new Temperature(Number(text));
  }
}
console.log(Temperature.parse("5").degrees, Temperature.zero);
enum Colour {
  red = "red",
  green = "green",
}
namespace Colour {
  export function parse(text: string): Colour | undefined {
    return [Colour.red, Colour.green].find((one) => one === text);
  }
}
console.log(Colour.parse("green"), Colour.parse("blue"));
namespace Deep.Inner {
  export const value = 42;
  export const read = (): number => value;
}
console.log(Deep.Inner.value, Deep.Inner.read(), [1, 2].map(Geometry.twice));
import Inner = Deep.Inner;
console.log(Inner.value);
namespace OnlyTypes {
  export type Id = string;
}
const id: OnlyTypes.Id = "id";
console.log(id);
