// When memory is collected. A cycle marks what is reachable and sweeps the rest, in slices: between two events as long
// as the event loop gives (rt_collect), and while the program allocates in proportion to what it takes.
// @cold
#include "heap.h"

enum phase phase;
size_t collector_at;

static uint32_t collections;
static size_t growth;          // what may be allocated from cycle to cycle
static size_t window;          // what may be allocated during the cycle
static size_t bytes_at_sweep;  // in use when the sweep began
static size_t bytes_last_step; // bytes_allocated at the last step on allocation
static size_t bytes_at_hold;

// A process shares its memory with others; a machine's would lie idle.
#ifdef RT_TARGET_HOST
#define LEAST_GROWTH ((size_t)1 << 20)
#define EASY_GROWTH ((size_t)3 << 19)
#else
#define LEAST_GROWTH ((size_t)4 << 20)
#define EASY_GROWTH LEAST_GROWTH
#endif
#define LEAST_GROWTH_WITHOUT_MEMORY ((size_t)1 << 20)
#define LATEST_BEGIN 16               // the last part of the growth is for what is allocated while a cycle is under way
#define STEP_BYTES ((size_t)64 << 10) // allocated between two steps of a cycle
#define OBJECTS_AT_ONCE 64

/// What is alive may grow by three quarters until the next cycle ends, or by up to twice as much while it is little, so
/// that cycles are rare. But it may not grow beyond half of what the platform has left.
static void rest(void) {
  phase = RESTING;
  size_t bytes_old = bytes_live - bytes_new, available = rt_platform_blocks_available() << RT_BLOCK_SHIFT;
  growth = bytes_old * 2 < EASY_GROWTH ? bytes_old * 2 : EASY_GROWTH;
  if (growth < LEAST_GROWTH) growth = LEAST_GROWTH;
  if (growth < bytes_old / 4 * 3) growth = bytes_old / 4 * 3;
  if (growth > available / 2)
    growth = available / 2 > LEAST_GROWTH_WITHOUT_MEMORY ? available / 2 : LEAST_GROWTH_WITHOUT_MEMORY;
  // What was allocated during the cycle is part of the growth.
  if (bytes_new > growth / 4) growth -= growth / 4;
  collector_at = growth - growth / LATEST_BEGIN;
  heap_refill_emergency();
}

static void begin(void) {
  heap_retire_runs();
  cycle++;
  bytes_new = 0;
  window = growth / LATEST_BEGIN;
  if (bytes_allocated + window < growth) window = growth - bytes_allocated;
  phase = MARKING;
  rt_marking = true;
  mark_roots();
}

static void begin_sweep(void) {
  collections++;
  bytes_at_sweep = bytes_live + bytes_allocated;
  mark_end();
  heap_begin_sweep();
  bytes_last_step = 0;
  phase = SWEEPING;
}

void collector_work(uint32_t count) {
  switch (phase) {
  case RESTING: return begin();
  case MARKING:
    if (!mark_some(count)) return;
    rt_weak_begin_pass();
    phase = FOLLOWING;
    return;
  case FOLLOWING:
    // What is marked while a pass is under way may be a key that the pass has been at.
    if (mark_is_pending()) rt_weak_spoil_pass();
    if (!mark_some(count) || !rt_weak_follow(count)) return;
    // Nothing that is reachable is unmarked: from here on dead keys are not to be found any more.
    if (heap_is_stressed) heap_verify_marks();
    rt_marking = false;
    phase = CLEARING;
    return;
  case CLEARING:
    if (rt_weak_clear(count)) begin_sweep();
    return;
  case SWEEPING:
    if (heap_sweep(count / 8 + 1)) rest();
    return;
  }
}

bool rt_collect(uint32_t budget_us) {
  if (!rt_collection_due()) return false;
  uint64_t end = rt_platform_monotonic_ns() + (uint64_t)budget_us * 1000;
  do collector_work(OBJECTS_AT_ONCE);
  while (phase != RESTING && rt_platform_monotonic_ns() < end);
  bytes_last_step = bytes_allocated;
  if (phase != RESTING) collector_at = bytes_allocated + STEP_BYTES;
  return phase != RESTING;
}

/// What is left of the cycle is to be done before all of the growth has been used up.
void collector_on_allocation(void) {
  if (heap_is_stressed) return collector_work(1);
  if (phase == RESTING) {
    bytes_last_step = bytes_allocated - STEP_BYTES;
    begin();
  }
  size_t objects = objects_live + bytes_allocated / 64;
  size_t wanted = objects * (bytes_allocated - bytes_last_step) / window + OBJECTS_AT_ONCE;
  for (size_t done = 0; done < wanted && phase != RESTING; done += OBJECTS_AT_ONCE) collector_work(OBJECTS_AT_ONCE);
  bytes_last_step = bytes_allocated;
  if (phase != RESTING) collector_at = bytes_allocated + STEP_BYTES;
}

static void finish(void) {
  while (phase != RESTING) collector_work(UINT32_MAX);
}

void rt_collect_garbage(void) {
  finish();
  begin();
  finish();
}

void rt_collection_hold(void) {
  bytes_at_hold = bytes_allocated;
  collector_at = SIZE_MAX;
}

void rt_collection_release(void) {
  if (phase == RESTING) {
    // After a collection for want of memory there is less than there was.
    if (bytes_allocated > bytes_at_hold) growth += bytes_allocated - bytes_at_hold;
    collector_at = growth - growth / LATEST_BEGIN;
  } else {
    bytes_last_step = bytes_allocated;
    collector_at = bytes_allocated + STEP_BYTES;
  }
}

bool rt_collection_due(void) { return phase != RESTING || bytes_allocated >= growth / 2; }

double rt_heap_used_bytes(void) {
  return (double)((phase == SWEEPING ? bytes_at_sweep : bytes_live) + bytes_allocated);
}

uint32_t rt_collection_count(void) { return collections; }

void collector_start(void) {
  mark_start();
  rest();
}
