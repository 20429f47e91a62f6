// Values of any type: kinds, equality, boxes, checked conversions.
#include "internal.h"

uint32_t rt_value_kind(rt_value v) {
  if (rt_is_number(v)) return RT_IS_NUMBER;
  if (v == RT_UNDEFINED) return RT_IS_UNDEFINED;
  if (v == RT_NULL) return RT_IS_NULL;
  if (rt_is_bool(v)) return RT_IS_BOOL;
  switch (rt_type_of(rt_to_ref(v))->kind) {
  case RT_KIND_STRING: return RT_IS_STRING;
  case RT_KIND_BOX: return rt_has_type(v, rt_type_u64) ? RT_IS_U64 : RT_IS_I64;
  case RT_KIND_OBJECT: return RT_IS_OBJECT;
  case RT_KIND_TUPLE: return RT_IS_TUPLE;
  case RT_KIND_ARRAY: return RT_IS_ARRAY;
  case RT_KIND_TYPED_ARRAY: return RT_IS_TYPED_ARRAY;
  case RT_KIND_CLOSURE: return RT_IS_FUNCTION;
  case RT_KIND_SYMBOL: return RT_IS_SYMBOL;
  default: return RT_IS_INTERNAL;
  }
}

static const char *const type_names[] = {"undefined", "object", "boolean", "number", "string",   "bigint", "bigint",
                                         "object",    "object", "object",  "object", "function", "object", "symbol"};
static rt_ref type_strings[RT_ARRAY_LENGTH(type_names)]; // made when first asked for

rt_ref rt_value_typeof(rt_value v) {
  uint32_t kind = rt_value_kind(v);
  if (!type_strings[kind]) type_strings[kind] = rt_string_from_c(type_names[kind]);
  return type_strings[kind];
}

bool rt_value_is_of_object_type(rt_value v) {
  uint32_t kind = rt_value_kind(v);
  return kind == RT_IS_NULL || (kind >= RT_IS_OBJECT && kind != RT_IS_FUNCTION && kind != RT_IS_SYMBOL);
}

void rt_values_mark(void (*mark)(rt_value word)) {
  for (uint32_t i = 0; i < RT_ARRAY_LENGTH(type_strings); i++) mark(rt_from_ref(type_strings[i]));
}

/// A number has one form only, so boxes of two types hold two numbers.
static bool boxes_equal(rt_value a, rt_value b) {
  const rt_large_integer *left = rt_to_ref(a), *right = rt_to_ref(b);
  if (left->box.header.type != right->box.header.type || !rt_has_kind(a, RT_KIND_BOX)) return false;
  if (left->box.bits != right->box.bits) return false;
  if (!rt_type_of(rt_to_ref(a))->field_count) return true;
  const rt_typed_array *x = left->limbs, *y = right->limbs;
  return x->length == y->length && memcmp(x->data, y->data, (size_t)x->length * sizeof(uint32_t)) == 0;
}

/// An adapter goes by "(adapter)", as nothing else does, and its first field holds the function.
static bool is_adapter(rt_ref closure) {
  const char *name = rt_type_text(rt_type_of(closure)->display_name);
  return name[0] == '(' && name[1] == 'a' && name[2] == 'd';
}

/// "(adapter of any)" takes any arguments for a function that takes its own.
rt_value rt_typed_function(rt_value v) {
  if (!rt_value_is_function(v) || !is_adapter(rt_to_ref(v))) return v;
  const char *name = rt_type_text(rt_type_of(rt_to_ref(v))->display_name);
  return name[8] == ' ' ? rt_from_ref(((rt_ref *)rt_to_ref(v))[1]) : v;
}

rt_ref rt_function_behind(rt_ref closure) {
  while (is_adapter(closure)) closure = ((rt_ref *)closure)[1];
  return closure;
}

bool rt_value_strict_equal(rt_value a, rt_value b) {
  if (rt_is_number(a) && rt_is_number(b)) return rt_to_f64(a) == rt_to_f64(b);
  if (a == b) return true;
  if (!rt_is_object(a) || !rt_is_object(b)) return false;
  if (rt_value_is_string(a) && rt_value_is_string(b)) return rt_string_equal(rt_to_ref(a), rt_to_ref(b));
  if (rt_value_is_function(a) && rt_value_is_function(b))
    return rt_function_behind(rt_to_ref(a)) == rt_function_behind(rt_to_ref(b));
  return boxes_equal(a, b);
}

bool rt_value_same_value_zero(rt_value a, rt_value b) { return a == b || rt_value_strict_equal(a, b); }

bool rt_value_is_truthy(rt_value v) {
  if (rt_is_number(v)) {
    double x = rt_to_f64(v);
    return x == x && x != 0;
  }
  if (!rt_is_object(v)) return v == RT_TRUE;
  if (rt_value_is_string(v)) return rt_string_length(rt_to_ref(v)) != 0;
  if (rt_has_kind(v, RT_KIND_BOX)) return ((const rt_box *)rt_to_ref(v))->bits != 0;
  return true;
}

