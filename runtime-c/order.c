// The order of an object's members where it is not that of its layout: after spreads, and after assigning or deleting
// optional members. An object's `aux` names its order; orders are kept once, and this image's own: an object that a
// live update makes anew has its layout's.
// @cold
#include "internal.h"

/// In chunks of words; `aux` holds twice the number of its first word, counted from 1, beside RT_FROZEN.
typedef struct order {
  uint64_t given; // bit n: the object has field n, whatever it holds; others it has while they are not undefined
  uint32_t type;
  uint32_t next; // of the same hash
  uint8_t count;
  uint8_t placed; // the fields in front that have their place; the others follow in the layout's order
} order;          // the fields' numbers follow

enum {
  CHUNK_WORDS = RT_BLOCK_SIZE / sizeof(uint64_t),
  MOST_CHUNKS = 512, // 32 MiB, some hundred thousand orders
  MOST_FIELDS = 64,
  BUCKETS = 1024,
};

static uint64_t *chunks[MOST_CHUNKS];
static uint32_t words_used;
static uint32_t buckets[BUCKETS];
static double lost_orders;

double rt_lost_member_orders(void) { return lost_orders; }

/// An order that is being changed.
typedef struct draft {
  order head;
  uint8_t fields[MOST_FIELDS];
} draft;

static const rt_field *field_of(rt_ref object, uint32_t index) {
  return (const rt_field *)(const void *)((char *)RT_TYPE_BASE + rt_type_of(object)->fields) + index;
}

static order *order_at(uint32_t number) {
  return (order *)(void *)&chunks[(number - 1) / CHUNK_WORDS][(number - 1) % CHUNK_WORDS];
}

static const uint8_t *numbers_of(const order *known) { return (const uint8_t *)(known + 1); }

static const order *order_of(rt_ref object) {
  uint32_t number = ((const rt_object *)object)->aux >> 1;
  return number ? order_at(number) : NULL;
}

uint32_t rt_member_at(rt_ref object, uint32_t place) {
  const order *known = order_of(object);
  return known && place < known->count ? numbers_of(known)[place] : place;
}

bool rt_field_is_optional(rt_ref object, uint32_t index) {
  const order *known = order_of(object);
  if (known && index < known->count) return !(known->given >> index & 1);
  return field_of(object, index)->flags & RT_FIELD_OPTIONAL;
}

static bool is_there(rt_ref object, uint32_t index) {
  return !rt_field_is_optional(object, index) || rt_field_value(object, index) != RT_UNDEFINED;
}

/// The number of so many new words in one chunk, or 0 when there is no more room.
static uint32_t allocate(uint32_t words) {
  if (words_used % CHUNK_WORDS + words > CHUNK_WORDS) words_used += CHUNK_WORDS - words_used % CHUNK_WORDS;
  uint32_t chunk = words_used / CHUNK_WORDS;
  if (chunk >= MOST_CHUNKS) return 0;
  if (!chunks[chunk]) chunks[chunk] = rt_platform_blocks_allocate(1);
  if (!chunks[chunk]) return 0;
  uint32_t number = words_used + 1;
  words_used += words;
  return number;
}

/// The object's order as it is; false for objects whose order is not kept.
static bool begin(draft *made, rt_ref object) {
  const rt_type *type = rt_type_of(object);
  if (type->kind != RT_KIND_OBJECT) return false;
  if (type->field_count > MOST_FIELDS) {
    lost_orders++;
    return false;
  }
  const order *known = order_of(object);
  if (known) {
    made->head = *known;
    memcpy(made->fields, numbers_of(known), known->count);
    return true;
  }
  made->head = (order){.type = ((const rt_object *)object)->type, .count = (uint8_t)type->field_count};
  for (uint32_t i = 0; i < type->field_count; i++) {
    made->fields[i] = (uint8_t)i;
    if (!(field_of(object, i)->flags & RT_FIELD_OPTIONAL)) made->head.given |= (uint64_t)1 << i;
  }
  return true;
}

/// Names that are array indexes come first in JavaScript, and in the layout (compiler/lower/literals.ts).
static bool has_indexes(rt_ref object) {
  if (rt_type_of(object)->field_count == 0) return true;
  const char *first = rt_type_text(field_of(object, 0)->name);
  while (*first >= '0' && *first <= '9') first++;
  return *first == 0;
}

static bool is_same(const order *known, const draft *made) {
  return known->type == made->head.type && known->given == made->head.given && known->placed == made->head.placed &&
         memcmp(numbers_of(known), made->fields, made->head.count) == 0;
}

/// When there is no more room, the object keeps the order that it has, which is counted.
static void end(const draft *made, rt_ref ref) {
  rt_object *object = ref;
  uint32_t hash = made->head.type ^ (uint32_t)made->head.given ^ made->head.placed;
  for (uint32_t i = 0; i < made->head.count; i++) hash = hash * 31 + made->fields[i];
  uint32_t *bucket = &buckets[hash % BUCKETS];
  uint32_t number = *bucket;
  while (number && !is_same(order_at(number), made)) number = order_at(number)->next;
  if (!number) {
    number = allocate((uint32_t)(sizeof(order) + made->head.count + 7) / 8);
    if (!number) {
      lost_orders++;
      return;
    }
    order *kept = order_at(number);
    *kept = made->head;
    kept->next = *bucket;
    memcpy(kept + 1, made->fields, made->head.count);
    *bucket = number;
  }
  object->aux = (object->aux & RT_FROZEN) | number << 1;
}

