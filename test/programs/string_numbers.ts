// Number to text and back: parseInt, parseFloat, Number, toString in bases, toFixed.
for (const text of ["12", " 12 ", "1e3", "0x1f", "0b101", "", " ", "12px", "-.5", ".", "Infinity", "-0", "1_000", "0.1e-6"]) {
  console.log(JSON.stringify(text), Number(text), parseInt(text), parseFloat(text));
}
console.log(parseInt("ff", 16), parseInt("zz", 36), parseInt("12", 2), parseInt("0x10", 16), parseInt("9", 8));
console.log((255).toString(16), (-255).toString(2), (0.5).toString(2), (1e21).toString(36), (35).toString(36));
console.log((1.005).toFixed(2), (1.45).toFixed(1), (0).toFixed(2), (-1.5).toFixed(0), (1e21).toFixed(2), (123.456).toFixed(0));
console.log((123.456).toPrecision(4), (0.00001).toPrecision(1), (1e21).toPrecision(3), (12345).toExponential(2));
