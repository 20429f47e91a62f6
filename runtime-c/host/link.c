// The Linux process's link to a network: Ethernet frames through a TAP device or a unix datagram socket. Also what else
// the host's kernel asks of the system: entropy, the environment, input, sleeping until something comes.
#include "../runtime.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

/// Copies a string's low bytes; false when it does not fit.
static bool text_to_c(rt_ref text, char *target, size_t size) {
  uint32_t length = rt_string_length(text);
  if (length >= size) return false;
  for (uint32_t i = 0; i < length; i++) target[i] = (char)rt_string_code_unit(text, i);
  target[length] = 0;
  return true;
}

static int32_t open_tap(const char *name) {
  int descriptor = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return -errno;
  struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
  strncpy(request.ifr_name, name, IFNAMSIZ - 1);
  if (ioctl(descriptor, TUNSETIFF, &request) < 0) {
    int error = errno;
    close(descriptor);
    return -error;
  }
  return descriptor;
}

static bool unix_address(const char *path, struct sockaddr_un *address) {
  *address = (struct sockaddr_un){.sun_family = AF_UNIX};
  if (strlen(path) >= sizeof address->sun_path) return false;
  strcpy(address->sun_path, path);
  return true;
}

static int32_t open_datagram(char *paths) {
  char *comma = strchr(paths, ',');
  if (!comma) return -EINVAL;
  *comma = 0;
  struct sockaddr_un local, remote;
  if (!unix_address(paths, &local) || !unix_address(comma + 1, &remote)) return -ENAMETOOLONG;
  int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (descriptor < 0) return -errno;
  unlink(local.sun_path);
  if (bind(descriptor, (struct sockaddr *)&local, sizeof local) < 0 ||
      connect(descriptor, (struct sockaddr *)&remote, sizeof remote) < 0) {
    int error = errno;
    close(descriptor);
    return -error;
  }
  return descriptor;
}

int32_t rt_host_link_open(rt_ref specification) {
  char text[512];
  if (!text_to_c(specification, text, sizeof text)) return -ENAMETOOLONG;
  if (!strncmp(text, "tap:", 4)) return open_tap(text + 4);
  if (!strncmp(text, "dgram:", 6)) return open_datagram(text + 6);
  return -EINVAL;
}

int32_t rt_host_link_receive(int32_t descriptor, rt_ref frame) {
  rt_typed_array *target = (rt_typed_array *)frame;
  ssize_t length = read(descriptor, target->data, target->length);
  return length > 0 ? (int32_t)length : 0;
}

bool rt_host_link_send(int32_t descriptor, rt_ref memory, uint32_t offset, uint32_t length) {
  rt_typed_array *source = (rt_typed_array *)memory;
  if ((uint64_t)offset + length > source->length) return false;
  return write(descriptor, (char *)source->data + offset, length) == (ssize_t)length;
}

rt_ref rt_host_environment(rt_ref name) {
  char text[128];
  const char *value = text_to_c(name, text, sizeof text) ? getenv(text) : NULL;
  return rt_string_from_c(value ? value : "");
}

void rt_host_random(rt_ref bytes) {
  rt_typed_array *target = (rt_typed_array *)bytes;
  for (uint32_t done = 0; done < target->length;) {
    ssize_t count = getrandom((char *)target->data + done, target->length - done, 0);
    if (count < 0 && errno != EINTR) rt_panic("the system gives no random bytes");
    if (count > 0) done += (uint32_t)count;
  }
}

/// Signals that are watched are blocked and read from here, so that none gets lost between a look and a sleep.
static int signal_descriptor = -1;
static sigset_t watched;

void rt_watch_signal(int32_t number, bool is_watched) {
  if (signal_descriptor < 0) sigemptyset(&watched);
  if (is_watched) sigaddset(&watched, number);
  else sigdelset(&watched, number);
  signal_descriptor = signalfd(signal_descriptor, &watched, SFD_NONBLOCK | SFD_CLOEXEC);
  sigset_t changed;
  sigemptyset(&changed);
  sigaddset(&changed, number);
  sigprocmask(is_watched ? SIG_BLOCK : SIG_UNBLOCK, &changed, NULL);
}

int32_t rt_take_signal(void) {
  struct signalfd_siginfo information;
  if (read(signal_descriptor, &information, sizeof information) != sizeof information) return 0;
  return (int32_t)information.ssi_signo;
}

// --- Input: what the standard input brings -------------------------------------------------------------------------

static bool input_is_watched;

void rt_watch_input(bool is_watched) { input_is_watched = is_watched; }

int32_t rt_read_input(rt_ref bytes, bool waits) {
  rt_typed_array *target = (rt_typed_array *)bytes;
  struct pollfd entry = {.fd = 0, .events = POLLIN};
  if (waits) rt_host_flush();
  else if (poll(&entry, 1, 0) <= 0) return -1;
  ssize_t length;
  do length = read(0, target->data, target->length);
  while (length < 0 && errno == EINTR);
  if (length < 0 && errno == EAGAIN) return -1;
  return length > 0 ? (int32_t)length : 0; // what cannot be read has ended
}

bool rt_input_is_terminal(void) { return isatty(0); }

void rt_host_wait(int32_t descriptor, double deadline_us) {
  double left_us = deadline_us - rt_clock_us();
  if (left_us <= 0) return;
  rt_host_flush();
  struct timespec timeout = {0};
  bool is_endless = isinf(deadline_us);
  if (!is_endless) {
    timeout.tv_sec = (time_t)(left_us / 1e6);
    timeout.tv_nsec = (long)(fmod(left_us, 1e6) * 1000);
  }
  struct pollfd entries[] = {{.fd = descriptor, .events = POLLIN},
                             {.fd = signal_descriptor, .events = POLLIN},
                             {.fd = input_is_watched ? 0 : -1, .events = POLLIN}};
  ppoll(entries, 3, is_endless ? NULL : &timeout, NULL); // those of -1 are passed over
}
