// Interrupts: local APIC, legacy controllers, and the halt that waits for them. The processor runs with interrupts off
// except while it halts (and for a watchdog that can be masked), so a handler never meets running code.
#include "machine.h"

// Intel SDM 3A table 10-1.
#define APIC 0xfee00000
#define APIC_ID 0x20
#define APIC_TASK_PRIORITY 0x80
#define APIC_END_OF_INTERRUPT 0xb0
#define APIC_SPURIOUS 0xf0
#define APIC_LVT_TIMER 0x320
#define APIC_LVT_LINT0 0x350
#define APIC_LVT_LINT1 0x360
#define APIC_TIMER_INITIAL 0x380
#define APIC_TIMER_CURRENT 0x390
#define APIC_TIMER_DIVIDE 0x3e0
#define LVT_MASKED 0x10000
#define LVT_EXTINT 0x700
#define LVT_NMI 0x400

// Intel 8259A: command and data ports of the two controllers.
#define PIC1 0x20
#define PIC2 0xa0
#define PIC_END_OF_INTERRUPT 0x20

volatile bool interrupt_came; // any of them, and the timer's: set by traps.S
volatile bool timer_came;
static uint64_t armed_until_ns; // when interrupts_wait has set the timer to; 0: it is not set
// Starts again in every image: each aims all its devices' messages anew, and so at the vectors that they have.
static uint32_t driver_vectors;
static uint16_t legacy_open; // lines that are not masked, but for the cascade
static uint16_t legacy_wanted;

static uint32_t apic_read(uint32_t offset) { return *device_register(APIC + offset); }
static void apic_write(uint32_t offset, uint32_t value) { *device_register(APIC + offset) = value; }

static void write_legacy_mask(void) {
  uint16_t mask = (uint16_t)~(legacy_open | 1 << 2);
  port_write8(PIC1 + 1, (uint8_t)mask);
  port_write8(PIC2 + 1, (uint8_t)(mask >> 8));
}

void interrupts_start(void) {
  if (!paging_map_device(APIC, PAGE_SIZE)) panic("memory: not enough for the page tables");
  // 8259A initialisation command words 1 to 4: vectors, cascade on line 2, 8086 mode.
  port_write8(PIC1, 0x11);
  port_write8(PIC2, 0x11);
  port_write8(PIC1 + 1, PIC_VECTOR);
  port_write8(PIC2 + 1, PIC_VECTOR + 8);
  port_write8(PIC1 + 1, 4);
  port_write8(PIC2 + 1, 2);
  port_write8(PIC1 + 1, 1);
  port_write8(PIC2 + 1, 1);
  write_legacy_mask();
  apic_write(APIC_SPURIOUS, 0x100 | SPURIOUS_VECTOR); // software enable (Intel SDM 3A 10.9)
  apic_write(APIC_LVT_LINT0, LVT_EXTINT);
  apic_write(APIC_LVT_LINT1, LVT_NMI);
  apic_write(APIC_TASK_PRIORITY, 0);
  apic_write(APIC_TIMER_DIVIDE, 3); // by 16
  apic_write(APIC_LVT_TIMER, LVT_MASKED | TIMER_VECTOR);
}

void apic_timer_arm(uint32_t ticks, uint8_t vector) {
  armed_until_ns = 0;
  apic_write(APIC_LVT_TIMER, ticks ? vector : LVT_MASKED | vector);
  apic_write(APIC_TIMER_INITIAL, ticks);
}

uint32_t apic_timer_remaining(void) { return apic_read(APIC_TIMER_CURRENT); }
uint32_t apic_identity(void) { return apic_read(APIC_ID) >> 24; }
void apic_end_of_interrupt(void) { apic_write(APIC_END_OF_INTERRUPT, 0); }

void apic_set_priority(uint8_t class) {
  apic_write(APIC_TASK_PRIORITY, (uint32_t)class << 4);
  // Interrupts of the legacy controllers know no priority.
  apic_write(APIC_LVT_LINT0, class ? LVT_MASKED | LVT_EXTINT : LVT_EXTINT);
}

/// The timer stays set over many halts as long as it comes early enough: a needless turn of the loop now and then costs
/// less than four accesses to the timer for each halt.
static void set_timer(uint64_t now_ns, uint64_t deadline_ns) {
  if (timer_came) armed_until_ns = 0;
  timer_came = false;
  if (deadline_ns == UINT64_MAX || (armed_until_ns != 0 && armed_until_ns <= deadline_ns)) return;
  apic_timer_arm(clock_apic_ticks(deadline_ns - now_ns), TIMER_VECTOR);
  armed_until_ns = deadline_ns;
}

void interrupts_wait(uint64_t deadline_ns) {
  if (!interrupt_came) {
    uint64_t now = clock_ns();
    if (deadline_ns <= now) return;
    set_timer(now, deadline_ns);
    // What is pending is taken behind the instruction after sti: nothing can come between the question and the halt.
    __asm__ volatile("sti; hlt; cli" : : : "memory");
  }
  interrupt_came = false;
}

/// Lines are level triggered and stay raised until the driver has asked its device why, so the line is masked until
/// then.
void legacy_interrupt(uint32_t line);
void legacy_interrupt(uint32_t line) {
  legacy_open &= (uint16_t)~(1u << line);
  write_legacy_mask();
  if (line >= 8) port_write8(PIC2, PIC_END_OF_INTERRUPT);
  port_write8(PIC1, PIC_END_OF_INTERRUPT);
}

uint32_t rt_allocate_interrupt(void) {
  uint32_t vector = FIRST_DRIVER_VECTOR + driver_vectors++;
  if (vector > LAST_DRIVER_VECTOR) panic("no interrupt vector left");
  return vector;
}

// Intel SDM 3A 10.11.1: physical destination, the boot processor.
uint64_t rt_interrupt_message_address(void) { return APIC | (uint64_t)apic_identity() << 12; }

void rt_enable_legacy_interrupt(uint32_t line) {
  legacy_wanted |= (uint16_t)(1u << (line & 15));
  legacy_open |= legacy_wanted;
  write_legacy_mask();
}

void rt_wait_for_interrupt(double deadline_us) {
  interrupts_wait(deadline_us < 1.8e16 ? (uint64_t)(deadline_us > 0 ? deadline_us * 1000 : 0) : UINT64_MAX);
}
