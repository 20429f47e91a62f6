// The mechanics of a live update: the new image gets frames, page tables and a stack of its own beside the running
// image, is entered through the gate, and either commits or is left again. liveupdate/ decides; it has checked the
// image.
// @cold
#include "update.h"
#include "../runtime.h"
#include "gate.h"

#include "../internal.h"

extern const char gate_start[], gate_end[], gate_exceptions[], gate_watchdog[], gate_switch[], gate_begin[],
    gate_leave[];
extern const char trap[]; // traps.S

struct context {
  uint64_t stack, root;
};

/// Behind the gate's page of code.
struct gate_data {
  uint64_t vector, error, rip, address; // of an exception that the gate took; offsets in gate.h
  struct context old, next;
  uint64_t trap, hpet, ticks;
  char failure[FAILURE_LIMIT];
  uint64_t gdt[5];
  struct task_state task_state;
  struct idt_entry idt[256];
  struct handover handover;
  _Alignas(16) uint8_t exception_stack[0x4000];
  _Alignas(16) uint8_t watchdog_stack[0x400];
};
#define NO_EXCEPTION UINT64_MAX
_Static_assert(offsetof(struct gate_data, address) == GATE_ADDRESS, "gate.h");
_Static_assert(offsetof(struct gate_data, old) == GATE_OLD, "gate.h");
_Static_assert(offsetof(struct gate_data, next) == GATE_NEXT, "gate.h");
_Static_assert(offsetof(struct gate_data, trap) == GATE_TRAP, "gate.h");
_Static_assert(offsetof(struct gate_data, hpet) == GATE_HPET, "gate.h");
_Static_assert(offsetof(struct gate_data, ticks) == GATE_TICKS, "gate.h");
_Static_assert(sizeof(struct gate_data) <= BLOCK_SIZE - PAGE_SIZE, "the gate is one block");

#define IMAGE_TABLES 48 // for the tables of image, stack, type region, gate and, twice, the devices that all need
#define FLAG_INTERRUPTS 0x200

// --- The old image's side
// ---------------------------------------------------------------------------------------------

/// The image being prepared: one run of blocks, laid out as gate, tables, stack, type region, map of memory, image; and
/// blocks anywhere that it may use, which are the free ones of that map.
static struct {
  struct page_map map;
  uint64_t blocks; // physical; 0: none
  uint64_t block_count;
  uint64_t stack, types, next_page, end;
  struct block_map memory;
  uint32_t shared_pages;
} next_image;

static struct gate_data *gate_data(void) { return physical(next_image.blocks + PAGE_SIZE); }
static uint64_t gate_address(const char *symbol) { return GATE_BASE + (uint64_t)(symbol - gate_start); }

static uint64_t blocks_for(uint64_t bytes) { return (bytes + BLOCK_SIZE - 1) / BLOCK_SIZE; }

void rt_image_discard(void) {
  if (!next_image.blocks) return;
  memory_release(next_image.memory.used);
  memory_free(next_image.blocks, next_image.block_count);
  next_image.blocks = 0;
}

/// The gate's code and tables, mapped in both images.
static bool make_gate(void) {
  memcpy(physical(next_image.blocks), gate_start, (size_t)(gate_end - gate_start));
  struct gate_data *data = gate_data(), *mapped = (struct gate_data *)GATE_DATA;
  memset(data, 0, sizeof *data);
  data->hpet = watchdog_hpet();
  data->task_state.ist[0] = (uint64_t)(uintptr_t)(mapped->exception_stack + sizeof data->exception_stack);
  data->task_state.ist[1] = (uint64_t)(uintptr_t)(mapped->watchdog_stack + sizeof data->watchdog_stack);
  data->task_state.io_map = sizeof data->task_state;
  for (uint64_t vector = 0; vector < 32; vector++)
    data->idt[vector] = idt_gate(gate_address(gate_exceptions) + vector * 16, 1);
  data->idt[NMI_VECTOR] = data->idt[WATCHDOG_VECTOR] = idt_gate(gate_address(gate_watchdog), 2);
  struct page_map *maps[2] = {&page_map, &next_image.map};
  for (int i = 0; i < 2; i++)
    if (!page_map_range(maps[i], GATE_BASE, next_image.blocks, PAGE_SIZE, 0) ||
        !page_map_range(maps[i], GATE_DATA, next_image.blocks + PAGE_SIZE, BLOCK_SIZE - PAGE_SIZE,
                        PAGE_NO_EXECUTE | PAGE_WRITABLE))
      return false;
  write_cr3(page_map.root); // an earlier gate may still be in the translation buffer
  return true;
}

