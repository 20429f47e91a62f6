// Strings: Latin-1 where it fits, UTF-16 otherwise, ropes for long concatenations.
#include "internal.h"
#include <emmintrin.h>

#define ROPE_LEAST 64                // shorter concatenations are copied
#define LENGTH_LIMIT 0x3fffffffu     // code units
static rt_string *single_units[256]; // strings of one Latin-1 code unit, made on demand
static rt_string *empty;

rt_string *rt_string_new(uint32_t length, bool wide) {
  size_t bytes = RT_STRING_HEADER + (wide ? (size_t)length * 2 : length);
  rt_string *string = rt_new(rt_type_string, bytes);
  string->length = length;
  string->flags = wide ? RT_STRING_WIDE : 0;
  return string;
}

rt_ref rt_string_from_bytes(const uint8_t *bytes, size_t length) {
  if (length == 0 && empty) return empty;
  if (length > LENGTH_LIMIT) rt_throw_range_error("Invalid string length");
  rt_string *string = rt_string_new((uint32_t)length, false);
  memcpy(string->latin1, bytes, length);
  return string;
}

rt_ref rt_string_from_c(const char *text) { return rt_string_from_bytes((const uint8_t *)text, strlen(text)); }

static bool units_fit_latin1(const uint16_t *units, size_t length) {
  uint32_t all = 0;
  for (size_t i = 0; i < length; i++) all |= units[i];
  return all < 256;
}

rt_ref rt_string_from_units(const uint16_t *units, size_t length) {
  if (length > LENGTH_LIMIT) rt_throw_range_error("Invalid string length");
  bool wide = !units_fit_latin1(units, length);
  rt_string *string = rt_string_new((uint32_t)length, wide);
  if (wide) memcpy(string->utf16, units, length * 2);
  else
    for (size_t i = 0; i < length; i++) string->latin1[i] = (uint8_t)units[i];
  return string;
}

// --- Literals -----------------------------------------------------------------------------------------------------

void rt_strings_start(void) {
  empty = rt_string_new(0, false);
  const uint8_t *at = rt_literal_records;
  for (uint32_t i = 0; i < rt_literal_count; i++) {
    uint32_t length = rt_leb128(&at), bytes = length & 1 ? length & ~1u : length >> 1;
    rt_string *string = rt_string_new(length >> 1, length & 1);
    string->flags |= RT_STRING_LITERAL;
    memcpy(string->latin1, at, bytes);
    at += bytes;
    rt_literals[i] = string;
  }
}

void rt_strings_mark(void (*mark)(rt_value word)) {
  mark(rt_from_ref(empty));
  for (uint32_t i = 0; i < RT_ARRAY_LENGTH(single_units); i++) mark(rt_from_ref(single_units[i]));
}

// --- Concatenation ------------------------------------------------------------------------------------------------

/// Copies code units of a flat string into a flat string that is at least as wide.
static void copy_units(rt_string *to, uint32_t at, const rt_string *from, uint32_t start, uint32_t count) {
  if (!(to->flags & RT_STRING_WIDE)) memcpy(to->latin1 + at, from->latin1 + start, count);
  else if (from->flags & RT_STRING_WIDE) memcpy(to->utf16 + at, from->utf16 + start, (size_t)count * 2);
  else
    for (uint32_t i = 0; i < count; i++) to->utf16[at + i] = from->latin1[start + i];
}

/// An element that is missing becomes a part of a text as in JavaScript.
static rt_string *present_text(rt_ref text) { return (rt_string *)(text ? text : rt_value_typeof(RT_UNDEFINED)); }

rt_ref rt_string_concat(rt_ref left_ref, rt_ref right_ref) {
  rt_string *left = present_text(left_ref), *right = present_text(right_ref);
  if (left->length == 0) return right;
  if (right->length == 0) return left;
  uint64_t length = (uint64_t)left->length + right->length;
  if (length > LENGTH_LIMIT) rt_throw_range_error("Invalid string length");
  bool wide = (left->flags | right->flags) & RT_STRING_WIDE;
  if (length < ROPE_LEAST) {
    left = rt_string_flat(left);
    right = rt_string_flat(right);
    rt_string *joined = rt_string_new((uint32_t)length, wide);
    copy_units(joined, 0, left, 0, left->length);
    copy_units(joined, left->length, right, 0, right->length);
    return joined;
  }
  rt_string *rope = rt_new(rt_type_string, sizeof(rt_string));
  rope->length = (uint32_t)length;
  rope->flags = RT_STRING_ROPE | (wide ? RT_STRING_WIDE : 0);
  rope->left = left;
  rope->right = right;
  return rope;
}

