// Physical memory in blocks of 64 KiB: a bitmap, one word for each large page.
#include "machine.h"

#include "../internal.h"

#define BLOCKS_A_WORD (LARGE_PAGE_SIZE / BLOCK_SIZE)

struct block_map block_map;
static uint64_t search_from; // no free block lies in a word before it
static uint64_t total_blocks, free_blocks;
static const uint32_t *probation_used; // the old image's words while this one is on probation

static bool is_used(uint64_t block) { return block_map.used[block / BLOCKS_A_WORD] >> (block % BLOCKS_A_WORD) & 1; }

static void mark(uint64_t first, uint64_t count, bool used) {
  uint64_t end = block_map.word_count * BLOCKS_A_WORD;
  if (first + count < end) end = first + count;
  for (uint64_t block = first; block < end; block++) {
    if (is_used(block) == used) continue;
    block_map.used[block / BLOCKS_A_WORD] ^= (uint32_t)1 << (block % BLOCKS_A_WORD);
    free_blocks += used ? (uint64_t)-1 : 1;
  }
}

/// Every block that [start, end) touches.
static void mark_used(uint64_t start, uint64_t end) {
  mark(start / BLOCK_SIZE, (end + BLOCK_SIZE - 1) / BLOCK_SIZE - start / BLOCK_SIZE, true);
}

static void count_free(void) {
  free_blocks = 0;
  for (uint64_t word = 0; word < block_map.word_count; word++)
    free_blocks += (uint64_t)(BLOCKS_A_WORD - __builtin_popcount(block_map.used[word]));
}

/// Whole blocks of a range of RAM.
static uint64_t first_block(struct ram_range range) { return (range.start + BLOCK_SIZE - 1) / BLOCK_SIZE; }
static uint64_t last_block(struct ram_range range) { return range.end / BLOCK_SIZE; }

static uint64_t count_total(void) {
  uint64_t count = 0;
  for (uint32_t i = 0; i < boot_information.range_count; i++)
    count += last_block(boot_information.ranges[i]) - first_block(boot_information.ranges[i]);
  return count;
}

static uint64_t image_address(const char *symbol) { return (uint64_t)(uintptr_t)symbol - KERNEL_BASE; }

void memory_start(void) {
  uint64_t end = 0;
  for (uint32_t i = 0; i < boot_information.range_count; i++)
    if (boot_information.ranges[i].end > end) end = boot_information.ranges[i].end;
  block_map.word_count = (end + LARGE_PAGE_SIZE - 1) / LARGE_PAGE_SIZE;
  uint64_t bytes = block_map.word_count * sizeof *block_map.used;
  // The map itself lies behind the image; so far only the first GiB is mapped.
  uint64_t place = (image_address(image_end) + BLOCK_SIZE - 1) & ~(uint64_t)(BLOCK_SIZE - 1);
  bool fits = false;
  for (uint32_t i = 0; i < boot_information.range_count; i++)
    fits |= boot_information.ranges[i].start <= place && place + bytes <= boot_information.ranges[i].end;
  if (!fits || place + bytes > 0x40000000) panic("memory: no room for the map of blocks");

  block_map.used = physical(place);
  memset(block_map.used, 0xff, bytes);
  for (uint32_t i = 0; i < boot_information.range_count; i++) {
    struct ram_range range = boot_information.ranges[i];
    mark(first_block(range), last_block(range) - first_block(range), false);
  }
  total_blocks = free_blocks;
  mark_used(place, place + bytes);
  // The booted image, but not the gaps between its segments.
  mark_used(image_address(image_start), image_address(text_end));
  mark_used(image_address(rodata_start), image_address(rodata_end));
  mark_used(image_address(data_start), image_address(image_end));
}

void memory_start_updated(const struct block_map *old) {
  uint64_t end = old->word_count * BLOCKS_A_WORD;
  uint64_t needed = (old->word_count * sizeof *old->used + BLOCK_SIZE - 1) / BLOCK_SIZE;
  // Found by hand, because there is no map yet to find it with.
  uint64_t block = 0, run = 0;
  for (; run < needed; block++) {
    if (block == end) panic("memory: no room for the map of blocks");
    run = old->used[block / BLOCKS_A_WORD] >> (block % BLOCKS_A_WORD) & 1 ? 0 : run + 1;
  }
  block_map.used = physical((block - needed) * BLOCK_SIZE);
  block_map.word_count = old->word_count;
  memcpy(block_map.used, old->used, old->word_count * sizeof *old->used);
  count_free();
  total_blocks = count_total();
  mark(block - needed, needed, true);
  probation_used = old->used;
}

