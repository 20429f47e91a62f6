// What an image hands to the next one, and how the next one goes on or goes back. The layout is an interface between
// two builds: change HANDOVER_VERSION with it.
#pragma once

#include "machine.h"

#define HANDOVER_MAGIC 0x5245564f444e4148 // "HANDOVER"
#define HANDOVER_VERSION 1
#define FAILURE_LIMIT 512

/// Everything the new image learns from the old one. Pointers lead into the direct map.
struct handover {
  uint64_t magic;
  uint32_t version;
  uint32_t next_driver_vector;
  void (*go_back)(void);      // with a text in *failure; does not return
  char *failure;              // FAILURE_LIMIT bytes
  struct block_map block_map; // the old image's: what it uses must not be touched
  const uint8_t *storage;
  uint64_t storage_length;
  uint64_t type_region_bytes;
  struct clock_state clock;
  struct boot_information boot;
  uint32_t dma_region_count;
  struct dma_region dma_regions[DMA_REGION_LIMIT];
};

/// Takes the handover over: the image is on probation from here on.
void update_enter(struct handover *handover);
bool update_on_probation(void);
/// On probation: back to the old image with the reason. Otherwise returns.
void update_failed(const char *reason);
