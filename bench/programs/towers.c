// The C twin of towers.ts.
#include <stdio.h>
#include <stdlib.h>

typedef struct disc {
  int size;
  struct disc *next;
} disc;

typedef struct towers {
  disc *piles[3];
  int moves;
} towers;

static void push(towers *t, disc *d, int pile) {
  disc *top = t->piles[pile];
  if (top && d->size >= top->size) abort();
  d->next = top;
  t->piles[pile] = d;
}

static disc *pop(towers *t, int pile) {
  disc *top = t->piles[pile];
  if (!top) abort();
  t->piles[pile] = top->next;
  top->next = NULL;
  return top;
}

static void move_top(towers *t, int from, int to) {
  push(t, pop(t, from), to);
  t->moves++;
}

static void move(towers *t, int discs, int from, int to) {
  if (discs > 1) {
    int other = 3 - from - to;
    move(t, discs - 1, from, other);
    move_top(t, from, to);
    move(t, discs - 1, other, to);
  } else {
    move_top(t, from, to);
  }
}

int main(void) {
  int moves = 0;
  for (int round = 0; round < 300; round++) {
    towers t = {0};
    for (int size = 18; size >= 0; size--) {
      disc *d = malloc(sizeof *d);
      d->size = size;
      push(&t, d, 0);
    }
    move(&t, 18, 0, 1);
    moves += t.moves;
    for (int pile = 0; pile < 3; pile++)
      while (t.piles[pile]) free(pop(&t, pile));
  }
  printf("%s %d\n", moves == 300 * 262143 ? "ok" : "wrong", moves);
}
