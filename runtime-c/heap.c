// The heap: a non-moving mark-sweep collector over size classes.
//
// Memory comes from the platform in blocks of 64 KiB, aligned to that size, so that an object's block is found by
// masking its address. A block holds cells of one size class, or the start of one large object. Mark bits lie in the
// block's header, one for every 16 bytes. Marking is precise over the heap (descriptors) and conservative over the
// stack and registers. Sweeping is lazy: allocation takes the next run of unmarked cells of a block and bumps through
// it, and blocks in which nothing was marked go back to the platform at once.
#include "internal.h"

#define GRANULE_SHIFT 4
#define BITMAP_WORDS (RT_BLOCK_SIZE >> GRANULE_SHIFT >> 6)
#define LARGE_CLASS RT_CLASS_COUNT

enum block_state {
  BLOCK_FULL,    // every cell is allocated, or counts as allocated until the next collection
  BLOCK_UNSWEPT, // cells are allocated where marked
  BLOCK_CURRENT, // being allocated from: cells before `position` are allocated but for the run in rt_runs
};

typedef struct block {
  struct block *next;      // of the same class (or the next large one)
  struct block *next_free; // to be swept
  uint32_t class;
  uint32_t cell_size;
  uint32_t cells;
  uint32_t live;     // cells marked
  uint32_t position; // cells swept so far
  uint32_t state;
  uint64_t span; // blocks: 1, or those of the large object
  uint64_t size; // of the large object
  uint64_t marked[BITMAP_WORDS];
  uint64_t allocated[BITMAP_WORDS]; // valid during a collection, for the conservative scan
} block;

#define BLOCK_HEADER ((sizeof(block) + 63) & ~(size_t)63)
#define BLOCK_PAYLOAD (RT_BLOCK_SIZE - BLOCK_HEADER)

rt_run rt_runs[RT_CLASS_COUNT];
static block *blocks[RT_CLASS_COUNT + 1]; // all blocks by class
static block *unswept[RT_CLASS_COUNT];
static block *current[RT_CLASS_COUNT];

static uintptr_t arena_base;
static size_t arena_blocks;
static uint32_t *block_map; // by block of the arena: 0 not ours, else 1 + distance to the first block of its span

static size_t bytes_live;      // found by the last collection
static size_t bytes_allocated; // since then
static size_t collect_at;      // value of bytes_allocated that starts a collection
static uint32_t collections;
static void *emergency; // blocks given back when memory runs out, so that the error itself can be made
#define EMERGENCY_BLOCKS 4
#define MINIMUM_GROWTH ((size_t)4 << 20)

// --- Blocks -------------------------------------------------------------------------------------------------------

static block *block_of(const void *object) { return (block *)((uintptr_t)object & ~(RT_BLOCK_SIZE - 1)); }
static char *block_cell(block *b, uint32_t cell) { return (char *)b + BLOCK_HEADER + (size_t)cell * b->cell_size; }
static uint32_t bit_of(const void *object) {
  return (uint32_t)((uintptr_t)object & (RT_BLOCK_SIZE - 1)) >> GRANULE_SHIFT;
}
static bool bit_get(const uint64_t *bits, uint32_t bit) { return bits[bit >> 6] >> (bit & 63) & 1; }
static void bit_set(uint64_t *bits, uint32_t bit) { bits[bit >> 6] |= (uint64_t)1 << (bit & 63); }

/// Takes a span of blocks from the platform and prepares its header; null when there is none.
static block *block_new(uint32_t class, uint32_t cell_size, size_t span) {
  block *b = rt_platform_blocks_allocate(span);
  if (!b) return NULL;
  memset(b, 0, BLOCK_HEADER);
  b->class = class;
  b->cell_size = cell_size;
  b->cells = class == LARGE_CLASS ? 1 : (uint32_t)(BLOCK_PAYLOAD / cell_size);
  b->span = span;
  b->next = blocks[class];
  blocks[class] = b;
  size_t first = ((uintptr_t)b - arena_base) >> RT_BLOCK_SHIFT;
  for (size_t i = 0; i < span; i++) block_map[first + i] = 1 + (uint32_t)i;
  return b;
}

static void block_release(block *b) {
  size_t first = ((uintptr_t)b - arena_base) >> RT_BLOCK_SHIFT;
  for (size_t i = 0; i < b->span; i++) block_map[first + i] = 0;
  rt_platform_blocks_free(b, b->span);
}

// --- Marking ------------------------------------------------------------------------------------------------------

// Marked objects whose references have not been followed yet. A pointer with bit 0 set is preceded by the index at
// which the walk of a long storage goes on.
static uint64_t *stack;
static size_t stack_length, stack_capacity;
static bool stack_overflowed; // marked objects exist that were not pushed

