// The Mandelbrot set as a bitmap, its bytes combined to a checksum.

function mandelbrot(size: number): number {
  let sum = 0;
  let bits = 0;
  let bitCount = 0;
  for (let y = 0; y < size; y++) {
    const ci = (2 * y) / size - 1;
    for (let x = 0; x < size; x++) {
      const cr = (2 * x) / size - 1.5;
      let zr = 0;
      let zi = 0;
      let zrSquare = 0;
      let ziSquare = 0;
      let escaped = 0;
      for (let step = 0; step < 50; step++) {
        zi = 2 * zr * zi + ci;
        zr = zrSquare - ziSquare + cr;
        zrSquare = zr * zr;
        ziSquare = zi * zi;
        if (zrSquare + ziSquare > 4) {
          escaped = 1;
          break;
        }
      }
      bits = (bits << 1) | escaped;
      bitCount++;
      if (bitCount === 8) {
        sum ^= bits;
        bits = 0;
        bitCount = 0;
      } else if (x === size - 1) {
        bits <<= 8 - bitCount;
        sum ^= bits;
        bits = 0;
        bitCount = 0;
      }
    }
  }
  return sum;
}

const small = mandelbrot(750);
const large = mandelbrot(1500);
console.log(small === 192 && large === 244 ? "ok" : "wrong", small, large);
