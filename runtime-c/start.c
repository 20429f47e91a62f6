// The order in which a program comes to life, on either target.
#include "internal.h"

/// An error of the modules' need not be the program's end (std/uncaught.ts).
static void evaluate(void) {
  rt_try frame;
  rt_try_enter(&frame);
  if (rt_setjmp(frame.registers) == 0) {
    rt_program_evaluate();
    rt_try_leave(&frame);
  } else {
    rt_value error = rt_caught();
    if (!rt_on_evaluation_error) rt_throw(error);
    rt_on_evaluation_error(error);
  }
}

void rt_main(void) {
  rt_stack_start();
  rt_heap_start();
  rt_types_start();
  rt_strings_start();
  evaluate();
  rt_program_serve();
}

rt_value rt_fuzz_closure;
void rt_fuzz_target(rt_ref closure) { rt_fuzz_closure = rt_from_ref(closure); }

rt_ref rt_command_line(void) { return rt_string_from_c(rt_platform_command_line()); }

/// A text of the system's, or undefined for null.
static rt_ref system_text(const char *text) {
  return text ? rt_string_from_utf8_bytes((const uint8_t *)text, (uint32_t)strlen(text)) : (rt_ref)RT_UNDEFINED;
}

rt_ref rt_program_argument(uint32_t index) { return system_text(rt_platform_argument(index)); }
rt_ref rt_environment_entry(uint32_t index) { return system_text(rt_platform_environment(index)); }
rt_ref rt_working_directory(void) { return system_text(rt_platform_working_directory()); }
rt_ref rt_image_version(void) { return rt_string_from_c(rt_program_version); }

void rt_panic_text(rt_ref message) {
  const rt_string *flat = rt_string_flat(message);
  char text[200];
  uint32_t length = flat->length < sizeof text - 1 ? flat->length : (uint32_t)sizeof text - 1;
  for (uint32_t i = 0; i < length; i++) text[i] = (char)rt_string_code_unit(message, i);
  text[length] = 0;
  rt_panic(text);
}
