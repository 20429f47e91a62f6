// The C twin of binary_trees.ts.
#include <stdio.h>
#include <stdlib.h>

typedef struct tree {
  struct tree *left, *right;
} tree;

static tree *build(int depth) {
  tree *t = malloc(sizeof *t);
  t->left = depth == 0 ? NULL : build(depth - 1);
  t->right = depth == 0 ? NULL : build(depth - 1);
  return t;
}

static int nodes(const tree *t) { return t->left && t->right ? 1 + nodes(t->left) + nodes(t->right) : 1; }

static void release(tree *t) {
  if (!t) return;
  release(t->left);
  release(t->right);
  free(t);
}

int main(void) {
  const int greatest_depth = 16;
  tree *long_lived = build(greatest_depth);
  int total = 0;
  for (int depth = 4; depth <= greatest_depth; depth += 4) {
    int trees = 1 << (greatest_depth - depth + 4);
    for (int i = 0; i < trees; i++) {
      tree *t = build(depth);
      total += nodes(t);
      release(t);
    }
  }
  int count = nodes(long_lived);
  printf("%s %d %d\n", count == 131071 && total == 8318704 ? "ok" : "wrong", count, total);
  release(long_lived);
}
