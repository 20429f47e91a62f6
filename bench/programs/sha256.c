// The C twin of sha256.ts.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct sha256 {
  uint32_t words[64], state[8], constants[64];
} sha256;

static uint32_t rotate(uint32_t word, int count) { return word >> count | word << (32 - count); }

static void start(sha256 *s) {
  static const uint32_t initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  memcpy(s->state, initial, sizeof initial);
  int primes[64], count = 0;
  for (int n = 2; count < 64; n++) {
    int is_prime = 1;
    for (int i = 0; i < count; i++) is_prime &= n % primes[i] != 0;
    if (is_prime) primes[count++] = n;
  }
  for (int i = 0; i < 64; i++) {
    double root = cbrt(primes[i]);
    s->constants[i] = (uint32_t)((root - floor(root)) * 0x100000000);
  }
}

static void compress(sha256 *s, const uint8_t *bytes) {
  uint32_t *w = s->words, *state = s->state;
  for (int i = 0; i < 16; i++)
    w[i] = (uint32_t)bytes[i * 4] << 24 | (uint32_t)bytes[i * 4 + 1] << 16 | (uint32_t)bytes[i * 4 + 2] << 8 |
           bytes[i * 4 + 3];
  for (int i = 16; i < 64; i++) {
    uint32_t w15 = w[i - 15], w2 = w[i - 2];
    uint32_t s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ w15 >> 3, s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ w2 >> 10;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  for (int i = 0; i < 64; i++) {
    uint32_t s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + s->constants[i] + w[i];
    uint32_t s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
  }
  state[0] += a, state[1] += b, state[2] += c, state[3] += d;
  state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

static void digest(const uint8_t *message, size_t length, char text[65]) {
  sha256 *s = malloc(sizeof *s);
  start(s);
  size_t padded_length = (((length + 8) >> 6) + 1) << 6;
  uint8_t *padded = calloc(padded_length, 1);
  memcpy(padded, message, length);
  padded[length] = 0x80;
  for (int i = 0; i < 4; i++) padded[padded_length - 1 - (size_t)i] = (uint8_t)(length * 8 >> i * 8);
  for (size_t at = 0; at < padded_length; at += 64) compress(s, padded + at);
  for (int i = 0; i < 8; i++) sprintf(text + i * 8, "%08x", s->state[i]);
  free(padded);
  free(s);
}

int main(void) {
  char check[65], last[65];
  digest((const uint8_t *)"abc", 3, check);
  size_t length = 1 << 20;
  uint8_t *message = malloc(length);
  for (size_t i = 0; i < length; i++) message[i] = (uint8_t)(i * 7);
  for (int round = 0; round < 60; round++) {
    message[0] = (uint8_t)round;
    digest(message, length, last);
  }
  const char *wanted = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  printf("%s %s\n", strcmp(check, wanted) == 0 ? "ok" : "wrong", last);
  free(message);
}
