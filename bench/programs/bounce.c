// The C twin of bounce.ts.
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct ball {
  double x, y, x_velocity, y_velocity;
} ball;

static int seed;

static int next_random(void) {
  seed = (seed * 1309 + 13849) & 65535;
  return seed;
}

static ball *ball_new(void) {
  ball *b = malloc(sizeof *b);
  b->x = next_random() % 500;
  b->y = next_random() % 500;
  b->x_velocity = next_random() % 300 - 150;
  b->y_velocity = next_random() % 300 - 150;
  return b;
}

static bool bounce(ball *b) {
  const double limit = 500;
  bool bounced = false;
  b->x += b->x_velocity;
  b->y += b->y_velocity;
  if (b->x > limit) {
    b->x = limit;
    b->x_velocity = 0 - fabs(b->x_velocity);
    bounced = true;
  }
  if (b->x < 0) {
    b->x = 0;
    b->x_velocity = fabs(b->x_velocity);
    bounced = true;
  }
  if (b->y > limit) {
    b->y = limit;
    b->y_velocity = 0 - fabs(b->y_velocity);
    bounced = true;
  }
  if (b->y < 0) {
    b->y = 0;
    b->y_velocity = fabs(b->y_velocity);
    bounced = true;
  }
  return bounced;
}

int main(void) {
  int bounces = 0;
  for (int round = 0; round < 6000; round++) {
    ball *balls[100];
    seed = 74755;
    for (int i = 0; i < 100; i++) balls[i] = ball_new();
    for (int step = 0; step < 50; step++)
      for (int i = 0; i < 100; i++) bounces += bounce(balls[i]);
    for (int i = 0; i < 100; i++) free(balls[i]);
  }
  printf("%s %d\n", bounces == 6000 * 1331 ? "ok" : "wrong", bounces);
}
