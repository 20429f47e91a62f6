// What modules export by default: names of any kind, and values that have no other name.
import settings from "./settings.ts";
import Pair from "./pair.ts";
import Shape, { type Named } from "./shape.ts";
import counter from "./counter.ts";
import wrap from "./wrap.ts";
import label from "./label.ts";
import type Point from "./point.ts";
import { Level, total } from "./all.ts";
import again from "./counter.ts";
import * as shown from "./settings.ts";

settings.limits.push(30);
console.log(settings.title, settings.twice(), shown.default === settings, shown);
console.log(new Pair(1, "one").swapped(), new Pair<string, null>("x", null).second);
class Square extends Shape {
  readonly name = "square";
  constructor(readonly side: number) {
    super();
  }
  area(): number {
    return this.side ** 2;
  }
}
const named: Named = new Square(3);
console.log(String(named), named instanceof Shape);
counter.next();
console.log(again.next(), counter === again);
console.log(wrap("a", 2), wrap(true, 1)[0], wrap.name);
console.log(label("b"), label.name, ["c", "d"].map(label));
const point: Point = { x: 1, y: total };
console.log(point, Level[Level.high], total);
export default function unused(): void {}
