// The heap: blocks of cells by size class, allocation, sweeping.
//
// Memory comes from the platform in blocks of 64 KiB, aligned to that size, so that an object's block is found by
// masking its address. Sweeping is lazy: allocation takes the next run of free cells of a block and bumps through it.
// Cells that are handed out while a cycle has not swept their block yet count as marked.
#include "heap.h"

rt_run rt_runs[RT_CLASS_COUNT];
block *blocks[RT_CLASS_COUNT + 1];
static block *with_free_cells[RT_CLASS_COUNT];
static block *current[RT_CLASS_COUNT]; // has the class's run
static block **sweep_at[RT_CLASS_COUNT + 1];

static uintptr_t arena_base;
static size_t arena_blocks;
static uint32_t *block_map; // by block of the arena: 0 not ours, else 1 + distance to the first block of its span

uint32_t cycle;
size_t bytes_live, objects_live, bytes_new, bytes_allocated;

// --- Blocks -------------------------------------------------------------------------------------------------------

/// Is a cycle under way that has not begun to sweep? Then what is allocated counts as marked.
static bool is_before_sweep(void) { return phase != RESTING && phase != SWEEPING; }

/// Takes a span of blocks from the platform and prepares its header; null when there is none.
RT_RARE static block *block_new(uint32_t class, uint32_t cell_size, size_t span) {
  block *b = rt_platform_blocks_allocate(span);
  if (!b) return NULL;
  memset(b, 0, BLOCK_HEADER);
  b->class = class;
  b->cell_size = cell_size;
  b->cells = class == LARGE_CLASS ? 1 : (uint32_t)(BLOCK_PAYLOAD / cell_size);
  b->span = span;
  b->swept = is_before_sweep() ? cycle - 1 : cycle;
  b->next = blocks[class];
  blocks[class] = b;
  size_t first = ((uintptr_t)b - arena_base) >> RT_BLOCK_SHIFT;
  for (size_t i = 0; i < span; i++) block_map[first + i] = 1 + (uint32_t)i;
  return b;
}

RT_RARE static void block_release(block *b) {
  size_t first = ((uintptr_t)b - arena_base) >> RT_BLOCK_SHIFT;
  for (size_t i = 0; i < b->span; i++) block_map[first + i] = 0;
  rt_platform_blocks_free(b, b->span);
}

static void give_free_cells(block *b) {
  b->next_free = with_free_cells[b->class];
  with_free_cells[b->class] = b;
}

RT_RARE rt_object *heap_object_at(uint64_t address) {
  size_t index = (address - arena_base) >> RT_BLOCK_SHIFT;
  if (address < arena_base || index >= arena_blocks || !block_map[index]) return NULL;
  block *b = (block *)(arena_base + ((index - (block_map[index] - 1)) << RT_BLOCK_SHIFT));
  if (address < (uintptr_t)b + BLOCK_HEADER) return NULL;
  uint64_t offset = address - ((uintptr_t)b + BLOCK_HEADER);
  if (b->class == LARGE_CLASS) return offset <= b->size ? (rt_object *)block_cell(b, 0) : NULL;
  uint64_t cell = offset / b->cell_size;
  if (cell >= b->cells) return NULL;
  char *object = block_cell(b, (uint32_t)cell);
  return cell < b->position || bit_get(b->taken, bit_of(object)) ? (rt_object *)object : NULL;
}

// --- Sweeping -----------------------------------------------------------------------------------------------------

