// The C twin of mandelbrot.ts.
#include <stdio.h>

static int mandelbrot(int size) {
  int sum = 0, bits = 0, bit_count = 0;
  for (int y = 0; y < size; y++) {
    double ci = 2.0 * y / size - 1;
    for (int x = 0; x < size; x++) {
      double cr = 2.0 * x / size - 1.5, zr = 0, zi = 0, zr_square = 0, zi_square = 0;
      int escaped = 0;
      for (int step = 0; step < 50; step++) {
        zi = 2 * zr * zi + ci;
        zr = zr_square - zi_square + cr;
        zr_square = zr * zr;
        zi_square = zi * zi;
        if (zr_square + zi_square > 4) {
          escaped = 1;
          break;
        }
      }
      bits = bits << 1 | escaped;
      bit_count++;
      if (bit_count == 8) {
        sum ^= bits;
        bits = bit_count = 0;
      } else if (x == size - 1) {
        bits <<= 8 - bit_count;
        sum ^= bits;
        bits = bit_count = 0;
      }
    }
  }
  return sum;
}

int main(void) {
  int small = mandelbrot(750), large = mandelbrot(1500);
  printf("%s %d %d\n", small == 192 && large == 244 ? "ok" : "wrong", small, large);
}
