// Throwing, stack traces and panics.
// @cold
#include "internal.h"

#define NULL_LIMIT 0x10000 // nothing is mapped below it

uintptr_t rt_stack_limit;

/// What functions without recursion may need, one inside the other, and the collector on top of them.
#define STACK_RESERVE 0x20000

rt_try *rt_try_top;
rt_value rt_thrown;

void rt_throw(rt_value value) {
  rt_try *frame = rt_try_top;
  rt_thrown = value;
  if (frame) {
    rt_try_top = frame->outer;
    rt_longjmp(frame->registers);
  }
  static bool reporting;
  if (!reporting) {
    reporting = true;
    rt_stack_limit -= STACK_RESERVE / 2; // the report of a stack overflow takes some of the reserve
    if (rt_report_uncaught) {
      rt_report_uncaught(value);
    } else {
      static const char message[] = "Uncaught exception\n";
      rt_platform_write_error(message, sizeof message - 1);
    }
  }
  rt_platform_exit(1);
}

rt_value rt_caught(void) {
  rt_value value = rt_thrown;
  rt_thrown = RT_UNDEFINED;
  return value;
}

static _Noreturn void throw_made(rt_ref (*make)(rt_ref), rt_ref message) {
  rt_throw(rt_from_ref(make ? make(message) : message));
}

void rt_throw_range_error(const char *message) { throw_made(rt_make_range_error, rt_string_from_c(message)); }
void rt_throw_type_error(const char *message) { throw_made(rt_make_type_error, rt_string_from_c(message)); }
void rt_stack_start(void) {
  uintptr_t low, high;
  rt_platform_stack_bounds(&low, &high);
  rt_stack_limit = low + STACK_RESERVE;
}

void rt_throw_stack_overflow(void) {
  // Making the error takes some of the reserve.
  rt_ref message = rt_string_from_c("Maximum call stack size exceeded");
  rt_stack_limit -= STACK_RESERVE / 2;
  rt_ref error = rt_make_range_error ? rt_make_range_error(message) : message;
  rt_stack_limit += STACK_RESERVE / 2;
  rt_throw(rt_from_ref(error));
}

void rt_throw_division_by_zero(void) { rt_throw_range_error("Division by zero"); }

/// Appends text to a message being built; drops what does not fit.
typedef struct text {
  char bytes[200];
  size_t length;
} text;

static void append(text *to, const char *from) {
  for (; *from && to->length < sizeof to->bytes - 1; from++) to->bytes[to->length++] = *from;
  to->bytes[to->length] = 0;
}

/// Whole numbers exactly, others cut to two decimals: only messages need it.
static void append_number(text *to, double x) {
  if (x != x) return append(to, "NaN");
  if (x < 0) {
    append(to, "-");
    x = -x;
  }
  if (x >= 1e18) return append(to, x == __builtin_inf() ? "Infinity" : "1e18 or more");
  uint64_t whole = (uint64_t)x;
  uint32_t hundredths = (uint32_t)((x - (double)whole) * 100);
  char digits[24];
  size_t at = sizeof digits;
  digits[--at] = 0;
  do digits[--at] = (char)('0' + whole % 10);
  while ((whole /= 10) != 0);
  append(to, &digits[at]);
  if (hundredths == 0) return;
  char fraction[] = {'.', (char)('0' + hundredths / 10), (char)('0' + hundredths % 10), 0};
  append(to, fraction);
}

void rt_throw_index(double index, double length) {
  text message = {.length = 0};
  append(&message, "Index ");
  if (index == -1 || index != index) {
    append(&message, "(negative, fractional or beyond 2^53)");
  } else {
    append_number(&message, index);
  }
  append(&message, " is outside an array of length ");
  append_number(&message, length);
  rt_throw_range_error(message.bytes);
}

void rt_throw_outside(uint64_t index, uint32_t length) { rt_throw_index((double)(int64_t)index, length); }

/// What a value is, for messages: "undefined", "a string", "a Point" ...
static void append_description(text *to, rt_value value) {
  switch (rt_value_kind(value)) {
  case RT_IS_UNDEFINED: return append(to, "undefined");
  case RT_IS_NULL: return append(to, "null");
  case RT_IS_BOOL: return append(to, "a boolean");
  case RT_IS_NUMBER: return append(to, "a number");
  case RT_IS_STRING: return append(to, "a string");
  case RT_IS_I64: return append(to, "an i64");
  case RT_IS_U64: return append(to, "a u64");
  case RT_IS_FUNCTION: return append(to, "a function");
  case RT_IS_SYMBOL: return append(to, "a symbol");
  default: {
    const char *name = rt_type_text(rt_type_of(rt_to_ref(value))->display_name);
    append(to, *name ? "an object of class " : "an object");
    append(to, name);
  }
  }
}