/// Doubles the mark stack; without memory for it, marking falls back to walks over the heap.
static bool stack_grow(void) {
  size_t capacity = stack_capacity ? stack_capacity * 2 : RT_BLOCK_SIZE / sizeof(uint64_t);
  uint64_t *larger = rt_platform_blocks_allocate(capacity * sizeof(uint64_t) >> RT_BLOCK_SHIFT);
  if (!larger) return false;
  if (stack) {
    memcpy(larger, stack, stack_length * sizeof(uint64_t));
    rt_platform_blocks_free(stack, stack_capacity * sizeof(uint64_t) >> RT_BLOCK_SHIFT);
  }
  stack = larger;
  stack_capacity = capacity;
  return true;
}

static void stack_push(uint64_t entry) {
  if (RT_UNLIKELY(stack_length + 2 > stack_capacity) && !stack_grow()) {
    stack_overflowed = true;
    return;
  }
  stack[stack_length++] = entry;
}

static void mark_object(rt_object *object) {
  block *b = block_of(object);
  uint32_t bit = bit_of(object);
  if (bit_get(b->marked, bit)) return;
  bit_set(b->marked, bit);
  b->live++;
  __builtin_prefetch(object);
  stack_push((uint64_t)(uintptr_t)object);
}

static inline void mark_word(rt_value word) {
  if (rt_is_object(word)) mark_object(rt_to_ref(word));
}

#define SLICE 512 // words of a storage walked at one go, so that a long array does not flood the stack

static void trace_storage(rt_storage *storage, uint64_t from) {
  if (storage->header.type == rt_type_weak) rt_weak_note(storage);
  if (storage->header.type != rt_type_words) return;
  uint64_t count = storage->byte_length / 8;
  uint64_t to = from + SLICE < count ? from + SLICE : count;
  if (to < count) {
    if (RT_UNLIKELY(stack_length + 2 > stack_capacity) && !stack_grow()) {
      to = count;
    } else {
      stack[stack_length++] = to;
      stack[stack_length++] = (uint64_t)(uintptr_t)storage | 1;
    }
  }
  const rt_value *words = (const rt_value *)storage->payload;
  for (uint64_t i = from; i < to; i++) mark_word(words[i]);
}

