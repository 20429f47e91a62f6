// What the parts of the common runtime share with one another but not with generated code.
#pragma once

#include "runtime.h"

#define RT_ARRAY_LENGTH(array) (sizeof(array) / sizeof((array)[0]))

void *memcpy(void *restrict to, const void *restrict from, size_t length);
void *memmove(void *to, const void *from, size_t length);
void *memset(void *to, int byte, size_t length);
int memcmp(const void *a, const void *b, size_t length);
size_t strlen(const char *text);

/// Reads an unsigned LEB128 number and moves past it.
RT_INLINE uint32_t rt_leb128(const uint8_t **at) {
  uint32_t value = 0, shift = 0, byte;
  do {
    byte = *(*at)++;
    value |= (byte & 0x7f) << shift;
    shift += 7;
  } while (byte & 0x80);
  return value;
}

// heap.c
void rt_heap_start(void);

// mark.c: what the running program tells while marking is under way; both ask whether it is.
/// A reference was read where marking does not look. Elements of an array are about to be overwritten.
void rt_mark_read(rt_value word);
void rt_mark_elements(rt_ref array, uint32_t from, uint32_t count);

// type.c
extern uint32_t rt_type_bytes, rt_type_words; // storage without and with references
extern uint32_t rt_type_trace;
extern uint32_t rt_type_weak;
/// Weak tables (weak.c) during a collection: notes one that was met; starts a pass over all noted ones; marks the
/// values of live keys among the next entries, true at the end of a pass that has found none and was not spoilt; clears
/// dead keys, true when there are no more.
void rt_weak_note(rt_ref table);
void rt_weak_begin_pass(void);
void rt_weak_spoil_pass(void);
bool rt_weak_follow(uint32_t count);
bool rt_weak_clear(uint32_t count);
extern uint32_t rt_type_extended_array; // rt_extended_array
/// Prepares the region, finds or makes the runtime's own types, then those of all units.
void rt_types_start(void);
/// The descriptor with this canonical name that this image knows, or null.
const rt_type *rt_type_by_name(const char *name, size_t length);
/// Bytes of one element or field.
uint32_t rt_repr_size(uint8_t repr);

// string.c
void rt_strings_start(void);
void rt_stack_start(void);
/// Calls `mark` with every string that the runtime itself keeps.
void rt_strings_mark(void (*mark)(rt_value word));
/// Likewise for values.c.
void rt_values_mark(void (*mark)(rt_value word));
rt_string *rt_string_new(uint32_t length, bool wide);
/// The text in UTF-8 with a zero behind it; false where there is no room.
bool rt_text_to_c(rt_ref text, char *to, uint32_t room);

// line.c
/// A place in the source.
typedef struct rt_line {
  const char *owner; // "Connection.", or empty
  const char *function;
  const char *file;
  uint32_t line;
} rt_line;
/// The functions of the source that the code at an address belongs to, `most` at most, the innermost first: there are
/// several where calls were inlined. Their number; 0 when the table does not know it.
uint32_t rt_line_find(uint64_t address, rt_line *frames, uint32_t most);

// exception.c
/// A fault of compiled code at `address`: where it goes on if it went through undefined or null (a TypeError is thrown
/// there, with `*stack` as the stack pointer), else 0.
uintptr_t rt_null_access(uintptr_t address, uintptr_t code, uintptr_t *stack);
extern rt_value rt_thrown;       // between throw and catch: a root
extern rt_value rt_fuzz_closure; // what rt_fuzz_target was given: a root
