// Source lines of code addresses: a compact table that the toolchain builds from the linked program's debug information
// and links in behind everything else.
//
// Layout: magic "ILT2", number of functions, bytes of texts (u32 each); texts, zero-terminated, offset 0 for none; then
// for each function by address, all LEB128: step of its start (from rt_text_start), name text, and unless that is 0
// (code without TypeScript source) text before the name, file text, line of the start, and rows: address step, zigzag
// line step; ended by address step 0. Reading goes from the front: nobody prints traces often.
// @cold
#include "internal.h"

extern const uint8_t rt_line_table[];

typedef struct line_header {
  char magic[4];
  uint32_t functions, texts;
} line_header;

/// Reads a function's rows; gives the line at `offset`, which lies `start` bytes or more into the code.
static uint32_t read_rows(const uint8_t **at, uint64_t start, uint32_t line, uint64_t offset) {
  uint64_t address = start;
  uint32_t found = line;
  for (uint32_t step; (step = rt_leb128(at)) != 0;) {
    address += step;
    uint32_t delta = rt_leb128(at);
    line += (delta >> 1) ^ -(delta & 1);
    if (address <= offset) found = line;
  }
  return found;
}

bool rt_line_find(uint64_t address, rt_line *found) {
  // The table differs between the first link and the last: keep the compiler from reading it at build time.
  const uint8_t *table = rt_line_table;
  __asm__("" : "+r"(table));
  const line_header *header = (const line_header *)(const void *)table;
  const char *texts = (const char *)(header + 1);
  const uint8_t *at = (const uint8_t *)texts + header->texts;
  if (address < (uintptr_t)rt_text_start) return false;
  uint64_t offset = address - (uintptr_t)rt_text_start, start = 0;
  bool is_known = false;
  for (uint32_t i = 0; i < header->functions; i++) {
    start += rt_leb128(&at);
    if (start > offset) break;
    uint32_t name = rt_leb128(&at);
    is_known = name != 0;
    if (!is_known) continue;
    *found = (rt_line){.function = texts + name};
    found->owner = texts + rt_leb128(&at);
    found->file = texts + rt_leb128(&at);
    uint32_t line = rt_leb128(&at);
    found->line = read_rows(&at, start, line, offset);
  }
  return is_known;
}