/// Walks down the left spine and over right children without recursion on the common shapes: a rope that grew by
/// appending is deep on the left, so units are written from the end.
static void flatten_into(rt_string *to, uint32_t end, rt_string *from) {
  for (;;) {
    if (from->flags & RT_STRING_ROPE) {
      if (!from->right) {
        from = from->left;
        continue;
      }
      rt_string *shorter = from->right, *longer = from->left;
      if (shorter->flags & RT_STRING_ROPE && longer->length < shorter->length) {
        // Deep on the right: recurse into the left, go on with the right.
        flatten_into(to, end - shorter->length, longer);
        from = shorter;
        continue;
      }
      flatten_into(to, end, shorter);
      end -= shorter->length;
      from = longer;
      continue;
    }
    copy_units(to, end - from->length, from, 0, from->length);
    return;
  }
}

rt_string *rt_string_flatten(rt_string *rope) {
  if (!(rope->flags & RT_STRING_ROPE)) return rope;
  if (rope->right) {
    rt_string *flat = rt_string_new(rope->length, rope->flags & RT_STRING_WIDE);
    flatten_into(flat, rope->length, rope);
    if (rt_marking) rt_mark_fields(rope);
    rope->left = flat;
    rope->right = NULL;
  }
  return rope->left;
}

rt_ref rt_string_join(rt_ref strings_ref, rt_ref separator_ref) {
  const rt_array *strings = (const rt_array *)strings_ref;
  rt_string *separator = rt_string_flat(separator_ref);
  if (strings->length == 0) return empty;
  uint64_t length = (uint64_t)separator->length * (strings->length - 1);
  uint32_t flags = separator->flags;
  for (uint32_t i = 0; i < strings->length; i++) {
    rt_string *part = rt_string_flat(((rt_ref *)strings->data)[i]);
    length += part->length;
    flags |= part->flags;
  }
  if (length > LENGTH_LIMIT) rt_throw_range_error("Invalid string length");
  rt_string *joined = rt_string_new((uint32_t)length, flags & RT_STRING_WIDE);
  uint32_t at = 0;
  for (uint32_t i = 0; i < strings->length; i++) {
    if (i > 0) {
      copy_units(joined, at, separator, 0, separator->length);
      at += separator->length;
    }
    rt_string *part = rt_string_flat(((rt_ref *)strings->data)[i]);
    copy_units(joined, at, part, 0, part->length);
    at += part->length;
  }
  return joined;
}

rt_ref rt_string_repeat(rt_ref s, uint32_t count) {
  rt_string *string = rt_string_flat(s);
  uint64_t length = (uint64_t)string->length * count;
  if (length > LENGTH_LIMIT) rt_throw_range_error("Invalid string length");
  if (length == 0) return empty;
  rt_string *repeated = rt_string_new((uint32_t)length, string->flags & RT_STRING_WIDE);
  for (uint32_t i = 0; i < count; i++) copy_units(repeated, i * string->length, string, 0, string->length);
  return repeated;
}

rt_ref rt_string_substring(rt_ref s, uint32_t start, uint32_t end) {
  if (start >= end) return empty;
  if (start == 0 && end == ((rt_string *)s)->length) return s;
  rt_string *string = rt_string_flat(s);
  if (end - start == 1) return rt_string_from_code_unit(rt_string_code_unit(string, start));
  if (string->flags & RT_STRING_WIDE) return rt_string_from_units(string->utf16 + start, end - start);
  rt_string *part = rt_string_new(end - start, false);
  memcpy(part->latin1, string->latin1 + start, end - start);
  return part;
}

rt_ref rt_string_from_code_unit(uint32_t unit) {
  unit &= 0xffff;
  if (unit >= 256) {
    rt_string *string = rt_string_new(1, true);
    string->utf16[0] = (uint16_t)unit;
    return string;
  }
  if (!single_units[unit]) {
    rt_string *string = rt_string_new(1, false);
    string->latin1[0] = (uint8_t)unit;
    single_units[unit] = string;
  }
  return single_units[unit];
}

rt_ref rt_string_from_code_point(uint32_t point) {
  if (point < 0x10000) return rt_string_from_code_unit(point);
  if (point > 0x10ffff) rt_throw_range_error("Invalid code point");
  rt_string *string = rt_string_new(2, true);
  string->utf16[0] = (uint16_t)(0xd800 + ((point - 0x10000) >> 10));
  string->utf16[1] = (uint16_t)(0xdc00 + ((point - 0x10000) & 0x3ff));
  return string;
}

