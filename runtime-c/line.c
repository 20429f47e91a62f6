// Source lines of code addresses: a compact table that the toolchain builds from the linked program's debug information
// and links in behind everything else.
//
// Layout (little-endian u32 unless said otherwise): magic "ILT1", number of functions, number of files, bytes of texts;
// functions, sorted: start (from rt_text_start), offset of name text, file index, line of the start, offset of rows;
// files: offset of text; texts: zero-terminated; rows per function: pairs (LEB128 address step, zigzag LEB128 line
// step), ended by address step 0.
#include "internal.h"

extern const unsigned char rt_line_table[];

typedef struct line_function {
  uint32_t start, name, file, line, rows;
} line_function;

typedef struct line_header {
  char magic[4];
  uint32_t functions, files, texts;
} line_header;

static uint32_t leb128(const unsigned char **at) {
  uint32_t value = 0, shift = 0, byte;
  do {
    byte = *(*at)++;
    value |= (byte & 0x7f) << shift;
    shift += 7;
  } while (byte & 0x80);
  return value;
}

bool rt_line_find(uint64_t address, rt_line *found) {
  // The table differs between the first link and the last: keep the compiler from reading it at build time.
  const unsigned char *table = rt_line_table;
  __asm__("" : "+r"(table));
  const line_header *header = (const line_header *)(const void *)table;
  const line_function *functions = (const line_function *)(const void *)(table + sizeof *header);
  const uint32_t *files = (const uint32_t *)(const void *)(functions + header->functions);
  const char *texts = (const char *)(files + header->files);
  const unsigned char *rows = (const unsigned char *)texts + header->texts;
  uint64_t offset = address - (uintptr_t)rt_text_start;
  uint32_t low = 0, high = header->functions;
  while (low < high) {
    uint32_t middle = (low + high) / 2;
    if (functions[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  if (low == 0 || address < (uintptr_t)rt_text_start || functions[low - 1].name == 0) return false;
  const line_function *function = &functions[low - 1];
  uint32_t line = function->line;
  const unsigned char *row = rows + function->rows;
  uint64_t at = function->start;
  for (uint32_t step; (step = leb128(&row)) != 0;) {
    at += step;
    uint32_t delta = leb128(&row);
    if (at > offset) break;
    line += (delta >> 1) ^ -(delta & 1);
  }
  *found = (rt_line){texts + function->name, texts + files[function->file], line};
  return true;
}
