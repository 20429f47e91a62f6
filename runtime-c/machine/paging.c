// Page tables of four levels (Intel SDM 3A 4.5): the image with its permissions, its stack, all RAM, device registers.
#include "machine.h"

#include "../internal.h"

struct page_map page_map;
uint64_t type_region_bytes;

uint64_t page_table_allocate(struct page_map *map) {
  if (map->next == map->end) {
    uint64_t block = memory_allocate(1);
    if (!block) return 0;
    map->next = block;
    map->end = block + BLOCK_SIZE;
  }
  uint64_t table = map->next;
  map->next += PAGE_SIZE;
  memset(physical(table), 0, PAGE_SIZE);
  return table;
}

/// The entry for an address in the table of the given level (the root's is 4); tables on the way are made.
static uint64_t *entry_for(struct page_map *map, uint64_t address, int level) {
  uint64_t table = map->root;
  for (int above = 4;; above--) {
    uint64_t *entry = (uint64_t *)physical(table) + (address >> (3 + 9 * above) & 511);
    if (above == level) return entry;
    if (!(*entry & PAGE_PRESENT)) {
      uint64_t below = page_table_allocate(map);
      if (!below) return NULL;
      *entry = below | PAGE_PRESENT | PAGE_WRITABLE;
    }
    table = *entry & PAGE_ADDRESS;
  }
}

bool page_map_range(struct page_map *map, uint64_t address, uint64_t target, uint64_t length, uint64_t flags) {
  while (length > 0) {
    bool large = ((address | target) & (LARGE_PAGE_SIZE - 1)) == 0 && length >= LARGE_PAGE_SIZE;
    uint64_t step = large ? LARGE_PAGE_SIZE : PAGE_SIZE;
    uint64_t *entry = entry_for(map, address, large ? 2 : 1);
    if (!entry) return false;
    // As many neighbours as the same table holds.
    do {
      *entry++ = target | flags | PAGE_PRESENT | (large ? PAGE_LARGE : 0);
      address += step, target += step, length -= step;
    } while (length >= step && (address & (step * 512 - 1)) != 0);
  }
  return true;
}

uint64_t page_entry(const struct page_map *map, uint64_t address) {
  uint64_t table = map->root;
  for (int level = 4;; level--) {
    uint64_t entry = ((uint64_t *)physical(table))[address >> (3 + 9 * level) & 511];
    if (!(entry & PAGE_PRESENT) || (level > 1 && entry & PAGE_LARGE)) return 0;
    if (level == 1) return entry;
    table = entry & PAGE_ADDRESS;
  }
}

void page_map_clear(struct page_map *map, uint64_t address) {
  if (page_entry(map, address)) *entry_for(map, address, 1) = 0;
}

/// Maps one large page of RAM whose blocks differ.
static bool map_mixed(struct page_map *map, uint64_t start, uint64_t end, uint32_t read_only) {
  for (uint64_t block = start; block < end; block += BLOCK_SIZE) {
    bool is_read_only = read_only >> (block / BLOCK_SIZE % 32) & 1;
    uint64_t flags = PAGE_NO_EXECUTE | (is_read_only ? 0 : PAGE_WRITABLE);
    if (!page_map_range(map, DIRECT_MAP + block, block, BLOCK_SIZE, flags)) return false;
  }
  return true;
}

/// The blocks of the large page at `at` that must not be written to.
static uint32_t read_only_blocks(const struct probation *probation, uint64_t at) {
  if (!probation) return 0;
  uint32_t used = probation->block_map.used[at / LARGE_PAGE_SIZE];
  uint64_t start = at & ~(uint64_t)(LARGE_PAGE_SIZE - 1);
  struct ram_range own = probation->writable;
  if (own.end <= start || own.start >= start + LARGE_PAGE_SIZE) return used;
  for (uint32_t block = 0; block < 32; block++) {
    uint64_t address = start + (uint64_t)block * BLOCK_SIZE;
    if (address >= own.start && address < own.end) used &= ~((uint32_t)1 << block);
  }
  return used;
}

