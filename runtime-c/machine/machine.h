// The bare machine below platform.h: every function that one file of this folder offers another, under the file's name.
#pragma once

#include "../platform.h"

#include "layout.h"
#include <stdarg.h>

// --- Registers and ports ------------------------------------------------------------------------------------------

static inline uint8_t port_read8(uint16_t port) {
  uint8_t value;
  __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port));
  return value;
}
static inline uint16_t port_read16(uint16_t port) {
  uint16_t value;
  __asm__ volatile("inw %1, %0" : "=a"(value) : "Nd"(port));
  return value;
}
static inline uint32_t port_read32(uint16_t port) {
  uint32_t value;
  __asm__ volatile("inl %1, %0" : "=a"(value) : "Nd"(port));
  return value;
}
static inline void port_write8(uint16_t port, uint8_t value) {
  __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port));
}
static inline void port_write16(uint16_t port, uint16_t value) {
  __asm__ volatile("outw %0, %1" : : "a"(value), "Nd"(port));
}
static inline void port_write32(uint16_t port, uint32_t value) {
  __asm__ volatile("outl %0, %1" : : "a"(value), "Nd"(port));
}

static inline uint64_t read_tsc(void) { return __builtin_ia32_rdtsc(); }
static inline uint64_t read_cr2(void) {
  uint64_t value;
  __asm__ volatile("mov %%cr2, %0" : "=r"(value));
  return value;
}
static inline uint64_t read_cr3(void) {
  uint64_t value;
  __asm__ volatile("mov %%cr3, %0" : "=r"(value));
  return value;
}
static inline void write_cr3(uint64_t value) { __asm__ volatile("mov %0, %%cr3" : : "r"(value) : "memory"); }

struct cpuid {
  uint32_t a, b, c, d;
};
static inline struct cpuid cpuid(uint32_t leaf) {
  struct cpuid r;
  __asm__ volatile("cpuid" : "=a"(r.a), "=b"(r.b), "=c"(r.c), "=d"(r.d) : "a"(leaf), "c"(0));
  return r;
}

/// RAM at a physical address, through the direct map.
static inline void *physical(uint64_t address) { return (void *)(DIRECT_MAP + address); }
/// The physical address behind a pointer into the direct map.
static inline uint64_t physical_address(const void *pointer) { return (uint64_t)(uintptr_t)pointer - DIRECT_MAP; }
/// A device register, once mapped by paging_map_device.
static inline volatile uint32_t *device_register(uint64_t address) {
  return (volatile uint32_t *)(MMIO_BASE + address);
}

/// From the linker script.
extern char image_start[], text_end[], rodata_start[], rodata_end[], data_start[], data_end[], image_end[];

// --- boot.c -------------------------------------------------------------------------------------------------------

struct ram_range {
  uint64_t start, end; // physical
};
#define RAM_RANGE_LIMIT 32
#define COMMAND_LINE_LIMIT 2048

/// What the boot loader said; an update passes it on.
struct boot_information {
  uint32_t range_count;
  struct ram_range ranges[RAM_RANGE_LIMIT];
  char command_line[COMMAND_LINE_LIMIT];
};
extern struct boot_information boot_information;

struct handover;
/// The image has been entered by update_entry: the one C function on that path.
_Noreturn void boot_updated(struct handover *handover);
_Noreturn void stack_switch(uint64_t root, void (*next)(void));

// --- console.c ----------------------------------------------------------------------------------------------------

void console_start(void);
/// Goes on with a port that the image before has set up.
void console_attach(void);
void console_write(const char *bytes, size_t length);
/// printf for panics: %s, %d (int), %u (unsigned), %lx (uint64_t).
__attribute__((format(printf, 1, 2))) void console_print(const char *format, ...);
/// The same into `text`, always terminated.
void format_list_text(char *text, size_t limit, const char *format, va_list values);
__attribute__((format(printf, 3, 4))) void format_text(char *text, size_t limit, const char *format, ...);

// --- memory.c: blocks of 64 KiB -------------------------------------------------------------------------------------

