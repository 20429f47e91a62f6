// -, ~, ++ and -- on what is a number or a bigint.
function negate<T extends number | bigint>(x: T): number | bigint { return -x; }
function inc(x: number | bigint): number | bigint { x++; return x; }
function dec(x: number | bigint): number | bigint { return --x; }
console.log(negate(3), negate(4n), inc(1), inc(1n), dec(5), dec(5n));
function add(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === "bigint" && typeof b === "bigint") return a + b;
  return Number(a) + Number(b);
}
console.log(add(1, 2), add(1n, 2n), add(1, 2n));
const xs: (number | bigint)[] = [1, 2n, 3]; xs[0]++; xs[1]++; console.log(xs, xs.map((x) => -x));
let n: number | bigint = 5n as number | bigint; n++; console.log(n, ~n);
const o: { v: number | bigint } = { v: 10n }; o.v--; o.v++; o.v--; console.log(o);
