// The C twin of sieve.ts.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int count_primes(uint8_t *flags, int size) {
  int count = 0;
  memset(flags, 1, (size_t)size);
  for (int i = 2; i < size; i++) {
    if (flags[i] == 0) continue;
    count++;
    for (int k = i + i; k < size; k += i) flags[k] = 0;
  }
  return count;
}

int main(void) {
  int size = 2000000;
  uint8_t *flags = malloc((size_t)size);
  int total = 0;
  for (int round = 0; round < 60; round++) total += count_primes(flags, size);
  printf("%s %d\n", total == 60 * 148933 ? "ok" : "wrong", total);
  free(flags);
}
