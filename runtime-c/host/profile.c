// Notes where the program is as processor time passes, for `build.ts run --profile` (scripts/profile.ts reads the
// file). A sample is the number of its addresses and then these, 64 bits each: where it is, then what its callers
// return to.
#include "profile.h"
#include "../internal.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <ucontext.h>

#define INTERVAL_US 1000
#define DEPTH_LIMIT 500
#define WORD_LIMIT ((size_t)32 << 20) // address space; memory is taken as samples come

static uint64_t *samples;
static size_t word_count;

__attribute__((no_sanitize("address"))) static void on_tick(int number, siginfo_t *information, void *context) {
  (void)number, (void)information;
  if (word_count + DEPTH_LIMIT + 2 > WORD_LIMIT) return;
  const greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
  uint64_t *sample = samples + word_count;
  sample[1] = (uint64_t)registers[REG_RIP];
  // A function of C's library has no frame of its own, but leaves that of its caller where it is.
  sample[0] = 1 + rt_collect_frames((uintptr_t)registers[REG_RBP], sample + 2, DEPTH_LIMIT);
  word_count += 1 + sample[0];
}

void profile_start(void) {
  if (!getenv("INSTAR_PROFILE")) return;
  const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  samples = mmap(NULL, WORD_LIMIT * sizeof *samples, PROT_READ | PROT_WRITE, flags, -1, 0);
  if (samples == MAP_FAILED) rt_panic("no address space for the profile");
  sigaction(SIGPROF, &(struct sigaction){.sa_sigaction = on_tick, .sa_flags = SA_SIGINFO | SA_RESTART}, NULL);
  const struct timeval interval = {.tv_usec = INTERVAL_US};
  setitimer(ITIMER_PROF, &(struct itimerval){.it_interval = interval, .it_value = interval}, NULL);
}

void profile_end(void) {
  if (!samples) return;
  setitimer(ITIMER_PROF, &(struct itimerval){0}, NULL);
  FILE *file = fopen(getenv("INSTAR_PROFILE"), "wb");
  if (!file) return;
  fwrite(samples, sizeof *samples, word_count, file);
  fclose(file);
  samples = NULL;
}
