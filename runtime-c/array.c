// Arrays and typed arrays: growth, views, bulk copies.
#include "internal.h"

// Elements of an array, bytes of a typed array: counters up to a length are 32-bit integers with sign
// (passes/ranges.ts).
#define LENGTH_LIMIT 0x7fffffffu

/// Storage for `count` elements of an array of this type; null for none. Gives the payload.
static void *storage_new(const rt_type *type, uint64_t count) {
  if (count == 0) return NULL;
  if (count > LENGTH_LIMIT) rt_throw_range_error("Invalid array length");
  uint64_t bytes = count * type->element_size;
  rt_storage *storage =
      rt_new(type->element >= RT_REPR_VALUE ? rt_type_words : rt_type_bytes, sizeof(rt_storage) + bytes);
  storage->byte_length = bytes;
  return storage->payload;
}

rt_ref rt_array_new(uint32_t type, uint32_t capacity) {
  rt_array *array = rt_new(type, sizeof(rt_array));
  if (capacity == 0) return array;
  array->data = storage_new(rt_type_at(type), capacity);
  array->capacity = capacity;
  return array;
}

rt_ref rt_extended_array_new(uint32_t capacity, rt_ref extra) {
  rt_extended_array *extended = rt_new(rt_type_extended_array, sizeof(rt_extended_array));
  extended->extra = extra;
  extended->array.data = storage_new(rt_type_at(rt_type_extended_array), capacity);
  extended->array.capacity = capacity;
  return extended;
}

rt_value rt_array_extra(rt_ref array) {
  if (((const rt_object *)array)->type != rt_type_extended_array) return RT_UNDEFINED;
  return rt_from_ref(((const rt_extended_array *)array)->extra);
}

rt_ref rt_array_new_length(uint32_t type, uint32_t length) {
  rt_array *array = rt_array_new(type, length);
  array->length = length;
  return array;
}

void rt_array_reserve(rt_ref ref, uint32_t capacity) {
  rt_array *array = (rt_array *)ref;
  if (capacity <= array->capacity) return;
  rt_check_length_writable(ref, capacity);
  const rt_type *type = rt_type_of(array);
  uint64_t grown = (uint64_t)array->capacity + array->capacity / 2 + 4;
  if (grown < capacity) grown = capacity;
  // Fill the cell that the size class gives anyway.
  uint64_t bytes = sizeof(rt_storage) + grown * type->element_size;
  if (bytes <= RT_SMALL_LIMIT) grown = (rt_class_size(rt_size_class(bytes)) - sizeof(rt_storage)) / type->element_size;
  if (grown > LENGTH_LIMIT) grown = capacity;
  void *data = storage_new(type, grown);
  // What the old storage holds is followed there.
  if (rt_marking && array->data) rt_mark_fields((char *)array->data - offsetof(rt_storage, payload));
  if (array->length) memcpy(data, array->data, (size_t)array->length * type->element_size);
  array->data = data;
  array->capacity = (uint32_t)grown;
}

void rt_array_set_length(rt_ref ref, uint32_t length) {
  rt_array *array = (rt_array *)ref;
  if (length > array->length) {
    rt_array_reserve(ref, length);
  } else if (length < array->length) {
    rt_check_length_writable(ref, length);
    // What is cut off must be zero: growth hands it out again, and the collector walks the whole storage.
    size_t size = rt_type_of(array)->element_size;
    rt_mark_elements(ref, length, array->length - length);
    memset((char *)array->data + length * size, 0, (array->length - length) * size);
    if (length == 0) array->header.aux &= ~RT_SPARSE;
  }
  array->length = length;
}

RT_RARE void rt_array_resize(rt_ref ref, uint32_t length) {
  rt_array *array = (rt_array *)ref;
  uint32_t before = array->length;
  rt_array_set_length(ref, length);
  uint8_t element = rt_type_of(ref)->element;
  if (before < length) array->header.aux |= RT_SPARSE;
  for (uint32_t index = before; index < length; index++) {
    if (element == RT_REPR_F64) ((uint64_t *)array->data)[index] = RT_HOLE_BITS;
    if (element == RT_REPR_BOOL) ((uint8_t *)array->data)[index] = RT_HOLE_BYTE;
  }
}

RT_RARE void rt_array_append_unset(rt_ref ref) { rt_array_resize(ref, ((rt_array *)ref)->length + 1); }

RT_COLD void rt_array_unset(rt_ref ref, double index) {
  rt_array *array = (rt_array *)ref;
  if (!(index >= 0 && index < array->length) || (uint32_t)index != index) return;
  rt_check_element_writable(ref, index);
  uint32_t at = (uint32_t)index;
  const rt_type *type = rt_type_of(ref);
  rt_mark_elements(ref, at, 1);
  array->header.aux |= RT_SPARSE;
  memset((char *)array->data + at * type->element_size, 0, type->element_size);
  if (type->element == RT_REPR_F64) ((uint64_t *)array->data)[at] = RT_HOLE_BITS;
  if (type->element == RT_REPR_BOOL) ((uint8_t *)array->data)[at] = RT_HOLE_BYTE;
}

uint32_t rt_whole_length(double length) {
  if (!(length >= 0 && length <= LENGTH_LIMIT) || (uint32_t)length != length)
    rt_throw_range_error("Invalid array length");
  return (uint32_t)length;
}

RT_SLOW_PATH void rt_array_grow(rt_ref ref, uint64_t index, bool sparse) {
  const rt_array *array = (const rt_array *)ref;
  bool leaves_unset = index > array->length;
  if (index >= LENGTH_LIMIT || (leaves_unset && !sparse && rt_type_of(ref)->element < RT_REPR_VALUE))
    rt_throw_outside(index, array->length);
  if (leaves_unset) rt_array_resize(ref, (uint32_t)index);
  rt_array_set_length(ref, (uint32_t)index + 1);
}

