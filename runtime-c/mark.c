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

// It is made of blocks. The first word of one leads to the one below, all others are entries; only the top one is ever
// not full. An entry with bit 0 set has below it the index at which the walk of a long storage goes on.
//
// While objects are followed the stack is a local variable: `sp` is the place of the next entry.
static uint64_t *stack;
static void *spare;        // a block
static bool is_incomplete; // marked objects exist that were not pushed

static inline bool is_full(const uint64_t *sp) { return ((uintptr_t)sp & (RT_BLOCK_SIZE - 1)) == 0; }
static inline bool has_none_in_block(const uint64_t *sp) {
  return ((uintptr_t)sp & (RT_BLOCK_SIZE - 1)) == sizeof(uint64_t);
}

/// Puts a block on a full one. Without memory for it marking goes on with walks over the heap: null.
RT_SLOW_PATH RT_COLD static uint64_t *stack_grow(uint64_t *sp) {
  uint64_t *above = spare ? spare : rt_platform_blocks_allocate(1);
  spare = NULL;
  if (!above) {
    is_incomplete = true;
    return NULL;
  }
  *above = (uint64_t)(uintptr_t)sp;
  return above + 1;
}

/// Goes down from an empty block; null when there is none below.
RT_SLOW_PATH RT_COLD static uint64_t *stack_shrink(uint64_t *sp) {
  uint64_t *below = (uint64_t *)(uintptr_t)sp[-1];
  if (!below) return NULL;
  if (spare) rt_platform_blocks_free(sp - 1, 1);
  else spare = sp - 1;
  return below;
}

/// The stack with one more entry; as it was when there is no memory for it.
RT_INLINE uint64_t *push(uint64_t *sp, uint64_t entry) {
  if (RT_UNLIKELY(is_full(sp))) {
    uint64_t *grown = stack_grow(sp);
    if (!grown) return sp;
    sp = grown;
  }
  *sp = entry;
  return sp + 1;
}

/// Marks an object; false when it was marked already.
RT_INLINE bool mark_first(rt_object *object) {
  uint32_t bit = bit_of(object);
  uint64_t *word = &block_of(object)->marked[bit >> 6], mask = (uint64_t)1 << (bit & 63);
  if (*word & mask) return false;
  *word |= mask;
  return true;
}

RT_INLINE uint64_t *mark_and_push(uint64_t *sp, rt_object *object) {
  return mark_first(object) ? push(sp, (uint64_t)(uintptr_t)object) : sp;
}

RT_INLINE uint64_t *mark_word(uint64_t *sp, rt_value word) {
  return rt_is_object(word) ? mark_and_push(sp, rt_to_ref(word)) : sp;
}

RT_RARE void mark_object(rt_object *object) { stack = mark_and_push(stack, object); }

RT_RARE static void mark_root(rt_value word) { stack = mark_word(stack, word); }

// --- Following references -----------------------------------------------------------------------------------------

#define SLICE 512 // words of a storage walked at one go

static uint64_t *trace_words(uint64_t *sp, const rt_storage *storage, uint64_t from, uint64_t to) {
  const rt_value *words = (const rt_value *)storage->payload;
  for (uint64_t i = from; i < to; i++) sp = mark_word(sp, words[i]);
  return sp;
}

static uint64_t *trace_storage(uint64_t *sp, rt_storage *storage, uint64_t from) {
  if (storage->header.type == rt_type_weak) rt_weak_note(storage);
  if (storage->header.type != rt_type_words) return sp;
  uint64_t to = storage->byte_length / 8;
  if (to - from > SLICE) {
    // Without room for both entries all of it is walked now.
    uint64_t *index = push(sp, from + SLICE);
    uint64_t *both = index == sp ? sp : push(index, (uint64_t)(uintptr_t)storage | 1);
    if (both != index) {
      sp = both;
      to = from + SLICE;
    }
  }
  return trace_words(sp, storage, from, to);
}
static rt_storage *storage_of(const rt_array *array) {
  return (rt_storage *)(void *)((char *)array->data - offsetof(rt_storage, payload));
}

/// Marks what an object refers to.
RT_INLINE uint64_t *trace_object(uint64_t *sp, rt_object *object) {
  const rt_type *type = rt_type_at(object->type);
  switch (type->kind) {
  case RT_KIND_ARRAY: {
    rt_array *array = (rt_array *)object;
    if (RT_UNLIKELY(object->type == rt_type_extended_array))
      sp = mark_word(sp, rt_from_ref(((rt_extended_array *)object)->extra));
    if (!array->data) return sp;
    rt_storage *storage = storage_of(array);
    if (!mark_first(&storage->header) || type->element < RT_REPR_VALUE) return sp;
    // Nothing but the array leads to it, and what lies behind the array's length is zero.
    if (RT_LIKELY(array->length <= SLICE)) return trace_words(sp, storage, 0, array->length);
    return push(sp, (uint64_t)(uintptr_t)storage);
  }
  case RT_KIND_TYPED_ARRAY: {
    rt_typed_array *array = (rt_typed_array *)object;
    sp = mark_word(sp, rt_from_ref(array->buffer));
    return mark_word(sp, rt_from_ref(array->storage));
  }
  case RT_KIND_STRING: {
    rt_string *string = (rt_string *)object;
    if (RT_LIKELY(!(string->flags & RT_STRING_ROPE))) return sp;
    sp = mark_word(sp, rt_from_ref(string->left));
    return mark_word(sp, rt_from_ref(string->right));
  }
  case RT_KIND_STORAGE: return trace_storage(sp, (rt_storage *)object, 0);
  default: {
    const rt_value *words = (const rt_value *)(object + 1);
    for (uint64_t bits = type->pointers; bits; bits &= bits - 1) sp = mark_word(sp, words[__builtin_ctzll(bits)]);
    // The map covers 64 words; what lies beyond is found in the field table.
    if (RT_UNLIKELY(type->size > sizeof(rt_object) + 64 * 8)) {
      const rt_field *fields = (const rt_field *)(const void *)((char *)RT_TYPE_BASE + type->fields);
      for (uint32_t i = 0; i < type->field_count; i++)
        if (fields[i].repr >= RT_REPR_VALUE && fields[i].offset >= sizeof(rt_object) + 64 * 8)
          sp = mark_word(sp, *(rt_value *)((char *)object + fields[i].offset));
    }
    return sp;
  }
  }
}

