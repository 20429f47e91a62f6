// The gate between two images: one page of code that both have at GATE_BASE, so that it goes on while the page table
// under it is exchanged. The old image copies it there (update.c). Two images are coroutines of each other: the old one
// lends the processor to the new one, which gives it back, or the watchdog takes it away. Until the new image has
// committed, its exceptions arrive here.
#include "layout.h"
#include "gate.h"

.section .text.gate, "ax", @progbits
.balign 16
.globl gate_start
gate_start:

// void gate_switch(struct context *from, const struct context *to): goes on where the other image left off.
.globl gate_switch
gate_switch:
  pushq %rbx
  pushq %rbp
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %rsp, CONTEXT_STACK(%rdi)
  movq CONTEXT_ROOT(%rsi), %rax
  movq CONTEXT_STACK(%rsi), %rcx
  movq %rax, %cr3
  movq %rcx, %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbp
  popq %rbx
  ret

// Where a new image's first gate_switch leads: rbx = handover, rbp = entry, r12 = flags.
.globl gate_begin
gate_begin:
  movq %rbx, %rdi
  pushq %r12
  popfq
  jmp *%rbp

// void gate_leave(void): the new image gives the processor back; returns when it is lent again.
.globl gate_leave
gate_leave:
  cli
  cld
  movabsq $(GATE_DATA + GATE_NEXT), %rdi
  movabsq $(GATE_DATA + GATE_OLD), %rsi
  jmp gate_switch

// Exceptions of the new image: its own handler tells them with a trace, once it has said where that is.
.balign 16
.globl gate_exceptions
gate_exceptions:
.set i, 0
.rept 32
  .balign 16
  .if !((i == 8) || (i >= 10 && i <= 14) || (i == 17) || (i == 21) || (i == 29) || (i == 30))
  pushq $0
  .endif
  pushq $i
  jmp gate_trap
  .set i, i + 1
.endr
gate_trap:
  pushq %rax
  movabsq $GATE_DATA, %rax
  movq GATE_TRAP(%rax), %rax
  testq %rax, %rax
  jz 1f
  xchgq %rax, (%rsp)
  ret
1:movabsq $GATE_DATA, %rax
  addq $8, %rsp
  popq GATE_VECTOR(%rax)
  popq GATE_ERROR(%rax)
  popq GATE_RIP(%rax)
  movq %cr2, %rcx
  movq %rcx, GATE_ADDRESS(%rax)
  jmp gate_leave

// The watchdog has come. What it interrupts goes on in gate_preempted, on its own stack, so that nothing is left on this
// one when the next comes.
.balign 16
.globl gate_watchdog
gate_watchdog:
  pushq %rax
  pushq %rcx
  pushq %rdx
  movabsq $GATE_DATA, %rax
  movq %cr3, %rcx
  cmpq GATE_NEXT + CONTEXT_ROOT(%rax), %rcx
  jne 2f
  movq 24(%rsp), %rcx
  movq %rcx, %rdx
  subq $GATE_BASE, %rdx
  cmpq $PAGE_SIZE, %rdx
  jb 2f
  movq %rcx, GATE_RIP(%rax)
  movq 48(%rsp), %rdx         // of the interrupted code: its stack takes its address and its flags
  movq %rcx, -8(%rdx)
  movq 40(%rsp), %rcx
  movq %rcx, -16(%rdx)
  subq $16, %rdx
  movq %rdx, 48(%rsp)
  andq $~0x200, 40(%rsp)
  leaq gate_preempted(%rip), %rcx
  movq %rcx, 24(%rsp)
  jmp 3f
2:movq GATE_HPET(%rax), %rdx  // not in the new image, yet or any more: once more, or it would never come again
  testq %rdx, %rdx
  jz 4f
  movl 0xf0(%rdx), %ecx
  addl GATE_TICKS(%rax), %ecx
  movl %ecx, 0x108(%rdx)
  jmp 3f
4:movabsq $(MMIO_BASE + 0xfee00000), %rdx // the local APIC: initial count, end of interrupt
  movl GATE_TICKS(%rax), %ecx
  movl %ecx, 0x380(%rdx)
  movl $0, 0xb0(%rdx)
3:popq %rdx
  popq %rcx
  popq %rax
  iretq

gate_preempted:
  pushq %rax
  pushq %rcx
  pushq %rdx
  pushq %rsi
  pushq %rdi
  pushq %r8
  pushq %r9
  pushq %r10
  pushq %r11
  pushq %rbp
  movq %rsp, %rbp
  subq $512, %rsp
  andq $-16, %rsp
  fxsaveq (%rsp)
  cld
  movabsq $(GATE_DATA + GATE_NEXT), %rdi
  movabsq $(GATE_DATA + GATE_OLD), %rsi
  call gate_switch
  fxrstorq (%rsp)
  movq %rbp, %rsp
  popq %rbp
  popq %r11
  popq %r10
  popq %r9
  popq %r8
  popq %rdi
  popq %rsi
  popq %rdx
  popq %rcx
  popq %rax
  popfq
  ret
.globl gate_end
gate_end:
