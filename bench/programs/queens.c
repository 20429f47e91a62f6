// The C twin of queens.ts.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct queens {
  bool *free_rows, *free_rising, *free_falling;
  int *rows;
} queens;

static bool *all_true(int count) {
  bool *array = malloc((size_t)count);
  for (int i = 0; i < count; i++) array[i] = true;
  return array;
}

static queens *queens_new(void) {
  queens *q = malloc(sizeof *q);
  q->free_rows = all_true(8);
  q->free_rising = all_true(16);
  q->free_falling = all_true(16);
  q->rows = malloc(8 * sizeof(int));
  for (int i = 0; i < 8; i++) q->rows[i] = -1;
  return q;
}

static void queens_free(queens *q) {
  free(q->free_rows);
  free(q->free_rising);
  free(q->free_falling);
  free(q->rows);
  free(q);
}

static void mark(queens *q, int row, int column, bool is_free) {
  q->free_rows[row] = is_free;
  q->free_rising[column + row] = is_free;
  q->free_falling[column - row + 7] = is_free;
}

static bool place(queens *q, int column) {
  for (int row = 0; row < 8; row++) {
    if (!(q->free_rows[row] && q->free_rising[column + row] && q->free_falling[column - row + 7])) continue;
    q->rows[row] = column;
    mark(q, row, column, false);
    if (column == 7 || place(q, column + 1)) return true;
    mark(q, row, column, true);
  }
  return false;
}

int main(void) {
  int solved = 0, weight = 0;
  for (int round = 0; round < 60000; round++) {
    queens *q = queens_new();
    if (place(q, 0)) solved++;
    weight += q->rows[round & 7];
    queens_free(q);
  }
  printf("%s %d %d\n", solved == 60000 && weight == 210000 ? "ok" : "wrong", solved, weight);
}
