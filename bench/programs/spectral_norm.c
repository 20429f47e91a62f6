// The C twin of spectral_norm.ts.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static double cell(int i, int j) { return 1.0 / ((double)(i + j) * (i + j + 1) / 2 + i + 1); }

static void times(const double *vector, double *result, int size) {
  for (int i = 0; i < size; i++) {
    double sum = 0;
    for (int j = 0; j < size; j++) sum += cell(i, j) * vector[j];
    result[i] = sum;
  }
}

static void times_transposed(const double *vector, double *result, int size) {
  for (int i = 0; i < size; i++) {
    double sum = 0;
    for (int j = 0; j < size; j++) sum += cell(j, i) * vector[j];
    result[i] = sum;
  }
}

int main(void) {
  int size = 1500;
  double *u = malloc((size_t)size * sizeof *u), *v = malloc((size_t)size * sizeof *v);
  double *between = malloc((size_t)size * sizeof *between);
  for (int i = 0; i < size; i++) u[i] = 1;
  for (int round = 0; round < 10; round++) {
    times(u, between, size);
    times_transposed(between, v, size);
    times(v, between, size);
    times_transposed(between, u, size);
  }
  double v_b_v = 0, v_v = 0;
  for (int i = 0; i < size; i++) {
    v_b_v += u[i] * v[i];
    v_v += v[i] * v[i];
  }
  char text[32];
  snprintf(text, sizeof text, "%.9f", sqrt(v_b_v / v_v));
  printf("%s %s\n", strcmp(text, "1.274224151") == 0 ? "ok" : "wrong", text);
  free(u);
  free(v);
  free(between);
}
