// The one header that generated C includes: allocation, arrays, strings, conversions, exceptions, reflection.
//
// Names: the TypeScript intrinsic `fooBar` is rt_foo_bar here (std/intrinsics.d.ts). What is inline is on hot paths;
// what fails is out of line and never returns.
#pragma once

#include "object.h"
#include "platform.h"

// --- Allocation (heap.c) ------------------------------------------------------------------------------------------

/// Objects up to this size share blocks with others of their size class.
#define RT_SMALL_LIMIT 8192
#define RT_CLASS_COUNT 45

/// Where the next object of a size class goes: a run of free cells.
typedef struct rt_run {
  char *cursor;
  char *limit;
} rt_run;
extern rt_run rt_runs[RT_CLASS_COUNT];

/// Size class of an object: 8-byte steps from 16 to 128, 16-byte steps up to 256, then four to a power of two. Folds to
/// a constant.
RT_INLINE uint32_t rt_size_class(size_t size) {
  if (size <= 16) return 2;
  if (size <= 128) return (uint32_t)((size + 7) / 8);
  if (size <= 256) return (uint32_t)((size + 15) / 16) + 8;
  uint32_t power = 63 - (uint32_t)__builtin_clzll(size - 1); // 2^power < size <= 2^(power + 1)
  return 25 + (power - 8) * 4 + (uint32_t)(((size - 1) >> (power - 2)) & 3);
}
/// Bytes of a cell of a class: the least that holds every size of the class.
RT_INLINE size_t rt_class_size(uint32_t class) {
  if (class <= 16) return (size_t)class * 8;
  if (class <= 24) return (size_t)(class - 8) * 16;
  uint32_t power = 8 + (class - 25) / 4;
  return ((size_t)1 << power) + (size_t)((class - 25) % 4 + 1) * ((size_t)1 << (power - 2));
}

/// Memory of any size, zeroed; collects first if it is time. Throws RangeError when memory is exhausted.
rt_ref rt_allocate_slow(uint32_t type, size_t size);

/// A new object, fields zero.
RT_INLINE rt_ref rt_new(uint32_t type, size_t size) {
  if (size > RT_SMALL_LIMIT) return rt_allocate_slow(type, size);
  uint32_t class = rt_size_class(size);
  rt_run *run = &rt_runs[class];
  char *cell = run->cursor;
  uintptr_t end = (uintptr_t)cell + rt_class_size(class);
  if (RT_UNLIKELY(end > (uintptr_t)run->limit)) return rt_allocate_slow(type, size);
  run->cursor = (char *)end;
  *(rt_value *)cell = type; // and 0 in `aux`
  __builtin_memset(cell + 8, 0, size - 8);
  return cell;
}

/// A new object of a type with fields. This and other functions in _rare do out of line, for the image's size, what
/// those without it do in line: compiled code that hardly ever runs calls them.
rt_ref rt_new_rare(uint32_t type);

/// Marking is under way (mark.c): the collector has to know of references in the heap before they are overwritten.
extern bool rt_marking;
/// Tells the collector of a word that is about to be overwritten (barrier.S). The host's code is made for speed: it
/// asks itself whether marking is under way, and steps over what a leaf function may have put below its stack pointer
/// (System V ABI, 3.2.2); and the new value passes through the call, so that clang keeps it in a block of its own
/// without having to take it for one that changes memory. The machine's is made for size.
#ifdef RT_TARGET_HOST
#define RT_WITH_BARRIER RT_UNLIKELY(rt_marking)
#define RT_BARRIER(overwritten, value)                                                                                 \
  __asm__("leaq -128(%%rsp), %%rsp\n\tcallq rt_barrier\n\tleaq 128(%%rsp), %%rsp"                                      \
          : "+D"(overwritten), "+r"(value)                                                                             \
          :                                                                                                            \
          : "cc")
#else
#define RT_WITH_BARRIER true
#define RT_BARRIER(overwritten, value) __asm__ volatile("callq rt_barrier_if_marking" : "+D"(overwritten) : : "cc")
#endif
/// Assignment to a place in the heap that may hold a reference.
#define RT_STORE(place, value)                                                                                         \
  ({                                                                                                                   \
    __auto_type rt_value_ = (value);                                                                                   \
    __auto_type rt_slot_ = &(place);                                                                                   \
    if (RT_WITH_BARRIER) {                                                                                             \
      __auto_type rt_overwritten_ = *rt_slot_;                                                                         \
      RT_BARRIER(rt_overwritten_, rt_value_);                                                                          \
    }                                                                                                                  \
    *rt_slot_ = rt_value_;                                                                                             \
  })
/// What stays as it was when its object was made (the compiler's pass `settled`) is read as a type that nothing else is
/// stored as, and stored as one that may be anything.
#define RT_SETTLED(place) ((uint64_t)*(const rt_header_u64 *)&(place))
#define RT_SETTLE(ctype, place, value) (*(ctype *)&(place) = (ctype)(value))
void rt_store_rare(void *slot, rt_value value);
/// A suspended function goes on: until it is suspended again it stores into its frame without a word.
void rt_mark_fields(rt_ref object);
RT_INLINE void rt_go_on(rt_ref frame) {
  if (RT_UNLIKELY(rt_marking)) rt_mark_fields(frame);
}

/// A slice of collection, for the event loop between two events, if a cycle is worth its while or under way: true when
/// there is more to do. And a whole collection.
bool rt_collect(uint32_t budget_us);
bool rt_collection_due(void);
void rt_collect_garbage(void);
/// Between the two allocation does none of the collector's work, for a time in which nothing may wait: what is
/// allocated then does not count as growth. Memory that runs out is collected all the same.
void rt_collection_hold(void);
void rt_collection_release(void);
/// Bytes in live objects after the last collection plus those allocated since; bytes the heap may grow to.
double rt_heap_used_bytes(void);
double rt_heap_limit_bytes(void);
uint32_t rt_collection_count(void);

