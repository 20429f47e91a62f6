// Descriptor tables, exceptions, and the end of a program that has broken an invariant.
// @cold
#include "machine.h"
#include "update.h"

#include "../internal.h"
#include <stdarg.h>

#define IST_STACK_SIZE 0x4000
#define INTERRUPT_GATE 0x8e // Intel SDM 3A 6.14.1: present, 64-bit interrupt gate

extern const char trap_entries[], trap_timer[], trap_watchdog[], trap_spurious[];

static uint64_t gdt[5];
static struct idt_entry idt[256];
static struct task_state task_state;
// A full stack, or a broken stack pointer, must not keep an exception from being told.
static _Alignas(16) uint8_t exception_stack[IST_STACK_SIZE];
static _Alignas(16) uint8_t double_fault_stack[IST_STACK_SIZE];

struct idt_entry idt_gate(uint64_t handler, uint8_t ist) {
  return (struct idt_entry){.offset_low = (uint16_t)handler,
                            .selector = CODE_SELECTOR,
                            .ist = ist,
                            .type = INTERRUPT_GATE,
                            .offset_middle = (uint16_t)(handler >> 16),
                            .offset_high = (uint32_t)(handler >> 32)};
}

// Intel SDM 3A 3.4.5 (segments) and 7.2.3 (the TSS descriptor of 64-bit mode, two entries).
void gdt_fill(uint64_t table[5], const struct task_state *state) {
  uint64_t base = (uint64_t)(uintptr_t)state;
  table[0] = 0;
  table[CODE_SELECTOR / 8] = 0x00af9b000000ffff;
  table[DATA_SELECTOR / 8] = 0x00cf93000000ffff;
  table[TSS_SELECTOR / 8] =
      (sizeof *state - 1) | (base & 0xffffff) << 16 | (uint64_t)0x89 << 40 | (base >> 24 & 0xff) << 56;
  table[TSS_SELECTOR / 8 + 1] = base >> 32;
}

void descriptors_load(const uint64_t table[5], const struct idt_entry entries[256]) {
  struct table_pointer gdt_pointer = {5 * 8 - 1, (uint64_t)(uintptr_t)table};
  struct table_pointer idt_pointer = {256 * sizeof(struct idt_entry) - 1, (uint64_t)(uintptr_t)entries};
  __asm__ volatile("lgdt %0" : : "m"(gdt_pointer));
  __asm__ volatile("ltr %w0" : : "r"(TSS_SELECTOR));
  __asm__ volatile("lidt %0" : : "m"(idt_pointer));
}

static const char *entry_of(int vector) {
  if (vector == TIMER_VECTOR) return trap_timer;
  if (vector == WATCHDOG_VECTOR) return trap_watchdog;
  if (vector == SPURIOUS_VECTOR) return trap_spurious;
  return trap_entries + (vector < FIRST_DRIVER_VECTOR ? vector : FIRST_DRIVER_VECTOR) * 16;
}

void traps_prepare(void) {
  task_state.ist[0] = (uint64_t)(uintptr_t)(exception_stack + IST_STACK_SIZE);
  task_state.ist[1] = (uint64_t)(uintptr_t)(double_fault_stack + IST_STACK_SIZE);
  task_state.io_map = sizeof task_state;
  for (int vector = 0; vector < 256; vector++) {
    uint8_t ist = vector == 8 ? 2 : vector < 32 ? 1 : 0;
    idt[vector] = idt_gate((uintptr_t)entry_of(vector), ist);
  }
  gdt_fill(gdt, &task_state);
}

void traps_load(void) {
  gdt_fill(gdt, &task_state); // a task that has been loaded is marked as busy
  descriptors_load(gdt, idt);
}

static const char *const names[32] = {
    "division by zero",
    "debug exception",
    "non-maskable interrupt",
    "breakpoint",
    "overflow",
    "bound range exceeded",
    "invalid opcode",
    "no floating point unit",
    "double fault",
    NULL,
    "invalid task state",
    "segment not present",
    "stack segment fault",
    "general protection fault",
    "page fault",
    NULL,
    "floating point error",
    "alignment check",
    "machine check",
    "SIMD floating point error",
};

void trap_describe(char *text, size_t limit, uint64_t vector, uint64_t error, uint64_t address, uint64_t rip) {
  const char *name = vector < 32 && names[vector] ? names[vector] : "exception";
  if (vector != 14) {
    format_text(text, limit, "%s (error %lx) at 0x%lx", name, error, rip);
    return;
  }
  // Intel SDM 3A 4.7: bit 1 = write, bit 4 = instruction fetch.
  bool in_guard = address < STACK_TOP - STACK_SIZE && address >= STACK_TOP - 2 * STACK_SIZE;
  const char *access = error & 16 ? "execution of" : error & 2 ? "write to" : "read of";
  format_text(text, limit, "%s: %s 0x%lx at 0x%lx", in_guard ? "stack overflow" : "page fault", access, address, rip);
}

#define TRACE_LIMIT 64

_Noreturn static void stop_with(const char *message, uint64_t rip, uintptr_t frame) {
  static bool is_stopping;
  __asm__ volatile("cli");
  if (is_stopping) power_off(1); // the trace itself failed
  is_stopping = true;
  console_print("panic: %s\n", message);
  uint64_t addresses[TRACE_LIMIT];
  size_t count = 0;
  if (rip) addresses[count++] = rip + 1; // as if it were a return address: the table looks before it
  count += rt_collect_frames(frame, addresses + count, TRACE_LIMIT - count);
  rt_print_trace(addresses, count);
  is_stopping = false;
  update_failed(message);
  power_off(1);
}

void panic(const char *format, ...) {
  char message[256];
  va_list values;
  va_start(values, format);
  format_list_text(message, sizeof message, format, values);
  va_end(values);
  stop_with(message, 0, (uintptr_t)__builtin_frame_address(0));
}

void trap_handle(struct trap_frame *frame);
void trap_handle(struct trap_frame *frame) {
  // The watchdog of an update, when it is over.
  if (frame->vector == NMI_VECTOR) return;
  uintptr_t target = frame->vector == 14 ? rt_null_access(read_cr2(), frame->rip, &frame->rsp) : 0;
  if (target) {
    frame->rip = target;
    return;
  }
  char message[128];
  trap_describe(message, sizeof message, frame->vector, frame->error, read_cr2(), frame->rip);
  console_print("rax %lx rbx %lx rcx %lx rdx %lx\nrsi %lx rdi %lx rbp %lx rsp %lx\n", frame->rax, frame->rbx,
                frame->rcx, frame->rdx, frame->rsi, frame->rdi, frame->rbp, frame->rsp);
  console_print("r8  %lx r9  %lx r10 %lx r11 %lx\nr12 %lx r13 %lx r14 %lx r15 %lx\nrip %lx flags %lx\n", frame->r8,
                frame->r9, frame->r10, frame->r11, frame->r12, frame->r13, frame->r14, frame->r15, frame->rip,
                frame->flags);
  stop_with(message, frame->rip, frame->rbp);
}

void rt_platform_abort(void) {
  update_failed("the new image panicked");
  power_off(1);
}

void rt_platform_exit(int status) {
  if (update_on_probation())
    update_failed(status ? "the new image ended with an uncaught error" : "the new image ended");
  power_off(status);
}