/// Sweeps one block of the class's list, or passes it by; false at its end.
RT_RARE static bool sweep_next(uint32_t class) {
  block **link = sweep_at[class], *b = *link;
  if (!b) return false;
  if (b->swept == cycle) { // made since the sweep began
    sweep_at[class] = &b->next;
    return true;
  }
  if (heap_is_stressed) heap_overwrite_free_cells(b);
  uint32_t live = 0;
  for (uint32_t word = 0; word < BITMAP_WORDS; word++) live += (uint32_t)__builtin_popcountll(b->marked[word]);
  if (live == 0) {
    *link = b->next;
    block_release(b);
    return true;
  }
  sweep_at[class] = &b->next;
  objects_live += live;
  if (class == LARGE_CLASS) {
    bytes_live += b->size;
    bit_clear(b->marked, bit_of(block_cell(b, 0)));
  } else {
    bytes_live += (size_t)live * b->cell_size;
    memcpy(b->taken, b->marked, sizeof b->taken);
    memset(b->marked, 0, sizeof b->marked);
    b->position = live == b->cells ? b->cells : 0;
    if (b->position == 0) give_free_cells(b);
  }
  b->swept = cycle;
  return true;
}

RT_RARE void heap_begin_sweep(void) {
  heap_retire_runs();
  bytes_live = objects_live = bytes_allocated = 0;
  for (uint32_t class = 0; class <= LARGE_CLASS; class++) sweep_at[class] = &blocks[class];
  memset(with_free_cells, 0, sizeof with_free_cells);
  memset(current, 0, sizeof current);
}

RT_RARE bool heap_sweep(uint32_t count) {
  for (uint32_t class = 0; class <= LARGE_CLASS; class++)
    while (sweep_next(class))
      if (--count == 0) return false;
  return true;
}

// --- Allocation ---------------------------------------------------------------------------------------------------

/// Cells [from, to) of a block that a sweep is still to come to count as marked.
RT_RARE static void mark_new(block *b, uint32_t from, uint32_t to) {
  for (uint32_t cell = from; cell < to; cell++) bit_set(b->marked, bit_of(block_cell(b, cell)));
  bytes_new += (size_t)(to - from) * b->cell_size;
}

RT_RARE void heap_retire_runs(void) {
  for (uint32_t class = 0; class < RT_CLASS_COUNT; class++) {
    rt_run *run = &rt_runs[class];
    block *b = current[class];
    size_t bytes = (size_t)(run->limit - run->cursor);
    if (bytes > 0) {
      uint32_t end = b->position, cells = (uint32_t)(bytes / b->cell_size);
      b->position = end - cells;
      bytes_allocated -= bytes;
      if (b->swept != cycle) {
        for (uint32_t cell = b->position; cell < end; cell++) bit_clear(b->marked, bit_of(block_cell(b, cell)));
        bytes_new -= bytes;
      }
    }
    *run = (rt_run){0};
  }
}

/// The first taken cell from `cell` on, or `b->cells`: free cells are passed 64 bits at a time.
static uint32_t next_taken(const block *b, uint32_t cell) {
  if (cell >= b->cells) return b->cells;
  uint32_t bit = bit_of(block_cell(b, cell));
  uint32_t word = bit >> 6;
  uint64_t bits = b->taken[word] >> (bit & 63) << (bit & 63);
  while (!bits) {
    if (++word == BITMAP_WORDS) return b->cells;
    bits = b->taken[word];
  }
  // The cell begins in this granule, at its start or in its middle; none is smaller than a granule.
  size_t offset = ((size_t)word * 64 + (size_t)__builtin_ctzll(bits)) << GRANULE_SHIFT;
  return (uint32_t)((offset - BLOCK_HEADER + (1 << GRANULE_SHIFT) - 1) / b->cell_size);
}

#define SWEPT_AT_ONCE 256 // blocks that one allocation looks at before it takes a new one

/// Makes a block with free cells the current one; false when there is none.
RT_RARE static bool next_block(uint32_t class) {
  if (phase == SWEEPING)
    for (uint32_t i = 0; !with_free_cells[class] && i < SWEPT_AT_ONCE && sweep_next(class); i++);
  current[class] = with_free_cells[class];
  if (!current[class]) return false;
  with_free_cells[class] = current[class]->next_free;
  return true;
}