// --- Exceptions (exception.c, exception.S) ------------------------------------------------------------------------

/// A try frame on the C stack.
typedef struct rt_try {
  uint64_t registers[8]; // rbx, rbp, r12-r15, rsp, rip
  struct rt_try *outer;
} rt_try;
extern rt_try *rt_try_top;

/// Saves the callee-saved registers; gives 0, and 1 when rt_throw comes back.
__attribute__((returns_twice)) int rt_setjmp(uint64_t registers[8]);
_Noreturn void rt_longjmp(uint64_t registers[8]);

RT_INLINE void rt_try_enter(rt_try *frame) {
  frame->outer = rt_try_top;
  rt_try_top = frame;
}
/// Leaves the try block `frame` (and those inside it) without an exception.
RT_INLINE void rt_try_leave(rt_try *frame) { rt_try_top = frame->outer; }
/// What was thrown; called once at the start of a handler.
rt_value rt_caught(void);

RT_COLD _Noreturn void rt_throw(rt_value value);
RT_COLD _Noreturn void rt_throw_range_error(const char *message);
RT_COLD _Noreturn void rt_throw_type_error(const char *message);
RT_COLD _Noreturn void rt_throw_index(double index, double length);
/// The same for an index that failed its check as an unsigned integer.
RT_COLD _Noreturn void rt_throw_outside(uint64_t index, uint32_t length);
RT_COLD _Noreturn void rt_throw_cast(rt_value value, const char *wanted);
RT_COLD _Noreturn void rt_throw_nullish(rt_value value, const char *what);
RT_COLD _Noreturn void rt_throw_division_by_zero(void);
/// RangeError, as in Node; what is left of the stack is enough to make it.
RT_COLD _Noreturn void rt_throw_stack_overflow(void);
/// The stack may be used down to here.
extern uintptr_t rt_stack_limit;
RT_INLINE void rt_check_stack(void) {
  if (RT_UNLIKELY((uintptr_t)__builtin_frame_address(0) < rt_stack_limit)) rt_throw_stack_overflow();
}
/// For `unreachable` statements of the IR.
RT_COLD _Noreturn void rt_unreachable(const char *why);

/// The call stack as an opaque object, without the innermost `skip` frames, and its text ("\n    at f (file:line)"
/// ...) without the constructors of `owner` at its beginning.
rt_ref rt_trace_capture(uint32_t skip);
rt_ref rt_trace_text(rt_ref trace, rt_ref owner);

// --- Numbers (number.c) -------------------------------------------------------------------------------------------

/// High 64 bits of the 128-bit product.
RT_INLINE uint64_t rt_multiply_high(uint64_t a, uint64_t b) { return (uint64_t)((unsigned __int128)a * b >> 64); }
/// Zero bits above the highest set bit; 32 for 0.
RT_INLINE uint32_t rt_leading_zeros32(uint32_t x) { return x == 0 ? 32 : (uint32_t)__builtin_clz(x); }

RT_SLOW_PATH int32_t rt_f64_to_i32_slow(double x);
RT_SLOW_PATH uint64_t rt_f64_to_u64_slow(double x);

/// ECMAScript ToInt32: modulo 2^32; NaN and infinities give 0.
RT_INLINE int32_t rt_f64_to_i32(double x) {
  int64_t i = rt_f64_truncate(x);
  if (RT_LIKELY(i != INT64_MIN)) return (int32_t)i;
  return rt_f64_to_i32_slow(x);
}
RT_INLINE uint32_t rt_f64_to_u32(double x) { return (uint32_t)rt_f64_to_i32(x); }
/// Modulo 2^64; NaN and infinities give 0.
RT_INLINE uint64_t rt_f64_to_u64(double x) {
  int64_t i = rt_f64_truncate(x);
  if (RT_LIKELY(i != INT64_MIN)) return (uint64_t)i;
  return rt_f64_to_u64_slow(x);
}
RT_INLINE int64_t rt_f64_to_i64(double x) { return (int64_t)rt_f64_to_u64(x); }
int32_t rt_f64_to_i32_rare(double x);
uint32_t rt_f64_to_u32_rare(double x);
uint64_t rt_f64_to_u64_rare(double x);
int64_t rt_f64_to_i64_rare(double x);

/// Signed quotients wrap where the processor would trap (least integer by -1). The divisor is not 0.
RT_INLINE int32_t rt_div_i32(int32_t a, int32_t b) { return RT_UNLIKELY(b == -1) ? -a : a / b; }
RT_INLINE int32_t rt_rem_i32(int32_t a, int32_t b) { return RT_UNLIKELY(b == -1) ? 0 : a % b; }
RT_INLINE int64_t rt_div_i64(int64_t a, int64_t b) { return RT_UNLIKELY(b == -1) ? -a : a / b; }
RT_INLINE int64_t rt_rem_i64(int64_t a, int64_t b) { return RT_UNLIKELY(b == -1) ? 0 : a % b; }

double rt_floor(double x);
double rt_ceil(double x);
double rt_trunc(double x);
/// Math.round: halves go up.
double rt_round(double x);
double rt_fmod(double x, double y);
RT_INLINE double rt_sqrt(double x) { return __builtin_sqrt(x); }
RT_INLINE double rt_abs(double x) { return __builtin_fabs(x); }

// --- Arrays (array.c) ---------------------------------------------------------------------------------------------

