// What compiled code asks before each access where the compiler checks itself (compiler/emit/accesses.ts): is the
// object of a type that has what is about to be read or stored there? Undefined and null pass: they end in a TypeError.
#include "../internal.h"

#include <stdio.h>
#include <string.h>

static _Noreturn void fail(rt_ref object, const char *what, uint32_t representation) {
  fprintf(stderr, "%s (of representation %u) is taken from a %s, which has none\n", what, representation,
          rt_type_text(rt_type_of(object)->name));
  rt_panic("the compiler has taken an object for another");
}

static bool is_missing(rt_ref object) { return rt_is_nullish(rt_from_ref(object)); }

static void check_object(rt_ref object, const char *what) {
  if (rt_is_object(rt_from_ref(object))) return;
  fprintf(stderr, "%s is taken from %llx, which is no object\n", what, (unsigned long long)rt_from_ref(object));
  rt_panic("the compiler has taken a value for an object");
}

uint32_t rt_access_field(rt_ref object, uint32_t offset, uint32_t representation, const char *name) {
  if (is_missing(object)) return 0;
  check_object(object, name);
  const rt_type *type = rt_type_of(object);
  const rt_field *fields = (const rt_field *)(const void *)((const char *)RT_TYPE_BASE + type->fields);
  for (uint32_t i = 0; i < type->field_count; i++)
    if (fields[i].offset == offset && fields[i].repr == representation && !strcmp(rt_type_text(fields[i].name), name))
      return ((const rt_object *)object)->type;
  fail(object, name, representation);
}

uint32_t rt_access_element(rt_ref array, uint32_t representation) {
  if (is_missing(array)) return 0;
  check_object(array, "an element");
  const rt_type *type = rt_type_of(array);
  bool has_elements = type->kind == RT_KIND_ARRAY || type->kind == RT_KIND_TYPED_ARRAY;
  if (!has_elements || type->element != representation) fail(array, "an element", representation);
  return ((const rt_object *)array)->type;
}

uint32_t rt_access_length(rt_ref object, const char *name) {
  if (is_missing(object)) return 0;
  check_object(object, name);
  uint8_t kind = rt_type_of(object)->kind;
  if (kind != RT_KIND_ARRAY && kind != RT_KIND_TYPED_ARRAY && kind != RT_KIND_STRING) fail(object, name, 0);
  return ((const rt_object *)object)->type;
}

uint32_t rt_access_interface(rt_ref object, uint32_t number, const char *name) {
  if (is_missing(object)) return 0;
  check_object(object, name);
  if (!rt_implements(object, number)) fail(object, name, 0);
  return ((const rt_object *)object)->type;
}

rt_value rt_access_word(rt_value value, uint32_t representation) {
  bool is_right;
  switch (representation) {
  case RT_REPR_BOOL: is_right = rt_is_bool(value); break;
  case RT_REPR_I64:
  case RT_REPR_U64: is_right = rt_has_kind(value, RT_KIND_BOX); break;
  default: is_right = rt_is_number(value);
  }
  if (is_right) return value;
  fprintf(stderr, "%llx is taken for a value of representation %u\n", (unsigned long long)value, representation);
  rt_panic("the compiler has taken a value for another");
}
