// Reflection over descriptors: what console.log, storage of objects and migration stand on.
// @cold
#include "internal.h"

static const rt_field *fields_of(const rt_type *type) {
  return (const rt_field *)(const void *)((char *)RT_TYPE_BASE + type->fields);
}

static const rt_field *field_at(rt_ref object, uint32_t index) {
  const rt_type *type = rt_type_of(object);
  if (index >= type->field_count) rt_throw_index(index, type->field_count);
  return &fields_of(type)[index];
}

/// Names come from source text in UTF-8.
static rt_ref name_string(uint32_t text) {
  const char *bytes = rt_type_text(text);
  return rt_string_from_utf8_bytes((const uint8_t *)bytes, (uint32_t)strlen(bytes));
}

rt_ref rt_type_name(rt_ref object) { return name_string(rt_type_of(object)->name); }
/// A class without a name goes by its base's.
rt_ref rt_class_name(rt_ref object) {
  const rt_type *type = rt_type_of(object);
  while (!*rt_type_text(type->display_name) && type->depth > 0) type = rt_type_at(type->parent);
  return name_string(type->display_name);
}
rt_ref rt_function_name(rt_ref closure) { return name_string(rt_type_of(rt_function_behind(closure))->display_name); }
uint64_t rt_type_layout_hash(rt_ref object) { return rt_type_of(object)->layout_hash; }

uint32_t rt_field_count(rt_ref object) { return rt_type_of(object)->field_count; }
rt_ref rt_field_name(rt_ref object, uint32_t index) { return name_string(field_at(object, index)->name); }
rt_ref rt_field_type_text(rt_ref object, uint32_t index) { return name_string(field_at(object, index)->type_text); }
bool rt_field_is_hidden(rt_ref object, uint32_t index) { return field_at(object, index)->flags & RT_FIELD_HIDDEN; }

/// What is stored at an address, as a value; i64 and u64 are boxed.
static rt_value load(const void *at, uint8_t repr) {
  switch (repr) {
  case RT_REPR_BOOL: return (uint8_t)(RT_FALSE + *(const uint8_t *)at); // of a hole RT_UNDEFINED
  case RT_REPR_I8: return rt_from_f64(*(const int8_t *)at);
  case RT_REPR_I16: return rt_from_f64(*(const int16_t *)at);
  case RT_REPR_I32: return rt_from_f64(*(const int32_t *)at);
  case RT_REPR_I64: return rt_box_i64(*(const int64_t *)at);
  case RT_REPR_U8: return rt_from_f64(*(const uint8_t *)at);
  case RT_REPR_U16: return rt_from_f64(*(const uint16_t *)at);
  case RT_REPR_U32: return rt_from_f64(*(const uint32_t *)at);
  case RT_REPR_U64: return rt_box_u64(*(const uint64_t *)at);
  case RT_REPR_F32: return rt_from_f64((double)*(const float *)at);
  case RT_REPR_F64: return rt_is_hole(*(const double *)at) ? RT_UNDEFINED : rt_from_f64(*(const double *)at);
  case RT_REPR_VALUE:
  case RT_REPR_REF: return *(const rt_value *)at;
  default: return RT_UNDEFINED;
  }
}

/// A whole number between the bounds?
static bool is_integer(rt_value value, double least, double greatest) {
  if (!rt_is_number(value)) return false;
  double x = rt_to_f64(value);
  return x >= least && x <= greatest && x == (double)(int64_t)x;
}

/// Stores a value; false, and nothing stored, when the representation cannot hold it. That a reference points to an
/// object of the right type is for the caller to have compared.
static bool store(void *at, uint8_t repr, rt_value value) {
  switch (repr) {
#define INTEGER(REPR, ctype, least, greatest)                                                                          \
  case REPR:                                                                                                           \
    if (!is_integer(value, least, greatest)) return false;                                                             \
    *(ctype *)at = (ctype)rt_to_f64(value);                                                                            \
    return true;
    INTEGER(RT_REPR_I8, int8_t, -128, 127)
    INTEGER(RT_REPR_I16, int16_t, -32768, 32767)
    INTEGER(RT_REPR_I32, int32_t, -2147483648.0, 2147483647)
    INTEGER(RT_REPR_U8, uint8_t, 0, 255)
    INTEGER(RT_REPR_U16, uint16_t, 0, 65535)
    INTEGER(RT_REPR_U32, uint32_t, 0, 4294967295.0)
#undef INTEGER
  case RT_REPR_BOOL:
    if (!rt_is_bool(value)) return false;
    *(bool *)at = rt_to_bool(value);
    return true;
  case RT_REPR_I64:
  case RT_REPR_U64:
    if (!rt_has_type(value, rt_type_i64) && !(repr == RT_REPR_U64 && rt_has_type(value, rt_type_u64))) return false;
    if (repr == RT_REPR_U64 && rt_has_type(value, rt_type_i64) && rt_unbox_i64(value) < 0) return false;
    *(uint64_t *)at = rt_unbox_u64(value);
    return true;
  case RT_REPR_F32:
    if (!rt_is_number(value)) return false;
    *(float *)at = (float)rt_to_f64(value);
    return true;
  case RT_REPR_F64:
    if (!rt_is_number(value)) return false;
    *(double *)at = rt_to_f64(value);
    return true;
  case RT_REPR_REF:
    if (!rt_is_object(value) && !rt_is_nullish(value)) return false;
    rt_store_rare(at, value);
    return true;
  case RT_REPR_VALUE: rt_store_rare(at, value); return true;
  default: return false;
  }
}