/// Marks a tree of page tables and, if `with_targets`, what it maps. Level 1 tables hold small pages.
static void mark_tables(uint64_t table, int level, bool with_targets) {
  mark_used(table, table + PAGE_SIZE);
  const uint64_t *entries = physical(table);
  for (int i = 0; i < 512; i++) {
    if (!(entries[i] & PAGE_PRESENT)) continue;
    uint64_t target = entries[i] & PAGE_ADDRESS;
    if (level > 1 && !(entries[i] & PAGE_LARGE)) mark_tables(target, level - 1, with_targets);
    else if (with_targets) mark_used(target, target + (level == 1 ? PAGE_SIZE : LARGE_PAGE_SIZE));
  }
}

void memory_commit(uint64_t root) {
  // What is used now and was free for the old image is this image's own.
  for (uint64_t word = 0; word < block_map.word_count; word++) block_map.used[word] &= ~probation_used[word];
  probation_used = NULL;
  search_from = 0;
  count_free();
  // What is no RAM at all; ranges come in ascending order.
  uint64_t previous = 0;
  for (uint32_t i = 0; i < boot_information.range_count; i++) {
    struct ram_range range = boot_information.ranges[i];
    mark(previous, first_block(range) - previous, true);
    previous = last_block(range);
  }
  mark(previous, block_map.word_count * BLOCKS_A_WORD - previous, true);
  for (uint32_t i = 0; i < dma_region_count; i++)
    mark_used(dma_regions[i].address, dma_regions[i].address + dma_regions[i].length);
  // The image, its stack and the type region with their tables; of the direct map and the devices only the tables.
  mark_used(root, root + PAGE_SIZE);
  const uint64_t *entries = physical(root);
  for (int i = 0; i < 512; i++)
    if (entries[i] & PAGE_PRESENT) mark_tables(entries[i] & PAGE_ADDRESS, 3, i == 511 || i == (int)(TYPE_REGION >> 39));
}

uint64_t memory_allocate(size_t count) {
  if (count == 0 || count > free_blocks) return 0;
  while (search_from < block_map.word_count && block_map.used[search_from] == UINT32_MAX) search_from++;
  uint64_t end = block_map.word_count * BLOCKS_A_WORD, run = 0;
  for (uint64_t block = search_from * BLOCKS_A_WORD; block < end; block++) {
    if (block % BLOCKS_A_WORD == 0 && block_map.used[block / BLOCKS_A_WORD] == UINT32_MAX) {
      run = 0;
      block += BLOCKS_A_WORD - 1;
      continue;
    }
    run = is_used(block) ? 0 : run + 1;
    if (run < count) continue;
    mark(block + 1 - count, count, true);
    return (block + 1 - count) * BLOCK_SIZE;
  }
  return 0;
}

void memory_free(uint64_t address, size_t count) {
  uint64_t first = address / BLOCK_SIZE;
  mark(first, count, false);
  if (first / BLOCKS_A_WORD < search_from) search_from = first / BLOCKS_A_WORD;
}

uint64_t memory_reserve(uint64_t count, uint32_t *reserved) {
  uint64_t taken = 0;
  for (uint64_t word = block_map.word_count; word-- > 0;) {
    uint32_t free = taken < count ? ~block_map.used[word] : 0;
    reserved[word] = ~free;
    block_map.used[word] |= free;
    taken += (uint64_t)__builtin_popcount(free);
  }
  free_blocks -= taken;
  return taken;
}

void memory_release(const uint32_t *reserved) {
  for (uint64_t word = 0; word < block_map.word_count; word++) {
    block_map.used[word] &= reserved[word];
    free_blocks += (uint64_t)__builtin_popcount(~reserved[word]);
  }
  search_from = 0;
}

void rt_platform_arena(uintptr_t *base, size_t *block_count) {
  *base = DIRECT_MAP;
  *block_count = block_map.word_count * BLOCKS_A_WORD;
}

void *rt_platform_blocks_allocate(size_t count) {
  uint64_t address = memory_allocate(count);
  return address ? physical(address) : NULL;
}

void rt_platform_blocks_free(void *blocks, size_t count) { memory_free(physical_address(blocks), count); }
size_t rt_platform_blocks_total(void) { return total_blocks; }
size_t rt_platform_blocks_available(void) { return free_blocks; }
