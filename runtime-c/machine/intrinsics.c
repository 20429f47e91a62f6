// Intrinsics of the bare machine that are more than an instruction (intrinsics.h).
#include "../runtime.h"
#include "machine.h"

#include "../internal.h"

uint64_t rt_map_device(uint64_t physical, uint32_t length) {
  uint64_t address = paging_map_device(physical, length);
  if (!address) rt_panic("device memory cannot be mapped");
  return address;
}

uint64_t rt_physical_to_virtual(uint64_t physical) { return DIRECT_MAP + physical; }

static void region_name(rt_ref text, char name[DMA_NAME_LIMIT]) {
  const rt_string *flat = rt_string_flat(text);
  if (flat->length >= DMA_NAME_LIMIT) rt_panic("dma: a region's name is too long");
  memset(name, 0, DMA_NAME_LIMIT);
  for (uint32_t i = 0; i < flat->length; i++) name[i] = (char)rt_string_code_unit(text, i);
}

uint64_t rt_dma_region(rt_ref text, uint32_t length) {
  char name[DMA_NAME_LIMIT];
  region_name(text, name);
  return dma_allocate(name, length);
}

bool rt_dma_region_is_new(rt_ref text) {
  char name[DMA_NAME_LIMIT];
  region_name(text, name);
  return dma_find(name) == NULL;
}

bool rt_processor_has_random(void) { return cpuid(1).c >> 30 & 1; }

// Intel SDM 1, 7.3.17.1: ten tries; a processor that gives none then is broken.
__attribute__((target("rdrnd"))) uint64_t rt_processor_random(void) {
  unsigned long long value;
  for (int i = 0; i < 10; i++)
    if (__builtin_ia32_rdrand64_step(&value)) return value;
  rt_panic("RDRAND gives no numbers");
}