rt_value rt_field_value(rt_ref object, uint32_t index) {
  const rt_field *field = field_at(object, index);
  const char *at = (const char *)object + field->offset;
  if (field->flags & RT_FIELD_NUMBER) return rt_from_f64((double)*(const int64_t *)(const void *)at);
  return load(at, field->repr);
}

bool rt_set_field_value(rt_ref object, uint32_t index, rt_value value) {
  const rt_field *field = field_at(object, index);
  return store((char *)object + field->offset, field->repr, value);
}

uint32_t rt_element_count(rt_ref array) {
  const rt_type *type = rt_type_of(array);
  return type->kind == RT_KIND_TUPLE ? type->field_count : RT_LENGTH(array);
}

rt_value rt_element_value(rt_ref array, uint32_t index) {
  const rt_type *type = rt_type_of(array);
  if (type->kind == RT_KIND_TUPLE) return rt_field_value(array, index);
  if (index >= RT_LENGTH(array)) return RT_UNDEFINED;
  return load((char *)((rt_array *)array)->data + (size_t)index * type->element_size, type->element);
}

bool rt_set_element_value(rt_ref array, uint32_t index, rt_value value) {
  const rt_type *type = rt_type_of(array);
  if (type->kind == RT_KIND_TUPLE) return rt_set_field_value(array, index, value);
  if (index >= RT_LENGTH(array)) return false;
  return store((char *)((rt_array *)array)->data + (size_t)index * type->element_size, type->element, value);
}

bool rt_element_is_hole(rt_ref ref, uint32_t index) {
  const rt_type *type = rt_type_of(ref);
  if (type->kind != RT_KIND_ARRAY || rt_element_value(ref, index) != RT_UNDEFINED) return false;
  return type->element < RT_REPR_VALUE || ((const rt_object *)ref)->aux & RT_SPARSE;
}

uint32_t rt_element_representation(rt_ref array) { return rt_type_of(array)->element; }

/// A new object with zero fields, or an array of this length; undefined for what has neither.
static rt_value new_of_type(const rt_type *type, uint32_t length) {
  uint32_t offset = (uint32_t)((const char *)type - (const char *)RT_TYPE_BASE);
  switch (type->kind) {
  case RT_KIND_OBJECT:
  case RT_KIND_BOX:
  case RT_KIND_TUPLE: return rt_from_ref(rt_new(offset, type->size));
  case RT_KIND_ARRAY: return rt_from_ref(rt_array_new_length(offset, length));
  case RT_KIND_TYPED_ARRAY: return rt_from_ref(rt_typed_array_new(offset, length));
  default: return RT_UNDEFINED;
  }
}

rt_value rt_new_by_type_name(rt_ref name_ref, uint32_t length) {
  const rt_string *name = rt_string_flat(name_ref);
  if (name->flags & RT_STRING_WIDE) return RT_UNDEFINED;
  const rt_type *type = rt_type_by_name((const char *)name->latin1, name->length);
  return type ? new_of_type(type, length) : RT_UNDEFINED;
}

// --- Objects as the memory behind their headers: what storage of many like objects stands on
// ----------------------------

uint32_t rt_type_number(rt_ref object) { return ((const rt_object *)object)->type; }
uint32_t rt_field_representation(rt_ref object, uint32_t index) { return field_at(object, index)->repr; }
uint32_t rt_field_offset(rt_ref object, uint32_t index) {
  return field_at(object, index)->offset - (uint32_t)sizeof(rt_object);
}

