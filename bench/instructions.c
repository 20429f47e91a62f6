// A plugin for QEMU's TCG (plugin API version 1) that counts the guest's instructions into a file that others map.
//
//   -plugin instructions.so,out=FILE               FILE: little-endian 64-bit words, kept current; the first is the
//   count -plugin instructions.so,out=FILE,blocks=on     and for every translated block where it is and how often it
//   ran
//
// With blocks the second word is their number, and from byte 4096 on each has three words: the address of its first
// instruction, the number of its instructions, how often it ran.
// Counts whole translated blocks, so it slows the guest little; a block that an interrupt leaves early counts whole.
#include <fcntl.h>
#include <stdbool.h>
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
uint64_t qemu_plugin_tb_vaddr(const struct qemu_plugin_tb *);

EXPORTED int qemu_plugin_version = 1;

enum { header_bytes = 4096, most_blocks = 1 << 20 };

struct block {
  uint64_t address;
  uint64_t instructions;
  uint64_t executions;
};

static uint64_t *counter;
static struct block *blocks; // null: not wanted

/// A block is translated again when QEMU has thrown its code away; each translation has an entry of its own.
static void on_translation(qemu_plugin_id_t id, struct qemu_plugin_tb *translated) {
  (void)id;
  size_t instructions = qemu_plugin_tb_n_insns(translated);
  qemu_plugin_register_vcpu_tb_exec_inline(translated, QEMU_PLUGIN_INLINE_ADD_U64, counter, instructions);
  if (blocks == NULL || counter[1] == most_blocks) return;
  struct block *block = &blocks[counter[1]++];
  block->address = qemu_plugin_tb_vaddr(translated);
  block->instructions = instructions;
  qemu_plugin_register_vcpu_tb_exec_inline(translated, QEMU_PLUGIN_INLINE_ADD_U64, &block->executions, 1);
}

EXPORTED int qemu_plugin_install(qemu_plugin_id_t id, const void *info, int count, char **arguments) {
  (void)info;
  const char *path = NULL;
  bool has_blocks = false;
  for (int index = 0; index < count; index++) {
    if (strncmp(arguments[index], "out=", 4) == 0) path = arguments[index] + 4;
    if (strcmp(arguments[index], "blocks=on") == 0) has_blocks = true;
  }
  size_t bytes = header_bytes + (has_blocks ? most_blocks * sizeof(struct block) : 0);
  int file = path == NULL ? -1 : open(path, O_RDWR | O_CREAT | O_TRUNC, 0644);
  if (file < 0 || ftruncate(file, (off_t)bytes) != 0) return -1;
  counter = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (counter == MAP_FAILED) return -1;
  if (has_blocks) blocks = (struct block *)((char *)counter + header_bytes);
  qemu_plugin_register_vcpu_tb_trans_cb(id, on_translation);
  return 0;
}
