// Conversions from double and the rounding functions, without a math library and with SSE2 alone.
#include "internal.h"

/// x modulo 2^64 for |x| >= 2^63; 0 for NaN and infinities.
RT_SLOW_PATH uint64_t rt_f64_to_u64_slow(double x) {
  uint64_t bits = rt_f64_bits(x);
  int32_t exponent = (int32_t)(bits >> 52 & 0x7ff) - 1075; // x = mantissa * 2^exponent
  if (exponent >= 64) return 0;                            // also NaN and infinities
  uint64_t mantissa = (bits & 0xfffffffffffffu) | 0x10000000000000u;
  uint64_t magnitude = exponent >= 0 ? mantissa << exponent : exponent > -64 ? mantissa >> -exponent : 0;
  return bits >> 63 ? -magnitude : magnitude;
}

RT_SLOW_PATH int32_t rt_f64_to_i32_slow(double x) { return (int32_t)rt_f64_to_u64_slow(x); }

int32_t rt_f64_to_i32_rare(double x) { return rt_f64_to_i32(x); }
uint32_t rt_f64_to_u32_rare(double x) { return rt_f64_to_u32(x); }
uint64_t rt_f64_to_u64_rare(double x) { return rt_f64_to_u64(x); }
int64_t rt_f64_to_i64_rare(double x) { return rt_f64_to_i64(x); }

#define WHOLE_FROM 4503599627370496.0 // 2^52: doubles from here on have no fraction

double rt_trunc(double x) {
  if (!(rt_abs(x) < WHOLE_FROM)) return x;
  return __builtin_copysign((double)(int64_t)x, x);
}

double rt_floor(double x) {
  if (!(rt_abs(x) < WHOLE_FROM)) return x;
  double whole = (double)(int64_t)x;
  return __builtin_copysign(whole > x ? whole - 1 : whole, x);
}

double rt_ceil(double x) {
  if (!(rt_abs(x) < WHOLE_FROM)) return x;
  double whole = (double)(int64_t)x;
  return __builtin_copysign(whole < x ? whole + 1 : whole, x);
}

double rt_round(double x) {
  double whole = rt_floor(x);
  return __builtin_copysign(x - whole >= 0.5 ? whole + 1 : whole, x);
}

/// Exact remainder with the sign of x, by long division over the mantissas.
double rt_fmod(double x, double y) {
  double a = rt_abs(x), b = rt_abs(y);
  if (!(a < __builtin_inf()) || b == 0 || b != b) return __builtin_nan("");
  if (a < b) return x;
  if (a < 9007199254740992.0 && b < 9007199254740992.0) {
    // Whole numbers below 2^53, the usual case.
    int64_t i = (int64_t)a, j = (int64_t)b;
    if ((double)i == a && (double)j == b) return __builtin_copysign((double)(i % j), x);
  }
  uint64_t a_bits = rt_f64_bits(a), b_bits = rt_f64_bits(b);
  int32_t a_exponent = (int32_t)(a_bits >> 52), b_exponent = (int32_t)(b_bits >> 52);
  const uint64_t hidden = 0x10000000000000u;
  uint64_t m = a_bits & (hidden - 1), n = b_bits & (hidden - 1);
  if (a_exponent) m |= hidden;
  else a_exponent = 1;
  if (b_exponent) n |= hidden;
  else b_exponent = 1;
  for (; a_exponent > b_exponent; a_exponent--) {
    if (m >= n) m -= n;
    m <<= 1;
    if (m == 0) return __builtin_copysign(0.0, x);
  }
  if (m >= n) m -= n;
  if (m == 0) return __builtin_copysign(0.0, x);
  // Back to a double: normalise, or leave a subnormal.
  while (m < hidden && a_exponent > 1) {
    m <<= 1;
    a_exponent--;
  }
  uint64_t bits = m < hidden ? m : (m & (hidden - 1)) | (uint64_t)a_exponent << 52;
  return __builtin_copysign(rt_f64_from_bits(bits), x);
}
