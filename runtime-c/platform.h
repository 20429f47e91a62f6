// What the common runtime asks of the platform below it: a Linux process (host/) or the bare machine (machine/).
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Memory for the heap comes in blocks of this size, aligned to it.
#define RT_BLOCK_SHIFT 16
#define RT_BLOCK_SIZE ((size_t)1 << RT_BLOCK_SHIFT)

/// The one address range in which all blocks lie: `*base` is a multiple of RT_BLOCK_SIZE, `*block_count` bounds what
/// may ever be handed out. Called once, before the first allocation.
void rt_platform_arena(uintptr_t *base, size_t *block_count);

/// `count` consecutive blocks, content undefined, or null when there is no such run.
void *rt_platform_blocks_allocate(size_t count);
/// Takes back `count` consecutive blocks (any part of earlier runs). Their content is lost.
void rt_platform_blocks_free(void *blocks, size_t count);
/// Blocks that the platform has in all (the heap limit), and those not handed out now.
size_t rt_platform_blocks_total(void);
size_t rt_platform_blocks_available(void);

/// The stack that the program runs on: [*low, *high).
void rt_platform_stack_bounds(uintptr_t *low, uintptr_t *high);

/// Makes the type region usable from RT_TYPE_BASE to RT_TYPE_BASE + bytes, zeros where never written; false: no memory.
bool rt_platform_type_region_reserve(size_t bytes);

/// Writes bytes to the console (host: standard output, or with `rt_platform_write_error` standard error).
void rt_platform_write(const char *bytes, size_t length);
void rt_platform_write_error(const char *bytes, size_t length);

/// Nanoseconds since boot (host: any fixed moment), and since 1970.
uint64_t rt_platform_monotonic_ns(void);
uint64_t rt_platform_wall_ns(void);

/// Kernel command line; host: the arguments joined with spaces.
const char *rt_platform_command_line(void);

/// An argument or a variable of the environment, or null behind the last; the working directory. The machine has none.
const char *rt_platform_argument(uint32_t index);
const char *rt_platform_environment(uint32_t index);
const char *rt_platform_working_directory(void);

/// Ends the program: status 0 after a normal run, 1 after an uncaught exception.
_Noreturn void rt_platform_exit(int status);
/// Ends the program after a broken invariant; message and trace have been written already. On the machine an update on
/// probation is rolled back instead.
_Noreturn void rt_platform_abort(void);

/// First and last address of compiled code: return addresses outside are no frames.
extern const char rt_text_start[], rt_text_end[];

// Provided by the common runtime, called by the platform.

/// Runs the program: registers types, interns literals, runs module initialisers and the entry functions. Returns when
/// they have returned (exit status 0).
void rt_main(void);
/// Prints "    at name (file:line)" for each return address, through rt_platform_write_error.
void rt_print_trace(const uint64_t *return_addresses, size_t count);
/// Fills `addresses` with up to `limit` return addresses of the frames above frame pointer `frame`; gives their number.
size_t rt_collect_frames(uintptr_t frame, uint64_t *addresses, size_t limit);
/// A broken invariant: message, trace, rt_platform_abort.
_Noreturn void rt_panic(const char *message);