/// An array of length 0 with room for `capacity` elements.
rt_ref rt_array_new(uint32_t type, uint32_t capacity);
/// An array of `length` zero elements.
/// An empty array of strings with an object beside its elements; undefined for other arrays.
rt_ref rt_extended_array_new(uint32_t capacity, rt_ref extra);
rt_value rt_array_extra(rt_ref array);
rt_ref rt_array_new_length(uint32_t type, uint32_t length);
/// Makes room for `capacity` elements (at least; grows by half). Throws RangeError beyond 2^32 - 2.
void rt_array_reserve(rt_ref array, uint32_t capacity);
/// Grows with zero elements or cuts.
void rt_array_set_length(rt_ref array, uint32_t length);
/// The same, but numbers and booleans that are new have not been set.
void rt_array_resize(rt_ref array, uint32_t length);
/// The number as a length of an array: RangeError if it is none.
uint32_t rt_whole_length(double length);
/// Makes room for an element at an index at or behind the end. Throws RangeError where that would leave numbers unset
/// and the program does not expect any (`sparse`).
RT_SLOW_PATH RT_COLD void rt_array_grow(rt_ref array, uint64_t index, bool sparse);
RT_COLD _Noreturn void rt_throw_hole(void);
/// A number, and a boolean, out of an array that may have holes.
RT_INLINE double rt_present(double x) {
  if (RT_UNLIKELY(x != x) && rt_is_hole(x)) rt_throw_hole();
  return x;
}
RT_INLINE bool rt_present_boolean(uint8_t x) {
  if (RT_UNLIKELY(rt_is_hole_byte(x))) rt_throw_hole();
  return x;
}
/// The same where such a number counts as undefined does in arithmetic.
RT_INLINE double rt_number_of_hole(double x) { return RT_UNLIKELY(x != x) ? rt_f64_from_bits(RT_NAN_BITS) : x; }
/// Are both undefined? (Of numbers that are not equal.)
RT_INLINE bool rt_both_holes(double a, double b) { return rt_is_hole(a) && rt_is_hole(b); }
/// Has nobody set the element of an array that holds this word? What was set to undefined counts as not set in an array
/// that has, or had, such elements.
RT_INLINE bool rt_is_unset_word(rt_value word, rt_ref array) {
  return RT_UNLIKELY(word == RT_UNDEFINED) && ((const rt_object *)array)->aux & RT_SPARSE;
}
/// Makes it one element longer, which nobody has set.
void rt_array_append_unset(rt_ref array);
/// `delete array[index]`: nobody has set the element any more. Nothing happens behind the end.
RT_COLD void rt_array_unset(rt_ref array, double index);
/// Makes it one zero element longer and gives that element's index.
RT_INLINE uint32_t rt_array_extend(rt_ref array) {
  rt_array_header *a = (rt_array_header *)array;
  if (RT_UNLIKELY(a->length == a->capacity)) rt_array_reserve(array, a->length + 1);
  return a->length++;
}

/// `length` zero elements; views of `source`'s memory from `byte_offset` of it on (unchecked: std has checked); a view
/// of memory outside the heap.
rt_ref rt_typed_array_new(uint32_t type, uint32_t length);
rt_ref rt_typed_array_view(uint32_t type, rt_ref source, uint32_t byte_offset, uint32_t length);
rt_ref rt_typed_array_external(uint32_t type, uint64_t address, uint32_t length);
/// The ArrayBuffer object that std has attached to a typed array, or undefined.
RT_INLINE rt_ref rt_typed_array_buffer(rt_ref array) { return ((rt_typed_array *)array)->buffer; }
RT_INLINE void rt_typed_array_set_buffer(rt_ref array, rt_ref buffer) {
  RT_STORE(((rt_typed_array *)array)->buffer, buffer);
}
RT_INLINE uint32_t rt_typed_array_byte_offset(rt_ref array) { return ((rt_typed_array *)array)->byte_offset; }
/// The first byte's address.
RT_INLINE uint64_t rt_typed_array_address(rt_ref array) { return (uint64_t)(uintptr_t)((rt_typed_array *)array)->data; }
RT_INLINE uint32_t rt_typed_array_element_size(rt_ref array) { return rt_type_of(array)->element_size; }

/// Copies elements inside or between arrays of the same element type (typed or not); overlap allowed; ranges unchecked.
void rt_array_copy(rt_ref target, uint32_t target_index, rt_ref source, uint32_t source_index, uint32_t count);
/// Fills bytes of a typed array; range unchecked.
void rt_fill_bytes(rt_ref array, uint32_t start, uint32_t end, uint8_t byte);
/// Copies bytes between typed arrays of any element type; offsets in bytes from each view's start; overlap allowed;
/// throws RangeError when a range is outside.
void rt_copy_bytes(rt_ref target, uint32_t target_offset, rt_ref source, uint32_t source_offset, uint32_t length);
/// memcmp of byte ranges: <0, 0, >0; throws RangeError when a range is outside.
int32_t rt_compare_bytes(rt_ref a, uint32_t a_offset, rt_ref b, uint32_t b_offset, uint32_t length);

/// Reads and writes of any alignment at byte offsets of a view, unchecked; the processor's (little) byte order.
#define RT_VIEW_ACCESS(name, ctype)                                                                                    \
  RT_INLINE ctype rt_load_##name(rt_ref view, uint32_t offset) {                                                       \
    ctype x;                                                                                                           \
    __builtin_memcpy(&x, (char *)((rt_array_header *)view)->data + offset, sizeof x);                                  \
    return x;                                                                                                          \
  }                                                                                                                    \
  RT_INLINE void rt_store_##name(rt_ref view, uint32_t offset, ctype x) {                                              \
    __builtin_memcpy((char *)((rt_array_header *)view)->data + offset, &x, sizeof x);                                  \
  }