void rt_throw_cast(rt_value value, const char *wanted) {
  text message = {.length = 0};
  append(&message, "Expected ");
  append(&message, wanted);
  append(&message, ", got ");
  append_description(&message, value);
  rt_throw_type_error(message.bytes);
}

void rt_throw_nullish(rt_value value, const char *what) {
  text message = {.length = 0};
  append(&message, what);
  append(&message, value == RT_NULL ? " is null" : " is undefined");
  rt_throw_type_error(message.bytes);
}

void rt_throw_frozen(rt_ref object, rt_ref member) {
  const rt_string *name = rt_string_flat(member);
  const char *class = rt_type_text(rt_type_of(object)->display_name);
  text message = {.length = 0};
  append(&message, "Cannot assign to read only property '");
  for (uint32_t i = 0; i < name->length; i++) append(&message, (char[]){(char)rt_string_code_unit(member, i), 0});
  append(&message, "' of object '#<");
  append(&message, *class ? class : "Object");
  append(&message, ">'");
  rt_throw_type_error(message.bytes);
}

void rt_throw_frozen_element(rt_ref array, double index) {
  text message = {.length = 0};
  bool is_there = index < ((const rt_array *)array)->length;
  append(&message, is_there ? "Cannot assign to read only property '" : "Cannot add property ");
  append_number(&message, index);
  append(&message, is_there ? "' of object '[object Array]'" : ", object is not extensible");
  rt_throw_type_error(message.bytes);
}

void rt_check_length_writable(rt_ref array, uint32_t length) {
  if (!(((const rt_object *)array)->aux & RT_FROZEN)) return;
  text message = {.length = 0};
  uint32_t own = ((const rt_array *)array)->length;
  if (length + 1 < own) rt_throw_type_error("Cannot assign to read only property 'length' of object '[object Array]'");
  append(&message, length > own ? "Cannot add property " : "Cannot delete property '");
  append_number(&message, length > own ? own : own - 1);
  append(&message, length > own ? ", object is not extensible" : "' of [object Array]");
  rt_throw_type_error(message.bytes);
}

void rt_unreachable(const char *why) { rt_panic(why); }

// --- References that hold nothing ---------------------------------------------------------------------------------

static rt_value missing; // what the access went through

static _Noreturn void throw_null_access(void) {
  rt_throw_type_error(missing == RT_NULL ? "Cannot read properties of null" : "Cannot read properties of undefined");
}

void rt_throw_missing_receiver(rt_ref receiver) {
  missing = (rt_value)(uintptr_t)receiver;
  throw_null_access();
}

uintptr_t rt_null_access(uintptr_t address, uintptr_t code, uintptr_t *stack) {
  uintptr_t low, high;
  rt_platform_stack_bounds(&low, &high);
  bool is_ours = code >= (uintptr_t)rt_text_start && code < (uintptr_t)rt_text_end && *stack > low && *stack < high;
  if (address >= NULL_LIMIT || !is_ours) return 0;
  // Whatever is read through a reference lies at an even word of four bytes: what is left tells null from undefined.
  missing = (address & RT_NULL) ? RT_NULL : RT_UNDEFINED;
  // As if the instruction had called: below the red zone, with the stack as the ABI has it behind a call.
  *stack = ((*stack - 128) & ~(uintptr_t)15) - 8;
  *(uintptr_t *)*stack = code + 1; // traces look before a return address
  return (uintptr_t)throw_null_access;
}

// --- Traces -------------------------------------------------------------------------------------------------------

__attribute__((no_sanitize("address"))) size_t rt_collect_frames(uintptr_t frame, uint64_t *addresses, size_t limit) {
  uintptr_t low, high;
  rt_platform_stack_bounds(&low, &high);
  size_t count = 0;
  while (count < limit && frame >= low && frame + 16 <= high && frame % 8 == 0) {
    const uint64_t *words = (const uint64_t *)frame;
    uint64_t address = words[1];
    if (address < (uintptr_t)rt_text_start || address >= (uintptr_t)rt_text_end) break;
    addresses[count++] = address;
    if (words[0] <= frame) break;
    frame = words[0];
  }
  return count;
}