uint32_t rt_value_hash(rt_value v) {
  if (rt_is_number(v)) return rt_hash_f64(rt_to_f64(v));
  if (!rt_is_object(v)) return rt_hash_u64(v);
  if (rt_value_is_string(v)) return rt_string_hash(rt_to_ref(v));
  if (rt_has_kind(v, RT_KIND_BOX)) return rt_hash_u64(((const rt_box *)rt_to_ref(v))->bits);
  if (rt_value_is_function(v)) return rt_hash_ref(rt_function_behind(rt_to_ref(v)));
  return rt_hash_ref(rt_to_ref(v));
}

static rt_value box(uint32_t type, uint64_t bits) {
  rt_box *made = rt_new(type, sizeof(rt_box));
  made->bits = bits;
  return rt_from_ref(made);
}

rt_value rt_box_i64(int64_t x) { return box(rt_type_i64, (uint64_t)x); }
rt_value rt_box_u64(uint64_t x) { return box(x >> 63 ? rt_type_u64 : rt_type_i64, x); }
int64_t rt_unbox_i64(rt_value v) { return (int64_t)((const rt_box *)rt_to_ref(v))->bits; }
uint64_t rt_unbox_u64(rt_value v) { return ((const rt_box *)rt_to_ref(v))->bits; }

int64_t rt_checked_i64(rt_value v) {
  if (!rt_has_type(v, rt_type_i64)) rt_throw_cast(v, "i64");
  return rt_unbox_i64(v);
}

uint64_t rt_checked_u64(rt_value v) {
  if (!rt_has_type(v, rt_type_u64) && !(rt_has_type(v, rt_type_i64) && rt_unbox_i64(v) >= 0)) rt_throw_cast(v, "u64");
  return rt_unbox_u64(v);
}

int64_t rt_checked_integer(rt_value v, int64_t least, int64_t greatest) {
  double x = rt_checked_f64(v);
  if (!(x >= (double)least && x <= (double)greatest) || x != (double)(int64_t)x)
    rt_throw_cast(v, "an integer in the type's range");
  return (int64_t)x;
}

rt_ref rt_checked_string(rt_ref text) {
  if (RT_UNLIKELY(!rt_is_object(rt_from_ref(text)))) rt_throw_cast(rt_from_ref(text), "a string");
  return text;
}

rt_ref rt_checked_object(rt_value v) {
  if (!rt_is_object(v)) rt_throw_cast(v, "an object");
  return rt_to_ref(v);
}

/// An array with something beside its elements stands for any array of references to strings.
static bool is_extended_strings(rt_value v, const rt_type *wanted) {
  if (!rt_has_type(v, rt_type_extended_array) || wanted->kind != RT_KIND_ARRAY) return false;
  const char *name = rt_type_text(wanted->name);
  static const char start[] = "Array<string";
  return strlen(name) >= sizeof start && memcmp(name, start, sizeof start - 1) == 0;
}

rt_ref rt_checked_instance(rt_value v, uint32_t type) {
  if (!rt_is_object(v) || !rt_instance_of(rt_to_ref(v), type)) {
    const rt_type *wanted = rt_type_at(type);
    if (is_extended_strings(v, wanted)) return rt_to_ref(v);
    const char *name = rt_type_text(wanted->display_name);
    rt_throw_cast(v, *name ? name : rt_type_text(wanted->name));
  }
  return rt_to_ref(v);
}

bool rt_instance_of_rare(rt_ref object, uint32_t ancestor) { return rt_instance_of(object, ancestor); }
bool rt_implements_rare(rt_ref object, uint32_t number) { return rt_implements(object, number); }

bool rt_instance_of_slow(const rt_type *type, uint32_t ancestor) {
  uint32_t depth = rt_type_at(ancestor)->depth;
  if (type->depth == depth) return rt_type_at(ancestor) == type;
  for (uint32_t at = type->parent; at; at = rt_type_at(at)->parent)
    if (at == ancestor) return true;
  return false;
}

void rt_freeze_object(rt_value v) {
  if (!rt_is_object(v) || rt_value_is_string(v)) return;
  rt_object *object = (rt_object *)rt_to_ref(v);
  object->aux |= RT_FROZEN;
  // Growth is what asks whether it may.
  if (rt_value_kind(v) == RT_IS_ARRAY) ((rt_array *)object)->capacity = ((rt_array *)object)->length;
}

bool rt_is_frozen_object(rt_value v) {
  return !rt_is_object(v) || rt_value_is_string(v) || ((const rt_object *)rt_to_ref(v))->aux & RT_FROZEN;
}
