// What nobody has set in an array: methods, for-in, `in` and the functions of Object skip it.
const a = new Array<string>(4);
a[1] = "x";
a[3] = "y";
a.forEach((v, i) => console.log(v, i));
console.log(
  a.map((v) => v + "!"),
  a.map((v) => v.length),
  a.filter(() => true),
  a.some((v) => v === undefined),
  a.every((v) => v !== undefined),
);
console.log(
  a.indexOf(undefined as unknown as string),
  a.lastIndexOf("y"),
  a.reduce((s, v) => s + v),
  a.reduceRight((s, v) => s + v, ">"),
  a.reduceRight((s, v) => s + v),
);
console.log(
  a.find((v) => v === undefined),
  a.findIndex((v) => v === undefined),
  a.findLastIndex((v) => v === undefined),
  a.includes(undefined as unknown as string),
);
console.log(
  a.slice(),
  a.slice(1),
  a.concat(["z"]),
  [...a],
  a.join("-"),
  a.flat(),
  a.flatMap((v) => [v, v]),
);
console.log(a.sort(), a.length, a.reverse());
const g: { n: number }[] = [];
g[2] = { n: 1 };
let t = 0;
g.forEach((o) => {
  t += o.n;
});
console.log(
  t,
  g.map((o) => o.n),
);
g.length = 0;
g.push({ n: 3 });
console.log(g);
const n = new Array<number>(3);
n[1] = 5;
n.forEach((v, i) => console.log(v, i));
console.log(
  n.map((v) => v * 2),
  n.filter((v) => v > 0),
  n.reduce((s, v) => s + v),
  n.at(0),
  n.indexOf(5),
  n.join(),
  n.some((v) => v === 5),
  n.every((v) => v === 5),
);
console.log(n.sort(), n.pop(), n.shift(), n);
const f = new Array<boolean>(3);
f[2] = true;
console.log(
  f.map((v) => !v),
  f.filter((v) => v),
  f.every((v) => v),
  f.at(0),
  f.flat(),
);
try {
  new Array<string>(3).reduce((s, v) => s + v);
} catch (e) {
  console.log((e as Error).message);
}
console.log([[1, 2], new Array<number>(2)].flat(), [new Array<string>(2), ["a"]].flat());
const u = new Array<number | string>(3);
u[0] = 1;
u.forEach((v) => console.log(v));
console.log(
  u.map((v) => typeof v),
  Object.keys(u),
);
{
  const a = new Array<string>(4);
  a[1] = "x";
  a[3] = "y";
  for (const i in a) console.log(i);
  console.log(
    Object.keys(a),
    Object.values(a),
    Object.entries(a),
    0 in a,
    1 in a,
    a.hasOwnProperty(0),
    Object.hasOwn(a, 1),
  );
  console.log(structuredClone(a), JSON.stringify(a), [...a.entries()], [...a.keys()]);
  const n = new Array<number>(3);
  n[1] = 5;
  for (const i in n) console.log(i);
  console.log(Object.keys(n), Object.values(n), JSON.stringify(n), 0 in n, 1 in n);
  console.log(structuredClone(n));
  console.log(a.toString(), String(n), `${a}`);
  a.fill("z", 0, 2);
  console.log(a);
  a.copyWithin(0, 2);
  console.log(a);
  a.splice(1, 1);
  console.log(a, a.unshift("u"), a);
  console.table(a);
  const b: string[] = [];
  b[2] = "q";
  b.push("r");
  for (const x of b) console.log(x);
  console.log(b.entries().next());
  const { length } = b;
  console.log(length);
  a.length = 7;
  a.length = 2;
  console.log(a);
}
{
  const a = ["x", "y"];
  const t: [number, string] = [1, "a"];
  const u = new Uint8Array(2);
  console.log(
    0 in a,
    1 in a,
    2 in a,
    "0" in a,
    "length" in a,
    "map" in a,
    (-1) in a,
    0 in t,
    2 in t,
    1 in u,
    2 in u,
    1.5 in a,
  );
  const b: number[] = [];
  b[0] = 1;
  let k = 0;
  console.log(0 in b, k in b, k + 1 in b, "push" in b);
  const g = new Array<string>(3);
  g[1] = "q";
  k = 1;
  console.log(k in g, 0 in g, 1 in g);
  console.log(Symbol.iterator in a, Object.hasOwn(a, "01"), "00" in a, "length" in u, "subarray" in u);
}
{
  const shrunk = ["a", "b", "c"];
  console.log(
    shrunk.map((v, i) => {
      if (i === 0) shrunk.pop();
      return v;
    }),
  );
  console.log(
    Array.from({ length: 3.7 }, (_, i) => i),
    Array.from({ length: -1 }),
    Array.from({ length: NaN }),
  );
}

// Literals with holes.
const gaps = [1, , 3];
console.log(
  gaps,
  gaps.length,
  gaps.map((x) => x),
  1 in gaps,
  gaps[1],
  [, "a"],
  [, ,].length,
  [...[1, , 2]],
  [1, , 3].join("-"),
);
const spread = ["a", , ...["b", "c"], ,];
console.log(spread, spread.length);
spread.forEach((w, i) => console.log(i, w));

// Elements that are deleted.
const taken: string[] = ["a", "b", "c"];
delete taken[1];
console.log(taken, taken.length, 1 in taken, taken[1], taken.join("-"));
taken.forEach((text, place) => console.log(place, text));
const counts = [1, 2, 3];
delete counts[0];
console.log(counts, counts.length, Object.keys(counts), counts[0] === undefined, delete counts[9]);
counts[0] = 7;
console.log(
  counts,
  counts.reduce((a, b) => a + b),
);
const switches = [true, false];
delete switches[0];
console.log(switches, switches[0] ?? "unset");
const several: (number | string | null)[] = [1, "x", null];
let place = 0;
delete several[place++];
console.log(
  several,
  place,
  several.map((one) => String(one)),
);
const things: { id: number }[] = [{ id: 1 }, { id: 2 }];
delete things[1];
console.log(things, things.filter(() => true).length);
const stiff = Object.freeze([1, 2]) as number[];
try {
  delete stiff[0];
} catch (error) {
  console.log(error instanceof TypeError);
}