rt_ref rt_new_like(rt_ref object, uint32_t length) {
  rt_value made = new_of_type(rt_type_of(object), length);
  if (!rt_is_object(made)) rt_panic("rt_new_like of something that has neither fields nor elements");
  return rt_to_ref(made);
}

rt_ref rt_copy_object(rt_ref object) {
  rt_object *copy = rt_new_like(object, 0);
  memcpy(copy + 1, (const rt_object *)object + 1, rt_body_bytes(object));
  return copy;
}

/// In whole words: cells are, even where an object is not.
uint32_t rt_body_bytes(rt_ref object) { return (rt_type_of(object)->size - (uint32_t)sizeof(rt_object) + 7) & ~7u; }

/// Throws when [offset, offset + length) is not inside the array.
static uint8_t *bytes_at(rt_ref array, uint32_t offset, uint32_t length) {
  uint64_t end = (uint64_t)offset + length;
  if (end > RT_LENGTH(array)) rt_throw_index((double)end, RT_LENGTH(array));
  return (uint8_t *)((rt_typed_array *)array)->data + offset;
}

void rt_body_mask(rt_ref object, rt_ref target) {
  const rt_type *type = rt_type_of(object);
  uint8_t *mask = bytes_at(target, 0, rt_body_bytes(object));
  memset(mask, 0, rt_body_bytes(object));
  for (uint32_t i = 0; i < type->field_count; i++) {
    const rt_field *field = &fields_of(type)[i];
    uint8_t *at = mask + field->offset - sizeof(rt_object);
    if (field->repr == RT_REPR_BOOL) *at = 1;
    else if (field->repr < RT_REPR_VALUE) memset(at, 0xff, rt_repr_size(field->repr));
  }
}

/// A word and two of them, anywhere. (What is compiled for size would call memcpy for each, and take one at a time.)
typedef uint64_t __attribute__((aligned(1), may_alias)) loose_word;
typedef uint64_t __attribute__((vector_size(16), aligned(1), may_alias)) loose_pair;

void rt_pack_body(rt_ref object, rt_ref mask, rt_ref target, uint32_t offset) {
  uint32_t bytes = rt_body_bytes(object), at = 0;
  const char *from = (const char *)((const rt_object *)object + 1), *kept = (const char *)bytes_at(mask, 0, bytes);
  char *to = (char *)bytes_at(target, offset, bytes);
  for (; at + sizeof(loose_pair) <= bytes; at += sizeof(loose_pair))
    *(loose_pair *)(to + at) = *(const loose_pair *)(from + at) & *(const loose_pair *)(kept + at);
  if (at < bytes) *(loose_word *)(to + at) = *(const loose_word *)(from + at) & *(const loose_word *)(kept + at);
}

bool rt_unpack_body(rt_ref object, rt_ref mask, rt_ref source, uint32_t offset) {
  uint32_t bytes = rt_body_bytes(object), at = 0;
  const char *from = (const char *)bytes_at(source, offset, bytes), *kept = (const char *)bytes_at(mask, 0, bytes);
  char *to = (char *)((rt_object *)object + 1);
  loose_pair strange = {0};
  rt_go_on(object);
  for (; at + sizeof(loose_pair) <= bytes; at += sizeof(loose_pair)) {
    loose_pair pair = *(const loose_pair *)(from + at), possible = *(const loose_pair *)(kept + at);
    strange |= pair & ~possible;
    *(loose_pair *)(to + at) = pair & possible;
  }
  if (at < bytes) {
    uint64_t word = *(const loose_word *)(from + at), possible = *(const loose_word *)(kept + at);
    strange[0] |= word & ~possible;
    *(loose_word *)(to + at) = word & possible;
  }
  return (strange[0] | strange[1]) == 0;
}

bool rt_unpack_field(rt_ref object, uint32_t index, rt_ref source, uint32_t offset) {
  const rt_field *field = field_at(object, index);
  if (field->repr >= RT_REPR_VALUE) return false;
  const uint8_t *from = bytes_at(source, offset, rt_repr_size(field->repr));
  if (field->repr == RT_REPR_BOOL && *from > 1) return false;
  memcpy((char *)object + field->offset, from, rt_repr_size(field->repr));
  return true;
}

rt_ref rt_object_of_type(uint32_t type) { return rt_new(type, rt_type_at(type)->size); }
rt_ref rt_array_of_type(uint32_t type, uint32_t length) { return rt_array_new_length(type, length); }
bool rt_instance_of_type(rt_ref object, uint32_t type) { return rt_instance_of(object, type); }
