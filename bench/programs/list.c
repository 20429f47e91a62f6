// The C twin of list.ts.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct element {
  int value;
  struct element *next;
} element;

static int length(const element *e) { return e->next ? 1 + length(e->next) : 1; }

static element *make(int count) {
  if (count == 0) return NULL;
  element *e = malloc(sizeof *e);
  e->value = count;
  e->next = make(count - 1);
  return e;
}

static void release(element *e) {
  while (e) {
    element *next = e->next;
    free(e);
    e = next;
  }
}

static bool is_shorter(const element *a, const element *b) {
  for (; b; b = b->next) {
    if (!a) return true;
    a = a->next;
  }
  return false;
}

static element *tail(element *x, element *y, element *z) {
  if (!is_shorter(y, x)) return z;
  return tail(tail(x ? x->next : NULL, y, z), tail(y ? y->next : NULL, z, x), tail(z ? z->next : NULL, x, y));
}

int main(void) {
  int total = 0;
  for (int round = 0; round < 2500; round++) {
    element *x = make(15), *y = make(10), *z = make(6);
    total += length(tail(x, y, z));
    release(x);
    release(y);
    release(z);
  }
  printf("%s %d\n", total == 2500 * 10 ? "ok" : "wrong", total);
}
