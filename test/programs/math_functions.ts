// Every function of Math over many arguments: the sum of their bits tells a difference in the last place.

const bits = new DataView(new ArrayBuffer(8));
let checksum = 0;

function add(value: number): void {
  // A NaN's bits are not the language's business.
  if (value !== value) return;
  bits.setFloat64(0, value);
  checksum = (Math.imul(checksum ^ bits.getUint32(0), 0x01000193) ^ bits.getUint32(4)) >>> 0;
}

function sweep(name: string, f: (x: number) => number, low: number, high: number): void {
  checksum = 0;
  const steps = 2000;
  for (let step = 0; step <= steps; step++) add(f(low + ((high - low) * step) / steps));
  for (const special of [0, -0, 1, -1, 0.5, 1e-300, 5e-324, 1e300, -1e300, Infinity, -Infinity]) add(f(special));
  console.log(name, checksum, f(0.7), f(NaN));
}

sweep("exp", (x) => Math.exp(x), -750, 720);
sweep("expm1", (x) => Math.expm1(x), -50, 720);
sweep("log", (x) => Math.log(x), 1e-9, 1e5);
sweep("log1p", (x) => Math.log1p(x), -0.9999, 1e4);
sweep("log2", (x) => Math.log2(x), 1e-9, 4096);
sweep("log10", (x) => Math.log10(x), 1e-9, 1e6);
sweep("cbrt", (x) => Math.cbrt(x), -1e4, 1e7);
sweep("sqrt", (x) => Math.sqrt(x), 0, 1e7);
sweep("sin", (x) => Math.sin(x), -1000, 1e7);
sweep("cos", (x) => Math.cos(x), -1000, 1e7);
sweep("tan", (x) => Math.tan(x), -1000, 1e7);
sweep("sin of multiples", (x) => Math.sin(Math.round(x) * (Math.PI / 2)), 0, 2000);
sweep("asin", (x) => Math.asin(x), -1, 1);
sweep("acos", (x) => Math.acos(x), -1, 1);
sweep("atan", (x) => Math.atan(x), -40, 40);
sweep("sinh", (x) => Math.sinh(x), -30, 712);
sweep("cosh", (x) => Math.cosh(x), -30, 712);
sweep("tanh", (x) => Math.tanh(x), -25, 25);
sweep("asinh", (x) => Math.asinh(x), -1e5, 1e5);
sweep("acosh", (x) => Math.acosh(x), 1, 1e5);
sweep("atanh", (x) => Math.atanh(x), -1, 1);
sweep("pow(x, 0.37)", (x) => Math.pow(x, 0.37), -10, 1e6);
sweep("pow(1.3, x)", (x) => 1.3 ** x, -3000, 3000);
sweep("pow(x, 7)", (x) => x ** 7, -1e3, 1e3);
sweep("pow(x, -3)", (x) => x ** -3, -1e3, 1e3);
sweep("atan2(x, -2.5)", (x) => Math.atan2(x, -2.5), -100, 100);
sweep("atan2(1.5, x)", (x) => Math.atan2(1.5, x), -100, 100);
sweep("round", (x) => Math.round(x), -3.5, 3.5);
sweep("floor", (x) => Math.floor(x), -3.5, 3.5);
sweep("ceil", (x) => Math.ceil(x), -3.5, 3.5);
sweep("trunc", (x) => Math.trunc(x), -3.5, 3.5);
sweep("fround", (x) => Math.fround(x), -3.5, 1e10);
sweep("sign", (x) => Math.sign(x), -3.5, 3.5);
sweep("clz32", (x) => Math.clz32(x), -10, 1e10);
sweep("imul", (x) => Math.imul(x, 0x9e3779b1), -1e6, 1e10);
console.log(Math.max(), Math.min(), Math.max(1, NaN), Math.min(0, -0), Math.max(-0, 0), Math.hypot(), Math.hypot(3, 4, 12));
console.log(Math.hypot(NaN, Infinity), Math.hypot(1e200, 1e200), Math.abs(-0), Math.PI, Math.E, Math.LN2, Math.SQRT1_2);
