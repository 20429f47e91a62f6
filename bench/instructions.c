// A plugin for QEMU's TCG (plugin API version 1) that counts the guest's instructions into a file that others map.
//
//   -plugin instructions.so,out=FILE        FILE: one little-endian 64-bit count, kept current
//
// Counts whole translated blocks, so it slows the guest little; a block that an interrupt leaves early counts whole.
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// Debian ships no header for plugins: these are the declarations of QEMU's documented interface that are used here.
#define EXPORTED __attribute__((visibility("default")))
typedef uint64_t qemu_plugin_id_t;
struct qemu_plugin_tb;
enum qemu_plugin_op { QEMU_PLUGIN_INLINE_ADD_U64 };
typedef void (*translation_callback)(qemu_plugin_id_t, struct qemu_plugin_tb *);
void qemu_plugin_register_vcpu_tb_trans_cb(qemu_plugin_id_t, translation_callback);
void qemu_plugin_register_vcpu_tb_exec_inline(struct qemu_plugin_tb *, enum qemu_plugin_op, void *, uint64_t);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb *);

EXPORTED int qemu_plugin_version = 1;

static uint64_t *counter;

static void on_translation(qemu_plugin_id_t id, struct qemu_plugin_tb *block) {
  (void)id;
  qemu_plugin_register_vcpu_tb_exec_inline(block, QEMU_PLUGIN_INLINE_ADD_U64, counter, qemu_plugin_tb_n_insns(block));
}

EXPORTED int qemu_plugin_install(qemu_plugin_id_t id, const void *info, int count, char **arguments) {
  (void)info;
  const char *path = NULL;
  for (int index = 0; index < count; index++) {
    if (strncmp(arguments[index], "out=", 4) == 0) path = arguments[index] + 4;
  }
  int file = path == NULL ? -1 : open(path, O_RDWR | O_CREAT | O_TRUNC, 0644);
  if (file < 0 || ftruncate(file, 4096) != 0) return -1;
  counter = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (counter == MAP_FAILED) return -1;
  qemu_plugin_register_vcpu_tb_trans_cb(id, on_translation);
  return 0;
}
