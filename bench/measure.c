// The benchmarks' client: small enough that what it measures is the machine at the other end.
//
//   measure first IP PORT LIMIT_S [PATH]    wait for the first HTTP 200; prints the moment, ms on the monotonic clock
//   measure http IP PORT COUNT PATH         COUNT requests one after another on one connection; prints us per request
//   measure pulse IP PORT SECONDS           a byte every ms to an echo server; prints the longest silence in ms
//   measure out IP PORT SECONDS             read a stream; prints MB/s
//   measure in IP PORT SECONDS              write a stream; prints MB/s that the other end acknowledged
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
  buffer_bytes = 1 << 20,
  write_bytes = 1 << 16,
  poll_interval_us = 1000,
  max_probes = 64,
  answer_limit_ms = 5000
};

static char buffer[buffer_bytes];

static double now_ms(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static struct sockaddr_in address_of(const char *ip, const char *port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(port))};
  if (inet_pton(AF_INET, ip, &address.sin_addr) != 1) fail(ip);
  return address;
}

static int open_connection(const char *ip, const char *port) {
  struct sockaddr_in address = address_of(ip, port);
  int connection = socket(AF_INET, SOCK_STREAM, 0);
  int one = 1;
  if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
  setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  struct timeval limit = {.tv_sec = 5};
  setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  return connection;
}

/// One try at a request.
struct probe {
  int connection;
  bool sent;
  double started_ms;
};

/// Gives true when the answer begins with a status of 200.
static bool is_answered(struct probe *probe, const char *request) {
  char answer[16];
  if (!probe->sent) {
    struct pollfd poll_state = {.fd = probe->connection, .events = POLLOUT};
    if (poll(&poll_state, 1, 0) != 1) return false;
    int error = 0;
    socklen_t length = sizeof error;
    getsockopt(probe->connection, SOL_SOCKET, SO_ERROR, &error, &length);
    if (error != 0 || send(probe->connection, request, strlen(request), MSG_NOSIGNAL) < 0) {
      close(probe->connection);
      probe->connection = -1;
      return false;
    }
    probe->sent = true;
  }
  ssize_t received = recv(probe->connection, answer, sizeof answer, MSG_DONTWAIT);
  if (received >= 12 && memcmp(answer + 8, " 200", 4) == 0) return true;
  if (received >= 0 || errno != EAGAIN) {
    close(probe->connection);
    probe->connection = -1;
  }
  return false;
}

/// Starts a fresh connection every millisecond, so that a lost first packet costs no retransmission timeout. A server
/// that took a request is given time to answer it: new ones all the while would keep a slow one from ever doing so.
static int first(const char *ip, const char *port, double limit_s, const char *path) {
  char request[512];
  snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: machine\r\nConnection: close\r\n\r\n", path);
  struct sockaddr_in address = address_of(ip, port);
  struct probe probes[max_probes];
  for (int index = 0; index < max_probes; index++) probes[index].connection = -1;
  double start = now_ms();
  for (unsigned round = 0; now_ms() - start < limit_s * 1e3; round++) {
    struct probe *fresh = &probes[round % max_probes];
    bool is_pending = fresh->connection >= 0 && fresh->sent && now_ms() - fresh->started_ms < answer_limit_ms;
    if (!is_pending) {
      if (fresh->connection >= 0) close(fresh->connection);
      *fresh = (struct probe){.connection = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), .started_ms = now_ms()};
      connect(fresh->connection, (struct sockaddr *)&address, sizeof address);
    }
    double next = now_ms() + poll_interval_us / 1e3;
    do {
      for (int index = 0; index < max_probes; index++) {
        if (probes[index].connection < 0 || !is_answered(&probes[index], request)) continue;
        printf("%.3f\n", now_ms());
        return 0;
      }
      usleep(poll_interval_us / 8);
    } while (now_ms() < next);
  }
  fprintf(stderr, "no answer within %g s\n", limit_s);
  return 1;
}

