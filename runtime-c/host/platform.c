// The platform below the runtime when the program is a Linux process.
#include "../heap.h"
#include "profile.h"

#include <errno.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

// --- Blocks: one reserved address range, committed by the system when touched ---------------------------------------

#define ARENA_BLOCKS ((size_t)8 << 30 >> RT_BLOCK_SHIFT)
#define RETURN_AT_LEAST 16 // runs of so many blocks go back to the system when freed

static char *arena;
static unsigned char used[ARENA_BLOCKS]; // by block
static size_t used_count, limit = ARENA_BLOCKS / 2;
static size_t search_from; // no free block lies before it

void rt_platform_arena(uintptr_t *base, size_t *block_count) {
  size_t bytes = (ARENA_BLOCKS + 1) << RT_BLOCK_SHIFT;
  void *range = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (range == MAP_FAILED) rt_panic("cannot reserve address space for the heap");
  arena = (char *)(((uintptr_t)range + RT_BLOCK_SIZE - 1) & ~(RT_BLOCK_SIZE - 1));
  const char *mebibytes = getenv("INSTAR_HEAP_MIB");
  if (mebibytes && atoll(mebibytes) > 0) limit = (size_t)atoll(mebibytes) << 20 >> RT_BLOCK_SHIFT;
  if (limit > ARENA_BLOCKS) limit = ARENA_BLOCKS;
  *base = (uintptr_t)arena;
  *block_count = ARENA_BLOCKS;
}

void *rt_platform_blocks_allocate(size_t count) {
  if (count == 0 || used_count + count > limit) return NULL;
  size_t run = 0;
  for (size_t i = search_from; i < ARENA_BLOCKS; i++) {
    run = used[i] ? 0 : run + 1;
    if (run < count) continue;
    size_t first = i + 1 - count;
    memset(used + first, 1, count);
    used_count += count;
    if (first == search_from) search_from = i + 1;
    char *blocks = arena + (first << RT_BLOCK_SHIFT);
    if (heap_is_stressed) heap_overwrite_blocks(blocks, count);
    return blocks;
  }
  return NULL;
}

void rt_platform_blocks_free(void *blocks, size_t count) {
  size_t first = (size_t)((char *)blocks - arena) >> RT_BLOCK_SHIFT;
  memset(used + first, 0, count);
  used_count -= count;
  if (first < search_from) search_from = first;
  if (count >= RETURN_AT_LEAST) madvise(blocks, count << RT_BLOCK_SHIFT, MADV_DONTNEED);
}

size_t rt_platform_blocks_total(void) { return limit; }
size_t rt_platform_blocks_available(void) { return limit - used_count; }

// --- Stack and type region ----------------------------------------------------------------------------------------

void rt_platform_stack_bounds(uintptr_t *low, uintptr_t *high) {
  static uintptr_t bounds[2];
  if (!bounds[1]) {
    pthread_attr_t attributes;
    void *start;
    size_t size;
    pthread_getattr_np(pthread_self(), &attributes);
    pthread_attr_getstack(&attributes, &start, &size);
    pthread_attr_destroy(&attributes);
    bounds[0] = (uintptr_t)start;
    bounds[1] = (uintptr_t)start + size;
  }
  *low = bounds[0];
  *high = bounds[1];
}

#define TYPE_REGION_BYTES ((size_t)4 << 20)
_Alignas(4096) unsigned char rt_type_region[TYPE_REGION_BYTES];

bool rt_platform_type_region_reserve(size_t bytes) { return bytes <= TYPE_REGION_BYTES; }

// --- Output -------------------------------------------------------------------------------------------------------

static char output[1 << 16];
static size_t output_length;

static void write_all(int file, const char *bytes, size_t length) {
  while (length > 0) {
    ssize_t written = write(file, bytes, length);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

static void flush_output(void) {
  write_all(1, output, output_length);
  output_length = 0;
}

void rt_platform_write(const char *bytes, size_t length) {
  if (length > sizeof output - output_length) flush_output();
  if (length > sizeof output) return write_all(1, bytes, length);
  memcpy(output + output_length, bytes, length);
  output_length += length;
  static int terminal = -1;
  if (terminal < 0) terminal = isatty(1);
  if (terminal && length > 0 && bytes[length - 1] == '\n') flush_output();
}

void rt_platform_write_error(const char *bytes, size_t length) {
  flush_output();
  write_all(2, bytes, length);
}

void rt_host_flush(void) { flush_output(); }

void rt_platform_exit(int status) {
  flush_output();
  profile_end();
#ifdef RT_NO_MAIN
  if (status != 0) abort(); // a fuzzer counts crashes
#endif
  exit(status);
}

void rt_platform_abort(void) {
  flush_output();
  abort();
}

// --- Clocks and command line --------------------------------------------------------------------------------------

static uint64_t clock_ns(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

uint64_t rt_platform_monotonic_ns(void) { return clock_ns(CLOCK_MONOTONIC); }
uint64_t rt_platform_wall_ns(void) { return clock_ns(CLOCK_REALTIME); }

static char command_line[4096];

const char *rt_platform_command_line(void) { return command_line; }

static int argument_count;
static char **argument_texts;

const char *rt_platform_argument(uint32_t index) {
  return (int64_t)index < argument_count ? argument_texts[index] : NULL;
}

const char *rt_platform_environment(uint32_t index) {
  for (uint32_t i = 0; i <= index; i++)
    if (environ[i] == NULL) return NULL;
  return environ[index];
}

const char *rt_platform_working_directory(void) {
  static char path[PATH_MAX];
  return getcwd(path, sizeof path) ? path : "/";
}

#ifndef RT_NO_MAIN
/// What has been printed is seen, also when somebody ends the program.
static void on_end(int number) {
  flush_output();
  profile_end();
  raise(number);
}

/// What other faults are: the process's end, or a report of AddressSanitizer's.
static struct sigaction other_faults;

static void on_fault(int number, siginfo_t *information, void *context) {
  greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
  uintptr_t stack = (uintptr_t)registers[REG_RSP];
  uintptr_t target = rt_null_access((uintptr_t)information->si_addr, (uintptr_t)registers[REG_RIP], &stack);
  if (target) {
    registers[REG_RSP] = (greg_t)stack;
    registers[REG_RIP] = (greg_t)target;
  } else {
    sigaction(number, &other_faults, NULL); // the instruction faults again
  }
}

int main(int argc, char **argv) {
  sigaction(SIGSEGV, &(struct sigaction){.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO}, &other_faults);
  const struct sigaction end = {.sa_handler = on_end, .sa_flags = (int)SA_RESETHAND};
  sigaction(SIGINT, &end, NULL);
  sigaction(SIGTERM, &end, NULL);
  size_t length = 0;
  for (int i = 1; i < argc; i++)
    length += (size_t)snprintf(command_line + length, length < sizeof command_line ? sizeof command_line - length : 0,
                               "%s%s", i > 1 ? " " : "", argv[i]);
  argument_count = argc - 1;
  argument_texts = argv + 1;
  profile_start();
  rt_main();
  rt_platform_exit(0);
}
#endif