RT_VIEW_ACCESS(u8, uint8_t)
RT_VIEW_ACCESS(i8, int8_t)
RT_VIEW_ACCESS(u16, uint16_t)
RT_VIEW_ACCESS(i16, int16_t)
RT_VIEW_ACCESS(u32, uint32_t)
RT_VIEW_ACCESS(i32, int32_t)
RT_VIEW_ACCESS(u64, uint64_t)
RT_VIEW_ACCESS(i64, int64_t)
RT_VIEW_ACCESS(f32, float)
RT_VIEW_ACCESS(f64, double)
RT_INLINE uint16_t rt_swap_bytes16(uint16_t x) { return __builtin_bswap16(x); }
RT_INLINE uint32_t rt_swap_bytes32(uint32_t x) { return __builtin_bswap32(x); }
RT_INLINE uint64_t rt_swap_bytes64(uint64_t x) { return __builtin_bswap64(x); }

/// Ones' complement sum (RFC 1071) of bytes as big-endian 16-bit words, folded to 16 bits, not complemented; `seed` is
/// a folded sum to start from. Throws RangeError when the range is outside.
uint32_t rt_checksum_bytes(rt_ref bytes, uint32_t start, uint32_t length, uint32_t seed);

/// Addresses of elements. `index` converts to uint64_t so that negative integers fail the check.
RT_INLINE uint64_t rt_index_f64(double index) {
  int64_t i = rt_f64_truncate(index);
  return RT_LIKELY((double)i == index) ? (uint64_t)i : UINT64_MAX;
}
/// The same of a number without a fraction: one that no i64 holds, or NaN, is outside of any array too.
RT_INLINE int64_t rt_index_whole(double index) { return rt_f64_truncate(index); }
RT_INLINE void *rt_element_at(rt_ref array, uint64_t index, size_t element_size) {
  rt_array_header *a = (rt_array_header *)array;
  if (RT_UNLIKELY(index >= a->length)) rt_throw_outside(index, a->length);
  return (char *)a->data + index * element_size;
}
/// Elements of typed arrays, of which several of different types may lie in the same memory.
typedef int16_t __attribute__((may_alias)) rt_viewed_i16;
typedef uint16_t __attribute__((may_alias)) rt_viewed_u16;
typedef int32_t __attribute__((may_alias)) rt_viewed_i32;
typedef uint32_t __attribute__((may_alias)) rt_viewed_u32;
typedef int64_t __attribute__((may_alias)) rt_viewed_i64;
typedef uint64_t __attribute__((may_alias)) rt_viewed_u64;
typedef float __attribute__((may_alias)) rt_viewed_f32;
typedef double __attribute__((may_alias)) rt_viewed_f64;
#define RT_ELEMENT(ctype, array, index) (*(ctype *)rt_element_at((array), (uint64_t)(index), sizeof(ctype)))
RT_INLINE void *rt_element_growing(rt_ref array, uint64_t index, size_t element_size, bool sparse) {
  rt_array_header *a = (rt_array_header *)array;
  if (RT_UNLIKELY(index >= a->length)) rt_array_grow(array, index, sparse);
  return (char *)a->data + index * element_size;
}
#define RT_ELEMENT_GROWING(ctype, array, index, sparse)                                                                \
  (*(ctype *)rt_element_growing((array), (uint64_t)(index), sizeof(ctype), sparse))
void *rt_element_growing_rare(rt_ref array, uint64_t index, size_t element_size, bool sparse);
#define RT_ELEMENT_GROWING_RARE(ctype, array, index, sparse)                                                           \
  (*(ctype *)rt_element_growing_rare((array), (uint64_t)(index), sizeof(ctype), sparse))
uint64_t rt_index_f64_rare(double index);
void *rt_element_rare(rt_ref array, uint64_t index, size_t element_size);
#define RT_ELEMENT_RARE(ctype, array, index) (*(ctype *)rt_element_rare((array), (uint64_t)(index), sizeof(ctype)))
/// The same with data and length at hand, as loops keep them.
RT_INLINE void *rt_element_in(void *data, uint32_t length, uint64_t index, size_t element_size) {
  if (RT_UNLIKELY(index >= length)) rt_throw_outside(index, length);
  return (char *)data + index * element_size;
}
#define RT_ELEMENT_IN(ctype, data, length, index)                                                                      \
  (*(ctype *)rt_element_in((data), (length), (uint64_t)(index), sizeof(ctype)))
/// Data and length of an array; null and 0 of undefined or null.
RT_INLINE void *rt_array_data(rt_ref array) {
  return rt_is_object(rt_from_ref(array)) ? (void *)((rt_array_header *)array)->data : 0;
}
RT_INLINE uint32_t rt_array_length(rt_ref array) {
  return rt_is_object(rt_from_ref(array)) ? ((rt_array_header *)array)->length : 0;
}
/// An element of eight bytes, or `none` where the index is outside.
RT_INLINE uint64_t rt_element_or(rt_ref array, uint64_t index, uint64_t none) {
  rt_array_header *a = (rt_array_header *)array;
  return RT_LIKELY(index < a->length) ? ((rt_value *)a->data)[index] : none;
}
uint64_t rt_element_or_rare(rt_ref array, uint64_t index, uint64_t none);
/// Faults, which throws a TypeError, where the array is undefined or null.
RT_INLINE void rt_touch_array(rt_ref array) { (void)*(volatile rt_header_u32 *)&((rt_array_header *)array)->length; }
RT_INLINE uint64_t rt_element_in_or(rt_ref array, void *data, uint32_t length, uint64_t index, uint64_t none) {
  if (RT_LIKELY(index < length)) return ((rt_value *)data)[index];
  rt_touch_array(array);
  return none;
}
/// The length of an array that a loop holds: 0 may be that of none.
RT_INLINE uint32_t rt_length_held(rt_ref array, uint32_t length) {
  if (RT_UNLIKELY(length == 0)) rt_touch_array(array);
  return length;
}
#define RT_ELEMENT_UNCHECKED(ctype, array, index) (((ctype *)((rt_array_header *)(array))->data)[index])
/// Length of an array, typed array or string.
#define RT_LENGTH(object) ((uint32_t)((rt_array_header *)(object))->length)