// --- Comparison and search ----------------------------------------------------------------------------------------

static uint32_t unit_at(const rt_string *flat, uint32_t index) {
  return flat->flags & RT_STRING_WIDE ? flat->utf16[index] : flat->latin1[index];
}

/// Do `count` code units of two flat strings agree?
static bool units_equal(const rt_string *a, uint32_t a_start, const rt_string *b, uint32_t b_start, uint32_t count) {
  bool a_wide = a->flags & RT_STRING_WIDE, b_wide = b->flags & RT_STRING_WIDE;
  if (!a_wide && !b_wide) return memcmp(a->latin1 + a_start, b->latin1 + b_start, count) == 0;
  if (a_wide && b_wide) return memcmp(a->utf16 + a_start, b->utf16 + b_start, (size_t)count * 2) == 0;
  for (uint32_t i = 0; i < count; i++)
    if (unit_at(a, a_start + i) != unit_at(b, b_start + i)) return false;
  return true;
}

bool rt_string_equal(rt_ref left_ref, rt_ref right_ref) {
  rt_string *left = (rt_string *)left_ref, *right = (rt_string *)right_ref;
  if (left == right) return true;
  // One of them may be undefined or null where the type allows it.
  if (!rt_is_object(rt_from_ref(left)) || !rt_is_object(rt_from_ref(right))) return false;
  if (left->length != right->length || left->flags & right->flags & RT_STRING_LITERAL) return false;
  if (left->header.aux && right->header.aux && left->header.aux != right->header.aux) return false;
  return units_equal(rt_string_flat(left), 0, rt_string_flat(right), 0, left->length);
}

double rt_string_unit_at_number(rt_ref s, double index) {
  // NaN counts as 0; what is too large for an integer is outside of any string.
  int64_t whole = rt_f64_truncate(index);
  if (RT_UNLIKELY(whole == INT64_MIN) && index != index) whole = 0;
  return rt_string_unit_at_integer(s, whole);
}

int32_t rt_string_compare(rt_ref left_ref, rt_ref right_ref) {
  rt_string *left = rt_string_flat(left_ref), *right = rt_string_flat(right_ref);
  uint32_t shorter = left->length < right->length ? left->length : right->length;
  if (!((left->flags | right->flags) & RT_STRING_WIDE)) {
    int order = memcmp(left->latin1, right->latin1, shorter);
    if (order) return order < 0 ? -1 : 1;
  } else {
    for (uint32_t i = 0; i < shorter; i++) {
      uint32_t a = unit_at(left, i), b = unit_at(right, i);
      if (a != b) return a < b ? -1 : 1;
    }
  }
  return left->length == right->length ? 0 : left->length < right->length ? -1 : 1;
}

/// FNV-1a over code units; never 0. Of undefined too: a Map is asked for what is no element of a list of its keys.
uint32_t rt_string_hash(rt_ref s) {
  if (RT_UNLIKELY(s == RT_REF_UNDEFINED)) return 1;
  rt_string *string = (rt_string *)s;
  if (string->header.aux) return string->header.aux;
  const rt_string *flat = rt_string_flat(string);
  uint32_t hash = 2166136261u;
  if (flat->flags & RT_STRING_WIDE)
    for (uint32_t i = 0; i < flat->length; i++) hash = (hash ^ flat->utf16[i]) * 16777619u;
  else
    for (uint32_t i = 0; i < flat->length; i++) hash = (hash ^ flat->latin1[i]) * 16777619u;
  return string->header.aux = hash ? hash : 1;
}

int32_t rt_string_index_of(rt_ref s, rt_ref needle_ref, uint32_t from) {
  const rt_string *string = rt_string_flat(s), *needle = rt_string_flat(needle_ref);
  if (needle->length > string->length) return -1;
  if (needle->length == 0) return from <= string->length ? (int32_t)from : (int32_t)string->length;
  uint32_t first = unit_at(needle, 0);
  for (uint32_t at = from; at <= string->length - needle->length; at++)
    if (unit_at(string, at) == first && units_equal(string, at, needle, 0, needle->length)) return (int32_t)at;
  return -1;
}