void rt_throw_hole(void) { rt_throw_type_error("An element of an array is read before it is set"); }

void *rt_element_growing_rare(rt_ref array, uint64_t index, size_t element_size, bool sparse) {
  return rt_element_growing(array, index, element_size, sparse);
}

rt_ref rt_typed_array_new(uint32_t type, uint32_t length) {
  // The elements follow the object in the same cell; views keep it alive as a whole.
  size_t bytes = (size_t)length * rt_type_at(type)->element_size;
  if (bytes > LENGTH_LIMIT) rt_throw_range_error("Invalid typed array length");
  rt_typed_array *array = rt_new(type, sizeof(rt_typed_array) + bytes);
  array->length = length;
  if (length == 0) return array;
  array->data = array + 1;
  array->storage = array;
  return array;
}

rt_ref rt_typed_array_view(uint32_t type, rt_ref source, uint32_t byte_offset, uint32_t length) {
  rt_typed_array *array = rt_new(type, sizeof(rt_typed_array));
  const rt_typed_array *from = (const rt_typed_array *)source;
  array->length = length;
  array->byte_offset = from->byte_offset + byte_offset;
  array->data = from->data ? (char *)from->data + byte_offset : NULL;
  array->buffer = from->buffer;
  array->storage = from->storage;
  return array;
}

rt_ref rt_typed_array_external(uint32_t type, uint64_t address, uint32_t length) {
  if (length > LENGTH_LIMIT) rt_throw_range_error("Invalid typed array length");
  rt_typed_array *array = rt_new(type, sizeof(rt_typed_array));
  array->length = length;
  array->data = (void *)(uintptr_t)address;
  return array;
}

void rt_array_copy(rt_ref target, uint32_t target_index, rt_ref source, uint32_t source_index, uint32_t count) {
  if (count == 0) return;
  rt_check_element_writable(target, target_index);
  size_t size = rt_type_of(target)->element_size;
  rt_mark_elements(target, target_index, count);
  if (rt_type_of(target)->element >= RT_REPR_VALUE)
    ((rt_object *)target)->aux |= ((const rt_object *)source)->aux & RT_SPARSE;
  memmove((char *)((rt_array *)target)->data + target_index * size,
          (const char *)((rt_array *)source)->data + source_index * size, count * size);
}

void rt_fill_bytes(rt_ref array, uint32_t start, uint32_t end, uint8_t byte) {
  if (start < end) memset((char *)((rt_array *)array)->data + start, byte, end - start);
}

/// The bytes [offset, offset + length) of a typed array.
static uint8_t *byte_range(rt_ref ref, uint32_t offset, uint32_t length) {
  const rt_typed_array *array = (const rt_typed_array *)ref;
  uint64_t size = (uint64_t)array->length * rt_type_of(ref)->element_size;
  if (RT_UNLIKELY((uint64_t)offset + length > size)) rt_throw_index((double)offset + length, (double)size);
  return (uint8_t *)array->data + offset;
}

void rt_copy_bytes(rt_ref target, uint32_t target_offset, rt_ref source, uint32_t source_offset, uint32_t length) {
  uint8_t *to = byte_range(target, target_offset, length);
  const uint8_t *from = byte_range(source, source_offset, length);
  if (length) memmove(to, from, length);
}

int32_t rt_compare_bytes(rt_ref a, uint32_t a_offset, rt_ref b, uint32_t b_offset, uint32_t length) {
  const uint8_t *left = byte_range(a, a_offset, length);
  const uint8_t *right = byte_range(b, b_offset, length);
  return length ? memcmp(left, right, length) : 0;
}

uint32_t rt_checksum_bytes(rt_ref bytes, uint32_t start, uint32_t length, uint32_t seed) {
  const uint8_t *at = byte_range(bytes, start, length);
  // Sum 32-bit words in the processor's order (the sum's byte order does not matter, RFC 1071 2(B)), swap at the end.
  uint64_t sum = 0;
  for (; length >= 8; length -= 8, at += 8) {
    uint64_t words;
    __builtin_memcpy(&words, at, sizeof words); // not a call, though freestanding
    sum += (words & UINT32_MAX) + (words >> 32);
  }
  if (length & 4) {
    uint32_t word;
    __builtin_memcpy(&word, at, sizeof word);
    sum += word;
    at += 4;
  }
  if (length & 2) {
    uint16_t half;
    __builtin_memcpy(&half, at, sizeof half);
    sum += half;
    at += 2;
  }
  if (length & 1) sum += at[0];
  // Four parts of 16 bits leave at most 18 bits; adding these up leaves 16 and a carry.
  sum = (sum & 0xffff) + (sum >> 16 & 0xffff) + (sum >> 32 & 0xffff) + (sum >> 48);
  sum = (sum & 0xffff) + (sum >> 16);
  sum = (sum & 0xffff) + (sum >> 16);
  sum = __builtin_bswap16((uint16_t)sum) + (uint64_t)seed;
  sum = (sum & 0xffff) + (sum >> 16);
  return (uint32_t)sum;
}

uint64_t rt_index_f64_rare(double index) { return rt_index_f64(index); }
void *rt_element_rare(rt_ref array, uint64_t index, size_t element_size) {
  return rt_element_at(array, index, element_size);
}

uint64_t rt_element_or_rare(rt_ref array, uint64_t index, uint64_t none) { return rt_element_or(array, index, none); }

uint8_t rt_clamp_u8(double x) {
  if (!(x > 0)) return 0;
  if (x >= 255) return 255;
  uint8_t below = (uint8_t)x;
  double rest = x - below;
  return rest > 0.5 || (rest == 0.5 && (below & 1)) ? below + 1 : below;
}