/// RAM: all of it to be read, its own and what it may use to be written. The devices that every image needs at once.
static bool map_world(void) {
  struct probation probation = {next_image.memory,
                                {next_image.blocks, next_image.blocks + next_image.block_count * BLOCK_SIZE}};
  return page_map_ram(&next_image.map, &probation);
}

static bool map_devices(void) {
  static const uint64_t devices[] = {0xfee00000, 0xfed00000, 0xfec00000}; // local APIC, HPET, I/O APIC
  uint64_t flags = PAGE_WRITABLE | PAGE_UNCACHED | PAGE_NO_EXECUTE;
  for (size_t i = 0; i < RT_ARRAY_LENGTH(devices); i++)
    if (!page_map_range(&next_image.map, MMIO_BASE + devices[i], devices[i], PAGE_SIZE, flags)) return false;
  return true;
}

/// For the new image's heap: room for as much state as there is now, and then some, but at most half of what is free.
static uint64_t blocks_to_reserve(void) {
  uint64_t available = rt_platform_blocks_available();
  uint64_t wanted = 3 * blocks_for((uint64_t)rt_heap_used_bytes()) + 256;
  return wanted < available / 2 ? wanted : available / 2;
}

bool rt_image_begin(uint32_t pages) {
  rt_image_discard();
  uint64_t tables = blocks_for((IMAGE_TABLES + page_tables_for_ram(&block_map)) * PAGE_SIZE);
  uint64_t stack = blocks_for(STACK_SIZE), types = blocks_for(type_region_bytes);
  uint64_t map_bytes = block_map.word_count * sizeof *block_map.used;
  uint64_t image = blocks_for((uint64_t)pages * PAGE_SIZE);
  uint64_t count = 1 + tables + stack + types + blocks_for(map_bytes) + image;
  uint64_t start = memory_allocate(count);
  if (!start) return false;
  memset(&next_image, 0, sizeof next_image);
  next_image.blocks = start;
  next_image.block_count = count;
  next_image.map.next = start + BLOCK_SIZE;
  next_image.map.end = next_image.map.next + tables * BLOCK_SIZE;
  next_image.stack = next_image.map.end;
  next_image.types = next_image.stack + stack * BLOCK_SIZE;
  uint64_t map = next_image.types + types * BLOCK_SIZE;
  next_image.next_page = map + blocks_for(map_bytes) * BLOCK_SIZE;
  next_image.end = start + count * BLOCK_SIZE;
  next_image.memory = (struct block_map){physical(map), block_map.word_count};
  memory_reserve(blocks_to_reserve(), next_image.memory.used);
  uint64_t flags = PAGE_NO_EXECUTE | PAGE_WRITABLE;
  next_image.map.root = page_table_allocate(&next_image.map);
  return next_image.map.root &&
         page_map_range(&next_image.map, STACK_TOP - STACK_SIZE, next_image.stack, STACK_SIZE, flags) &&
         page_map_range(&next_image.map, TYPE_REGION, next_image.types, types * BLOCK_SIZE, flags) && map_world() &&
         make_gate();
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
    // A page that is there already begins anew.
    uint64_t present = writable ? page_entry(&next_image.map, address + at) : 0;
    if (!present && next_image.next_page == next_image.end) return false;
    uint64_t frame = present ? present & PAGE_ADDRESS : next_image.next_page;
    uint8_t *page = physical(frame);
    memcpy(page, source + at, length);
    memset(page + length, 0, PAGE_SIZE - length);
    if (present) continue;
    uint64_t shared = writable ? 0 : page_to_share(address + at, page, executable);
    if (shared) next_image.shared_pages++, frame = shared;
    else next_image.next_page += PAGE_SIZE;
    if (!page_map_range(&next_image.map, address + at, frame, PAGE_SIZE, page_flags)) return false;
  }
  return true;
}

uint32_t rt_image_shared_pages(void) { return next_image.shared_pages; }

