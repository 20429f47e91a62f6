// The C twin of storage.ts.
#include <stdio.h>
#include <stdlib.h>

typedef struct tree {
  int length;
  struct tree **children;
} tree;

static int seed, count;

static int next_random(void) {
  seed = (seed * 1309 + 13849) & 65535;
  return seed;
}

static tree *tree_new(int length) {
  tree *t = malloc(sizeof *t);
  t->children = malloc((size_t)length * sizeof(tree *));
  t->length = length;
  return t;
}

static tree *build(int depth) {
  count++;
  if (depth == 1) {
    tree *leaf = tree_new(next_random() % 10 + 1);
    for (int i = 0; i < leaf->length; i++) leaf->children[i] = NULL;
    return leaf;
  }
  tree *t = tree_new(4);
  for (int i = 0; i < 4; i++) t->children[i] = build(depth - 1);
  return t;
}

static void release(tree *t) {
  if (!t) return;
  for (int i = 0; i < t->length; i++) release(t->children[i]);
  free(t->children);
  free(t);
}

int main(void) {
  int leaves = 0;
  for (int round = 0; round < 400; round++) {
    seed = 74755;
    tree *t = build(7);
    leaves += t->children[3]->children[2]->children[1]->children[0]->children[3]->children[2]->length;
    release(t);
  }
  printf("%s %d %d\n", count == 400 * 5461 && leaves > 0 ? "ok" : "wrong", count, leaves);
}