// --- Strings (string.c) -------------------------------------------------------------------------------------------

/// The string with its code units in one piece; ropes are flattened in place.
rt_string *rt_string_flatten(rt_string *rope);
RT_INLINE rt_string *rt_string_flat(rt_ref s) {
  rt_string *string = (rt_string *)s;
  if (RT_LIKELY(!(string->flags & RT_STRING_ROPE))) return string;
#ifdef RT_TARGET_HOST // for speed, as above
  if (!string->right) return string->left;
#endif
  return rt_string_flatten(string);
}
RT_INLINE uint32_t rt_string_length(rt_ref s) { return ((rt_string *)s)->length; }
/// Code unit at an index known to be inside.
RT_INLINE uint32_t rt_string_code_unit(rt_ref s, uint32_t index) {
  rt_string *string = rt_string_flat(s);
  return string->flags & RT_STRING_WIDE ? string->utf16[index] : string->latin1[index];
}
/// charCodeAt of an integer: NaN outside.
RT_INLINE double rt_string_unit_at_integer(rt_ref s, int64_t index) {
  return (uint64_t)index < rt_string_length(s) ? (double)rt_string_code_unit(s, (uint32_t)index)
                                               : rt_f64_from_bits(RT_NAN_BITS);
}
/// charCodeAt of any number, cut to a whole one.
double rt_string_unit_at_number(rt_ref s, double index);
#ifdef RT_TARGET_HOST
RT_INLINE double rt_string_unit_at(rt_ref s, double index) {
  int64_t whole = rt_f64_truncate(index);
  if (RT_LIKELY((uint64_t)whole < rt_string_length(s))) return (double)rt_string_code_unit(s, (uint32_t)whole);
  return rt_string_unit_at_number(s, index);
}
#else
RT_INLINE double rt_string_unit_at(rt_ref s, double index) { return rt_string_unit_at_number(s, index); }
#endif
/// Are all code units below 256, stored as bytes?
RT_INLINE bool rt_string_is_latin1(rt_ref s) { return !(((rt_string *)s)->flags & RT_STRING_WIDE); }

rt_ref rt_string_concat(rt_ref left, rt_ref right);
bool rt_string_equal(rt_ref left, rt_ref right);
/// By UTF-16 code units: -1, 0, 1.
int32_t rt_string_compare(rt_ref left, rt_ref right);
uint32_t rt_string_hash(rt_ref s);
/// [start, end), bounds inside.
rt_ref rt_string_substring(rt_ref s, uint32_t start, uint32_t end);
/// One code unit (wraps to 16 bits). Latin-1 ones are shared.
rt_ref rt_string_from_code_unit(uint32_t unit);
/// Any code point up to 0x10ffff.
rt_ref rt_string_from_code_point(uint32_t point);
/// First occurrence at or after `from` (last at or before), or -1.
int32_t rt_string_index_of(rt_ref s, rt_ref needle, uint32_t from);
int32_t rt_string_last_index_of(rt_ref s, rt_ref needle, uint32_t from);
/// Joins an array of strings with a separator between each two, in one allocation.
rt_ref rt_string_join(rt_ref strings, rt_ref separator);
rt_ref rt_string_repeat(rt_ref s, uint32_t count);

/// C text in Latin-1 / bytes to a string.
rt_ref rt_string_from_c(const char *text);
rt_ref rt_string_from_bytes(const uint8_t *bytes, size_t length);
rt_ref rt_string_from_units(const uint16_t *units, size_t length);
rt_ref rt_string_from_utf8_bytes(const uint8_t *bytes, uint32_t length);
/// [start, end) of a Uint8Array as Latin-1 or UTF-8 (ill-formed sequences become U+FFFD); throw RangeError when
/// outside.
rt_ref rt_text_from_latin1(rt_ref bytes, uint32_t start, uint32_t end);
rt_ref rt_text_from_utf8(rt_ref bytes, uint32_t start, uint32_t end);
/// [start, end) of a Uint16Array as UTF-16 code units.
rt_ref rt_text_from_utf16(rt_ref units, uint32_t start, uint32_t end);
/// Bytes of the UTF-8 form; writing it (lone surrogates become U+FFFD), gives the bytes written; throws RangeError when
/// it does not fit.
uint32_t rt_text_utf8_length(rt_ref s);
uint32_t rt_text_to_utf8(rt_ref s, rt_ref target, uint32_t offset);
/// Low bytes of the code units.
uint32_t rt_text_to_latin1(rt_ref s, rt_ref target, uint32_t offset);

// --- Values (value.c) ---------------------------------------------------------------------------------------------