int32_t rt_string_last_index_of(rt_ref s, rt_ref needle_ref, uint32_t from) {
  const rt_string *string = rt_string_flat(s), *needle = rt_string_flat(needle_ref);
  if (needle->length > string->length) return -1;
  uint32_t last = string->length - needle->length;
  for (int64_t at = from < last ? from : last; at >= 0; at--)
    if (units_equal(string, (uint32_t)at, needle, 0, needle->length)) return (int32_t)at;
  return -1;
}

// --- Encodings ----------------------------------------------------------------------------------------------------

static const uint8_t *text_range(rt_ref array_ref, uint32_t start, uint32_t end) {
  const rt_typed_array *array = (const rt_typed_array *)array_ref;
  if (start > end || end > array->length) rt_throw_index(end, array->length);
  return (const uint8_t *)array->data;
}

rt_ref rt_text_from_latin1(rt_ref bytes, uint32_t start, uint32_t end) {
  const uint8_t *data = text_range(bytes, start, end);
  if (start == end) return empty;
  if (end - start == 1) return rt_string_from_code_unit(data[start]);
  // The array keeps its storage alive while the string is allocated: nothing moves.
  return rt_string_from_bytes(data + start, end - start);
}

rt_ref rt_text_from_utf16(rt_ref units, uint32_t start, uint32_t end) {
  const uint16_t *data = (const uint16_t *)(const void *)text_range(units, start, end);
  if (start == end) return empty;
  return rt_string_from_units(data + start, end - start);
}

/// Decodes one code point by the WHATWG rules (maximal subparts become U+FFFD); advances *at.
static uint32_t utf8_decode(const uint8_t *bytes, uint32_t *at, uint32_t end) {
  uint8_t lead = bytes[(*at)++];
  if (lead < 0x80) return lead;
  uint32_t needed, point;
  uint8_t lower = 0x80, upper = 0xbf;
  if (lead >= 0xc2 && lead <= 0xdf) {
    needed = 1;
    point = lead & 0x1f;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    if (lead == 0xe0) lower = 0xa0;
    if (lead == 0xed) upper = 0x9f;
    needed = 2;
    point = lead & 0xf;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    if (lead == 0xf0) lower = 0x90;
    if (lead == 0xf4) upper = 0x8f;
    needed = 3;
    point = lead & 7;
  } else {
    return 0xfffd;
  }
  for (; needed; needed--) {
    if (*at >= end || bytes[*at] < lower || bytes[*at] > upper) return 0xfffd;
    lower = 0x80;
    upper = 0xbf;
    point = point << 6 | (bytes[(*at)++] & 0x3f);
  }
  return point;
}

rt_ref rt_string_from_utf8_bytes(const uint8_t *bytes, uint32_t length) {
  uint32_t highest = 0, units = 0, all = 0;
  for (uint32_t i = 0; i < length; i++) all |= bytes[i];
  if (all < 0x80) return length == 1 ? rt_string_from_code_unit(bytes[0]) : rt_string_from_bytes(bytes, length);
  for (uint32_t at = 0; at < length;) {
    uint32_t point = utf8_decode(bytes, &at, length);
    if (point > highest) highest = point;
    units += point >= 0x10000 ? 2 : 1;
  }
  rt_string *string = rt_string_new(units, highest >= 256);
  uint32_t unit = 0;
  for (uint32_t at = 0; at < length;) {
    uint32_t point = utf8_decode(bytes, &at, length);
    if (highest < 256) {
      string->latin1[unit++] = (uint8_t)point;
    } else if (point >= 0x10000) {
      string->utf16[unit++] = (uint16_t)(0xd800 + ((point - 0x10000) >> 10));
      string->utf16[unit++] = (uint16_t)(0xdc00 + ((point - 0x10000) & 0x3ff));
    } else {
      string->utf16[unit++] = (uint16_t)point;
    }
  }
  return string;
}

rt_ref rt_text_from_utf8(rt_ref bytes, uint32_t start, uint32_t end) {
  const uint8_t *data = text_range(bytes, start, end);
  return start == end ? empty : rt_string_from_utf8_bytes(data + start, end - start);
}