/// One word for each 2 MiB of physical memory up to the end of RAM, one bit for each block of it: 1 = not to be had.
struct block_map {
  uint32_t *used;
  uint64_t word_count;
};
extern struct block_map block_map;

/// Takes over the ranges of boot_information; the booted image itself is in use.
void memory_start(void);
/// Goes on from the old image's map (a private copy): what it uses stays in use until memory_commit.
void memory_start_updated(const struct block_map *old);
/// Frees all that neither the page tables under `root` reach (image, stack, type region) nor a DMA region, nor what was
/// allocated since memory_start_updated.
void memory_commit(uint64_t root);
/// Physical address of `count` consecutive blocks, or 0.
uint64_t memory_allocate(size_t count);
void memory_free(uint64_t address, size_t count);
/// Takes free blocks from the end of memory, about as many as asked for, for an image that does not run yet. `reserved`
/// (a map's words) becomes a map in which only these are free. Gives their number.
uint64_t memory_reserve(uint64_t count, uint32_t *reserved);
/// Gives them back.
void memory_release(const uint32_t *reserved);

// --- paging.c -----------------------------------------------------------------------------------------------------

enum page_flags {
  PAGE_PRESENT = 1,
  PAGE_WRITABLE = 2,
  PAGE_UNCACHED = 0x18, // PWT, PCD
  PAGE_LARGE = 0x80,
};
#define PAGE_NO_EXECUTE ((uint64_t)1 << 63)
#define PAGE_ADDRESS 0x000ffffffffff000

/// A tree of page tables, and the rest of the block that its next tables are cut from.
struct page_map {
  uint64_t root;      // physical
  uint64_t next, end; // physical
};
/// The running image's.
extern struct page_map page_map;

/// A zeroed table, physical; 0: out of memory.
uint64_t page_table_allocate(struct page_map *map);
/// Maps [address, address + length) to physical memory, by large pages where they fit. False: out of memory.
bool page_map_range(struct page_map *map, uint64_t address, uint64_t target, uint64_t length, uint64_t flags);
/// What an image on probation may write to: the free blocks of its map and one range made for it.
struct probation {
  struct block_map block_map;
  struct ram_range writable;
};
/// Maps all RAM at DIRECT_MAP: writable, or as far as `probation` allows.
bool page_map_ram(struct page_map *map, const struct probation *probation);
/// An upper bound for the tables that page_map_ram makes.
uint64_t page_tables_for_ram(const struct block_map *used);
/// Bytes of the type region in use.
extern uint64_t type_region_bytes;
/// The entry that maps an address by a small page, or 0.
uint64_t page_entry(const struct page_map *map, uint64_t address);
/// Takes a small page away; the translation buffer is the caller's.
void page_map_clear(struct page_map *map, uint64_t address);
/// Builds the booted image's own tables (image with its permissions, stack, RAM) into page_map.
void paging_start(void);
/// Maps device registers uncached; gives their virtual address, 0: out of memory.
uint64_t paging_map_device(uint64_t address, uint64_t length);

// --- traps.c ------------------------------------------------------------------------------------------------------

/// Loads the image's own GDT, IDT and TSS.
/// Fills the descriptor tables; makes them the processor's.
void traps_prepare(void);
void traps_load(void);
_Noreturn void panic(const char *format, ...) __attribute__((format(printf, 1, 2)));

/// What traps.S pushes.
struct trap_frame {
  uint64_t r15, r14, r13, r12, r11, r10, r9, r8, rbp, rdi, rsi, rdx, rcx, rbx, rax;
  uint64_t vector, error;
  uint64_t rip, cs, flags, rsp, ss;
};
/// "page fault: write to 0x10 at 0xffffffff80101234".
void trap_describe(char *text, size_t limit, uint64_t vector, uint64_t error, uint64_t address, uint64_t rip);

