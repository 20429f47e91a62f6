// Tables with weak keys, for WeakMap, WeakSet and WeakRef: an entry keeps its value alive as long as something else
// keeps its key. The collector notes the tables that it meets, follows the values of live keys until nothing new turns
// up, and then clears the other entries (Hayes: Ephemerons, 1997). The program runs between any two of these steps:
// what it reads from a table while marking is under way is marked, and once it is known which keys are dead they are
// gone for it, cleared or not.
#include "heap.h"

#define REMOVED ((rt_value)8) // no value has this word
#define LIST_END ((rt_value)8)

typedef struct entry {
  rt_value key; // 0: never used
  rt_value value;
} entry;

/// A storage of the type rt_type_weak.
typedef struct weak_table {
  rt_object header;
  uint64_t byte_length;
  rt_value next;     // during a collection: the table noted before this one; 0: not noted
  uint64_t capacity; // entries, a power of two
  uint64_t used;     // entries that are not free, removed ones included
  entry entries[];
} weak_table;

static rt_value noted; // 0 or LIST_END: none
// How far a pass over the noted tables is.
static rt_value pass_table;
static uint64_t pass_entry;
static bool pass_has_found;

rt_ref rt_weak_table_new(uint32_t capacity) {
  size_t bytes = sizeof(weak_table) + capacity * sizeof(entry);
  weak_table *table = rt_new(rt_type_weak, bytes);
  table->byte_length = bytes - sizeof(rt_storage);
  table->capacity = capacity;
  if (rt_marking) rt_weak_note(table);
  return table;
}

/// Does the entry have a key that can still be asked for?
static bool is_live(const entry *one) {
  return rt_is_object(one->key) && (phase != CLEARING || is_marked(rt_to_ref(one->key)));
}

/// The key's entry, or a free one.
static entry *find(weak_table *table, rt_value key) {
  uint64_t mask = table->capacity - 1;
  for (uint64_t at = rt_hash_ref(rt_to_ref(key)) & mask;; at = (at + 1) & mask)
    if (table->entries[at].key == key || !table->entries[at].key) return &table->entries[at];
}

bool rt_weak_has(rt_ref table, rt_ref key) { return find((weak_table *)table, rt_from_ref(key))->key != 0; }

rt_value rt_weak_get(rt_ref table, rt_ref key) {
  rt_value value = find((weak_table *)table, rt_from_ref(key))->value;
  rt_mark_read(value);
  return value;
}

static weak_table *larger(weak_table *old) {
  uint32_t live = 0, capacity = 4;
  for (uint64_t i = 0; i < old->capacity; i++) live += is_live(&old->entries[i]);
  while (capacity < live * 3) capacity *= 2;
  weak_table *table = rt_weak_table_new(capacity);
  for (uint64_t i = 0; i < old->capacity; i++) {
    if (!is_live(&old->entries[i])) continue;
    *find(table, old->entries[i].key) = old->entries[i];
    table->used++;
  }
  return table;
}

/// Gives the table to use from now on.
rt_ref rt_weak_set(rt_ref ref, rt_ref key, rt_value value) {
  weak_table *table = (weak_table *)ref;
  entry *place = find(table, rt_from_ref(key));
  if (!place->key && (table->used + 1) * 4 > table->capacity * 3) {
    table = larger(table);
    place = find(table, rt_from_ref(key));
  }
  if (!place->key) table->used++;
  rt_mark_read(place->value);
  *place = (entry){rt_from_ref(key), value};
  return table;
}

bool rt_weak_delete(rt_ref table, rt_ref key) {
  entry *place = find((weak_table *)table, rt_from_ref(key));
  if (!place->key) return false;
  rt_mark_read(place->key);
  rt_mark_read(place->value);
  *place = (entry){REMOVED, RT_UNDEFINED};
  return true;
}

/// The key of a table that has had only one; undefined once it has been collected.
rt_value rt_weak_key(rt_ref ref) {
  const weak_table *table = (const weak_table *)ref;
  for (uint64_t i = 0; i < table->capacity; i++) {
    if (!is_live(&table->entries[i])) continue;
    rt_mark_read(table->entries[i].key);
    return table->entries[i].key;
  }
  return RT_UNDEFINED;
}

void rt_weak_note(rt_ref ref) {
  weak_table *table = (weak_table *)ref;
  if (table->next) return;
  table->next = noted ? noted : LIST_END;
  noted = rt_from_ref(table);
}

void rt_weak_begin_pass(void) {
  pass_table = noted;
  pass_entry = 0;
  pass_has_found = false;
}

void rt_weak_spoil_pass(void) { pass_has_found = true; }

/// The pass's next entry, or null at its end.
RT_RARE static entry *pass_next(void) {
  while (rt_is_object(pass_table)) {
    weak_table *table = (weak_table *)rt_to_ref(pass_table);
    if (pass_entry < table->capacity) return &table->entries[pass_entry++];
    pass_table = table->next;
    pass_entry = 0;
  }
  return NULL;
}

RT_RARE bool rt_weak_follow(uint32_t count) {
  for (; count > 0; count--) {
    const entry *one = pass_next();
    if (!one) {
      bool is_last = !pass_has_found;
      rt_weak_begin_pass();
      return is_last;
    }
    if (!rt_is_object(one->key) || !is_marked(rt_to_ref(one->key))) continue;
    if (!rt_is_object(one->value) || is_marked(rt_to_ref(one->value))) continue;
    mark_object(rt_to_ref(one->value));
    pass_has_found = true;
  }
  return false;
}

RT_RARE bool rt_weak_clear(uint32_t count) {
  for (; count > 0; count--) {
    entry *one = pass_next();
    if (!one) break;
    if (rt_is_object(one->key) && !is_marked(rt_to_ref(one->key))) *one = (entry){REMOVED, RT_UNDEFINED};
  }
  if (count == 0) return false;
  while (rt_is_object(noted)) {
    weak_table *table = (weak_table *)rt_to_ref(noted);
    noted = table->next;
    table->next = 0;
  }
  return true;
}