/// Code point at *at of a flat string; lone surrogates become U+FFFD; advances *at.
static uint32_t utf16_decode(const rt_string *flat, uint32_t *at) {
  uint32_t unit = unit_at(flat, (*at)++);
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  if (unit <= 0xdbff && *at < flat->length) {
    uint32_t low = unit_at(flat, *at);
    if (low >= 0xdc00 && low <= 0xdfff) {
      (*at)++;
      return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  }
  return 0xfffd;
}

static uint32_t utf8_size(uint32_t point) { return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4; }

static uint32_t utf8_encode(uint8_t *to, uint32_t point) {
  uint32_t size = utf8_size(point);
  if (size == 1) {
    to[0] = (uint8_t)point;
    return 1;
  }
  static const uint8_t leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
  for (uint32_t i = size - 1; i > 0; i--, point >>= 6) to[i] = (uint8_t)(0x80 | (point & 0x3f));
  to[0] = (uint8_t)(leads[size] | point);
  return size;
}

static bool is_ascii(const uint8_t *bytes, uint32_t length) {
  uint32_t i = 0;
  for (; i + 64 <= length; i += 64) {
    const __m128i *at = (const __m128i *)(bytes + i);
    __m128i first = _mm_or_si128(_mm_loadu_si128(at), _mm_loadu_si128(at + 1));
    __m128i second = _mm_or_si128(_mm_loadu_si128(at + 2), _mm_loadu_si128(at + 3));
    if (_mm_movemask_epi8(_mm_or_si128(first, second))) return false;
  }
  for (; i < length; i++)
    if (bytes[i] & 0x80) return false;
  return true;
}

uint32_t rt_text_utf8_length(rt_ref s) {
  rt_string *flat = rt_string_flat(s);
  if (flat->flags & RT_STRING_ASCII) return flat->length;
  uint64_t length = 0;
  if (!(flat->flags & RT_STRING_WIDE)) {
    length = flat->length;
    if (is_ascii(flat->latin1, flat->length)) flat->flags |= RT_STRING_ASCII;
    else
      for (uint32_t i = 0; i < flat->length; i++) length += flat->latin1[i] >> 7;
  } else {
    for (uint32_t at = 0; at < flat->length;) length += utf8_size(utf16_decode(flat, &at));
  }
  return (uint32_t)length;
}

/// Room for `length` bytes at `offset` of a Uint8Array.
static uint8_t *target_range(rt_ref target, uint32_t offset, uint32_t length) {
  const rt_typed_array *array = (const rt_typed_array *)target;
  if ((uint64_t)offset + length > array->length) rt_throw_index((double)offset + length, array->length);
  return (uint8_t *)array->data + offset;
}

uint32_t rt_text_to_utf8(rt_ref s, rt_ref target, uint32_t offset) {
  const rt_string *flat = rt_string_flat(s);
  uint32_t length = rt_text_utf8_length(s);
  uint8_t *to = target_range(target, offset, length);
  if (length == flat->length && !(flat->flags & RT_STRING_WIDE)) {
    if (length) memcpy(to, flat->latin1, length);
    return length;
  }
  for (uint32_t at = 0; at < flat->length;) to += utf8_encode(to, utf16_decode(flat, &at));
  return length;
}

uint32_t rt_text_to_latin1(rt_ref s, rt_ref target, uint32_t offset) {
  const rt_string *flat = rt_string_flat(s);
  uint8_t *to = target_range(target, offset, flat->length);
  if (flat->flags & RT_STRING_WIDE)
    for (uint32_t i = 0; i < flat->length; i++) to[i] = (uint8_t)flat->utf16[i];
  else if (flat->length) memcpy(to, flat->latin1, flat->length);
  return flat->length;
}

bool rt_text_to_c(rt_ref s, char *to, uint32_t room) {
  const rt_string *flat = rt_string_flat(s);
  uint32_t length = 0;
  for (uint32_t at = 0; at < flat->length;) {
    if (length + 5 > room) return false;
    length += utf8_encode((uint8_t *)to + length, utf16_decode(flat, &at));
  }
  to[length] = 0;
  return true;
}

// --- Console ------------------------------------------------------------------------------------------------------

static void write_utf8(rt_ref text, void (*write)(const char *bytes, size_t length)) {
  const rt_string *flat = rt_string_flat(text);
  uint8_t buffer[256];
  uint32_t used = 0;
  for (uint32_t at = 0; at < flat->length;) {
    used += utf8_encode(buffer + used, utf16_decode(flat, &at));
    if (used > sizeof buffer - 4) {
      write((const char *)buffer, used);
      used = 0;
    }
  }
  write((const char *)buffer, used);
}

void rt_console_write(rt_ref text) { write_utf8(text, rt_platform_write); }
void rt_console_write_error(rt_ref text) { write_utf8(text, rt_platform_write_error); }
void rt_console_write_bytes(rt_ref bytes, bool is_error) {
  rt_typed_array *array = (rt_typed_array *)bytes;
  (is_error ? rt_platform_write_error : rt_platform_write)(array->data, array->length);
}