/// Intel SDM 3A 6.14.1, 3A 8.2.3, and the operand of LGDT and LIDT.
struct __attribute__((packed)) idt_entry {
  uint16_t offset_low, selector;
  uint8_t ist, type;
  uint16_t offset_middle;
  uint32_t offset_high, reserved;
};
struct __attribute__((packed)) task_state {
  uint32_t reserved0;
  uint64_t rsp[3], reserved1, ist[7], reserved2;
  uint16_t reserved3, io_map;
};
struct __attribute__((packed)) table_pointer {
  uint16_t limit;
  uint64_t base;
};
struct idt_entry idt_gate(uint64_t handler, uint8_t ist);
/// Fills a five-entry GDT whose last two entries lead to `state`.
void gdt_fill(uint64_t gdt[5], const struct task_state *state);
/// LGDT, LTR, LIDT.
void descriptors_load(const uint64_t gdt[5], const struct idt_entry idt[256]);

// --- interrupts.c -------------------------------------------------------------------------------------------------

/// Masks the legacy controllers and switches the local APIC on.
void interrupts_start(void);
/// Local APIC timer, one shot, in its own ticks (divided by 16); 0 stops it.
void apic_timer_arm(uint32_t ticks, uint8_t vector);
uint32_t apic_timer_remaining(void);
uint32_t apic_identity(void);
void apic_end_of_interrupt(void);
/// Lets only vectors above class `class` through.
void apic_set_priority(uint8_t class);
/// Halts until an interrupt comes or `deadline_ns` of the monotonic clock is reached.
void interrupts_wait(uint64_t deadline_ns);

// --- watchdog.c ----------------------------------------------------------------------------------------------------

/// Which timer it is; an update passes it on.
struct watchdog_state {
  uint32_t hpet_period; // femtoseconds; 0: there is none, the local APIC serves
  uint32_t pin;         // of the I/O APIC
};
extern struct watchdog_state watchdog_state;
/// Finds the timer; after paging and interrupts.
void watchdog_start(void);
/// Takes the processor from an image on probation after that time, at most about 20 s.
void watchdog_arm(uint64_t ns);
/// That time by the HPET's counter.
uint32_t watchdog_ticks(uint64_t ns);
void watchdog_disarm(void);
/// Only an image that leaves interrupts on can be interrupted.
bool watchdog_is_maskable(void);
/// The HPET's registers, 0 when it is not used.
uint64_t watchdog_hpet(void);

// --- clock.c ------------------------------------------------------------------------------------------------------

/// How TSC ticks become time; an update passes it on.
struct clock_state {
  uint64_t base_tsc, base_ns; // a moment
  uint64_t multiplier;        // ns = ticks * multiplier / 2^32
  uint64_t wall_ns;           // nanoseconds since 1970 at monotonic time 0; 0 = not read yet
  uint64_t apic_multiplier;   // APIC timer ticks = ns * apic_multiplier / 2^32
};
extern struct clock_state clock_state;
/// Takes the first sample; the second is taken when the time is first asked for. Nothing waits in between.
void clock_start(void);
uint64_t clock_ns(void);
/// Nanoseconds in APIC timer ticks, at most 2^32 - 1, at least 1.
uint32_t clock_apic_ticks(uint64_t ns);

// --- power.c ------------------------------------------------------------------------------------------------------

/// Ends the machine: isa-debug-exit, else ACPI power-off, else halts for ever.
_Noreturn void power_off(int status);

// --- dma.c: memory shared with devices, found again by name after an update
// -------------------------------------------

#define DMA_NAME_LIMIT 32
#define DMA_REGION_LIMIT 64
struct dma_region {
  char name[DMA_NAME_LIMIT];
  uint64_t address, length; // physical; whole blocks
};
extern struct dma_region dma_regions[DMA_REGION_LIMIT];
extern uint32_t dma_region_count;
/// `name` is padded with zeros to DMA_NAME_LIMIT bytes, the last of which is 0.
struct dma_region *dma_find(const char *name);
/// Physical address of the region; made, and zeroed, if there is none of that name.
uint64_t dma_allocate(const char *name, uint64_t length);
