// One entry point for each vector below the drivers', and one for theirs. Exceptions end in traps.c; interrupts only set a flag and are acknowledged.
#include "layout.h"

.section .text.traps, "ax", @progbits

// Exceptions that push an error code: Intel SDM 3A table 6-1.
.balign 16
.globl trap_entries
trap_entries:
.set i, 0
.rept 32
  .balign 16
  .if !((i == 8) || (i >= 10 && i <= 14) || (i == 17) || (i == 21) || (i == 29) || (i == 30))
  pushq $0
  .endif
  pushq $i
  jmp trap
  .set i, i + 1
.endr
.rept FIRST_DRIVER_VECTOR - 32
  .balign 16
  pushq %rax
  movl $(i - PIC_VECTOR), %eax
  jmp legacy
  .set i, i + 1
.endr
.balign 16
  movb $1, interrupt_came(%rip)
  jmp acknowledge

.globl trap_timer
trap_timer:
  movb $1, timer_came(%rip)
  movb $1, interrupt_came(%rip)
  jmp acknowledge

.globl trap_watchdog
trap_watchdog:
  pushq $0
  pushq $WATCHDOG_VECTOR
  jmp trap

.globl trap_spurious
trap_spurious:
  iretq

// Local APIC end of interrupt: Intel SDM 3A 10.8.5.
acknowledge:
  pushq %rax
  movabsq $(MMIO_BASE + 0xfee000b0), %rax
  movl $0, (%rax)
  popq %rax
  iretq

// An interrupt of the legacy controllers: the line stays masked until its driver has looked (interrupts.c).
legacy:
  pushq %rcx
  pushq %rdx
  pushq %rsi
  pushq %rdi
  pushq %r8
  pushq %r9
  pushq %r10
  pushq %r11
  movl %eax, %edi
  movb $1, interrupt_came(%rip)
  call legacy_interrupt
  popq %r11
  popq %r10
  popq %r9
  popq %r8
  popq %rdi
  popq %rsi
  popq %rdx
  popq %rcx
  popq %rax
  iretq

.globl trap
trap:
  pushq %rax
  pushq %rbx
  pushq %rcx
  pushq %rdx
  pushq %rsi
  pushq %rdi
  pushq %rbp
  pushq %r8
  pushq %r9
  pushq %r10
  pushq %r11
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  cld
  movq %rsp, %rdi
  call trap_handle
  // The watchdog of an update comes back, and an access through undefined or null, which goes on elsewhere.
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %r11
  popq %r10
  popq %r9
  popq %r8
  popq %rbp
  popq %rdi
  popq %rsi
  popq %rdx
  popq %rcx
  popq %rbx
  popq %rax
  addq $16, %rsp
  iretq