/// Moves a field behind those that have their place, unless it is one of them.
static void place(draft *made, uint32_t field) {
  order *head = &made->head;
  uint32_t at = 0;
  while (at < head->count && made->fields[at] != field) at++;
  head->given |= (uint64_t)1 << field;
  if (at < head->placed || at == head->count) return;
  for (; at > head->placed; at--) made->fields[at] = made->fields[at - 1];
  made->fields[head->placed++] = (uint8_t)field;
}

/// The name under which a program knows a field; null for what it does not know. Accessors of literals are hidden
/// fields.
static const char *member_name(const rt_field *field) {
  const char *name = rt_type_text(field->name);
  if (!(field->flags & RT_FIELD_HIDDEN)) return name;
  bool is_accessor = (name[0] == 'g' || name[0] == 's') && name[1] == 'e' && name[2] == 't' && name[3] == ' ';
  return is_accessor ? name + 4 : NULL;
}

static bool is_same_text(const char *a, const char *b) {
  while (*a && *a == *b) a++, b++;
  return *a == *b;
}

/// Number of the field of this name, or -1.
static int32_t find(rt_ref object, const char *name) {
  uint32_t count = rt_type_of(object)->field_count;
  for (uint32_t i = 0; i < count; i++) {
    const char *other = member_name(field_of(object, i));
    if (other && is_same_text(other, name)) return (int32_t)i;
  }
  return -1;
}

static int32_t find_text(rt_ref object, rt_ref name) {
  char bytes[256];
  if (!rt_text_to_c(name, bytes, sizeof bytes)) return -1;
  return find(object, bytes);
}

/// A spread of `source` into an object that is being made, behind the fields of the mask, which the literal gives
/// before.
void rt_place_spread(rt_ref object, rt_value source, uint64_t before) {
  draft made;
  if (has_indexes(object) || !begin(&made, object)) return;
  for (uint32_t i = 0; i < made.head.count; i++)
    if (before >> i & 1) place(&made, i);
  if (rt_is_object(source) && rt_type_of(rt_to_ref(source))->kind == RT_KIND_OBJECT) {
    rt_ref from = rt_to_ref(source);
    uint32_t count = rt_type_of(from)->field_count;
    for (uint32_t i = 0; i < count; i++) {
      uint32_t index = rt_member_at(from, i);
      const char *name = member_name(field_of(from, index));
      int32_t field = name && is_there(from, index) ? find(object, name) : -1;
      if (field >= 0) place(&made, (uint32_t)field);
    }
  }
  end(&made, object);
}

/// All members that the object has, in their order, have their place.
static void place_present(draft *made, rt_ref object) {
  made->head.placed = 0;
  for (uint32_t i = 0; i < made->head.count; i++) {
    uint32_t field = made->fields[i];
    if (made->head.given >> field & 1 || rt_field_value(object, field) != RT_UNDEFINED) place(made, field);
  }
}

/// Does the object have a member that is listed behind this one?
static bool has_later(rt_ref object, uint32_t field) {
  uint32_t place = rt_type_of(object)->field_count;
  while (place > 0) {
    uint32_t other = rt_member_at(object, --place);
    if (other == field) return false;
    if (is_there(object, other)) return true;
  }
  return false;
}

/// An optional member is about to be assigned: if the object does not have it, it comes last. It has it from then on,
/// though it be undefined, which `is_value` tells.
void rt_place_member(rt_ref object, rt_ref name, bool is_value) {
  draft made;
  int32_t field = find_text(object, name);
  if (field < 0) return;
  if (is_value ? is_there(object, (uint32_t)field) || has_indexes(object) || !has_later(object, (uint32_t)field)
               : !rt_field_is_optional(object, (uint32_t)field))
    return;
  if (!begin(&made, object)) return;
  place_present(&made, object);
  place(&made, (uint32_t)field);
  end(&made, object);
}

/// An error gets a name of its own, which its layout has in front.
void rt_place_last(rt_ref object, rt_ref name) {
  draft made;
  int32_t field = find_text(object, name);
  if (field < 0 || order_of(object) || !begin(&made, object)) return;
  for (uint32_t i = 0; i < made.head.count; i++)
    if (i != (uint32_t)field && is_there(object, i)) place(&made, i);
  place(&made, (uint32_t)field);
  end(&made, object);
}

/// A member has been deleted: the field holds undefined.
void rt_drop_member(rt_ref object, rt_ref name) {
  draft made;
  int32_t field = find_text(object, name);
  if (field < 0 || !begin(&made, object)) return;
  made.head.given &= ~((uint64_t)1 << field);
  place_present(&made, object);
  end(&made, object);
}

/// Has the object a member of this name, though it may hold undefined?
bool rt_has_member(rt_ref object, rt_ref name) {
  int32_t field = find_text(object, name);
  return field >= 0 && is_there(object, (uint32_t)field);
}

/// Has a cast let the object's literal leave the member out, and nobody assigned it since?
bool rt_lacks_member(rt_ref object, rt_ref name) {
  int32_t field = find_text(object, name);
  return field >= 0 && !is_there(object, (uint32_t)field);
}

/// The fields of a new object by number, in the order in which its text has them.
void rt_place_fields(rt_ref object, rt_ref numbers) {
  draft made;
  if (has_indexes(object) || !begin(&made, object)) return;
  const rt_array *array = numbers;
  for (uint32_t i = 0; i < array->length; i++) place(&made, (uint32_t)((const double *)array->data)[i]);
  end(&made, object);
}

void rt_copy_order(rt_ref object, rt_ref from) {
  ((rt_object *)object)->aux = ((const rt_object *)from)->aux & ~RT_FROZEN;
}
