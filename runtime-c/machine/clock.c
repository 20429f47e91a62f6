// Time from the time stamp counter. Its frequency is told by the processor or the hypervisor, or measured between the
// first instructions and the first question, so that boot waits for nothing.
#include "machine.h"

// IA-PC HPET 1.0a, 2.3: capabilities (period in femtoseconds in the upper half), configuration, main counter.
#define HPET 0xfed00000
#define HPET_PERIOD 4
#define HPET_VENDOR 0
#define HPET_CONFIGURATION 0x10
#define HPET_COUNTER 0xf0
#define LONGEST_HPET_PERIOD 100000000u

// Intel 8254: counter 2 and its gate, at 1,193,182 Hz.
#define PIT_FREQUENCY 1193182
#define PIT_COUNTER 0x42
#define PIT_COMMAND 0x43
#define PIT_GATE 0x61

#define SHORTEST_SAMPLE_NS 1000000
#define TIMER_START 0xffffffffu

struct clock_state clock_state;

/// A moment, by the counter whose rate is known and by those whose rate is sought.
struct sample {
  uint64_t reference;
  uint64_t tsc;
  uint32_t timer;
};

static struct sample first;
static uint64_t hpet_period; // femtoseconds; 0: there is none, the PIT serves

static uint64_t hpet_counter(void) {
  // Two halves: read again when the upper one has moved on.
  for (;;) {
    uint32_t high = *device_register(HPET + HPET_COUNTER + 4);
    uint32_t low = *device_register(HPET + HPET_COUNTER);
    if (high == *device_register(HPET + HPET_COUNTER + 4)) return (uint64_t)high << 32 | low;
  }
}

/// Ticks that counter 2 has made since hardware was told to count down from 65,535 once.
static uint64_t pit_ticks(void) {
  port_write8(PIT_COMMAND, 0x80); // latch counter 2
  uint32_t low = port_read8(PIT_COUNTER);
  return 0xffff - (low | (uint32_t)port_read8(PIT_COUNTER) << 8);
}

static void pit_restart(void) {
  port_write8(PIT_GATE, (uint8_t)((port_read8(PIT_GATE) & 0xfc) | 1)); // gate on, speaker off
  port_write8(PIT_COMMAND, 0xb0);                                      // counter 2, both bytes, mode 0
  port_write8(PIT_COUNTER, 0xff);
  port_write8(PIT_COUNTER, 0xff);
}

static bool pit_has_ended(void) { return port_read8(PIT_GATE) & 0x20; }

/// The tightest of three readings: under a hypervisor any single one may be interrupted.
static struct sample take_sample(void) {
  struct sample best = {0};
  uint64_t best_width = UINT64_MAX;
  for (int i = 0; i < 3; i++) {
    uint64_t before = read_tsc();
    uint64_t reference = hpet_period ? hpet_counter() : pit_ticks();
    uint64_t after = read_tsc();
    if (after - before >= best_width) continue;
    best_width = after - before;
    best = (struct sample){reference, before + best_width / 2, apic_timer_remaining()};
  }
  return best;
}

/// a * b / divisor with 128 bits in between; the result must fit 64.
static uint64_t multiply_divide(uint64_t a, uint64_t b, uint64_t divisor) {
  unsigned __int128 product = (unsigned __int128)a * b;
  uint64_t quotient, remainder;
  __asm__("divq %4"
          : "=a"(quotient), "=d"(remainder)
          : "a"((uint64_t)product), "d"((uint64_t)(product >> 64)), "r"(divisor)
          : "cc");
  return quotient;
}

static uint64_t reference_ns(uint64_t ticks) {
  return hpet_period ? multiply_divide(ticks, hpet_period, 1000000) : ticks * 1000000000 / PIT_FREQUENCY;
}

#define FRACTION ((uint64_t)1 << 32)

/// TSC frequency in kHz by CPUID, or 0; the APIC timer's too where it is told.
static uint64_t known_khz(uint64_t *apic_khz) {
  // Hypervisor timing leaf (as KVM and VMware have it): EAX = TSC kHz, EBX = APIC timer kHz.
  if (cpuid(1).c >> 31 && cpuid(0x40000000).a >= 0x40000010) {
    struct cpuid leaf = cpuid(0x40000010);
    *apic_khz = leaf.b;
    if (leaf.a && leaf.b) return leaf.a;
  }
  // Intel SDM 2A, CPUID leaf 15H: crystal * EBX / EAX; the APIC timer runs at the crystal's rate.
  if (cpuid(0).a >= 0x15) {
    struct cpuid leaf = cpuid(0x15);
    *apic_khz = leaf.c / 1000;
    if (leaf.a && leaf.b && leaf.c) return (uint64_t)leaf.c * leaf.b / leaf.a / 1000;
  }
  return 0;
}

static void set_rates(uint64_t tsc_ticks, uint64_t timer_ticks, uint64_t ns) {
  clock_state.multiplier = multiply_divide(ns, FRACTION, tsc_ticks);
  clock_state.apic_multiplier = multiply_divide(timer_ticks, FRACTION, ns);
}