/// What rt_value_kind gives.
enum rt_value_kind {
  RT_IS_UNDEFINED = 0,
  RT_IS_NULL = 1,
  RT_IS_BOOL = 2,
  RT_IS_NUMBER = 3,
  RT_IS_STRING = 4,
  RT_IS_I64 = 5, // and bigints outside of 64 bits
  RT_IS_U64 = 6, // from 2^63 on
  RT_IS_OBJECT = 7,
  RT_IS_TUPLE = 8,
  RT_IS_ARRAY = 9,
  RT_IS_TYPED_ARRAY = 10,
  RT_IS_FUNCTION = 11,
  RT_IS_INTERNAL = 12, // cells, storage: never seen by programs
  RT_IS_SYMBOL = 13,
};
uint32_t rt_value_kind(rt_value v);
/// typeof, as a string.
rt_ref rt_value_typeof(rt_value v);
/// The function that stands behind what converts its arguments and its result: these two are one to the program.
rt_ref rt_function_behind(rt_ref closure);
/// The function behind one that is called with anything; everything else as it is.
rt_value rt_typed_function(rt_value v);
/// ===, Object.is but for -0, truthiness, hash (equal for values that are sameValueZero).
bool rt_value_strict_equal(rt_value a, rt_value b);
bool rt_value_same_value_zero(rt_value a, rt_value b);
bool rt_value_is_truthy(rt_value v);
uint32_t rt_value_hash(rt_value v);
/// As Maps and Sets keep it: -0 is 0.
RT_INLINE rt_value rt_value_key(rt_value v) { return v == rt_from_f64(-0.0) ? rt_from_f64(0) : v; }
void rt_freeze_object(rt_value v);
/// Before a store to what may be frozen: TypeError if it is. And before an array becomes longer or shorter.
RT_COLD _Noreturn void rt_throw_frozen(rt_ref object, rt_ref member);
RT_COLD _Noreturn void rt_throw_frozen_element(rt_ref array, double index);
RT_COLD void rt_check_length_writable(rt_ref array, uint32_t length);
RT_INLINE void rt_check_writable(rt_ref object, rt_ref member) {
  if (RT_UNLIKELY(((const rt_object *)object)->aux & RT_FROZEN)) rt_throw_frozen(object, member);
}
RT_INLINE void rt_check_element_writable(rt_ref array, double index) {
  if (RT_UNLIKELY(((const rt_object *)array)->aux & RT_FROZEN)) rt_throw_frozen_element(array, index);
}
bool rt_is_frozen_object(rt_value v);
RT_INLINE void rt_mark_buffer(rt_ref bytes) { ((rt_object *)bytes)->aux |= RT_BUFFER; }
RT_INLINE bool rt_is_marked_buffer(rt_ref bytes) { return ((const rt_object *)bytes)->aux & RT_BUFFER; }
/// The reference itself; TypeError if it is undefined or null.
RT_COLD _Noreturn void rt_throw_missing_receiver(rt_ref receiver);
RT_INLINE rt_ref rt_receiver(rt_ref receiver) {
  if (RT_UNLIKELY((uintptr_t)receiver <= RT_NULL)) rt_throw_missing_receiver(receiver);
  return receiver;
}
RT_INLINE bool rt_value_is_string(rt_value v);
RT_INLINE uint32_t rt_hash_u64(uint64_t x) {
  // Whole numbers as doubles differ in their high bits only, tables look at the low bits of the hash.
  x ^= x >> 32;
  x *= 0x9e3779b97f4a7c15u;
  return (uint32_t)(x >> 32);
}
RT_INLINE uint32_t rt_hash_f64(double x) {
  return rt_hash_u64(rt_f64_bits(x == 0 ? 0.0 : x != x ? rt_f64_from_bits(RT_NAN_BITS) : x));
}
RT_INLINE uint32_t rt_hash_ref(rt_ref object) { return rt_hash_u64((uint64_t)(uintptr_t)object >> 4); }

/// Whole numbers as values: what fits in an i64 is the box of one, whatever type it came from.
rt_value rt_box_i64(int64_t x);
rt_value rt_box_u64(uint64_t x);

/// Offsets of the runtime's own descriptors, set at start.
extern uint32_t rt_type_string, rt_type_i64, rt_type_u64;

/// Is this word an object whose descriptor has this kind?
RT_INLINE bool rt_has_kind(rt_value v, uint8_t kind) {
  return rt_is_object(v) && rt_type_of(rt_to_ref(v))->kind == kind;
}
RT_INLINE bool rt_has_type(rt_value v, uint32_t type) {
  return rt_is_object(v) && ((const rt_object *)rt_to_ref(v))->type == type;
}
RT_INLINE bool rt_value_is_string(rt_value v) { return rt_has_type(v, rt_type_string); }
RT_INLINE bool rt_value_is_function(rt_value v) { return rt_has_kind(v, RT_KIND_CLOSURE); }
RT_INLINE bool rt_value_is_symbol(rt_value v) { return rt_has_kind(v, RT_KIND_SYMBOL); }
/// typeof gives "object".
bool rt_value_is_of_object_type(rt_value v);

/// The forms of a bigint (std/large_integer.ts).
RT_INLINE bool rt_is_small_bigint(rt_ref value) { return ((const rt_object *)value)->type == rt_type_i64; }
RT_INLINE bool rt_is_word_bigint(rt_ref value) { return ((const rt_object *)value)->type == rt_type_u64; }
RT_INLINE int64_t rt_small_bigint(rt_ref value) { return (int64_t)((const rt_box *)value)->bits; }
RT_INLINE uint64_t rt_word_bigint(rt_ref value) { return ((const rt_box *)value)->bits; }
RT_INLINE rt_ref rt_bigint_of(int64_t x) { return rt_to_ref(rt_box_i64(x)); }
RT_INLINE rt_ref rt_bigint_of_word(uint64_t x) { return rt_to_ref(rt_box_u64(x)); }
RT_INLINE bool rt_product_overflows(int64_t left, int64_t right) {
  int64_t product;
  return __builtin_mul_overflow(left, right, &product);
}

