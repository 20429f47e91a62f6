// Numbers as text and back: the layouts of Number::toString, the methods of numbers, and reading.

const samples = [
  0, -0, 1, -1, 0.1, 0.2, 0.1 + 0.2, 1 / 3, 100, 1e21, 1e20, 123456789012345680000, 1e-6, 1e-7, 5e-324,
  2.2250738585072014e-308, 1.7976931348623157e308, 4294967295, 4294967296, -2147483648, 9007199254740991,
  9007199254740993, 9.5367431640625e-7, 1.005, 0.5, 1.5, 2.5, -1.5, 123.456, 1e100, 99.99, NaN, Infinity, -Infinity,
];
for (const x of samples) {
  console.log(String(x), `${x}`, x.toString(2), x.toString(16), x.toString(36));
  console.log(x.toFixed(), x.toFixed(2), x.toFixed(20), x.toExponential(), x.toExponential(3));
  console.log(x.toPrecision(), x.toPrecision(1), x.toPrecision(4), x.toPrecision(21));
}

// Powers of two and ten with their neighbours, printed and read again.
let mismatches = 0;
let length = 0;
for (let exponent = -1074; exponent < 1024; exponent++) {
  for (const factor of [1, 1.0000000000000002, 1.9999999999999998, 3]) {
    const x = 2 ** exponent * factor;
    const text = String(x);
    length += text.length;
    if (Number(text) !== x || parseFloat(`${text}x`) !== x) mismatches++;
  }
}
console.log(mismatches, length);
for (let exponent = -330; exponent < 312; exponent += 7) console.log(Number(`7e${exponent}`), Number(`123456789e${exponent}`));

const texts = [
  "", " ", "1", " 12 ", "+1", "-0", "0x1F", "0xg", "0b101", "0o17", "1e5", "1e", ".5", "5.", ".", "-.5e-3x", "Infinity",
  "-Infinityx", "abc", "12abc", "1.2.3", "1e400", "1e-400", "2.4703282292062328e-324", "9007199254740993",
  "0.1000000000000000055511151231257827021181583404541015625", "179769313486231580793728971405301e276", "1_0", "\t3\n",
  "123456789012345678901234567890", "0x20000000000003", "000123", "- 1", "--1",
];
for (const text of texts) {
  console.log(text, Number(text), parseFloat(text), parseInt(text), parseInt(text, 16), parseInt(text, 36), parseInt(text, 2));
}
console.log(Number(true), Number(false), Number(null), Number(undefined), Number.isInteger(5), Number.isInteger(5.5));
console.log(Number.isSafeInteger(2 ** 53), Number.EPSILON, Number.MAX_VALUE, Number.MIN_VALUE, isNaN(NaN), isFinite(1 / 0));

for (const call of [() => (1).toFixed(101), () => (1).toString(1), () => (1).toPrecision(0), () => (1).toExponential(-1)]) {
  try {
    console.log(call());
  } catch (error) {
    console.log(error instanceof RangeError);
  }
}
