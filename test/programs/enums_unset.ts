// Elements of arrays of enums that nobody has set are undefined.
enum Color {
  red,
  green,
  blue,
}
const a = new Array<Color>(3);
console.log(a, a[0], a[1] === undefined, a[2] ?? "none", a.length);
a[1] = Color.green;
console.log(a, a[1], a[0]);
const g: Color[] = [];
g[2] = Color.blue;
console.log(g, g[0], g[0] === undefined, g.length);
g.length = 5;
console.log(g, g.at(3), g.at(2), `${g[4]}`, String(g[0]));
if (g[0]) console.log("yes");
else console.log("no");
console.log(typeof g[0], g[7], g[7] === undefined);
console.log(g.join("-"), JSON.stringify(g));
const h = g.slice(1);
console.log(h);
console.log(
  g.map((c) => c + 1),
  g.indexOf(Color.blue),
  g.pop(),
  g.shift(),
  g,
);
const m = new Array<Color>(2).fill(Color.blue);
console.log(
  m,
  m.map((c) => c + 1),
);
const grid: Color[][] = Array.from({ length: 2 }, () => new Array<Color>(2));
grid[0][1] = Color.green;
console.log(grid, grid[5]?.[0]);
class P {
  c!: Color;
  d?: Color;
  static s: Color;
}
const p = new P();
console.log(p, p.c === undefined, p.d);
let count: { [k: string]: Color } = {};
console.log(count.x);
function rest(...cs: Color[]): number {
  return cs.length + (cs[0] ?? 7);
}
console.log(rest(), rest(Color.blue), rest(...m));
console.log(structuredClone(m), Array.from(m), m.reverse(), m.sort(), m.indexOf(Color.blue), Math.max(...m));
m.push(Color.red, Color.green);
m[0]--;
console.log(
  m,
  m[0] + m[3],
  m.reduce((s, c) => s + c, 0),
);
const t: Record<Color, string> = { [Color.red]: "r", [Color.green]: "g", [Color.blue]: "b" };
console.log(m.slice(2).map((c) => t[c] + Color[c]));
