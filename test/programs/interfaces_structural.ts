// Objects of different classes and literals behind one interface; optional members; readonly.
interface Point {
  readonly x: number;
  readonly y: number;
  readonly label?: string;
}
class Pixel {
  constructor(
    readonly x: number,
    readonly y: number,
    readonly colour: string,
  ) {}
}
class Star {
  readonly brightness = 3;
  readonly label = "star";
  constructor(
    readonly y: number,
    readonly x: number,
  ) {}
}
function show(point: Point): string {
  return `${point.x},${point.y} ${point.label ?? "-"}`;
}
const points: Point[] = [{ x: 1, y: 2 }, new Pixel(3, 4, "red"), new Star(5, 6), { y: 7, x: 8, label: "literal" }];
for (const point of points) console.log(show(point));
function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
console.log(distance(points[0], points[3]));
