// The C twin of permute.ts.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct permutations {
  int count;
  int *values;
} permutations;

static void swap(permutations *p, int i, int j) {
  int kept = p->values[i];
  p->values[i] = p->values[j];
  p->values[j] = kept;
}

static void permute(permutations *p, int n) {
  p->count++;
  if (n == 0) return;
  int last = n - 1;
  permute(p, last);
  for (int i = last; i >= 0; i--) {
    swap(p, last, i);
    permute(p, last);
    swap(p, last, i);
  }
}

int main(void) {
  int count = 0;
  bool in_order = true;
  for (int round = 0; round < 20; round++) {
    permutations p = {0, malloc(9 * sizeof(int))};
    for (int i = 0; i < 9; i++) p.values[i] = i;
    permute(&p, 9);
    count += p.count;
    for (int i = 0; i < 9; i++) in_order = in_order && p.values[i] == i;
    free(p.values);
  }
  printf("%s %d\n", in_order && count == 124706020 ? "ok" : "wrong", count);
}
