// Calls that give nothing, or never return, run wherever they stand, and their value is undefined.
let n = 0;
function v(): void {
  n++;
}
console.log(n + Number(v()), [v() ?? n, n], n);
const x: void = v();
const t = [v(), v(), n] as const;
console.log(x, t, typeof v(), n);
const f = (k: boolean): void => (k ? v() : undefined);
f(true);
const g = (): void => v();
const h = (): unknown => v();
console.log(
  h(),
  g(),
  n,
  (() => {
    return v();
  })(),
);
class A {
  p = v();
  static s = v();
  q(): void {
    return v();
  }
}
console.log(new A(), A.s, new A().q(), n);
const y = n > 3 ? v() : 5;
console.log(y, n, n > 100 || v(), n, n > 1 && v(), n);
async function k(): Promise<void> {
  const r = await (async () => v())();
  console.log(r, n);
  return v();
}
void k().then((r) => console.log(r, n));
try {
  const s = String([].reduce((a, b) => a));
  console.log(s);
} catch (e) {
  console.log((e as Error).message);
}
try {
  if ([].reduce((a, b) => a)) console.log("yes");
} catch (e) {
  console.log((e as Error).message);
}
function fail(): never {
  throw new Error("failed " + n);
}
try {
  console.log(`${fail()}`);
} catch (e) {
  console.log((e as Error).message);
}
try {
  if (fail()) console.log(1);
} catch (e) {
  console.log((e as Error).message);
}
try {
  console.log(fail() === undefined);
} catch (e) {
  console.log((e as Error).message);
}
try {
  console.log(fail() ?? 3);
} catch (e) {
  console.log((e as Error).message);
}
try {
  console.log(!fail());
} catch (e) {
  console.log((e as Error).message);
}
try {
  console.log(typeof fail());
} catch (e) {
  console.log((e as Error).message);
}
try {
  console.log([fail()].length);
} catch (e) {
  console.log((e as Error).message);
}
try {
  while (fail()) console.log(1);
} catch (e) {
  console.log((e as Error).message);
}
try {
  switch (fail()) {
    default:
      console.log(1);
  }
} catch (e) {
  console.log((e as Error).message);
}
console.log(String(v()), `${v()}`, "" + v(), v() === undefined, typeof v(), [v()], { a: v() }, n);
const any: unknown = v();
console.log(any, v() ?? 3, n, v() as unknown, (v(), 1), v() == null, void v(), n);
const o = {
  f(): void {
    n++;
  },
};
console.log(String(o.f()), o?.f(), JSON.stringify(v()), Number(v()), Boolean(v()), n);
switch (v()) {
  case undefined:
    console.log("u");
}
const m = new Map<string, void>([["a", v()]]);
console.log(m, n, v(), String(v() as unknown), n, Object.is(v(), undefined), [1].length, n);