// Objects from the top of the stack wait here, in a ring, while the processor fetches them: most of marking's time
// would be spent on waiting for an object that is looked at as soon as it is found (Cher, Hosking and Vitek 2004).
#define AHEAD 8
static rt_object *ahead[AHEAD];
static uint32_t ahead_at; // the oldest

/// The place in the ring of the object that has waited longest; AHEAD when there is none.
static uint32_t longest_waiting(uint32_t at) {
  for (uint32_t i = 0; i < AHEAD; i++)
    if (ahead[(at + i) % AHEAD]) return (at + i) % AHEAD;
  return AHEAD;
}

/// Follows so many entries of the stack and what waits; true when there are no more.
static bool follow(uint32_t count) {
  uint64_t *sp = stack;
  uint32_t at = ahead_at;
  bool is_done = false;
  for (; count > 0; count--) {
    if (RT_UNLIKELY(has_none_in_block(sp))) {
      uint64_t *below = stack_shrink(sp);
      if (below) sp = below;
    }
    rt_object *next = NULL;
    if (RT_LIKELY(!has_none_in_block(sp))) {
      uint64_t entry = *--sp;
      if (RT_UNLIKELY(entry & 1)) {
        if (has_none_in_block(sp)) sp = stack_shrink(sp);
        uint64_t from = *--sp;
        sp = trace_storage(sp, (rt_storage *)(uintptr_t)(entry & ~(uint64_t)1), from);
        continue;
      }
      next = (rt_object *)(uintptr_t)entry;
      __builtin_prefetch(next);
    } else {
      at = longest_waiting(at);
      is_done = at == AHEAD;
      if (is_done) at = 0;
    }
    if (is_done) break;
    rt_object *oldest = ahead[at];
    ahead[at] = next;
    at = (at + 1) % AHEAD;
    if (oldest) sp = trace_object(sp, oldest);
  }
  stack = sp;
  ahead_at = at;
  return is_done;
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
          stack = push(stack, (uint64_t)(uintptr_t)object);
          while (!follow(UINT32_MAX));
        }
  }
}

bool mark_some(uint32_t count) {
  if (!follow(count)) return false;
  complete();
  return true;
}

RT_RARE bool mark_is_pending(void) {
  bool is_empty = has_none_in_block(stack) && !stack[-1];
  return is_incomplete || !is_empty || longest_waiting(0) < AHEAD;
}

RT_RARE void mark_start(void) {
  stack = rt_platform_blocks_allocate(1);
  if (!stack) rt_panic("no memory for the heap");
  *stack++ = 0;
}

RT_RARE void mark_end(void) {
  if (spare) rt_platform_blocks_free(spare, 1);
  spare = NULL;
}

// --- What the running program tells -------------------------------------------------------------------------------

RT_RARE void rt_mark_read(rt_value word) {
  if (rt_marking) mark_root(word);
}

/// Follows an object at once, so that whatever happens to its fields from now on loses nothing.
RT_RARE void rt_mark_fields(rt_ref object) { stack = trace_object(mark_and_push(stack, object), object); }

RT_RARE void rt_store_rare(void *slot, rt_value value) {
  rt_mark_read(*(rt_value *)slot);
  *(rt_value *)slot = value;
}

RT_RARE void rt_mark_elements(rt_ref ref, uint32_t from, uint32_t count) {
  const rt_array *array = (const rt_array *)ref;
  if (!rt_marking || rt_type_of(ref)->element < RT_REPR_VALUE) return;
  const rt_value *words = array->data;
  for (uint32_t i = from; i < from + count; i++) mark_root(words[i]);
}

// --- Roots --------------------------------------------------------------------------------------------------------

static void mark_conservatively(uint64_t word) {
  rt_object *object = heap_object_at(word);
  if (!object) return;
  rt_mark_fields(object);
  if (rt_type_at(object->type)->kind == RT_KIND_ARRAY && ((rt_array *)object)->data)
    object = &storage_of((rt_array *)object)->header;
  if (object->type == rt_type_words)
    stack = trace_words(stack, (rt_storage *)object, 0, ((rt_storage *)object)->byte_length / 8);
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
  for (uint32_t i = 0; i < rt_literal_count; i++) mark_root(rt_from_ref(rt_literals[i]));
  for (uint32_t i = 0; i < rt_root_count; i++) mark_root(*rt_roots[i]);
  rt_strings_mark(mark_root);
  rt_values_mark(mark_root);
  mark_root(rt_thrown);
  mark_root(heap_error);
  mark_root(rt_fuzz_closure);
  mark_stack_memory();
}