/// What may change while the new image waits.
static void fill_moment(struct handover *handover) {
  handover->clock = clock_state;
  handover->dma_region_count = dma_region_count;
  memcpy(handover->dma_regions, dma_regions, sizeof dma_regions);
}

static void fill_handover(bool is_rehearsal) {
  struct gate_data *mapped = (struct gate_data *)GATE_DATA;
  struct handover *handover = &gate_data()->handover;
  handover->magic = HANDOVER_MAGIC;
  handover->version = HANDOVER_VERSION;
  handover->is_rehearsal = is_rehearsal;
  handover->is_maskable = watchdog_is_maskable();
  uint64_t leave = gate_address(gate_leave);
  memcpy(&handover->leave, &leave, sizeof leave);
  handover->trap = &mapped->trap;
  handover->failure = mapped->failure;
  handover->block_map = next_image.memory;
  handover->type_region_bytes = type_region_bytes;
  handover->watchdog = watchdog_state;
  handover->boot = boot_information;
  // What was rehearsed with shows the next run what will come.
  if (is_rehearsal) handover->storage = NULL, handover->storage_length = 0;
  fill_moment(handover);
}

/// The stack from which gate_switch begins the new image: six registers and where to go.
static uint64_t first_stack(uint64_t entry) {
  uint64_t *top = physical(next_image.stack + STACK_SIZE);
  uint64_t flags = 2 | (watchdog_is_maskable() ? FLAG_INTERRUPTS : 0);
  const uint64_t frame[7] = {
      [3] = flags, [4] = entry, [5] = GATE_DATA + offsetof(struct gate_data, handover), [6] = gate_address(gate_begin)};
  memcpy(top - 7, frame, sizeof frame);
  return STACK_TOP - sizeof frame;
}

bool rt_image_start(uint64_t entry, bool is_rehearsal) {
  if (!next_image.blocks) rt_panic("rt_image_start without an image");
  // What a rehearsal has mapped of devices lies in memory that is free again.
  ((uint64_t *)physical(next_image.map.root))[MMIO_BASE >> 39 & 511] = 0;
  if (!map_devices()) return false;
  memcpy(physical(next_image.types), (const void *)TYPE_REGION, type_region_bytes);
  fill_handover(is_rehearsal);
  struct gate_data *data = gate_data();
  data->vector = NO_EXCEPTION;
  data->trap = 0;
  data->old.root = page_map.root;
  data->next = (struct context){first_stack(entry), next_image.map.root};
  return true;
}

void rt_image_give(rt_ref storage) {
  struct handover *handover = &gate_data()->handover;
  handover->storage = ((const rt_typed_array *)storage)->data;
  handover->storage_length = ((const rt_typed_array *)storage)->length;
  fill_moment(handover);
}

/// An NMI keeps others away until a return from it; the one that came here was left by a switch.
static void end_nmi(void) {
  __asm__ volatile("movq %%rsp, %%rax\n\tpushq %0\n\tpushq %%rax\n\tpushfq\n\tpushq %1\n\t"
                   "leaq 1f(%%rip), %%rax\n\tpushq %%rax\n\tiretq\n1:"
                   :
                   : "i"(DATA_SELECTOR), "i"(CODE_SELECTOR)
                   : "rax", "memory");
}

static void run_once(uint64_t ns) {
  struct gate_data *data = gate_data(), *mapped = (struct gate_data *)GATE_DATA;
  void (*lend)(struct context *from, const struct context *to);
  uint64_t address = gate_address(gate_switch);
  memcpy(&lend, &address, sizeof lend);
  gdt_fill(data->gdt, &mapped->task_state);
  descriptors_load(mapped->gdt, mapped->idt);
  data->ticks = watchdog_ticks(ns);
  watchdog_arm(ns);
  lend(&mapped->old, &mapped->next);
  watchdog_disarm();
  end_nmi();
  traps_load();
}

uint32_t rt_image_run(uint32_t deadline_us) {
  struct gate_data *data = gate_data();
  data->handover.status = IMAGE_INTERRUPTED;
  uint64_t now = clock_ns(), end = now + (uint64_t)deadline_us * 1000;
  // Somebody else's interrupt on the watchdog's pin ends nothing.
  do {
    run_once(end - now);
    if (data->vector != NO_EXCEPTION) return IMAGE_FAILED;
    now = clock_ns();
  } while (data->handover.status == IMAGE_INTERRUPTED && now < end);
  return data->handover.status;
}

rt_ref rt_image_failure(void) {
  const struct gate_data *data = gate_data();
  char reason[FAILURE_LIMIT];
  if (data->vector != NO_EXCEPTION)
    trap_describe(reason, sizeof reason, data->vector, data->error, data->address, data->rip);
  else if (data->handover.status == IMAGE_FAILED) format_text(reason, sizeof reason, "%s", data->failure);
  else
    format_text(reason, sizeof reason, "the new image was not ready within its deadline; it was at 0x%lx", data->rip);
  return rt_string_from_c(reason);
}

// --- The new image's side
// -----------------------------------------------------------------------------------------------

static struct handover *handover; // null: booted, or committed
static bool is_updated;

static void take_moment(void) {
  clock_state = handover->clock;
  dma_region_count = handover->dma_region_count;
  memcpy(dma_regions, handover->dma_regions, sizeof dma_regions);
}

/// Gives the processor to the old image; returns when it is lent again.
static void leave(enum image_status status) {
  handover->status = status;
  handover->leave();
  if (handover->is_maskable) __asm__ volatile("sti");
}

void update_enter(struct handover *given) {
  handover = given;
  bool is_known = given->magic == HANDOVER_MAGIC && given->version == HANDOVER_VERSION;
  while (!is_known) given->leave();
  is_updated = true;
  *given->trap = (uint64_t)(uintptr_t)trap;
  boot_information = given->boot;
  type_region_bytes = given->type_region_bytes;
  watchdog_state = given->watchdog;
  take_moment();
  page_map = (struct page_map){.root = read_cr3() & PAGE_ADDRESS};
  memory_start_updated(&given->block_map);
  console_attach();
  traps_prepare();
}

bool update_on_probation(void) { return handover != NULL; }
bool update_is_rehearsal(void) { return handover && handover->is_rehearsal; }

void update_failed(const char *reason) {
  if (!handover) return;
  size_t length = strlen(reason) < FAILURE_LIMIT ? strlen(reason) : FAILURE_LIMIT - 1;
  memcpy(handover->failure, reason, length);
  handover->failure[length] = 0;
  for (;;) leave(IMAGE_FAILED);
}

bool rt_update_on_probation(void) { return handover != NULL; }
bool rt_image_was_updated(void) { return is_updated; }
uint64_t rt_update_storage_address(void) { return handover ? (uint64_t)(uintptr_t)handover->storage : 0; }
uint32_t rt_update_storage_length(void) { return handover ? (uint32_t)handover->storage_length : 0; }

void rt_update_await_state(void) {
  if (!handover) rt_panic("rt_update_await_state without an update");
  leave(IMAGE_WAITS);
  take_moment();
}

void rt_update_go_back(rt_ref reason) {
  char text[FAILURE_LIMIT];
  const rt_string *flat = rt_string_flat(reason);
  uint32_t length = flat->length < sizeof text - 1 ? flat->length : (uint32_t)sizeof text - 1;
  for (uint32_t i = 0; i < length; i++) text[i] = (char)rt_string_code_unit(reason, i);
  text[length] = 0;
  update_failed(text);
  rt_panic(text);
}

/// The moment of no return: the watchdog sleeps, devices and all memory may be used. A rehearsal ends here. What takes
/// its time and can wait is for rt_update_settle.
void rt_update_commit(void) {
  if (!handover) rt_panic("rt_update_commit without an update");
  while (handover->is_rehearsal) leave(IMAGE_PASSED);
  __asm__ volatile("cli");
  watchdog_disarm();
  traps_load();
  handover = NULL;
  if (!page_map_ram(&page_map, NULL)) rt_panic("no memory for the page tables");
  write_cr3(page_map.root);
}

/// After the commit: the old image's memory becomes free. Until then this image has what it had on probation.
void rt_update_settle(void) {
  for (uint64_t page = 0; page < BLOCK_SIZE; page += PAGE_SIZE) page_map_clear(&page_map, GATE_BASE + page);
  write_cr3(page_map.root);
  memory_commit(page_map.root);
}