#define TRACE_LIMIT 32

rt_ref rt_trace_capture(uint32_t skip) {
  uint64_t addresses[TRACE_LIMIT];
  size_t count = rt_collect_frames((uintptr_t)__builtin_frame_address(0), addresses, TRACE_LIMIT);
  if (skip > count) skip = (uint32_t)count;
  count -= skip;
  rt_storage *trace = rt_new(rt_type_trace, sizeof(rt_storage) + count * sizeof(uint32_t));
  trace->byte_length = count * sizeof(uint32_t);
  // Distances from the start of the code: no address of an image ever lies in the heap.
  for (size_t i = 0; i < count; i++)
    ((uint32_t *)(void *)trace->payload)[i] = (uint32_t)(addresses[skip + i] - (uintptr_t)rt_text_start);
  return trace;
}

/// One line of a trace, without its line end.
static void append_frame(text *to, const rt_line *frame) {
  append(to, "    at ");
  append(to, frame->owner);
  append(to, frame->function);
  append(to, " (");
  append(to, frame->file);
  append(to, ":");
  append_number(to, frame->line);
  append(to, ")");
}

/// Functions of the source that one return address belongs to.
#define MOST_INLINED 16

/// The source of a return address; 0 for code without a source line. The address belongs to the statement after the
/// call: look one byte before it.
static uint32_t find_frames(uint64_t return_address, rt_line frames[MOST_INLINED]) {
  return rt_line_find(return_address - 1, frames, MOST_INLINED);
}

static bool is_same(const char *a, const char *b) {
  size_t length = strlen(a);
  return length == strlen(b) && memcmp(a, b, length) == 0;
}

/// Frames of the constructors that make an error do not belong to its trace.
static bool makes_errors(const rt_line *frame) { return is_same(frame->file, "std/error.ts"); }

/// Is it a constructor of the object's class, or of one above it?
static bool constructs(const rt_line *frame, rt_ref object) {
  if (memcmp(frame->function, "new ", 4) != 0) return false;
  const rt_type *type = rt_type_of(object);
  for (uint32_t i = 0; i <= type->depth && i < RT_DISPLAY_DEPTH; i++)
    if (is_same(rt_type_text(rt_type_at(type->display[i])->display_name), frame->function + 4)) return true;
  return false;
}

rt_ref rt_trace_text(rt_ref trace, rt_ref owner) {
  rt_storage *storage = (rt_storage *)trace;
  size_t count = storage->byte_length / sizeof(uint32_t);
  rt_ref lines = rt_string_from_c("");
  bool inside_error = true;
  for (size_t i = 0; i < count; i++) {
    rt_line frames[MOST_INLINED];
    uint32_t offset = ((const uint32_t *)(const void *)storage->payload)[i];
    uint32_t found = find_frames(offset + (uintptr_t)rt_text_start, frames);
    for (uint32_t k = 0; k < found; k++) {
      inside_error = inside_error && (makes_errors(&frames[k]) || constructs(&frames[k], owner));
      if (inside_error) continue;
      text line = {.length = 0};
      append(&line, "\n");
      append_frame(&line, &frames[k]);
      lines = rt_string_concat(lines, rt_string_from_c(line.bytes));
    }
  }
  return lines;
}

void rt_print_trace(const uint64_t *return_addresses, size_t count) {
  for (size_t i = 0; i < count; i++) {
    rt_line frames[MOST_INLINED];
    uint32_t found = find_frames(return_addresses[i], frames);
    for (uint32_t k = 0; k < found; k++) {
      text line = {.length = 0};
      append_frame(&line, &frames[k]);
      append(&line, "\n");
      rt_platform_write_error(line.bytes, line.length);
    }
  }
}

void rt_panic(const char *message) {
  static bool panicking;
  if (!panicking) {
    panicking = true;
    rt_platform_write_error("panic: ", 7);
    rt_platform_write_error(message, strlen(message));
    rt_platform_write_error("\n", 1);
    uint64_t addresses[TRACE_LIMIT];
    rt_print_trace(addresses, rt_collect_frames((uintptr_t)__builtin_frame_address(0), addresses, TRACE_LIMIT));
  }
  rt_platform_abort();
}
