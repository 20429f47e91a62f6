// The C twin of fannkuch.ts.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void fannkuch(int n, int *result, int *most) {
  int32_t *permutation = calloc((size_t)n, sizeof(int32_t));
  int32_t *work = calloc((size_t)n, sizeof(int32_t));
  int32_t *count = calloc((size_t)n, sizeof(int32_t));
  int maximum = 0, checksum = 0;
  bool is_even = true;
  for (int i = 0; i < n; i++) permutation[i] = i;
  int r = n;
  for (;;) {
    for (; r != 1; r--) count[r - 1] = r;
    for (int i = 0; i < n; i++) work[i] = permutation[i];
    int flips = 0;
    for (int first = work[0]; first != 0; first = work[0]) {
      for (int low = 0, high = first; low < high; low++, high--) {
        int32_t swapped = work[low];
        work[low] = work[high];
        work[high] = swapped;
      }
      flips++;
    }
    if (flips > maximum) maximum = flips;
    checksum += is_even ? flips : -flips;
    for (;;) {
      if (r == n) {
        *result = checksum;
        *most = maximum;
        return;
      }
      int first = permutation[0];
      for (int i = 0; i < r; i++) permutation[i] = permutation[i + 1];
      permutation[r] = first;
      count[r]--;
      if (count[r] > 0) break;
      r++;
    }
    is_even = !is_even;
  }
}

int main(void) {
  int checksum, flips;
  fannkuch(10, &checksum, &flips);
  printf("%s %d %d\n", checksum == 73196 && flips == 38 ? "ok" : "wrong", checksum, flips);
}
