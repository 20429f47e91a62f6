// Intrinsics that only the Linux process has: its link to a network, the environment, sleeping (link.c).
#pragma once

/// "tap:NAME" or "dgram:LOCAL,REMOTE" (paths of unix sockets): a file descriptor, or -errno.
int32_t rt_host_link_open(rt_ref specification);
/// The length of the frame that was read, or 0 when none is waiting.
int32_t rt_host_link_receive(int32_t descriptor, rt_ref frame);
/// False when the system did not take the frame.
bool rt_host_link_send(int32_t descriptor, rt_ref memory, uint32_t offset, uint32_t length);
/// The value of an environment variable; empty when it is not set.
rt_ref rt_host_environment(rt_ref name);
/// Fills the whole array from the system's generator.
void rt_host_random(rt_ref bytes);
/// Sleeps until the descriptor (-1: none) can be read, or the monotonic clock reaches `deadline_us` (may be infinite).
/// A signal that is watched ends the sleep too.
void rt_host_wait(int32_t descriptor, double deadline_us);
/// Keeps this signal for `rt_take_signal`, or lets it do again what it does by default.
void rt_watch_signal(int32_t number, bool is_watched);
/// The number of a signal that has come and is kept, 0 when none is.
int32_t rt_take_signal(void);
/// Lets input end the sleep, or no more.
void rt_watch_input(bool is_watched);
/// Reads from the standard input: how many bytes, 0 at its end, -1 when there are none now. `waits`: until some come.
int32_t rt_read_input(rt_ref bytes, bool waits);
bool rt_input_is_terminal(void);

/// Writes out what console output is still held back.
void rt_host_flush(void);

// Live update exists on the bare machine alone: there is never room for an image, and no image before this one.
RT_INLINE bool rt_image_begin(uint32_t pages) { return (void)pages, false; }
RT_INLINE bool rt_image_map(uint64_t address, uint32_t memory_bytes, uint32_t flags, rt_ref file, uint32_t offset,
                            uint32_t file_bytes) {
  return (void)address, (void)memory_bytes, (void)flags, (void)file, (void)offset, (void)file_bytes, false;
}
RT_INLINE uint32_t rt_image_shared_pages(void) { return 0; }
RT_INLINE bool rt_image_start(uint64_t entry, bool is_rehearsal) { return (void)entry, (void)is_rehearsal, false; }
RT_INLINE void rt_image_give(rt_ref storage) { (void)storage; }
RT_INLINE uint32_t rt_image_run(uint32_t deadline_us) { return (void)deadline_us, 3; }
RT_INLINE rt_ref rt_image_failure(void) { return rt_string_from_c("a Linux process cannot be updated"); }
RT_INLINE void rt_update_await_state(void) { rt_panic("no update is under way"); }
RT_INLINE void rt_image_discard(void) {}
RT_INLINE bool rt_image_was_updated(void) { return false; }
RT_INLINE bool rt_update_on_probation(void) { return false; }
RT_INLINE uint64_t rt_update_storage_address(void) { return 0; }
RT_INLINE uint32_t rt_update_storage_length(void) { return 0; }
RT_INLINE void rt_update_commit(void) { rt_panic("no update is under way"); }
RT_INLINE void rt_update_settle(void) {}
RT_INLINE void rt_update_go_back(rt_ref reason) { rt_panic_text(reason); }