bool page_map_ram(struct page_map *map, const struct probation *probation) {
  for (uint32_t i = 0; i < boot_information.range_count; i++) {
    uint64_t at = boot_information.ranges[i].start, end = boot_information.ranges[i].end;
    while (at < end) {
      uint64_t next = (at + LARGE_PAGE_SIZE) & ~(uint64_t)(LARGE_PAGE_SIZE - 1);
      if (next > end) next = end;
      uint32_t read_only = read_only_blocks(probation, at);
      bool is_mixed = read_only != 0 && read_only != UINT32_MAX;
      uint64_t flags = PAGE_NO_EXECUTE | (read_only ? 0 : PAGE_WRITABLE);
      bool done =
          is_mixed ? map_mixed(map, at, next, read_only) : page_map_range(map, DIRECT_MAP + at, at, next - at, flags);
      if (!done) return false;
      at = next;
    }
  }
  return true;
}

uint64_t page_tables_for_ram(const struct block_map *used) {
  uint64_t tables = 16; // root, pointers, edges of ranges, changes by the update's own blocks
  for (uint64_t word = 0; word < used->word_count; word++) {
    bool is_mixed = used->used[word] != 0 && used->used[word] != UINT32_MAX;
    tables += is_mixed + (word % 512 == 0);
  }
  return tables + 2 * boot_information.range_count;
}

static bool map_image(const char *start, const char *end, uint64_t flags) {
  uint64_t address = (uint64_t)(uintptr_t)start;
  return page_map_range(&page_map, address, address - KERNEL_BASE, (uint64_t)(end - start), flags);
}

void paging_start(void) {
  uint64_t stack = memory_allocate(STACK_SIZE / BLOCK_SIZE);
  page_map.root = page_table_allocate(&page_map);
  bool done = page_map.root && stack && map_image(image_start, text_end, 0) &&
              map_image(rodata_start, rodata_end, PAGE_NO_EXECUTE) &&
              map_image(data_start, data_end, PAGE_NO_EXECUTE | PAGE_WRITABLE) &&
              map_image(data_end, image_end, PAGE_NO_EXECUTE) &&
              page_map_range(&page_map, STACK_TOP - STACK_SIZE, stack, STACK_SIZE, PAGE_NO_EXECUTE | PAGE_WRITABLE) &&
              page_map_ram(&page_map, NULL);
  if (!done) panic("memory: not enough for the page tables");
}

uint64_t paging_map_device(uint64_t address, uint64_t length) {
  uint64_t start = address & ~(uint64_t)(PAGE_SIZE - 1);
  uint64_t end = (address + length + PAGE_SIZE - 1) & ~(uint64_t)(PAGE_SIZE - 1);
  uint64_t flags = PAGE_WRITABLE | PAGE_UNCACHED | PAGE_NO_EXECUTE;
  // The window ends where the type region begins; a large page would clash with small ones mapped before.
  if (end > TYPE_REGION - MMIO_BASE || end < start) return 0;
  for (uint64_t page = start; page < end; page += PAGE_SIZE)
    if (!page_map_range(&page_map, MMIO_BASE + page, page, PAGE_SIZE, flags)) return 0;
  return MMIO_BASE + address;
}

bool rt_platform_type_region_reserve(size_t bytes) {
  while (type_region_bytes < bytes) {
    uint64_t at = TYPE_REGION + type_region_bytes;
    uint64_t block = memory_allocate(1);
    if (!block) return false;
    memset(physical(block), 0, BLOCK_SIZE);
    if (!page_map_range(&page_map, at, block, BLOCK_SIZE, PAGE_NO_EXECUTE | PAGE_WRITABLE)) return false;
    type_region_bytes += BLOCK_SIZE;
  }
  return true;
}

void rt_platform_stack_bounds(uintptr_t *low, uintptr_t *high) {
  *low = STACK_TOP - STACK_SIZE;
  *high = STACK_TOP;
}
