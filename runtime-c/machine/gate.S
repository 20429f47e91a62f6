// The gate between two images: one page of code that both have at GATE_BASE, so that it goes on while the page table
// under it is exchanged. The old image copies it there (update.c). Until the new image has tables of its own, its
// exceptions, and the watchdog's interrupt, arrive here and lead back.
#include "layout.h"
#include "gate.h"

.section .text.gate, "ax", @progbits
.balign 16
.globl gate_start
gate_start:
// Written by the old image through the direct map; the new one finds them read-only.
gate_old_root: .quad 0
gate_old_stack: .quad 0

// void gate_enter(handover, entry, new_root, direct-map address of this page). Returns when the new image goes back.
.globl gate_enter
gate_enter:
  pushq %rbx
  pushq %rbp
  pushq %r12
  pushq %r13
  pushq %r14
  pushq %r15
  movq %cr3, %rax
  movq %rax, (%rcx)
  movq %rsp, 8(%rcx)
  movq %rdx, %cr3
  movq $STACK_TOP, %rsp
  sti
  jmp *%rsi

.globl gate_return
gate_return:
  cli
  cld
  movq gate_old_root(%rip), %rax
  movq %rax, %cr3
  movq gate_old_stack(%rip), %rsp
  popq %r15
  popq %r14
  popq %r13
  popq %r12
  popq %rbp
  popq %rbx
  ret

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
.balign 16
.globl gate_watchdog
gate_watchdog:
  pushq $0
  pushq $WATCHDOG_VECTOR
gate_trap:
  movabsq $GATE_DATA, %rax
  popq GATE_VECTOR(%rax)
  popq GATE_ERROR(%rax)
  popq GATE_RIP(%rax)
  movq %cr2, %rcx
  movq %rcx, GATE_ADDRESS(%rax)
  jmp gate_return
.globl gate_end
gate_end:
