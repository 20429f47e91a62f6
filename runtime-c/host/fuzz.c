// libFuzzer's entry points: the program's modules run once, then its closure gets every input.
#include "../internal.h"

#ifdef RT_NO_MAIN
#include <stdint.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv) {
  (void)argc;
  (void)argv;
  rt_main();
  if (!rt_is_object(rt_fuzz_closure)) rt_panic("the program has not called fuzzTarget");
  return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const rt_type *bytes = rt_type_by_name("Uint8Array", 10);
  if (!bytes) rt_panic("the program has no Uint8Array");
  rt_typed_array *input =
      rt_typed_array_new((uint32_t)((const char *)bytes - (const char *)RT_TYPE_BASE), (uint32_t)size);
  if (size > 0) memcpy(input->data, data, size);
  RT_CODE(void (*)(rt_ref, rt_ref), rt_to_ref(rt_fuzz_closure))(rt_to_ref(rt_fuzz_closure), input);
  if (rt_collection_due()) rt_collect_garbage();
  return 0;
}
#endif
