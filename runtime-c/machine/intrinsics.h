// Intrinsics that only the bare machine has: ports, device memory, memory shared with devices, interrupts.
#pragma once

// Signals are sent to processes.
RT_INLINE void rt_watch_signal(int32_t number, bool is_watched) { (void)number, (void)is_watched; }
RT_INLINE int32_t rt_take_signal(void) { return 0; }
// What the serial console brings comes by kernel/drivers/serial_input.ts; there is no file that could be read at once.
RT_INLINE int32_t rt_read_input(rt_ref bytes, bool waits) { return (void)bytes, (void)waits, 0; }
RT_INLINE bool rt_input_is_terminal(void) { return true; }

RT_INLINE uint8_t rt_port_read8(uint16_t port) {
  uint8_t value;
  __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port));
  return value;
}
RT_INLINE uint16_t rt_port_read16(uint16_t port) {
  uint16_t value;
  __asm__ volatile("inw %1, %0" : "=a"(value) : "Nd"(port));
  return value;
}
RT_INLINE uint32_t rt_port_read32(uint16_t port) {
  uint32_t value;
  __asm__ volatile("inl %1, %0" : "=a"(value) : "Nd"(port));
  return value;
}
RT_INLINE void rt_port_write8(uint16_t port, uint8_t value) {
  __asm__ volatile("outb %0, %1" ::"a"(value), "Nd"(port));
}
RT_INLINE void rt_port_write16(uint16_t port, uint16_t value) {
  __asm__ volatile("outw %0, %1" ::"a"(value), "Nd"(port));
}
RT_INLINE void rt_port_write32(uint16_t port, uint32_t value) {
  __asm__ volatile("outl %0, %1" ::"a"(value), "Nd"(port));
}

/// Device registers at the virtual address that rt_map_device gave.
RT_INLINE uint8_t rt_mmio_read8(uint64_t address) { return *(volatile uint8_t *)address; }
RT_INLINE uint16_t rt_mmio_read16(uint64_t address) { return *(volatile uint16_t *)address; }
RT_INLINE uint32_t rt_mmio_read32(uint64_t address) { return *(volatile uint32_t *)address; }
RT_INLINE void rt_mmio_write8(uint64_t address, uint8_t value) { *(volatile uint8_t *)address = value; }
RT_INLINE void rt_mmio_write16(uint64_t address, uint16_t value) { *(volatile uint16_t *)address = value; }
RT_INLINE void rt_mmio_write32(uint64_t address, uint32_t value) { *(volatile uint32_t *)address = value; }

/// No load or store crosses it, in the processor either.
RT_INLINE void rt_memory_barrier(void) { __asm__ volatile("mfence" ::: "memory"); }
/// The compiler moves no load or store across it.
RT_INLINE void rt_compiler_barrier(void) { __asm__ volatile("" ::: "memory"); }

/// Maps `length` bytes of device memory, uncached; gives their virtual address.
uint64_t rt_map_device(uint64_t physical, uint32_t length);
/// Physical address of the persistent region with that name: page aligned, contiguous, zeroed when it is new.
uint64_t rt_dma_region(rt_ref name, uint32_t length);
/// True until rt_dma_region has made the region, in this image or one before.
bool rt_dma_region_is_new(rt_ref name);
/// Where a physical address of RAM is mapped.
uint64_t rt_physical_to_virtual(uint64_t physical);

/// A vector whose interrupt only wakes the processor; the address that a message-signalled interrupt writes it to.
uint32_t rt_allocate_interrupt(void);
uint64_t rt_interrupt_message_address(void);
/// Halts until an interrupt or until the monotonic clock reaches `deadline_us` (may be infinite). Returns at once when
/// an interrupt has come since the last return.
void rt_wait_for_interrupt(double deadline_us);

/// RDRAND: is it there, and 64 bits from it.
bool rt_processor_has_random(void);
uint64_t rt_processor_random(void);

/// A legacy interrupt line is wanted, or its device has been asked and the line may be raised again.
void rt_enable_legacy_interrupt(uint32_t line);

// --- Live update (update.c): called by liveupdate/ alone, which has checked the image
// -----------------------------------

/// Makes room for an image of that many pages beside the running one, in place of one begun before. False: no memory.
bool rt_image_begin(uint32_t pages);
/// Maps a segment: `memory_bytes` at the page-aligned `address`, the first `file_bytes` from `file` at `offset`. Flags
/// are the ELF header's. False: more pages than begun, or no memory for tables.
bool rt_image_map(uint64_t address, uint32_t memory_bytes, uint32_t flags, rt_ref file, uint32_t offset,
                  uint32_t file_bytes);
/// Pages that turned out the same as the running image's.
uint32_t rt_image_shared_pages(void);
/// Lets the image begin at its entry when it is run next; false: no memory.
bool rt_image_start(uint64_t entry, bool is_rehearsal);
/// What it is to restore: must live until it has committed or failed.
void rt_image_give(rt_ref storage);
/// Lends the processor to the image for that time at most; gives enum image_status.
uint32_t rt_image_run(uint32_t deadline_us);
rt_ref rt_image_failure(void);
void rt_image_discard(void);

/// Has this image been entered by an update, and has it yet to commit?
bool rt_image_was_updated(void);
bool rt_update_on_probation(void);
/// Gives the processor back until there is state to restore.
void rt_update_await_state(void);
/// What the old image gave with rt_image_give: readable until the commit. 0 when not on probation.
uint64_t rt_update_storage_address(void);
uint32_t rt_update_storage_length(void);
void rt_update_commit(void);
void rt_update_settle(void);
/// Gives the machine back to the old image. Does not return.
void rt_update_go_back(rt_ref reason);
