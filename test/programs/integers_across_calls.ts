// Numbers that go from function to function and that the compiler may keep in integer registers on the way, wherever
// JavaScript could show the difference.

// Parameters: most calls pass integers, one passes something else.
function half(n: number): number {
  if (n > 1000) throw new Error("too much");
  return n / 2;
}
console.log(half(4), half(3), 1 / half(-0));

function show(n: number): string {
  if (n === 12345) throw new Error("never");
  return Object.is(n, -0) ? "-0" : String(n);
}
console.log(show(1), show(-0), show(NaN), show(0.5), show(2 ** 53), show(-Infinity));

function negated(n: number): number {
  if (n > 100) throw new Error("too much");
  return -n;
}
console.log(show(negated(0)), show(negated(5)), 1 / negated(0));

// Results: -0, fractions and NaN on one of the ways out.
function remainder(a: number, b: number): number {
  if (b < 0) return remainder(a, -b);
  return a % b;
}
console.log(show(remainder(-4, 2)), show(remainder(7, 3)), show(remainder(7, 0)), show(remainder(7.5, -2)));

function firstUnit(text: string, at: number): number {
  if (at < 0) return -1;
  return text.charCodeAt(at);
}
console.log(firstUnit("A", 0), firstUnit("A", 1), firstUnit("A", -1));

// Recursion whose numbers leave 32 bits, and those that leave 53.
function power(base: number, exponent: number): number {
  return exponent === 0 ? 1 : base * power(base, exponent - 1);
}
console.log(power(2, 31), power(2, 32), power(3, 20), power(10, 22), power(3, 40), power(7, 400), power(-2, 63));

function doubled(n: number, times: number): number {
  if (times === 0) return n;
  return doubled(n + n, times - 1);
}
console.log(doubled(1, 30), doubled(1, 31), doubled(1, 52), doubled(1, 53) + 1, doubled(3, 1022), doubled(3, 1100));

function sumTo(n: number, sum: number): number {
  return n <= 0 ? sum : sumTo(n - 1, sum + n * n * n * n);
}
console.log(sumTo(3, 0), sumTo(1500, 0), sumTo(2, 0.25));

function isEven(n: number): boolean {
  return n === 0 ? true : isOdd(n - 1);
}
function isOdd(n: number): boolean {
  return n === 0 ? false : isEven(n - 1);
}
console.log(isEven(10), isOdd(7), isEven(7));

// A parameter that is assigned to.
function halving(n: number): string {
  let text = "";
  while (n > 0.2) {
    text += `${n} `;
    n = n / 2;
  }
  return text;
}
console.log(halving(5));

function counting(n: number): number {
  n += 2147483640;
  for (let i = 0; i < 10; i++) n++;
  return n;
}
console.log(counting(0), counting(5) | 0, counting(7) >>> 0);

// Compared with bounds and with what it is not.
function clamp(n: number): number {
  if (n !== 0) return n > 7 ? 7 : n;
  return n;
}
console.log(show(clamp(-0)), clamp(9), clamp(3), show(clamp(NaN)), clamp(-2.5));

function previous(n: number): number {
  return n === 0 ? n : n - 1;
}
console.log(previous(0), previous(1), show(previous(-0)), previous(0.5));

// Used as an index: what is outside is outside.
const squares = [0, 1, 4, 9, 16];
function square(at: number): number | string {
  try {
    return squares[at];
  } catch (error) {
    return error instanceof RangeError ? "outside" : "?";
  }
}
function inside(at: number): string {
  return String(squares[at] ?? "none");
}
console.log(inside(2), inside(-1), inside(4294967296), inside(4294967298), inside(1.5), inside(2 ** 40));
console.log(square(4), square(0));

// The same function directly and as a value; methods behind an interface.
function twice(n: number): number {
  return n * 2;
}
const functions = [twice, half];
console.log(twice(4), functions.map((one) => one(0.25)), [1.5, -0].map(twice).map(show));

interface Shape {
  scaled(by: number): number;
}
class Square implements Shape {
  constructor(readonly side: number) {}
  scaled(by: number): number {
    return this.side * by;
  }
}
class Dot implements Shape {
  scaled(by: number): number {
    return by < 0 ? -by : by;
  }
}
const shapes: Shape[] = [new Square(3), new Dot()];
console.log(shapes.map((shape) => shape.scaled(2)), shapes.map((shape) => show(shape.scaled(-0))), new Dot().scaled(-0.5));

class Counter {
  private count = 0;
  constructor(private readonly step: number) {}
  next(by: number): number {
    this.count += by * this.step;
    return this.count;
  }
}
const counter = new Counter(0.5);
console.log(counter.next(1), counter.next(2), new Counter(1).next(2147483647) + 1, show(new Counter(-1).next(0)));

// Default, optional and rest parameters; results that are thrown away; exceptions between.
function offset(n: number, by = 1): number {
  return n + by;
}
console.log(offset(1), offset(1, 0.5), offset(2147483647), show(offset(-0, -0)));

function guarded(n: number): number {
  let reached = n;
  try {
    reached = n + 1;
    if (n === 3) throw new Error("three");
    reached = n / 4;
  } catch {
    return reached;
  }
  return reached;
}
console.log(guarded(1), guarded(3), guarded(8));

function* upTo(n: number): Generator<number> {
  for (let i = 0; i < n; i++) yield half(i);
}
console.log([...upTo(4)]);

function never(n: number): number {
  if (n < 10) throw new Error(`no ${n}`);
  return never(n - 1);
}
try {
  console.log(never(12));
} catch (error) {
  console.log((error as Error).message);
}

// Booleans that may be missing, asked for their truth.
const flags = [true, false];
function both(i: number, j: number): boolean {
  return flags[i] && flags[j];
}
console.log(both(0, 0), both(0, 1), both(1, 0), flags[5] ? "set" : "unset", !flags[-1], flags[0] || flags[9]);