/// Moves rt_runs[class] to the next free cells of the blocks at hand; false when they hold none.
static bool next_run(uint32_t class) {
  rt_runs[class] = (rt_run){0};
  while (current[class] || next_block(class)) {
    block *b = current[class];
    uint32_t first = b->position;
    while (first < b->cells && bit_get(b->taken, bit_of(block_cell(b, first)))) first++;
    uint32_t end = next_taken(b, first);
    if (heap_is_stressed && first + 1 < end) end = first + 1;
    b->position = end;
    if (first < end) {
      rt_runs[class] = (rt_run){block_cell(b, first), block_cell(b, end)};
      bytes_allocated += (size_t)(end - first) * b->cell_size;
      if (b->swept != cycle) mark_new(b, first, end);
      return true;
    }
    current[class] = NULL;
  }
  return false;
}

/// The same with a new block; false when there is no memory.
RT_RARE static bool run_in_new_block(uint32_t class) {
  block *b = block_new(class, (uint32_t)rt_class_size(class), 1);
  if (!b) return false;
  give_free_cells(b);
  return next_run(class);
}

// What is given back when memory runs out, so that the error itself can be made.
static void *emergency;
#define EMERGENCY_BLOCKS 8
rt_value heap_error;

RT_RARE void heap_refill_emergency(void) {
  if (!emergency) emergency = rt_platform_blocks_allocate(EMERGENCY_BLOCKS);
}

/// While there is no memory for another error the last one is thrown again.
RT_COLD _Noreturn static void throw_out_of_memory(void) {
  if (emergency) {
    rt_platform_blocks_free(emergency, EMERGENCY_BLOCKS);
    emergency = NULL;
    rt_ref message = rt_string_from_c("Out of memory");
    heap_error = rt_from_ref(rt_make_range_error ? rt_make_range_error(message) : message);
  }
  if (!heap_error) rt_panic("no memory for reporting that there is none");
  rt_throw(heap_error);
}

/// Collects for an allocation that found no memory; throws when it is not worth going on with what is left.
RT_COLD static void collect_or_throw(void) {
  rt_collect_garbage();
  size_t total = rt_platform_blocks_total() << RT_BLOCK_SHIFT;
  if (bytes_live > total - total / 64) throw_out_of_memory();
}

static rt_object *allocate_small(uint32_t class) {
  if (bytes_allocated >= collector_at || heap_is_stressed) collector_on_allocation();
  if (!next_run(class) && !run_in_new_block(class)) {
    collect_or_throw();
    if (!next_run(class) && !run_in_new_block(class)) throw_out_of_memory();
  }
  char *cell = rt_runs[class].cursor;
  rt_runs[class].cursor += rt_class_size(class);
  return (rt_object *)cell;
}

RT_RARE static rt_object *allocate_large(size_t size) {
  if (bytes_allocated + size >= collector_at || heap_is_stressed) collector_on_allocation();
  size_t span = (BLOCK_HEADER + size + RT_BLOCK_SIZE - 1) >> RT_BLOCK_SHIFT;
  block *b = block_new(LARGE_CLASS, 0, span);
  if (!b) {
    collect_or_throw();
    b = block_new(LARGE_CLASS, 0, span);
    if (!b) throw_out_of_memory();
  }
  b->size = size;
  bytes_allocated += size;
  if (b->swept != cycle) {
    mark_new(b, 0, 1);
    bytes_new += size;
  }
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

double rt_heap_limit_bytes(void) { return (double)(rt_platform_blocks_total() << RT_BLOCK_SHIFT); }

RT_RARE void rt_heap_start(void) {
  rt_platform_arena(&arena_base, &arena_blocks);
  size_t map_blocks = (arena_blocks * sizeof(uint32_t) + RT_BLOCK_SIZE - 1) >> RT_BLOCK_SHIFT;
  block_map = rt_platform_blocks_allocate(map_blocks);
  if (!block_map) rt_panic("no memory for the heap");
  // Only what is not zero is written to: a process would be given memory for all of it.
  for (size_t i = 0; i < arena_blocks; i++)
    if (block_map[i]) block_map[i] = 0;
  heap_refill_emergency();
  collector_start();
}
