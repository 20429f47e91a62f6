// What an image hands to the next one, and how the next one goes on or goes back. The layout is an interface between
// two builds: change HANDOVER_VERSION with it.
#pragma once

#include "machine.h"

#define HANDOVER_MAGIC 0x5245564f444e4148 // "HANDOVER"
#define HANDOVER_VERSION 2
#define FAILURE_LIMIT 512

/// What a new image has come to when it gives the processor back.
enum image_status {
  IMAGE_INTERRUPTED = 0, // its time was over
  IMAGE_WAITS = 1,       // its modules have run: it wants the state
  IMAGE_PASSED = 2,      // a rehearsal: it has restored and would commit
  IMAGE_FAILED = 3,
};

/// Everything the new image learns from the old one. Pointers lead into the direct map and into the gate.
struct handover {
  uint64_t magic;
  uint32_t version;
  uint32_t is_rehearsal;
  void (*leave)(void);        // gives the processor back; returns when it is lent again. At this offset in all versions
  uint32_t status;            // enum image_status, written by the new image
  uint32_t is_maskable;       // the watchdog needs interrupts on
  uint64_t *trap;             // receives the new image's handler of exceptions
  char *failure;              // FAILURE_LIMIT bytes
  struct block_map block_map; // only what is free in it may be used
  const uint8_t *storage;
  uint64_t storage_length;
  uint64_t type_region_bytes;
  struct clock_state clock;
  struct watchdog_state watchdog;
  struct boot_information boot;
  uint32_t dma_region_count;
  struct dma_region dma_regions[DMA_REGION_LIMIT];
};

/// Takes the handover over: the image is on probation from here on.
void update_enter(struct handover *handover);
bool update_on_probation(void);
bool update_is_rehearsal(void);
/// On probation: back to the old image with the reason. Otherwise returns.
void update_failed(const char *reason);
