// The mechanics of a live update: the new image gets frames, page tables and a stack of its own beside the running
// image, is entered through the gate, and either commits or is left again. liveupdate/ decides; it has checked the
// image.
// @cold
#include "update.h"
#include "../runtime.h"
#include "gate.h"

#include "../internal.h"

extern const char gate_start[], gate_end[], gate_exceptions[], gate_watchdog[], gate_enter[], gate_return[];

/// Behind the gate's page of code.
struct gate_data {
  uint64_t vector, error, rip, address; // of an exception that the gate took; offsets in gate.h
  char failure[FAILURE_LIMIT];
  uint64_t gdt[5];
  struct task_state task_state;
  struct idt_entry idt[256];
  struct handover handover;
  _Alignas(16) uint8_t exception_stack[0x2000];
};
#define NO_EXCEPTION UINT64_MAX
_Static_assert(offsetof(struct gate_data, address) == GATE_ADDRESS, "gate.h");
_Static_assert(sizeof(struct gate_data) <= BLOCK_SIZE - PAGE_SIZE, "the gate is one block");

#define IMAGE_TABLES 32    // for the tables of image, stack, type region, gate and two devices
#define WATCHDOG_CLASS 0xe // lets only vectors from 0xf0 through

// --- The old image's side
// ---------------------------------------------------------------------------------------------

/// The image being prepared: one run of blocks, laid out as gate, tables, stack, type region, image.
static struct {
  struct page_map map;
  uint64_t blocks; // physical; 0: none
  uint64_t block_count;
  uint64_t stack, types, next_page, end;
  uint32_t shared_pages, copied_pages;
} next_image;

static struct gate_data *gate_data(void) { return physical(next_image.blocks + PAGE_SIZE); }
static uint64_t gate_address(const char *symbol) { return GATE_BASE + (uint64_t)(symbol - gate_start); }

static uint64_t blocks_for(uint64_t bytes) { return (bytes + BLOCK_SIZE - 1) / BLOCK_SIZE; }

void rt_image_discard(void) {
  if (next_image.blocks) memory_free(next_image.blocks, next_image.block_count);
  next_image.blocks = 0;
}

/// The gate's code and tables, mapped in both images.
static bool make_gate(void) {
  memcpy(physical(next_image.blocks), gate_start, (size_t)(gate_end - gate_start));
  struct gate_data *data = gate_data(), *mapped = (struct gate_data *)GATE_DATA;
  memset(data, 0, sizeof *data);
  data->task_state.ist[0] = (uint64_t)(uintptr_t)(mapped->exception_stack + sizeof data->exception_stack);
  data->task_state.io_map = sizeof data->task_state;
  gdt_fill(data->gdt, &mapped->task_state);
  for (uint64_t vector = 0; vector < 32; vector++)
    data->idt[vector] = idt_gate(gate_address(gate_exceptions) + vector * 16, 1);
  data->idt[WATCHDOG_VECTOR] = idt_gate(gate_address(gate_watchdog), 1);
  struct page_map *maps[2] = {&page_map, &next_image.map};
  for (int i = 0; i < 2; i++)
    if (!page_map_range(maps[i], GATE_BASE, next_image.blocks, PAGE_SIZE, 0) ||
        !page_map_range(maps[i], GATE_DATA, next_image.blocks + PAGE_SIZE, BLOCK_SIZE - PAGE_SIZE,
                        PAGE_NO_EXECUTE | PAGE_WRITABLE))
      return false;
  write_cr3(page_map.root); // an earlier gate may still be in the translation buffer
  return true;
}

bool rt_image_begin(uint32_t pages) {
  rt_image_discard();
  uint64_t tables = blocks_for(IMAGE_TABLES * PAGE_SIZE), stack = blocks_for(STACK_SIZE);
  uint64_t types = blocks_for(type_region_bytes), image = blocks_for((uint64_t)pages * PAGE_SIZE);
  uint64_t count = 1 + tables + stack + types + image;
  uint64_t start = memory_allocate(count);
  if (!start) return false;
  memset(&next_image, 0, sizeof next_image);
  next_image.blocks = start;
  next_image.block_count = count;
  next_image.map.next = start + BLOCK_SIZE;
  next_image.map.end = next_image.map.next + tables * BLOCK_SIZE;
  next_image.stack = next_image.map.end;
  next_image.types = next_image.stack + stack * BLOCK_SIZE;
  next_image.next_page = next_image.types + types * BLOCK_SIZE;
  next_image.end = start + count * BLOCK_SIZE;
  uint64_t flags = PAGE_NO_EXECUTE | PAGE_WRITABLE;
  next_image.map.root = page_table_allocate(&next_image.map);
  return next_image.map.root &&
         page_map_range(&next_image.map, STACK_TOP - STACK_SIZE, next_image.stack, STACK_SIZE, flags) &&
         page_map_range(&next_image.map, TYPE_REGION, next_image.types, types * BLOCK_SIZE, flags) && make_gate();
}

