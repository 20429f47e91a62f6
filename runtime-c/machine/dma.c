// Memory shared with devices, by name: it stays where it is when the image changes.
// @cold
#include "machine.h"

#include "../internal.h"

struct dma_region dma_regions[DMA_REGION_LIMIT];
uint32_t dma_region_count;

struct dma_region *dma_find(const char *name) {
  for (uint32_t i = 0; i < dma_region_count; i++)
    if (memcmp(dma_regions[i].name, name, DMA_NAME_LIMIT) == 0) return &dma_regions[i];
  return NULL;
}

uint64_t dma_allocate(const char *name, uint64_t length) {
  struct dma_region *found = dma_find(name);
  if (found) {
    if (found->length < length) panic("dma: region %s is smaller than asked for", name);
    return found->address;
  }
  uint64_t blocks = (length + BLOCK_SIZE - 1) / BLOCK_SIZE;
  uint64_t address = dma_region_count < DMA_REGION_LIMIT ? memory_allocate(blocks) : 0;
  if (!address) panic("dma: no memory for region %s", name);
  memset(physical(address), 0, blocks * BLOCK_SIZE);
  struct dma_region *region = &dma_regions[dma_region_count++];
  memcpy(region->name, name, DMA_NAME_LIMIT);
  region->address = address;
  region->length = blocks * BLOCK_SIZE;
  return address;
}