/// Instance of the type or of one below it? Words that are no object are none.
bool rt_instance_of_slow(const rt_type *type, uint32_t ancestor);
RT_INLINE bool rt_instance_of(rt_ref object, uint32_t ancestor) {
  if (!rt_is_object(rt_from_ref(object))) return false;
  const rt_type *type = rt_type_of(object);
  uint32_t depth = rt_type_at(ancestor)->depth;
  if (RT_UNLIKELY(depth >= RT_DISPLAY_DEPTH)) return rt_instance_of_slow(type, ancestor);
  return type->display[depth] == ancestor;
}
/// Has the object's type the interface with this number?
RT_INLINE bool rt_implements(rt_ref object, uint32_t number) {
  if (!rt_is_object(rt_from_ref(object))) return false;
  const uint32_t *bits = rt_type_of(object)->implemented;
  return bits && (bits[number >> 5] >> (number & 31) & 1);
}
bool rt_instance_of_rare(rt_ref object, uint32_t ancestor);
bool rt_implements_rare(rt_ref object, uint32_t number);

/// Conversions that throw TypeError when the value holds something else.
RT_INLINE double rt_checked_f64(rt_value v) {
  if (RT_UNLIKELY(!rt_is_number(v))) rt_throw_cast(v, "number");
  return rt_to_f64(v);
}
RT_INLINE bool rt_checked_bool(rt_value v) {
  if (RT_UNLIKELY(!rt_is_bool(v))) rt_throw_cast(v, "boolean");
  return rt_to_bool(v);
}
int64_t rt_unbox_i64(rt_value v);
uint64_t rt_unbox_u64(rt_value v);
int64_t rt_checked_i64(rt_value v);
uint64_t rt_checked_u64(rt_value v);
/// A number that a fixed-width type holds exactly, as i64 between `least` and `greatest`.
int64_t rt_checked_integer(rt_value v, int64_t least, int64_t greatest);
rt_ref rt_checked_string(rt_ref text);
rt_ref rt_checked_object(rt_value v);
/// The same of a reference.
RT_INLINE rt_ref rt_checked_ref(rt_ref object) {
#ifdef RT_TARGET_HOST
  if (RT_UNLIKELY(rt_from_ref(object) <= RT_NULL)) rt_throw_cast(rt_from_ref(object), "an object");
  return object;
#else
  return rt_checked_object(rt_from_ref(object));
#endif
}
rt_ref rt_checked_instance(rt_value v, uint32_t type);

// --- Dispatch -----------------------------------------------------------------------------------------------------

/// Function behind a selector slot, and a property whose offset differs from layout to layout.
#define RT_METHOD(ftype, object, slot) ((ftype)(intptr_t)rt_type_of(object)->dispatch[slot])
#define RT_PROPERTY(ctype, object, slot) (*(ctype *)((char *)(object) + rt_type_of(object)->dispatch[slot]))
#define RT_CODE(ftype, closure) ((ftype)rt_type_of(closure)->call)

// --- Accesses that are held against the object's type (host/accesses.c) --------------------------------------------

/// The object itself, once `check` has seen its type: the last one that passed at this place is not asked again.
#define RT_ACCESS(check, object, ...)                                                                                  \
  ({                                                                                                                   \
    static uint32_t rt_seen;                                                                                           \
    rt_ref rt_accessed = (object);                                                                                     \
    if (RT_UNLIKELY(!rt_has_type(rt_from_ref(rt_accessed), rt_seen))) rt_seen = check(rt_accessed, __VA_ARGS__);       \
    rt_accessed;                                                                                                       \
  })
/// These give the offset of the object's descriptor, 0 for undefined and null; they panic when it is of a type that
/// lacks the field, elements of this representation (enum rt_repr), the interface, a length.
uint32_t rt_access_field(rt_ref object, uint32_t offset, uint32_t representation, const char *name);
uint32_t rt_access_element(rt_ref array, uint32_t representation);
uint32_t rt_access_interface(rt_ref object, uint32_t number, const char *name);
uint32_t rt_access_length(rt_ref object, const char *name);
/// The value itself; panics when it does not hold what the representation says.
rt_value rt_access_word(rt_value value, uint32_t representation);

// --- Reflection (reflect.c) ---------------------------------------------------------------------------------------