/// The running image's page at the same address, if it is constant and equal: sharing it spares memory, and emulators
/// the translation of its code.
static uint64_t page_to_share(uint64_t address, const uint8_t *content, bool executable) {
  uint64_t entry = page_entry(&page_map, address);
  bool is_constant = (entry & PAGE_PRESENT) && !(entry & PAGE_WRITABLE);
  if (!is_constant || ((entry & PAGE_NO_EXECUTE) == 0) != executable) return 0;
  return memcmp((const void *)(uintptr_t)address, content, PAGE_SIZE) == 0 ? entry & PAGE_ADDRESS : 0;
}

bool rt_image_map(uint64_t address, uint32_t memory_bytes, uint32_t flags, rt_ref file, uint32_t offset,
                  uint32_t file_bytes) {
  if (!next_image.blocks) return false;
  const uint8_t *source = (const uint8_t *)((const rt_typed_array *)file)->data + offset;
  bool writable = flags & 2, executable = flags & 1; // ELF: PF_W, PF_X
  uint64_t page_flags = (writable ? PAGE_WRITABLE : 0) | (executable ? 0 : PAGE_NO_EXECUTE);
  for (uint32_t at = 0; at < memory_bytes; at += PAGE_SIZE) {
    uint32_t available = at < file_bytes ? file_bytes - at : 0;
    uint32_t length = available < PAGE_SIZE ? available : PAGE_SIZE;
    if (next_image.next_page == next_image.end) return false;
    uint8_t *page = physical(next_image.next_page);
    memcpy(page, source + at, length);
    memset(page + length, 0, PAGE_SIZE - length);
    uint64_t shared = writable ? 0 : page_to_share(address + at, page, executable);
    uint64_t frame = shared ? shared : next_image.next_page;
    if (shared) next_image.shared_pages++;
    else next_image.next_page += PAGE_SIZE, next_image.copied_pages++;
    if (!page_map_range(&next_image.map, address + at, frame, PAGE_SIZE, page_flags)) return false;
  }
  return true;
}

uint32_t rt_image_shared_pages(void) { return next_image.shared_pages; }

/// The rest of the new image's address space: RAM as it is used now, and the devices that every image needs at once.
/// Gives the physical address of the tables' blocks, or 0.
static uint64_t map_world(uint64_t *block_count) {
  *block_count = blocks_for(page_tables_for_ram(&block_map) * PAGE_SIZE);
  uint64_t tables = memory_allocate(*block_count);
  if (!tables) return 0;
  next_image.map.next = tables;
  next_image.map.end = tables + *block_count * BLOCK_SIZE;
  struct probation probation = {
      block_map,
      {{next_image.blocks, next_image.blocks + next_image.block_count * BLOCK_SIZE}, {tables, next_image.map.end}}};
  uint64_t device_flags = PAGE_WRITABLE | PAGE_UNCACHED | PAGE_NO_EXECUTE;
  if (page_map_ram(&next_image.map, &probation) &&
      page_map_range(&next_image.map, MMIO_BASE + 0xfee00000, 0xfee00000, PAGE_SIZE, device_flags) &&
      page_map_range(&next_image.map, MMIO_BASE + 0xfed00000, 0xfed00000, PAGE_SIZE, device_flags))
    return tables;
  memory_free(tables, *block_count);
  return 0;
}

static void fill_handover(const rt_typed_array *storage) {
  struct gate_data *mapped = (struct gate_data *)GATE_DATA;
  struct handover *handover = &gate_data()->handover;
  handover->magic = HANDOVER_MAGIC;
  handover->version = HANDOVER_VERSION;
  handover->next_driver_vector = next_driver_vector;
  handover->go_back = (void (*)(void))gate_address(gate_return);
  handover->failure = mapped->failure;
  handover->block_map = block_map;
  handover->storage = storage->data;
  handover->storage_length = storage->length;
  handover->type_region_bytes = type_region_bytes;
  handover->clock = clock_state;
  handover->boot = boot_information;
  handover->dma_region_count = dma_region_count;
  memcpy(handover->dma_regions, dma_regions, sizeof dma_regions);
}

