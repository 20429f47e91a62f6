// Marking: finds what was reachable when the cycle began, in slices between which the program runs ("snapshot at the
// beginning", Yuasa 1990). Every reference of that moment is followed: the roots and the stack at once, the heap's bit
// by bit, and before the program overwrites one in the heap it calls rt_barrier. What is made meanwhile counts as
// marked. So nothing has to be looked at twice, and the end of a cycle takes no longer than any other slice.
//
// Compiled code leaves the barrier out for objects that it has just made (compiler/passes/barriers.ts). That is right
// because the objects that the stack points to are followed at once when the cycle begins.
#include "heap.h"

bool rt_marking;

// --- The mark stack: marked objects whose references have not been followed ------------------------------------------

// An entry with bit 0 set is preceded by the index at which the walk of a long storage goes on.
typedef struct segment {
  struct segment *below;
  uint64_t entries[RT_BLOCK_SIZE / sizeof(uint64_t) - 1];
} segment;

static segment *top;
static segment *spare;
static size_t length;      // entries in `top`
static bool is_incomplete; // marked objects exist that were not pushed

RT_RARE static bool stack_grow(void) {
  segment *above = spare ? spare : rt_platform_blocks_allocate(1);
  if (!above) return false;
  spare = NULL;
  above->below = top;
  // The length of a segment that is not the top one is in its last entry.
  top->entries[RT_ARRAY_LENGTH(top->entries) - 1] = length;
  top = above;
  length = 0;
  return true;
}

/// Makes room for two entries in `top`; without memory for it marking goes on with walks over the heap.
static inline bool stack_reserve(void) { return RT_LIKELY(length + 2 < RT_ARRAY_LENGTH(top->entries)) || stack_grow(); }

RT_RARE static bool stack_shrink(void) {
  segment *below = top->below;
  if (!below) return false;
  if (spare) rt_platform_blocks_free(top, 1);
  else spare = top;
  top = below;
  length = top->entries[RT_ARRAY_LENGTH(top->entries) - 1];
  return true;
}

/// Is there an entry? Goes down a segment where the top one is empty.
static inline bool stack_holds_entry(void) { return RT_LIKELY(length > 0) || stack_shrink(); }

RT_INLINE void mark_and_push(rt_object *object) {
  uint32_t bit = bit_of(object);
  uint64_t *word = &block_of(object)->marked[bit >> 6], mask = (uint64_t)1 << (bit & 63);
  if (*word & mask) return;
  *word |= mask;
  if (stack_reserve()) top->entries[length++] = (uint64_t)(uintptr_t)object;
  else is_incomplete = true;
}

RT_RARE void mark_object(rt_object *object) { mark_and_push(object); }

static void mark_word(rt_value word) {
  if (rt_is_object(word)) mark_object(rt_to_ref(word));
}

// --- Following references -----------------------------------------------------------------------------------------

#define SLICE 512 // words of a storage walked at one go

__attribute__((noinline)) static void trace_words(const rt_storage *storage, uint64_t from, uint64_t to) {
  const rt_value *words = (const rt_value *)storage->payload;
  for (uint64_t i = from; i < to; i++)
    if (rt_is_object(words[i])) mark_and_push(rt_to_ref(words[i]));
}

static void trace_storage(rt_storage *storage, uint64_t from) {
  if (storage->header.type == rt_type_weak) rt_weak_note(storage);
  if (storage->header.type != rt_type_words) return;
  uint64_t to = storage->byte_length / 8;
  if (to - from > SLICE && stack_reserve()) {
    to = from + SLICE;
    top->entries[length++] = to;
    top->entries[length++] = (uint64_t)(uintptr_t)storage | 1;
  }
  trace_words(storage, from, to);
}

static rt_storage *storage_of(const rt_array *array) {
  return (rt_storage *)(void *)((char *)array->data - offsetof(rt_storage, payload));
}

/// Marks what an object refers to.
static void trace_object(rt_object *object) {
  const rt_type *type = rt_type_at(object->type);
  switch (type->kind) {
  case RT_KIND_ARRAY: {
    rt_array *array = (rt_array *)object;
    if (array->data) mark_object(&storage_of(array)->header);
    if (object->type == rt_type_extended_array) mark_word(rt_from_ref(((rt_extended_array *)object)->extra));
    return;
  }
  case RT_KIND_TYPED_ARRAY: {
    rt_typed_array *array = (rt_typed_array *)object;
    mark_word(rt_from_ref(array->buffer));
    mark_word(rt_from_ref(array->storage));
    return;
  }
  case RT_KIND_STRING: {
    rt_string *string = (rt_string *)object;
    if (!(string->flags & RT_STRING_ROPE)) return;
    mark_word(rt_from_ref(string->left));
    mark_word(rt_from_ref(string->right));
    return;
  }
  case RT_KIND_STORAGE: trace_storage((rt_storage *)object, 0); return;
  default: {
    const rt_value *words = (const rt_value *)(object + 1);
    for (uint64_t bits = type->pointers; bits; bits &= bits - 1) {
      rt_value word = words[__builtin_ctzll(bits)];
      if (rt_is_object(word)) mark_and_push(rt_to_ref(word));
    }
    // The map covers 64 words; what lies beyond is found in the field table.
    if (RT_UNLIKELY(type->size > sizeof(rt_object) + 64 * 8)) {
      const rt_field *fields = (const rt_field *)(const void *)((char *)RT_TYPE_BASE + type->fields);
      for (uint32_t i = 0; i < type->field_count; i++)
        if (fields[i].repr >= RT_REPR_VALUE && fields[i].offset >= sizeof(rt_object) + 64 * 8)
          mark_word(*(rt_value *)((char *)object + fields[i].offset));
    }
  }
  }
}

