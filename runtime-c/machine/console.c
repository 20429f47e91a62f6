// The serial console: COM1, a 16550 (National Semiconductor PC16550D), polled.
// @cold
#include "machine.h"
#include "update.h"

#define COM1 0x3f8
#define LINE_STATUS (COM1 + 5)
#define TRANSMITTER_EMPTY 0x20
#define FIFO_SIZE 16

static bool is_present;

void console_attach(void) { is_present = port_read8(LINE_STATUS) != 0xff; }

void console_start(void) {
  console_attach();
  if (!is_present) return;
  port_write8(COM1 + 1, 0);    // no interrupts
  port_write8(COM1 + 3, 0x80); // divisor latch: 115,200 baud
  port_write8(COM1 + 0, 1);
  port_write8(COM1 + 1, 0);
  port_write8(COM1 + 3, 3);    // 8 bits, no parity, one stop bit
  port_write8(COM1 + 2, 0xc7); // FIFO on and cleared
}

void console_write(const char *bytes, size_t length) {
  if (!is_present) return;
  for (size_t at = 0; at < length;) {
    // A console that nobody empties must not stop the machine.
    for (uint32_t tries = 0; tries < 100000 && !(port_read8(LINE_STATUS) & TRANSMITTER_EMPTY); tries++)
      __builtin_ia32_pause();
    for (size_t end = at + FIFO_SIZE < length ? at + FIFO_SIZE : length; at < end; at++)
      port_write8(COM1, (uint8_t)bytes[at]);
  }
}

struct sink {
  char *text;
  size_t limit, length;
};

static void put(struct sink *sink, char c) {
  if (sink->length + 1 < sink->limit) sink->text[sink->length++] = c;
}

static void put_number(struct sink *sink, uint64_t number, uint32_t base) {
  char digits[24];
  size_t count = 0;
  do digits[count++] = "0123456789abcdef"[number % base];
  while ((number /= base) != 0);
  while (count > 0) put(sink, digits[--count]);
}

static void format_list(struct sink *sink, const char *format, va_list values) {
  for (const char *c = format; *c; c++) {
    if (*c != '%') {
      put(sink, *c);
      continue;
    }
    c++;
    if (*c == 's') {
      for (const char *s = va_arg(values, const char *); *s; s++) put(sink, *s);
    } else if (*c == 'd') {
      int number = va_arg(values, int);
      if (number < 0) put(sink, '-');
      put_number(sink, number < 0 ? 0u - (uint32_t)number : (uint32_t)number, 10);
    } else if (*c == 'u') {
      put_number(sink, va_arg(values, unsigned), 10);
    } else if (*c == 'l' && c[1] == 'x') { // %lx
      c++;
      put_number(sink, va_arg(values, uint64_t), 16);
    } else {
      put(sink, *c);
    }
  }
  sink->text[sink->length] = 0;
}

void format_list_text(char *text, size_t limit, const char *format, va_list values) {
  struct sink sink = {text, limit, 0};
  format_list(&sink, format, values);
}

void format_text(char *text, size_t limit, const char *format, ...) {
  struct sink sink = {text, limit, 0};
  va_list values;
  va_start(values, format);
  format_list(&sink, format, values);
  va_end(values);
}

void console_print(const char *format, ...) {
  char text[512];
  struct sink sink = {text, sizeof text, 0};
  va_list values;
  va_start(values, format);
  format_list(&sink, format, values);
  va_end(values);
  console_write(text, sink.length);
}

/// What a program says in a rehearsal it will say again.
void rt_platform_write(const char *bytes, size_t length) {
  if (!update_is_rehearsal()) console_write(bytes, length);
}
void rt_platform_write_error(const char *bytes, size_t length) { rt_platform_write(bytes, length); }