/// Runs the new image until it goes back; a commit never returns.
static void run_next(uint64_t entry, uint32_t deadline_us) {
  struct gate_data *mapped = (struct gate_data *)GATE_DATA;
  void (*enter)(struct handover *, uint64_t, uint64_t, void *);
  uint64_t enter_address = gate_address(gate_enter);
  memcpy(&enter, &enter_address, sizeof enter);
  descriptors_load(mapped->gdt, mapped->idt);
  apic_set_priority(WATCHDOG_CLASS);
  apic_timer_arm(clock_apic_ticks((uint64_t)deadline_us * 1000), WATCHDOG_VECTOR);
  enter(&mapped->handover, entry, next_image.map.root, physical(next_image.blocks));
  apic_timer_arm(0, TIMER_VECTOR);
  apic_end_of_interrupt();
  apic_set_priority(0);
  traps_start();
}

rt_ref rt_image_jump(uint64_t entry, rt_ref storage, uint32_t deadline_us) {
  if (!next_image.blocks) rt_panic("rt_image_jump without an image");
  uint64_t table_blocks, tables = map_world(&table_blocks);
  if (!tables) return rt_string_from_c("no memory for the page tables of the new image");
  memcpy(physical(next_image.types), (const void *)TYPE_REGION, type_region_bytes);
  fill_handover(storage);
  struct gate_data *data = gate_data();
  data->vector = NO_EXCEPTION;
  run_next(entry, deadline_us);
  memory_free(tables, table_blocks);
  char reason[FAILURE_LIMIT];
  if (data->vector == WATCHDOG_VECTOR)
    format_text(reason, sizeof reason, "the new image was not ready within its deadline; it was at 0x%lx", data->rip);
  else if (data->vector != NO_EXCEPTION)
    trap_describe(reason, sizeof reason, data->vector, data->error, data->address, data->rip);
  else format_text(reason, sizeof reason, "%s", data->failure);
  rt_image_discard();
  return rt_string_from_c(reason);
}

// --- The new image's side
// -----------------------------------------------------------------------------------------------

static struct handover *handover; // null: booted, or committed
static bool is_updated;

void update_enter(struct handover *given) {
  bool is_known = given->magic == HANDOVER_MAGIC && given->version == HANDOVER_VERSION;
  if (!is_known) given->go_back();
  handover = given;
  is_updated = true;
  boot_information = given->boot;
  type_region_bytes = given->type_region_bytes;
  clock_state = given->clock;
  next_driver_vector = given->next_driver_vector;
  dma_region_count = given->dma_region_count;
  memcpy(dma_regions, given->dma_regions, sizeof dma_regions);
  page_map = (struct page_map){.root = read_cr3() & PAGE_ADDRESS};
  memory_start_updated(&given->block_map);
  console_attach();
}

bool update_on_probation(void) { return handover != NULL; }

void update_failed(const char *reason) {
  if (!handover) return;
  size_t length = strlen(reason) < FAILURE_LIMIT ? strlen(reason) : FAILURE_LIMIT - 1;
  memcpy(handover->failure, reason, length);
  handover->failure[length] = 0;
  handover->go_back();
}

bool rt_update_on_probation(void) { return handover != NULL; }
bool rt_image_was_updated(void) { return is_updated; }
uint64_t rt_update_storage_address(void) { return handover ? (uint64_t)(uintptr_t)handover->storage : 0; }
uint32_t rt_update_storage_length(void) { return handover ? (uint32_t)handover->storage_length : 0; }

void rt_update_go_back(rt_ref reason) {
  char text[FAILURE_LIMIT];
  const rt_string *flat = rt_string_flat(reason);
  uint32_t length = flat->length < sizeof text - 1 ? flat->length : (uint32_t)sizeof text - 1;
  for (uint32_t i = 0; i < length; i++) text[i] = (char)rt_string_code_unit(reason, i);
  text[length] = 0;
  update_failed(text);
  rt_panic(text);
}

/// The moment of no return: the old image's memory becomes free, the watchdog sleeps, devices may be used.
void rt_update_commit(void) {
  if (!handover) rt_panic("rt_update_commit without an update");
  __asm__ volatile("cli");
  apic_timer_arm(0, TIMER_VECTOR);
  apic_set_priority(0);
  handover = NULL;
  for (uint64_t page = 0; page < BLOCK_SIZE; page += PAGE_SIZE) page_map_clear(&page_map, GATE_BASE + page);
  if (!page_map_ram(&page_map, NULL)) rt_panic("no memory for the page tables");
  write_cr3(page_map.root);
  memory_commit(page_map.root);
}