/// Canonical type name ("kernel/net/tcp.ts#Segment") and class name ("Segment"; empty for object literals).
rt_ref rt_type_name(rt_ref object);
rt_ref rt_class_name(rt_ref object);
/// Function's name; objects behind an interface: see rt_implements.
rt_ref rt_function_name(rt_ref closure);
/// Fields in memory order, the parent's first.
uint32_t rt_field_count(rt_ref object);
rt_ref rt_field_name(rt_ref object, uint32_t index);
rt_ref rt_field_type_text(rt_ref object, uint32_t index);
bool rt_field_is_hidden(rt_ref object, uint32_t index);
/// May the field, while it is undefined, be missing?
bool rt_field_is_optional(rt_ref object, uint32_t index);
/// The field that comes at this place when the members are listed (order.c), and what changes that.
uint32_t rt_member_at(rt_ref object, uint32_t place);
void rt_place_spread(rt_ref object, rt_value source, uint64_t before);
void rt_place_member(rt_ref object, rt_ref name, bool is_value);
void rt_place_last(rt_ref object, rt_ref name);
void rt_drop_member(rt_ref object, rt_ref name);
void rt_place_fields(rt_ref object, rt_ref numbers);
void rt_copy_order(rt_ref object, rt_ref from);
/// Objects whose members are not listed in the order in which they got them: they have too many, or no room was left.
double rt_lost_member_orders(void);
bool rt_has_member(rt_ref object, rt_ref name);
bool rt_lacks_member(rt_ref object, rt_ref name);
rt_value rt_field_value(rt_ref object, uint32_t index);
/// False when the field cannot hold the value.
bool rt_set_field_value(rt_ref object, uint32_t index, rt_value value);
/// Length of an array, typed array, tuple or string as a value of any kind.
uint32_t rt_element_count(rt_ref array);
rt_value rt_element_value(rt_ref array, uint32_t index);
bool rt_set_element_value(rt_ref array, uint32_t index, rt_value value);
/// enum rt_repr of an array's elements.
uint32_t rt_element_representation(rt_ref array);
bool rt_element_is_hole(rt_ref array, uint32_t index);
/// A new object (fields zero), or an array of this length, of the type with this canonical name; undefined: no such
/// type.
rt_value rt_new_by_type_name(rt_ref name, uint32_t length);
/// The same number for objects of the same type, within one image.
rt_ref rt_object_of_type(uint32_t type);
rt_ref rt_array_of_type(uint32_t type, uint32_t length);
bool rt_instance_of_type(rt_ref object, uint32_t type);
rt_ref rt_weak_table_new(uint32_t capacity);
bool rt_weak_has(rt_ref table, rt_ref key);
rt_value rt_weak_get(rt_ref table, rt_ref key);
rt_ref rt_weak_set(rt_ref table, rt_ref key, rt_value value);
bool rt_weak_delete(rt_ref table, rt_ref key);
rt_value rt_weak_key(rt_ref table);
uint8_t rt_clamp_u8(double x);
uint32_t rt_type_number(rt_ref object);
/// enum rt_repr of a field.
uint32_t rt_field_representation(rt_ref object, uint32_t index);
/// Where a field lies behind the header.
uint32_t rt_field_offset(rt_ref object, uint32_t index);
/// A new object of the same type, fields zero, or an array of this length.
rt_ref rt_new_like(rt_ref object, uint32_t length);
/// Another object with fields of the same type and with the same content.
rt_ref rt_copy_object(rt_ref object);
/// The memory behind an object's header, with nothing in it but numbers and booleans: its size (whole words), the mask
/// of the bits that these have, out of and into an object. Unpacking is false when other bits are set (the object is
/// whole, its references undefined). RangeError past the end of the bytes.
uint32_t rt_body_bytes(rt_ref object);
void rt_body_mask(rt_ref object, rt_ref target);
void rt_pack_body(rt_ref object, rt_ref mask, rt_ref target, uint32_t offset);
bool rt_unpack_body(rt_ref object, rt_ref mask, rt_ref source, uint32_t offset);
/// One number or boolean of such memory into a field; false when the field holds no such.
bool rt_unpack_field(rt_ref object, uint32_t index, rt_ref source, uint32_t offset);
/// Layout hash of an object's type: equal in two images exactly when name and memory layout are.
uint64_t rt_type_layout_hash(rt_ref object);

// --- Program (tables.S and program.c of each image, generated) ----------------------------------------------------

/// A record for each type, parents first: layout hash (u64); kind, element representation << 4 (u8); then LEB128: name
/// and display name as offsets in rt_type_texts, number of the parent from 1 (0: none), index + 1 in rt_dispatch of
/// slot 0 (closures: of the code) and in rt_interface_words, fields that are the parent's, own fields; then each own
/// field: representation, flags << 4 (u8), offsets of name and canonical type (LEB128). Fields lie at their natural
/// alignment, the first behind the header.
extern const uint8_t rt_type_records[];
extern const char rt_type_texts[];
/// Rows of all types: addresses as 32 bits to be read with their sign, and offsets of fields.
extern const int32_t rt_dispatch[];
extern const uint32_t rt_interface_words[];
/// Receives each descriptor's offset: compiled code reads it as T_name.
extern uint32_t rt_type_offsets[];
extern const uint32_t rt_type_count;
/// A record for each string literal: LEB128 of its length * 2 + (1 if wide), then bytes or UTF-16 code units.
extern const uint8_t rt_literal_records[];
/// Receives the strings: compiled code reads them as L_name.
extern rt_ref rt_literals[];
extern const uint32_t rt_literal_count;
/// Global variables that may hold objects.
extern rt_value *const rt_roots[];
extern const uint32_t rt_root_count;
/// `--version` of the build.
extern const char rt_program_version[];
/// The module initialisers in order; then the entry functions.
void rt_program_evaluate(void);
void rt_program_serve(void);
/// Factories of errors from a message string (std), what is given the error with which the evaluation of the modules
/// ended, and what ends the program with an uncaught one; null if the program lacks them.
extern rt_ref (*const rt_make_range_error)(rt_ref message);
extern rt_ref (*const rt_make_type_error)(rt_ref message);
extern void (*const rt_on_evaluation_error)(rt_value value);
extern void (*const rt_report_uncaught)(rt_value value);

// --- Console, clock (intrinsics common to both targets) -----------------------------------------------------------

/// Writes a string as UTF-8, without a line end.
void rt_console_write(rt_ref text);
void rt_console_write_error(rt_ref text);
void rt_console_write_bytes(rt_ref bytes, bool is_error);
RT_INLINE double rt_clock_us(void) { return (double)(rt_platform_monotonic_ns() / 1000); }
RT_INLINE double rt_wall_clock_ms(void) { return (double)(rt_platform_wall_ns() / 1000000); }
/// Ticks of the processor.
RT_INLINE uint64_t rt_cycle_count(void) { return __builtin_ia32_rdtsc(); }
rt_ref rt_command_line(void);
rt_ref rt_program_argument(uint32_t index);
rt_ref rt_environment_entry(uint32_t index);
rt_ref rt_working_directory(void);
rt_ref rt_image_version(void);
RT_INLINE void rt_exit_process(int32_t status) { rt_platform_exit(status); }
/// Host, fuzzing builds: names the closure `(input: Uint8Array) => void` that every input is given to.
void rt_fuzz_target(rt_ref closure);
/// A broken invariant in TypeScript code: message, trace, end.
RT_COLD void rt_panic_text(rt_ref message);

// --- What only one of the targets has -----------------------------------------------------------------------------

#ifdef RT_TARGET_MACHINE
#include "machine/intrinsics.h"
#else
#include "host/intrinsics.h"
#endif
