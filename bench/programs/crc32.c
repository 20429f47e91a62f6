// The C twin of crc32.ts.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void make_table(uint32_t *table) {
  for (uint32_t byte = 0; byte < 256; byte++) {
    uint32_t crc = byte;
    for (int bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ crc >> 1 : crc >> 1;
    table[byte] = crc;
  }
}

static uint32_t crc32(const uint32_t *table, const uint8_t *bytes, int length) {
  uint32_t crc = 0xffffffff;
  for (int i = 0; i < length; i++) crc = table[(crc ^ bytes[i]) & 255] ^ crc >> 8;
  return crc ^ 0xffffffff;
}

int main(void) {
  uint32_t *table = malloc(256 * sizeof *table);
  make_table(table);
  uint32_t check = crc32(table, (const uint8_t *)"123456789", 9);
  int length = 1 << 20;
  uint8_t *bytes = malloc((size_t)length);
  for (int i = 0; i < length; i++) bytes[i] = (uint8_t)(i * 31 ^ i >> 7);
  int32_t combined = 0;
  for (int round = 0; round < 60; round++) {
    bytes[round] = (uint8_t)round;
    combined ^= (int32_t)crc32(table, bytes, length);
  }
  printf("%s %d\n", check == 0xcbf43926 ? "ok" : "wrong", combined);
  free(bytes);
  free(table);
}
