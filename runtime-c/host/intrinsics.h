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
void rt_host_wait(int32_t descriptor, double deadline_us);

/// Writes out what console output is still held back.
void rt_host_flush(void);
