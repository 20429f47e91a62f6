// Bit operators convert to 32-bit integers.
const samples = [0, 1, -1, 255, 2147483647, -2147483648, 4294967295, 4294967296, 1e10, 1.9, -1.9, NaN, Infinity];
for (const a of samples) {
  console.log(a, ~a, a | 0, a >>> 0, a & 0xff, a ^ 0x55);
  console.log(a << 4, a >> 4, a >>> 4, a << 33);
}
let bits = 0;
bits |= 8;
bits ^= 12;
bits <<= 3;
bits >>= 1;
bits &= ~16;
console.log(bits);
