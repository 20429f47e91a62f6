// The first instructions: entered in 32-bit protected mode by QEMU (PVH) or by GRUB (multiboot2), leaves in long mode with
// the image, and the first GiB of RAM, at their final addresses. boot.c goes on.
#include "layout.h"

#define PHYSICAL(symbol) (symbol - KERNEL_BASE)
#define PRESENT_WRITABLE 3
#define LARGE_PRESENT_WRITABLE 0x83

// PVH boot ABI (Xen, docs/misc/pvh.pandoc): ELF note 18, XEN_ELFNOTE_PHYS32_ENTRY, holds the physical entry address.
.section .note.Xen, "a", @note
.balign 4
.long 4                       // name size
.long 8                       // descriptor size
.long 18
.asciz "Xen"
.quad PHYSICAL(pvh_entry)

// Multiboot2 specification 3.1.1. There is no multiboot1 header: QEMU would prefer it to PVH.
.section .multiboot, "a", @progbits
.balign 8
multiboot_header:
.long 0xe85250d6
.long 0                       // i386 protected mode
.long multiboot_header_end - multiboot_header
.long -(0xe85250d6 + (multiboot_header_end - multiboot_header))
.balign 8
.short 3, 0                   // entry address tag (3.1.5)
.long 12
.long PHYSICAL(multiboot_entry)
.balign 8
.short 0, 0                   // end tag
.long 8
multiboot_header_end:

.section .text.boot, "ax", @progbits
.code32
pvh_entry:                    // PVH: ebx = physical address of the start info
  movl $1, %edi
  movl %ebx, %esi
  jmp enter_long_mode
multiboot_entry:              // multiboot2 3.3: ebx = physical address of the boot information
  movl $2, %edi
  movl %ebx, %esi

// edi = boot protocol, esi = its information. No stack is needed until long mode.
enter_long_mode:
  cld
  cli
  movl $0x80000001, %eax      // Intel SDM 2A, CPUID: extended feature bit 29 = long mode, bit 20 = no-execute
  cpuid
  btl $29, %edx
  jnc no_long_mode
  btl $20, %edx
  jnc no_long_mode
  // (cpuid changes ebx, hence esi)
  jmp build_tables

// The processor is too old: say so by the only means left.
no_long_mode:
  movw $0x3f8, %dx
  movl $PHYSICAL(no_long_mode_text), %esi
1:
  lodsb
  testb %al, %al
  jz 2f
  outb %al, %dx
  jmp 1b
2:
  hlt
  jmp 2b
no_long_mode_text:
  .asciz "instar: this processor has no 64-bit mode with no-execute pages\n"

// Intel SDM 3A 4.5: the first GiB by 2 MiB pages, at 0 (where we run now), at DIRECT_MAP and at KERNEL_BASE.
build_tables:
  movl $PHYSICAL(boot_directory), %ecx
  movl $LARGE_PRESENT_WRITABLE, %eax
1:
  movl %eax, (%ecx)
  addl $8, %ecx
  addl $LARGE_PAGE_SIZE, %eax
  cmpl $(0x40000000 + LARGE_PRESENT_WRITABLE), %eax
  jb 1b
  movl $(PHYSICAL(boot_directory) + PRESENT_WRITABLE), %eax
  movl %eax, PHYSICAL(boot_pointers)
  movl %eax, PHYSICAL(boot_pointers) + 510 * 8
  movl $(PHYSICAL(boot_pointers) + PRESENT_WRITABLE), %eax
  movl %eax, PHYSICAL(boot_root)
  movl %eax, PHYSICAL(boot_root) + (DIRECT_MAP >> 39) * 8
  movl %eax, PHYSICAL(boot_root) + 511 * 8

  // Intel SDM 3A 9.8.5: PAE, then CR3, then EFER.LME, then paging. SSE is switched on with the same writes (13.1).
  movl %cr4, %eax
  orl $0x620, %eax            // PAE, OSFXSR, OSXMMEXCPT
  movl %eax, %cr4
  movl $PHYSICAL(boot_root), %eax
  movl %eax, %cr3
  movl $0xc0000080, %ecx      // IA32_EFER: LME, NXE
  rdmsr
  orl $0x900, %eax
  wrmsr
  movl $0x80010023, %eax      // PG, WP, NE, MP, PE; not EM, not TS
  movl %eax, %cr0
  lgdt PHYSICAL(boot_gdt_pointer)
  ljmp $CODE_SELECTOR, $PHYSICAL(long_mode)

.balign 8
boot_gdt:
  .quad 0
  .quad 0x00af9b000000ffff    // 64-bit code
  .quad 0x00cf93000000ffff    // data
boot_gdt_pointer:
  .short 23
  .long PHYSICAL(boot_gdt)

.code64
long_mode:
  movl $DATA_SELECTOR, %eax
  movl %eax, %ds
  movl %eax, %es
  movl %eax, %fs
  movl %eax, %gs
  movl %eax, %ss
  movq $boot_stack_end, %rsp
  xorl %ebp, %ebp
  movl %esi, %esi             // boot_start(protocol, information)
  movq $boot_start, %rax
  call *%rax

// An updated image begins here, entered from the old image's gate with rdi = the handover, on its own stack.
.globl update_entry
update_entry:
  xorl %ebp, %ebp
  pushq $0
  jmp boot_updated

// void stack_switch(uint64_t root, void (*next)(void)): continues on the empty main stack under another page table.
.globl stack_switch
stack_switch:
  movq %rdi, %cr3
  movq $STACK_TOP, %rsp
  xorl %ebp, %ebp
  pushq $0
  jmp *%rsi

// At a multiple of 4096 by the linker script: an aligned section would move what follows it in the file too.
.section .boot_tables, "aw", @nobits
.globl boot_root
boot_root: .skip 4096
boot_pointers: .skip 4096
boot_directory: .skip 4096
.skip 4096
boot_stack_end:
