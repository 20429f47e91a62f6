// Source lines of code addresses: a compact table that the toolchain builds from the linked program's debug information
// and links in behind everything else.
//
// Layout: magic "ILT3", number of functions, bytes of texts (u32 each). Texts, zero-terminated: functions by number
// from 0, with a byte 1 and their file, and a byte 2 and their class, before the first that is in it. Then for each
// function by address, all LEB128, signed numbers in zigzag: twice the step of its start (from rt_text_start), plus 1
// where there is TypeScript source; if so its number, as a step; its line, as a step; the calls that were inlined in
// it; rows.
//   inlined calls: how many, then for each the called function's number, less that of the function itself; the inlined
//     call around it from 1, or 0 for none; the call's line, less that of the function itself
//   rows: address step; line step and, in the lowest bit, whether the inlined call is another one than before: then it
//     follows; ended by address step 0
// Reading goes from the front: nobody prints traces often.
// @cold
#include "internal.h"

extern const uint8_t rt_line_table[];

typedef struct line_header {
  char magic[4];
  uint32_t functions, texts;
} line_header;

/// Where a function's record lies in the table.
typedef struct record {
  uint32_t number, line;
  const uint8_t *inlined;
} record;

/// A call that was inlined: which function's, in the code of which inlined call (0: the function itself), in which
/// line.
typedef struct inlined_call {
  uint32_t callee, around, line;
} inlined_call;

/// A place in a function: its line, and the inlined call whose code it is (0: none).
typedef struct place {
  uint32_t line, inlined;
} place;

static uint32_t zigzag(uint32_t value) { return (value >> 1) ^ -(value & 1); }

static const line_header *table(void) {
  // The table differs between the first link and the last: keep the compiler from reading it at build time.
  const uint8_t *bytes = rt_line_table;
  __asm__("" : "+r"(bytes));
  return (const line_header *)(const void *)bytes;
}

/// Reads a function's inlined calls; gives the one with that number.
static inlined_call read_inlined(const uint8_t **at, const record *function, uint32_t number) {
  inlined_call found = {.callee = function->number};
  uint32_t count = rt_leb128(at);
  for (uint32_t i = 1; i <= count; i++) {
    inlined_call call = {.callee = function->number + zigzag(rt_leb128(at))};
    call.around = rt_leb128(at);
    call.line = function->line + zigzag(rt_leb128(at));
    if (i == number) found = call;
  }
  return found;
}

/// Reads a function's rows; gives the place at `offset`, which lies `start` bytes or more into the code.
static place read_rows(const uint8_t **at, uint64_t start, uint32_t line, uint64_t offset) {
  uint64_t address = start;
  place last = {.line = line}, found = last;
  for (uint32_t step; (step = rt_leb128(at)) != 0;) {
    address += step;
    uint32_t change = rt_leb128(at);
    last.line += zigzag(change >> 1);
    if (change & 1) last.inlined = rt_leb128(at);
    if (address <= offset) found = last;
  }
  return found;
}

/// Names the function with that number.
static void name(uint32_t number, rt_line *frame) {
  const line_header *header = table();
  const char *at = (const char *)(header + 1);
  frame->owner = frame->file = "";
  for (;; at += strlen(at) + 1) {
    if (*at == 1) frame->file = at + 1, frame->owner = "";
    else if (*at == 2) frame->owner = at + 1;
    else if (number-- == 0) break;
  }
  frame->function = at;
}

/// Names the functions that a place belongs to, the innermost first.
static uint32_t name_frames(const record *function, place at, rt_line *frames, uint32_t most) {
  uint32_t count = 0;
  while (count < most) {
    const uint8_t *calls = function->inlined;
    inlined_call call = read_inlined(&calls, function, at.inlined);
    name(call.callee, &frames[count]);
    frames[count++].line = at.line;
    if (at.inlined == 0) break;
    at = (place){.line = call.line, .inlined = call.around};
  }
  return count;
}

uint32_t rt_line_find(uint64_t address, rt_line *frames, uint32_t most) {
  const line_header *header = table();
  const uint8_t *at = (const uint8_t *)(header + 1) + header->texts;
  if (address < (uintptr_t)rt_text_start) return 0;
  uint64_t offset = address - (uintptr_t)rt_text_start, start = 0;
  bool is_known = false;
  record function = {.number = 0};
  place found = {.line = 0};
  for (uint32_t i = 0; i < header->functions; i++) {
    uint32_t step = rt_leb128(&at);
    start += step >> 1;
    if (start > offset) break;
    is_known = step & 1;
    if (!is_known) continue;
    function.number += zigzag(rt_leb128(&at));
    function.line += zigzag(rt_leb128(&at));
    function.inlined = at;
    read_inlined(&at, &function, 0);
    found = read_rows(&at, start, function.line, offset);
  }
  return is_known ? name_frames(&function, found, frames, most) : 0;
}
