// INSTAR_GC_STRESS=1: the collector does a little at every single allocation, what it frees and what it is given is
// overwritten, and at the end of every cycle's marking a second, simpler walk looks whether anything that the program
// can reach was missed.
#include "../heap.h"

#include <stdio.h>
#include <stdlib.h>

bool heap_is_stressed;

__attribute__((constructor)) static void ask_environment(void) {
  heap_is_stressed = getenv("INSTAR_GC_STRESS") != NULL;
}

static rt_object **seen; // a hash table of what the walk has met
static size_t seen_capacity, seen_count;
static rt_object **pending;
static size_t pending_count, pending_capacity;

static bool add_seen(rt_object *object);

static void grow_seen(void) {
  rt_object **old = seen;
  size_t old_capacity = seen_capacity;
  seen_capacity = old_capacity ? old_capacity * 2 : 4096;
  seen = calloc(seen_capacity, sizeof *seen);
  seen_count = 0;
  for (size_t i = 0; i < old_capacity; i++)
    if (old[i]) add_seen(old[i]);
  free(old);
}

/// False when it was there already.
static bool add_seen(rt_object *object) {
  if (seen_count * 2 >= seen_capacity) grow_seen();
  for (size_t at = rt_hash_ref(object) % seen_capacity;; at = (at + 1) % seen_capacity) {
    if (seen[at] == object) return false;
    if (seen[at]) continue;
    seen[at] = object;
    seen_count++;
    return true;
  }
}

static void reach(rt_value word) {
  if (!rt_is_object(word) || !add_seen(rt_to_ref(word))) return;
  rt_object *object = rt_to_ref(word);
  if (!is_marked(object)) {
    fprintf(stderr, "a reachable object was not marked: %s\n", rt_type_text(rt_type_at(object->type)->name));
    rt_panic("the collector has lost an object");
  }
  if (pending_count == pending_capacity) {
    pending_capacity = pending_capacity ? pending_capacity * 2 : 4096;
    pending = realloc(pending, pending_capacity * sizeof *pending);
  }
  pending[pending_count++] = object;
}

static void reach_all_of(rt_object *object) {
  const rt_type *type = rt_type_at(object->type);
  switch (type->kind) {
  case RT_KIND_ARRAY: {
    const rt_array *array = (const rt_array *)object;
    if (type->element >= RT_REPR_VALUE)
      for (uint32_t i = 0; i < array->length; i++) reach(((const rt_value *)array->data)[i]);
    if (object->type == rt_type_extended_array) reach(rt_from_ref(((const rt_extended_array *)object)->extra));
    return;
  }
  case RT_KIND_TYPED_ARRAY:
    reach(rt_from_ref(((const rt_typed_array *)object)->buffer));
    reach(rt_from_ref(((const rt_typed_array *)object)->storage));
    return;
  case RT_KIND_STRING:
    if (!(((const rt_string *)object)->flags & RT_STRING_ROPE)) return;
    reach(rt_from_ref(((const rt_string *)object)->left));
    reach(rt_from_ref(((const rt_string *)object)->right));
    return;
  case RT_KIND_STORAGE: return;
  default: {
    const rt_field *fields = (const rt_field *)(const void *)((const char *)RT_TYPE_BASE + type->fields);
    for (uint32_t i = 0; i < type->field_count; i++)
      if (fields[i].repr >= RT_REPR_VALUE)
        reach(*(const rt_value *)(const void *)((const char *)object + fields[i].offset));
  }
  }
}

void heap_verify_marks(void) {
  seen_count = pending_count = 0;
  if (seen) memset(seen, 0, seen_capacity * sizeof *seen);
  for (uint32_t i = 0; i < rt_literal_count; i++) reach(rt_from_ref(rt_literals[i]));
  for (uint32_t i = 0; i < rt_root_count; i++) reach(*rt_roots[i]);
  while (pending_count > 0) reach_all_of(pending[--pending_count]);
}

void heap_overwrite_free_cells(block *b) {
  if (b->class == LARGE_CLASS) {
    if (!is_marked(block_cell(b, 0))) memset(block_cell(b, 0), 0x5a, b->size);
    return;
  }
  for (uint32_t cell = 0; cell < b->cells; cell++)
    if (!is_marked(block_cell(b, cell))) memset(block_cell(b, cell), 0x5a, b->cell_size);
}

void heap_overwrite_blocks(void *blocks, size_t count) { memset(blocks, 0x5a, count << RT_BLOCK_SHIFT); }