static int http(const char *ip, const char *port, long count, const char *path) {
  int connection = open_connection(ip, port);
  char request[512];
  int request_length = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: machine\r\n\r\n", path);
  double start = now_ms();
  for (long round = 0; round < count; round++) {
    if (send(connection, request, (size_t)request_length, MSG_NOSIGNAL) != request_length) fail("send");
    size_t have = 0, need = SIZE_MAX;
    while (have < need) {
      ssize_t received = recv(connection, buffer + have, sizeof buffer - 1 - have, 0);
      if (received <= 0) fail("recv");
      have += (size_t)received;
      buffer[have] = 0;
      char *end = strstr(buffer, "\r\n\r\n");
      if (end == NULL) continue;
      char *length = strcasestr(buffer, "content-length:");
      if (length == NULL || length > end) fail("answer without a length");
      need = (size_t)(end + 4 - buffer) + strtoul(length + 15, NULL, 10);
    }
  }
  printf("%.3f\n", (now_ms() - start) * 1e3 / (double)count);
  return 0;
}

static int pulse(const char *ip, const char *port, double seconds) {
  int connection = open_connection(ip, port);
  double start = now_ms(), last = start, next = start, longest = 0;
  long sent = 0, received_bytes = 0;
  char echo[4096];
  while (now_ms() - start < seconds * 1e3 || received_bytes < sent) {
    double now = now_ms();
    if (now >= next && now - start < seconds * 1e3) {
      char byte = (char)sent++;
      if (send(connection, &byte, 1, MSG_NOSIGNAL) != 1) fail("send");
      next += 1;
    }
    struct pollfd poll_state = {.fd = connection, .events = POLLIN};
    double rest = next - now_ms();
    struct timespec wait = {.tv_nsec = rest > 0 ? (long)(rest * 1e6) : 0};
    if (ppoll(&poll_state, 1, &wait, NULL) != 1) {
      if (now_ms() - last > 5000) fail("silence");
      continue;
    }
    ssize_t received = recv(connection, echo, sizeof echo, MSG_DONTWAIT);
    if (received == 0 || (received < 0 && errno != EAGAIN)) fail("recv");
    for (ssize_t index = 0; index < received; index++, received_bytes++) {
      if (echo[index] != (char)received_bytes) {
        fprintf(stderr, "byte %ld is wrong\n", received_bytes);
        return 1;
      }
    }
    if (received > 0) {
      now = now_ms();
      if (now - last > longest) longest = now - last;
      last = now;
    }
  }
  printf("%.3f\n", longest);
  return 0;
}

static int out(const char *ip, const char *port, double seconds) {
  int connection = open_connection(ip, port);
  double start = now_ms(), bytes = 0;
  while (now_ms() - start < seconds * 1e3) {
    ssize_t received = recv(connection, buffer, sizeof buffer, 0);
    if (received <= 0) fail("recv");
    bytes += (double)received;
  }
  printf("%.1f\n", bytes / (now_ms() - start) / 1e3);
  return 0;
}

static int in(const char *ip, const char *port, double seconds) {
  int connection = open_connection(ip, port);
  double start = now_ms(), bytes = 0;
  while (now_ms() - start < seconds * 1e3) {
    ssize_t sent = send(connection, buffer, write_bytes, MSG_NOSIGNAL);
    if (sent <= 0) fail("send");
    bytes += (double)sent;
  }
  int queued = 0;
  ioctl(connection, SIOCOUTQ, &queued);
  printf("%.1f\n", (bytes - queued) / (now_ms() - start) / 1e3);
  return 0;
}

int main(int count, char **words) {
  if (count < 5) {
    fprintf(stderr, "usage: measure first|http|pulse|out|in IP PORT ...\n");
    return 2;
  }
  const char *what = words[1], *ip = words[2], *port = words[3];
  if (strcmp(what, "first") == 0) return first(ip, port, atof(words[4]), count > 5 ? words[5] : "/");
  if (strcmp(what, "http") == 0) return http(ip, port, atol(words[4]), count > 5 ? words[5] : "/");
  if (strcmp(what, "pulse") == 0) return pulse(ip, port, atof(words[4]));
  if (strcmp(what, "out") == 0) return out(ip, port, atof(words[4]));
  if (strcmp(what, "in") == 0) return in(ip, port, atof(words[4]));
  fprintf(stderr, "unknown: %s\n", what);
  return 2;
}