void clock_start(void) {
  uint64_t apic_khz, khz = known_khz(&apic_khz);
  if (khz) {
    set_rates(khz, apic_khz / 16, 1000000);
    clock_state.base_tsc = read_tsc();
    return;
  }
  if (!paging_map_device(HPET, PAGE_SIZE)) panic("memory: not enough for the page tables");
  uint32_t period = *device_register(HPET + HPET_PERIOD), vendor = *device_register(HPET + HPET_VENDOR) >> 16;
  if (period > 0 && period <= LONGEST_HPET_PERIOD && vendor != 0 && vendor != 0xffff) {
    hpet_period = period;
    *device_register(HPET + HPET_CONFIGURATION) |= 1;
  } else {
    pit_restart();
  }
  apic_timer_arm(TIMER_START, TIMER_VECTOR);
  first = take_sample();
}

static void calibrate(void) {
  if (!hpet_period && pit_has_ended()) {
    pit_restart();
    apic_timer_arm(TIMER_START, TIMER_VECTOR);
    first = take_sample();
  }
  struct sample last;
  uint64_t ns;
  do {
    last = take_sample();
    ns = reference_ns(last.reference - first.reference);
  } while (ns < SHORTEST_SAMPLE_NS);
  apic_timer_arm(0, TIMER_VECTOR);
  set_rates(last.tsc - first.tsc, first.timer - last.timer, ns);
  clock_state.base_tsc = first.tsc;
}

/// Once after a while: a longer distance from the first sample makes the rate exact. Time stays continuous.
#define REFINE_AFTER_NS 200000000
static void refine(uint64_t now_ns) {
  static bool is_refined;
  if (is_refined || !hpet_period || now_ns < REFINE_AFTER_NS || first.tsc == 0) return;
  is_refined = true;
  struct sample last = take_sample();
  uint64_t ns = reference_ns(last.reference - first.reference);
  uint64_t tsc = read_tsc();
  clock_state.base_ns += (uint64_t)((unsigned __int128)(tsc - clock_state.base_tsc) * clock_state.multiplier >> 32);
  clock_state.base_tsc = tsc;
  clock_state.multiplier = multiply_divide(ns, FRACTION, last.tsc - first.tsc);
}

uint64_t clock_ns(void) {
  if (!clock_state.multiplier) calibrate();
  uint64_t ticks = read_tsc() - clock_state.base_tsc;
  return clock_state.base_ns + (uint64_t)((unsigned __int128)ticks * clock_state.multiplier >> 32);
}

uint32_t clock_apic_ticks(uint64_t ns) {
  refine(clock_ns());
  unsigned __int128 ticks = (unsigned __int128)ns * clock_state.apic_multiplier >> 32;
  return ticks > UINT32_MAX ? UINT32_MAX : ticks ? (uint32_t)ticks : 1;
}

// --- Wall clock: the real time clock (Motorola MC146818), read once
// -----------------------------------------------------

static uint32_t rtc_register(uint8_t index) {
  port_write8(0x70, index);
  return port_read8(0x71);
}

static void rtc_read(uint32_t fields[6]) {
  static const uint8_t indexes[6] = {0, 2, 4, 7, 8, 9};   // seconds, minutes, hours, day, month, year
  while (rtc_register(10) & 0x80) __builtin_ia32_pause(); // update in progress
  for (int i = 0; i < 6; i++) fields[i] = rtc_register(indexes[i]);
}

/// Days from 1970-01-01 to a date of the Gregorian calendar.
static uint64_t days_since_1970(uint32_t year, uint32_t month, uint32_t day) {
  // Years that begin in March: the leap day comes last.
  uint64_t y = month <= 2 ? year - 1 : year, m = month <= 2 ? month + 9 : month - 3;
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

static uint64_t rtc_seconds(void) {
  uint32_t now[6], again[6];
  do {
    rtc_read(now);
    rtc_read(again);
  } while (__builtin_memcmp(now, again, sizeof now) != 0);
  uint32_t format = rtc_register(11);
  bool is_afternoon = now[2] & 0x80;
  now[2] &= 0x7f;
  if (!(format & 4)) // binary-coded decimal
    for (int i = 0; i < 6; i++) now[i] = (now[i] >> 4) * 10 + (now[i] & 15);
  if (!(format & 2)) now[2] = now[2] % 12 + (is_afternoon ? 12 : 0);
  return ((days_since_1970(2000 + now[5], now[4], now[3]) * 24 + now[2]) * 60 + now[1]) * 60 + now[0];
}

uint64_t rt_platform_monotonic_ns(void) { return clock_ns(); }

uint64_t rt_platform_wall_ns(void) {
  uint64_t now = clock_ns();
  if (!clock_state.wall_ns) clock_state.wall_ns = rtc_seconds() * 1000000000 - now;
  return clock_state.wall_ns + now;
}
