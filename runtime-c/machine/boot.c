// From the boot loader's information to the running program: boot_start is the map of it.
// @cold
#include "machine.h"
#include "update.h"

#include "../internal.h"

#define BOOT_PVH 1
#define FIRST_USABLE 0x100000 // below lie the firmware's tables and ours are not
#define MEMORY_TYPE_RAM 1

struct boot_information boot_information;

_Noreturn void boot_start(uint32_t protocol, uint32_t information);

static void add_range(uint64_t start, uint64_t length) {
  uint64_t end = start + length < start ? UINT64_MAX : start + length;
  start = (start + BLOCK_SIZE - 1) & ~(uint64_t)(BLOCK_SIZE - 1);
  end &= ~(uint64_t)(BLOCK_SIZE - 1);
  if (start < FIRST_USABLE) start = FIRST_USABLE;
  if (start >= end || end > MMIO_BASE - DIRECT_MAP) return;
  if (boot_information.range_count == RAM_RANGE_LIMIT) return; // memory that is not used harms nobody
  // Ascending order.
  uint32_t at = boot_information.range_count++;
  for (; at > 0 && boot_information.ranges[at - 1].start > start; at--)
    boot_information.ranges[at] = boot_information.ranges[at - 1];
  boot_information.ranges[at] = (struct ram_range){start, end};
}

static void set_command_line(const char *text) {
  size_t length = strlen(text);
  if (length >= COMMAND_LINE_LIMIT) panic("boot: the command line is longer than %d bytes", COMMAND_LINE_LIMIT - 1);
  memcpy(boot_information.command_line, text, length + 1);
}

// Xen, public/arch-x86/hvm/start_info.h
struct start_info {
  uint32_t magic, version, flags, module_count;
  uint64_t modules, command_line, rsdp;
  uint64_t memory_map; // from version 1
  uint32_t memory_map_entries, reserved;
};
struct memory_map_entry {
  uint64_t address, size;
  uint32_t type, reserved;
};

static void read_start_info(const struct start_info *info) {
  if (info->magic != 0x336ec578 || info->version < 1) panic("boot: the PVH start info has no memory map");
  const struct memory_map_entry *entries = physical(info->memory_map);
  for (uint32_t i = 0; i < info->memory_map_entries; i++)
    if (entries[i].type == MEMORY_TYPE_RAM) add_range(entries[i].address, entries[i].size);
  if (info->command_line) set_command_line(physical(info->command_line));
}

// Multiboot2 specification 3.6: tags of 8-byte alignment until type 0.
struct multiboot_tag {
  uint32_t type, size;
};
struct multiboot_memory_map {
  struct multiboot_tag tag;
  uint32_t entry_size, entry_version;
};

static void read_multiboot(const char *information) {
  const char *end = information + *(const uint32_t *)(const void *)information;
  for (const char *at = information + 8; at + sizeof(struct multiboot_tag) <= end;) {
    const struct multiboot_tag *tag = (const void *)at;
    if (tag->type == 0 || tag->size < sizeof *tag) return;
    if (tag->type == 1) set_command_line(at + sizeof *tag);
    if (tag->type == 6) {
      const struct multiboot_memory_map *map = (const void *)at;
      for (const char *entry = at + sizeof *map; entry + sizeof(struct memory_map_entry) <= at + tag->size;
           entry += map->entry_size) {
        const struct memory_map_entry *ram = (const void *)entry;
        if (ram->type == MEMORY_TYPE_RAM) add_range(ram->address, ram->size);
      }
    }
    at += (tag->size + 7) & ~7u;
  }
}

_Noreturn static void run_program(void) {
  rt_main();
  rt_platform_exit(0);
}

/// On the boot stack, under the boot tables.
void boot_start(uint32_t protocol, uint32_t information) {
  console_start();
  if (protocol == BOOT_PVH) read_start_info(physical(information));
  else read_multiboot(physical(information));
  memory_start();
  paging_start();
  write_cr3(page_map.root);
  traps_prepare();
  traps_load();
  interrupts_start();
  watchdog_start();
  clock_start();
  stack_switch(page_map.root, run_program);
}

/// On the main stack, under tables that the old image built. Until the commit exceptions go to the gate between the
/// two.
void boot_updated(struct handover *handover) {
  update_enter(handover);
  run_program();
}

const char *rt_platform_command_line(void) { return boot_information.command_line; }
const char *rt_platform_argument(uint32_t index) { return (void)index, NULL; }
const char *rt_platform_environment(uint32_t index) { return (void)index, NULL; }
const char *rt_platform_working_directory(void) { return "/"; }
