// The watchdog over an image on probation: takes the processor away from it after a time. By a timer of the HPET whose
// interrupt is an NMI, so that an image that has switched interrupts off does not escape; without an HPET by the local
// APIC's timer, which it can escape.
#include "machine.h"

// IA-PC HPET 1.0a, 2.3: offsets, and bits of a timer's configuration.
#define HPET 0xfed00000
#define HPET_PERIOD 0x04
#define HPET_VENDOR 0x00
#define HPET_CONFIGURATION 0x10
#define HPET_COUNTER 0xf0
#define HPET_TIMER 0x100
#define HPET_ROUTES 0x104
#define HPET_COMPARATOR 0x108
#define HPET_ENABLE 1
#define HPET_LEGACY 2
#define TIMER_ENABLE 0x4
#define TIMER_32_BIT 0x100
#define TIMER_ROUTE_SHIFT 9
#define LONGEST_PERIOD 100000000u // femtoseconds

// 82093AA: index and data registers, the redirection table.
#define IO_APIC 0xfec00000
#define IO_APIC_SELECT 0x00
#define IO_APIC_WINDOW 0x10
#define IO_APIC_REDIRECTION 0x10
#define DELIVERY_NMI 0x400
#define REDIRECTION_MASKED 0x10000

// Intel 8254: its counter 0 shares the pin that some machines have for the HPET's timer.
#define PIT_COMMAND 0x43
#define PIT_STOP_COUNTER_0 0x30 // mode 0, and no count to begin with

#define WATCHDOG_CLASS 0xe // lets only vectors from 0xf0 through

struct watchdog_state watchdog_state;

static uint32_t hpet_read(uint32_t offset) { return *device_register(HPET + offset); }
static void hpet_write(uint32_t offset, uint32_t value) { *device_register(HPET + offset) = value; }

static void redirect(uint32_t low, uint32_t high) {
  *device_register(IO_APIC + IO_APIC_SELECT) = IO_APIC_REDIRECTION + 2 * watchdog_state.pin + 1;
  *device_register(IO_APIC + IO_APIC_WINDOW) = high;
  *device_register(IO_APIC + IO_APIC_SELECT) = IO_APIC_REDIRECTION + 2 * watchdog_state.pin;
  *device_register(IO_APIC + IO_APIC_WINDOW) = low;
}

void watchdog_start(void) {
  if (!paging_map_device(HPET, PAGE_SIZE) || !paging_map_device(IO_APIC, PAGE_SIZE))
    panic("memory: not enough for the page tables");
  uint32_t period = hpet_read(HPET_PERIOD), vendor = hpet_read(HPET_VENDOR) >> 16, routes = hpet_read(HPET_ROUTES);
  if (period == 0 || period > LONGEST_PERIOD || vendor == 0 || vendor == 0xffff || routes == 0) return;
  port_write8(PIT_COMMAND, PIT_STOP_COUNTER_0);
  watchdog_state.hpet_period = period;
  watchdog_state.pin = (uint32_t)__builtin_ctz(routes);
}

uint64_t watchdog_hpet(void) { return watchdog_state.hpet_period ? MMIO_BASE + HPET : 0; }
bool watchdog_is_maskable(void) { return watchdog_state.hpet_period == 0; }

uint32_t watchdog_ticks(uint64_t ns) {
  if (!watchdog_state.hpet_period) return clock_apic_ticks(ns);
  uint64_t ticks = ns * 1000000 / watchdog_state.hpet_period;
  return ticks > INT32_MAX ? INT32_MAX : (uint32_t)ticks;
}

void watchdog_arm(uint64_t ns) {
  if (!watchdog_state.hpet_period) {
    apic_set_priority(WATCHDOG_CLASS);
    apic_timer_arm(clock_apic_ticks(ns), WATCHDOG_VECTOR);
    return;
  }
  redirect(DELIVERY_NMI, apic_identity() << 24);
  hpet_write(HPET_CONFIGURATION, (hpet_read(HPET_CONFIGURATION) & ~(uint32_t)HPET_LEGACY) | HPET_ENABLE);
  hpet_write(HPET_COMPARATOR, hpet_read(HPET_COUNTER) + watchdog_ticks(ns));
  hpet_write(HPET_TIMER, TIMER_ENABLE | TIMER_32_BIT | watchdog_state.pin << TIMER_ROUTE_SHIFT);
}

void watchdog_disarm(void) {
  if (watchdog_state.hpet_period) {
    hpet_write(HPET_TIMER, TIMER_32_BIT);
    redirect(REDIRECTION_MASKED, 0);
    return;
  }
  apic_timer_arm(0, TIMER_VECTOR);
  apic_end_of_interrupt();
  apic_set_priority(0);
}