/// Marks what an object refers to.
static void trace_object(rt_object *object) {
  const rt_type *type = rt_type_at(object->type);
  switch (type->kind) {
  case RT_KIND_ARRAY: {
    rt_array *array = (rt_array *)object;
    if (array->data) mark_object((rt_object *)((char *)array->data - offsetof(rt_storage, payload)));
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
    for (uint64_t bits = type->pointers; bits; bits &= bits - 1) mark_word(words[__builtin_ctzll(bits)]);
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

static void drain_stack(void) {
  while (stack_length) {
    uint64_t entry = stack[--stack_length];
    if (RT_UNLIKELY(entry & 1)) trace_storage((rt_storage *)(uintptr_t)(entry & ~(uint64_t)1), stack[--stack_length]);
    else trace_object((rt_object *)(uintptr_t)entry);
  }
}

/// Follows everything that is marked; after an overflow by walking all marked objects until nothing new turns up.
static void drain(void) {
  drain_stack();
  while (stack_overflowed) {
    stack_overflowed = false;
    for (uint32_t class = 0; class <= LARGE_CLASS; class++)
      for (block *b = blocks[class]; b; b = b->next)
        for (uint32_t cell = 0; b->live && cell < b->cells; cell++) {
          rt_object *object = (rt_object *)block_cell(b, cell);
          if (!bit_get(b->marked, bit_of(object))) continue;
          trace_object(object);
          drain_stack();
        }
  }
}

/// Marks the object that a word of the stack points to or into, if it does.
static void mark_conservatively(uint64_t word) {
  size_t index = (word - arena_base) >> RT_BLOCK_SHIFT;
  if (word < arena_base || index >= arena_blocks || !block_map[index]) return;
  block *b = (block *)(arena_base + ((index - (block_map[index] - 1)) << RT_BLOCK_SHIFT));
  if (word < (uintptr_t)b + BLOCK_HEADER) return;
  uint64_t offset = word - ((uintptr_t)b + BLOCK_HEADER);
  uint64_t cell = b->class == LARGE_CLASS ? 0 : offset / b->cell_size;
  if (cell >= b->cells || (b->class == LARGE_CLASS && offset > b->size)) return;
  rt_object *object = (rt_object *)block_cell(b, (uint32_t)cell);
  if (bit_get(b->allocated, bit_of(object))) mark_object(object);
}

__attribute__((noinline, no_sanitize("address"))) static void mark_stack_memory(void) {
  uint64_t registers[8];
  rt_setjmp(registers);
  uintptr_t low, high;
  rt_platform_stack_bounds(&low, &high);
  // `registers` is the innermost data of interest: callee-saved registers lie in it, all outer frames above it.
  for (const volatile uint64_t *word = registers; (uintptr_t)word < high; word++) mark_conservatively(*word);
}

static bool is_marked(rt_ref object) { return bit_get(block_of(object)->marked, bit_of(object)); }

static void mark_roots(void) {
  for (uint32_t i = 0; i < rt_literal_count; i++) mark_word(rt_from_ref(rt_literals[i]));
  for (uint32_t i = 0; i < rt_root_count; i++) mark_word(*rt_roots[i]);
  rt_strings_mark(mark_word);
  rt_values_mark(mark_word);
  mark_word(rt_thrown);
  mark_word(rt_fuzz_closure);
  drain();
  mark_stack_memory();
  drain();
  while (rt_weak_follow(is_marked, mark_word)) drain();
  rt_weak_clear(is_marked);
}

// --- Collection ---------------------------------------------------------------------------------------------------

/// Notes which cells hold objects (for the conservative scan) and clears the marks.
static void begin_marking(void) {
  for (uint32_t class = 0; class < RT_CLASS_COUNT; class++)
    for (block *b = blocks[class]; b; b = b->next) {
      if (b->state == BLOCK_FULL) {
        memset(b->allocated, 0xff, sizeof b->allocated);
      } else {
        memcpy(b->allocated, b->marked, sizeof b->marked);
        if (b->state == BLOCK_CURRENT) {
          for (uint32_t cell = 0; cell < b->position; cell++) {
            char *address = block_cell(b, cell);
            if (address < rt_runs[class].cursor || address >= rt_runs[class].limit)
              bit_set(b->allocated, bit_of(address));
          }
        }
      }
      memset(b->marked, 0, sizeof b->marked);
      b->live = 0;
    }
  for (block *b = blocks[LARGE_CLASS]; b; b = b->next) {
    b->marked[bit_of(block_cell(b, 0)) >> 6] = 0;
    bit_set(b->allocated, bit_of(block_cell(b, 0)));
    b->live = 0;
  }
}

/// Gives back blocks without live objects and queues the others for sweeping.
static void finish_marking(void) {
  bytes_live = 0;
  for (uint32_t class = 0; class <= LARGE_CLASS; class++) {
    block **link = &blocks[class];
    if (class < RT_CLASS_COUNT) {
      rt_runs[class] = (rt_run){0};
      unswept[class] = current[class] = NULL;
    }
    while (*link) {
      block *b = *link;
      if (!b->live) {
        *link = b->next;
        block_release(b);
        continue;
      }
      bytes_live += class == LARGE_CLASS ? b->size : (size_t)b->live * b->cell_size;
      b->position = 0;
      b->state = b->live == b->cells ? BLOCK_FULL : BLOCK_UNSWEPT;
      if (class < RT_CLASS_COUNT && b->state == BLOCK_UNSWEPT) {
        b->next_free = unswept[class];
        unswept[class] = b;
      }
      link = &b->next;
    }
  }
}

/// The heap may grow by what is alive before the next collection, but not beyond half of what the platform has left.
static void set_collection_point(void) {
  size_t growth = bytes_live > MINIMUM_GROWTH ? bytes_live : MINIMUM_GROWTH;
  size_t available = rt_platform_blocks_available() << RT_BLOCK_SHIFT;
  size_t least = (size_t)1 << 20;
  if (growth > available / 2) growth = available / 2 > least ? available / 2 : least;
  collect_at = growth;
  bytes_allocated = 0;
}

void rt_collect_garbage(void) {
  begin_marking();
  mark_roots();
  finish_marking();
  collections++;
  if (stack_capacity > RT_BLOCK_SIZE / sizeof(uint64_t)) {
    rt_platform_blocks_free(stack, stack_capacity * sizeof(uint64_t) >> RT_BLOCK_SHIFT);
    stack = NULL;
    stack_capacity = 0;
  }
  if (!emergency) emergency = rt_platform_blocks_allocate(EMERGENCY_BLOCKS);
  set_collection_point();
}

bool rt_collection_due(void) { return bytes_allocated >= collect_at / 2; }
double rt_heap_used_bytes(void) { return (double)(bytes_live + bytes_allocated); }
double rt_heap_limit_bytes(void) { return (double)(rt_platform_blocks_total() << RT_BLOCK_SHIFT); }
uint32_t rt_collection_count(void) { return collections; }

// --- Allocation ---------------------------------------------------------------------------------------------------

/// The first marked cell from `cell` on, or `b->cells`: free cells are passed 64 mark bits at a time.
static uint32_t next_marked(const block *b, uint32_t cell) {
  if (cell >= b->cells) return b->cells;
  uint32_t bit = bit_of(block_cell((block *)b, cell));
  uint32_t word = bit >> 6;
  uint64_t bits = b->marked[word] >> (bit & 63) << (bit & 63);
  while (!bits) {
    if (++word == BITMAP_WORDS) return b->cells;
    bits = b->marked[word];
  }
  size_t offset = ((size_t)word * 64 + (size_t)__builtin_ctzll(bits)) << GRANULE_SHIFT;
  return (uint32_t)((offset - BLOCK_HEADER) / b->cell_size);
}

/// Moves rt_runs[class] to the next free cells of the blocks at hand; false when they hold none.
static bool next_run(uint32_t class) {
  for (;;) {
    block *b = current[class];
    if (!b) {
      b = unswept[class];
      if (!b) return false;
      unswept[class] = b->next_free;
      b->state = BLOCK_CURRENT;
      current[class] = b;
    }
    uint32_t cell = b->position;
    while (cell < b->cells && bit_get(b->marked, bit_of(block_cell(b, cell)))) cell++;
    uint32_t first = cell;
    cell = next_marked(b, cell);
    b->position = cell;
    if (first < cell) {
      rt_runs[class] = (rt_run){block_cell(b, first), block_cell(b, cell)};
      bytes_allocated += (size_t)(cell - first) * b->cell_size;
      return true;
    }
    b->state = BLOCK_FULL;
    current[class] = NULL;
    rt_runs[class] = (rt_run){0};
  }
}

RT_COLD _Noreturn static void throw_out_of_memory(void) {
  if (!emergency) rt_panic("out of memory, and again while reporting it");
  rt_platform_blocks_free(emergency, EMERGENCY_BLOCKS);
  emergency = NULL;
  rt_throw_range_error("Out of memory");
}

static rt_object *allocate_small(uint32_t class) {
  if (bytes_allocated >= collect_at) rt_collect_garbage();
  if (!next_run(class)) {
    block *b = block_new(class, (uint32_t)rt_class_size(class), 1);
    if (!b) {
      rt_collect_garbage();
      if (!next_run(class)) b = block_new(class, (uint32_t)rt_class_size(class), 1);
      if (!b && !current[class]) throw_out_of_memory();
    }
    if (b) {
      b->next_free = unswept[class];
      unswept[class] = b;
      b->state = BLOCK_UNSWEPT;
      next_run(class);
    }
  }
  char *cell = rt_runs[class].cursor;
  rt_runs[class].cursor += rt_class_size(class);
  return (rt_object *)cell;
}

static rt_object *allocate_large(size_t size) {
  if (bytes_allocated + size >= collect_at && bytes_allocated > 0) rt_collect_garbage();
  size_t span = (BLOCK_HEADER + size + RT_BLOCK_SIZE - 1) >> RT_BLOCK_SHIFT;
  block *b = block_new(LARGE_CLASS, 0, span);
  if (!b) {
    rt_collect_garbage();
    b = block_new(LARGE_CLASS, 0, span);
    if (!b) throw_out_of_memory();
  }
  b->size = size;
  bytes_allocated += size;
  return (rt_object *)block_cell(b, 0);
}

rt_ref rt_allocate_slow(uint32_t type, size_t size) {
  rt_object *object;
  if (size > RT_SMALL_LIMIT) {
    object = allocate_large(size);
  } else {
    uint32_t class = rt_size_class(size);
    rt_run *run = &rt_runs[class];
    size_t cell_size = rt_class_size(class);
    if ((size_t)(run->limit - run->cursor) >= cell_size) {
      object = (rt_object *)run->cursor;
      run->cursor += cell_size;
    } else {
      object = allocate_small(class);
    }
  }
  memset(object, 0, size);
  object->type = type;
  return object;
}

rt_ref rt_new_rare(uint32_t type) { return rt_allocate_slow(type, rt_type_at(type)->size); }

void rt_heap_start(void) {
  rt_platform_arena(&arena_base, &arena_blocks);
  size_t map_blocks = (arena_blocks * sizeof(uint32_t) + RT_BLOCK_SIZE - 1) >> RT_BLOCK_SHIFT;
  block_map = rt_platform_blocks_allocate(map_blocks);
  if (!block_map) rt_panic("no memory for the heap");
  memset(block_map, 0, arena_blocks * sizeof(uint32_t));
  emergency = rt_platform_blocks_allocate(EMERGENCY_BLOCKS);
  set_collection_point();
}
