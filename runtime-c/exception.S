// Saving and restoring the callee-saved registers: what try frames and the collector's stack scan stand on.
    .text
    .globl rt_setjmp
    .type rt_setjmp, @function
rt_setjmp:
    movq %rbx, 0(%rdi)
    movq %rbp, 8(%rdi)
    movq %r12, 16(%rdi)
    movq %r13, 24(%rdi)
    movq %r14, 32(%rdi)
    movq %r15, 40(%rdi)
    leaq 8(%rsp), %rdx
    movq %rdx, 48(%rdi)
    movq (%rsp), %rdx
    movq %rdx, 56(%rdi)
    xorl %eax, %eax
    retq
    .size rt_setjmp, . - rt_setjmp

    .globl rt_longjmp
    .type rt_longjmp, @function
rt_longjmp:
    movq 0(%rdi), %rbx
    movq 8(%rdi), %rbp
    movq 16(%rdi), %r12
    movq 24(%rdi), %r13
    movq 32(%rdi), %r14
    movq 40(%rdi), %r15
    movq 48(%rdi), %rsp
    movl $1, %eax
    jmpq *56(%rdi)
    .size rt_longjmp, . - rt_longjmp

    .section .note.GNU-stack,"",@progbits
