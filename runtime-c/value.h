// A JavaScript value in 64 bits: the one place that documents the encoding.
//
//   undefined            0
//   null                 2
//   false, true          6, 7
//   heap object          its address (4096 <= address < 2^47)
//   number               the bits of the double + 2^49 (NaN canonical), hence always >= 2^49
//   i64, u64             a heap object of kind box
//
// A `ref` (pointer to an object, or undefined or null) uses the same words, so ref -> value is free and the collector
// treats every word of an object alike.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// The same word of the heap may be read as a value and as a reference.
typedef uint64_t __attribute__((may_alias)) rt_value;
typedef void *rt_ref;

#define RT_UNDEFINED ((rt_value)0)
#define RT_NULL ((rt_value)2)
#define RT_FALSE ((rt_value)6)
#define RT_TRUE ((rt_value)7)
#define RT_NUMBER_OFFSET ((rt_value)1 << 49)
#define RT_NAN_BITS 0x7ff8000000000000u
// What an array of numbers holds where none has been set: a NaN that no arithmetic starts with. It never becomes a
// value.
#define RT_HOLE_BITS 0x7ff8000000686f6cu
// The same in an array of booleans: what makes RT_UNDEFINED of RT_FALSE.
#define RT_HOLE_BYTE ((uint8_t)(RT_UNDEFINED - RT_FALSE))

#define RT_REF_UNDEFINED ((rt_ref)0)
#define RT_REF_NULL ((rt_ref)2)

#define RT_LIKELY(condition) __builtin_expect(!!(condition), 1)
#define RT_UNLIKELY(condition) __builtin_expect(!!(condition), 0)
// A function that only failing programs reach: out of line and away from hot code.
#define RT_COLD __attribute__((cold, noinline))
// A function whose speed does not matter.
#define RT_RARE __attribute__((cold, minsize))
// A function that hot code calls where things go slowly: it saves what it uses, so that its callers' fast paths save
// nothing for its sake. Not for allocation: what it saves lies on the stack, and registers that are no longer used
// would keep what they once pointed to alive (a third more memory in json).
#define RT_SLOW_PATH __attribute__((noinline, preserve_most))
// A function that only such functions call: as a part of its only caller it would be compiled for size too.
#define RT_OUT_OF_LINE __attribute__((noinline))
#define RT_INLINE static inline __attribute__((always_inline, unused))

/// Towards zero; INT64_MIN for what does not fit. (The header of SSE2's intrinsics takes clang as long as a module
/// does.)
RT_INLINE int64_t rt_f64_truncate(double x) {
  return __builtin_ia32_cvttsd2si64((__attribute__((vector_size(16))) double){x, 0});
}
/// The bits of a double as an integer, and back.
RT_INLINE uint64_t rt_f64_bits(double x) { return __builtin_bit_cast(uint64_t, x); }
RT_INLINE double rt_f64_from_bits(uint64_t bits) { return __builtin_bit_cast(double, bits); }
RT_INLINE uint32_t rt_f32_bits(float x) { return __builtin_bit_cast(uint32_t, x); }
RT_INLINE float rt_f32_from_bits(uint32_t bits) { return __builtin_bit_cast(float, bits); }

/// Does the word point to a heap object? True for no other value.
RT_INLINE bool rt_is_object(rt_value v) { return v >= 4096 && v < ((rt_value)1 << 48); }
RT_INLINE bool rt_is_number(rt_value v) { return v >= RT_NUMBER_OFFSET; }
RT_INLINE bool rt_is_bool(rt_value v) { return (v & ~(rt_value)1) == RT_FALSE; }
/// undefined or null.
RT_INLINE bool rt_is_nullish(rt_value v) { return (v & ~(rt_value)2) == 0; }

RT_INLINE rt_value rt_from_ref(rt_ref ref) { return (rt_value)(uintptr_t)ref; }
RT_INLINE rt_ref rt_to_ref(rt_value v) { return (rt_ref)(uintptr_t)v; }
RT_INLINE bool rt_is_hole(double x) { return rt_f64_bits(x) == RT_HOLE_BITS; }
#define rt_is_missing rt_is_hole
#define rt_is_unset_number rt_is_hole
RT_INLINE bool rt_is_hole_byte(uint8_t boolean) { return boolean == RT_HOLE_BYTE; }
#define rt_is_unset_byte rt_is_hole_byte
RT_INLINE rt_value rt_from_bool(bool b) { return RT_FALSE | (rt_value)b; }
RT_INLINE bool rt_to_bool(rt_value v) { return v == RT_TRUE; }

/// A number as a value; every NaN becomes the one canonical NaN, or its bits could look like a pointer.
RT_INLINE rt_value rt_from_f64(double x) { return (x == x ? rt_f64_bits(x) : RT_NAN_BITS) + RT_NUMBER_OFFSET; }
/// The number in a value known to hold one.
RT_INLINE double rt_to_f64(rt_value v) { return rt_f64_from_bits(v - RT_NUMBER_OFFSET); }
