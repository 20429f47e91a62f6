// memcpy and its kin for the bare machine, with 16-byte moves. Never rep movsb: emulators run it one byte at a time.
#include <emmintrin.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t __attribute__((aligned(1), may_alias)) word64;
typedef uint32_t __attribute__((aligned(1), may_alias)) word32;
typedef uint16_t __attribute__((aligned(1), may_alias)) word16;

#define LOAD(p) _mm_loadu_si128((const __m128i *)(const void *)(p))
#define STORE(p, v) _mm_storeu_si128((__m128i *)(void *)(p), v)

/// Up to 16 bytes: all loads before all stores, so it serves overlapping ranges too.
static inline void copy_small(char *to, const char *from, size_t n) {
  if (n >= 8) {
    uint64_t a = *(const word64 *)from, b = *(const word64 *)(from + n - 8);
    *(word64 *)to = a;
    *(word64 *)(to + n - 8) = b;
  } else if (n >= 4) {
    uint32_t a = *(const word32 *)from, b = *(const word32 *)(from + n - 4);
    *(word32 *)to = a;
    *(word32 *)(to + n - 4) = b;
  } else if (n >= 2) {
    uint16_t a = *(const word16 *)from, b = *(const word16 *)(from + n - 2);
    *(word16 *)to = a;
    *(word16 *)(to + n - 2) = b;
  } else if (n) {
    *to = *from;
  }
}

/// More than 16 bytes, upwards. The tail is loaded first, so `to` may lie below `from` and overlap it.
static inline void copy_up(char *to, const char *from, size_t n) {
  char *end = to + n;
  __m128i tail = LOAD(from + n - 16);
  while (n > 64) {
    __m128i a = LOAD(from), b = LOAD(from + 16), c = LOAD(from + 32), d = LOAD(from + 48);
    STORE(to, a);
    STORE(to + 16, b);
    STORE(to + 32, c);
    STORE(to + 48, d);
    to += 64, from += 64, n -= 64;
  }
  for (; n > 16; to += 16, from += 16, n -= 16) STORE(to, LOAD(from));
  STORE(end - 16, tail);
}

static inline void copy_down(char *to, const char *from, size_t n) {
  __m128i head = LOAD(from);
  char *start = to;
  to += n, from += n;
  for (; n > 16; n -= 16) {
    to -= 16, from -= 16;
    STORE(to, LOAD(from));
  }
  STORE(start, head);
}

void *memcpy(void *restrict to, const void *restrict from, size_t n) {
  if (n <= 16) copy_small(to, from, n);
  else copy_up(to, from, n);
  return to;
}

void *memmove(void *to, const void *from, size_t n) {
  if (n <= 16) copy_small(to, from, n);
  else if ((uintptr_t)to - (uintptr_t)from >= n) copy_up(to, from, n);
  else copy_down(to, from, n);
  return to;
}

void *memset(void *to, int byte, size_t n) {
  char *at = to;
  if (n < 16) {
    uint64_t word = 0x0101010101010101 * (uint8_t)byte;
    if (n >= 8) {
      *(word64 *)at = word;
      *(word64 *)(at + n - 8) = word;
    } else if (n >= 4) {
      *(word32 *)at = (uint32_t)word;
      *(word32 *)(at + n - 4) = (uint32_t)word;
    } else {
      for (volatile char *p = at; p < at + n; p++) *p = (char)byte;
    }
    return to;
  }
  __m128i value = _mm_set1_epi8((char)byte);
  char *end = at + n;
  for (; at + 64 <= end; at += 64) {
    STORE(at, value);
    STORE(at + 16, value);
    STORE(at + 32, value);
    STORE(at + 48, value);
  }
  for (; at + 16 <= end; at += 16) STORE(at, value);
  STORE(end - 16, value);
  return to;
}

int memcmp(const void *left, const void *right, size_t n) {
  const uint8_t *a = left, *b = right;
  if (n < 16) {
    for (; n; a++, b++, n--)
      if (*a != *b) return *a - *b;
    return 0;
  }
  // The last step goes over some that are known to be equal.
  for (size_t at = 0; at < n; at += 16) {
    if (at > n - 16) at = n - 16;
    unsigned equal = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(LOAD(a + at), LOAD(b + at)));
    if (equal == 0xffff) continue;
    at += (size_t)__builtin_ctz(~equal);
    return a[at] - b[at];
  }
  return 0;
}

size_t strlen(const char *text) {
  size_t length = 0;
  while (((const volatile char *)text)[length]) length++;
  return length;
}
