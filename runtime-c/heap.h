// What the three parts of the memory manager share: heap.c (blocks, allocation, sweeping), mark.c (what is reachable)
// and collector.c (when which of it is done).
#pragma once

#include "internal.h"

#define GRANULE_SHIFT 4
#define BITMAP_WORDS (RT_BLOCK_SIZE >> GRANULE_SHIFT >> 6)
#define LARGE_CLASS RT_CLASS_COUNT

/// The start of every block of the heap. A block holds cells of one size class, or the start of one large object.
typedef struct block {
  struct block *next;      // of the same class
  struct block *next_free; // with free cells
  uint32_t class;
  uint32_t cell_size;
  uint32_t cells;
  uint32_t position;             // cells before it hold objects, but for those of the class's run
  uint32_t swept;                // the cycle whose sweep has been here, or in which the block was made
  uint64_t span;                 // blocks: 1, or those of the large object
  uint64_t size;                 // of the large object
  uint64_t marked[BITMAP_WORDS]; // one bit for every 16 bytes in which a cell may begin; zero between two cycles
  uint64_t taken[BITMAP_WORDS];  // cells from `position` on that hold objects
} block;

#define BLOCK_HEADER ((sizeof(block) + 63) & ~(size_t)63)
#define BLOCK_PAYLOAD (RT_BLOCK_SIZE - BLOCK_HEADER)

RT_INLINE block *block_of(const void *object) { return (block *)((uintptr_t)object & ~(RT_BLOCK_SIZE - 1)); }
RT_INLINE char *block_cell(const block *b, uint32_t cell) {
  return (char *)b + BLOCK_HEADER + (size_t)cell * b->cell_size;
}
RT_INLINE uint32_t bit_of(const void *object) {
  return (uint32_t)((uintptr_t)object & (RT_BLOCK_SIZE - 1)) >> GRANULE_SHIFT;
}
RT_INLINE bool bit_get(const uint64_t *bits, uint32_t bit) { return bits[bit >> 6] >> (bit & 63) & 1; }
RT_INLINE void bit_set(uint64_t *bits, uint32_t bit) { bits[bit >> 6] |= (uint64_t)1 << (bit & 63); }
RT_INLINE void bit_clear(uint64_t *bits, uint32_t bit) { bits[bit >> 6] &= ~((uint64_t)1 << (bit & 63)); }
RT_INLINE bool is_marked(const void *object) { return bit_get(block_of(object)->marked, bit_of(object)); }

/// What a collection cycle goes through. It rests between two cycles.
enum phase {
  RESTING,
  MARKING,   // follows references from the objects that were reachable when the cycle began
  FOLLOWING, // the same, for the values of weak tables
  CLEARING,  // takes dead keys out of weak tables
  SWEEPING,  // turns marks into free cells, block by block
};

// heap.c
extern block *blocks[RT_CLASS_COUNT + 1]; // all blocks by class
extern uint32_t cycle;                    // its number: the one under way or the last
extern size_t bytes_live, objects_live;   // found by the last sweep
extern size_t bytes_new;                  // of bytes_live, those that counted as live because they were new
extern size_t bytes_allocated;            // since then
/// Ends the runs that objects are being allocated from: what is left of them is free again.
void heap_retire_runs(void);
/// Starts the sweep of the cycle; sweeps some blocks, true when none are left.
void heap_begin_sweep(void);
bool heap_sweep(uint32_t count);
/// The allocated object that an address points to or into, or null. Only valid where the next cycle could begin.
rt_object *heap_object_at(uint64_t address);
/// The RangeError that was thrown last for want of memory: a root.
extern rt_value heap_error;
/// Memory for reporting that there is none is there again, if it can be had.
void heap_refill_emergency(void);

// mark.c
/// Marks what is reachable without a step: variables of the program and the runtime, and what the stack points to.
void mark_roots(void);
/// Follows references from so many marked objects; true when there are no more.
bool mark_some(uint32_t count);
bool mark_is_pending(void);
void mark_object(rt_object *object);
/// Takes the memory without which there is no marking; gives back what it has taken beyond that.
void mark_start(void);
void mark_end(void);

// host/stress.c
#ifdef RT_TARGET_HOST
extern bool heap_is_stressed;
/// Panics when something that the program can reach is not marked.
void heap_verify_marks(void);
/// Of a block that is about to be swept.
void heap_overwrite_free_cells(block *b);
/// Of memory that the platform gives: a machine's has been used before.
void heap_overwrite_blocks(void *blocks, size_t count);
#else
#define heap_is_stressed false
#define heap_verify_marks()
#define heap_overwrite_free_cells(b)
#endif

// collector.c
extern enum phase phase;
/// Value of bytes_allocated at which the collector wants to be called.
extern size_t collector_at;
/// Called by allocation when it has passed `collector_at`.
void collector_on_allocation(void);
void collector_start(void);
/// A small part of a cycle's work: so many objects at the most. Begins a cycle when there is none.
void collector_work(uint32_t count);
