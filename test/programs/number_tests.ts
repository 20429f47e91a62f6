// Number's constants and tests.
console.log(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.EPSILON, Number.MAX_VALUE, Number.MIN_VALUE);
for (const x of [0, 1.5, -0, 2 ** 53, NaN, Infinity, -1e300]) {
  console.log(x, Number.isInteger(x), Number.isSafeInteger(x), Number.isFinite(x), Number.isNaN(x), isNaN(x), isFinite(x));
}
console.log(Number(true), Number(false), Number(null), Number(undefined), Number("x"));