// Objects from the top of the stack wait here, in a ring, while the processor fetches them: most of marking's time
// would be spent on waiting for an object that is looked at as soon as it is found (Cher, Hosking and Vitek 2004).
static rt_object *ahead[8];
static uint32_t ahead_at;    // the oldest
static uint32_t ahead_count; // those that are not null

/// Is there something to follow?
static inline bool holds_work(void) { return stack_holds_entry() || ahead_count > 0; }

/// Takes one entry off the stack, if there is one, and follows the object that has waited longest, if there is one.
static inline void trace_next(void) {
  rt_object *next = NULL;
  if (stack_holds_entry()) {
    uint64_t entry = top->entries[--length];
    if (RT_UNLIKELY(entry & 1)) {
      uint64_t from = top->entries[--length];
      return trace_storage((rt_storage *)(uintptr_t)(entry & ~(uint64_t)1), from);
    }
    next = (rt_object *)(uintptr_t)entry;
    __builtin_prefetch(next);
    ahead_count++;
  }
  rt_object *oldest = ahead[ahead_at];
  ahead[ahead_at] = next;
  ahead_at = (ahead_at + 1) % RT_ARRAY_LENGTH(ahead);
  if (!oldest) return;
  ahead_count--;
  trace_object(oldest);
}

/// Without memory for the stack: follows all marked objects again until nothing new turns up.
RT_RARE static void complete(void) {
  while (is_incomplete) {
    is_incomplete = false;
    for (uint32_t class = 0; class <= LARGE_CLASS; class++)
      for (block *b = blocks[class]; b; b = b->next)
        for (uint32_t cell = 0; cell < b->cells; cell++) {
          rt_object *object = (rt_object *)(void *)block_cell(b, cell);
          // Cells of a run count as marked before there is an object in them.
          bool is_free = class < RT_CLASS_COUNT && (char *)object >= rt_runs[class].cursor &&
                         (char *)object < rt_runs[class].limit;
          if (is_free || !is_marked(object)) continue;
          trace_object(object);
          while (holds_work()) trace_next();
        }
  }
}

bool mark_some(uint32_t count) {
  for (; holds_work(); trace_next())
    if (count-- == 0) return false;
  complete();
  return true;
}

RT_RARE bool mark_is_pending(void) { return is_incomplete || holds_work(); }

RT_RARE void mark_start(void) {
  top = rt_platform_blocks_allocate(1);
  if (!top) rt_panic("no memory for the heap");
  top->below = NULL; // an updated image's memory has been used before
}

RT_RARE void mark_end(void) {
  if (spare) rt_platform_blocks_free(spare, 1);
  spare = NULL;
}

// --- What the running program tells -------------------------------------------------------------------------------

RT_RARE void rt_mark_read(rt_value word) {
  if (rt_marking) mark_word(word);
}

/// Follows an object at once, so that whatever happens to its fields from now on loses nothing.
RT_RARE void rt_mark_fields(rt_ref object) {
  mark_object(object);
  trace_object(object);
}

RT_RARE void rt_store_rare(void *slot, rt_value value) {
  rt_mark_read(*(rt_value *)slot);
  *(rt_value *)slot = value;
}

RT_RARE void rt_mark_elements(rt_ref ref, uint32_t from, uint32_t count) {
  const rt_array *array = (const rt_array *)ref;
  if (!rt_marking || rt_type_of(ref)->element < RT_REPR_VALUE) return;
  const rt_value *words = array->data;
  for (uint32_t i = from; i < from + count; i++) mark_word(words[i]);
}

// --- Roots --------------------------------------------------------------------------------------------------------

static void mark_conservatively(uint64_t word) {
  rt_object *object = heap_object_at(word);
  if (!object) return;
  rt_mark_fields(object);
  if (rt_type_at(object->type)->kind == RT_KIND_ARRAY && ((rt_array *)object)->data)
    object = &storage_of((rt_array *)object)->header;
  if (object->type == rt_type_words) trace_words((rt_storage *)object, 0, ((rt_storage *)object)->byte_length / 8);
}

__attribute__((noinline, no_sanitize("address"))) static void mark_stack_memory(void) {
  uint64_t registers[8];
  rt_setjmp(registers);
  uintptr_t low, high;
  rt_platform_stack_bounds(&low, &high);
  // `registers` is the innermost data of interest: callee-saved registers lie in it, all outer frames above it.
  for (const volatile uint64_t *word = registers; (uintptr_t)word < high; word++) mark_conservatively(*word);
}

RT_RARE void mark_roots(void) {
  for (uint32_t i = 0; i < rt_literal_count; i++) mark_word(rt_from_ref(rt_literals[i]));
  for (uint32_t i = 0; i < rt_root_count; i++) mark_word(*rt_roots[i]);
  rt_strings_mark(mark_word);
  rt_values_mark(mark_word);
  mark_word(rt_thrown);
  mark_word(heap_error);
  mark_word(rt_fuzz_closure);
  mark_stack_memory();
}
