// What compiled code calls, while marking is under way, with a word (rdi) that it is about to overwrite. It keeps all
// other registers, and memory as far as the program sees it: so code around a barrier is the same as without one.
    .text
    .globl rt_barrier_if_marking
    .type rt_barrier_if_marking, @function
rt_barrier_if_marking:
    cmpb $0, rt_marking(%rip)
    jne rt_barrier
    retq
    .size rt_barrier_if_marking, . - rt_barrier_if_marking

    .globl rt_barrier
    .type rt_barrier, @function
rt_barrier:
    cmpq $4096, %rdi // no object: nothing to tell (value.h)
    jb 1f
    pushq %rbp
    movq %rsp, %rbp
    pushq %rax
    pushq %rcx
    pushq %rdx
    pushq %rsi
    pushq %r8
    pushq %r9
    pushq %r10
    pushq %r11
    subq $512, %rsp
    andq $-16, %rsp
    fxsave (%rsp)
    callq rt_mark_read
    fxrstor (%rsp)
    leaq -64(%rbp), %rsp
    popq %r11
    popq %r10
    popq %r9
    popq %r8
    popq %rsi
    popq %rdx
    popq %rcx
    popq %rax
    popq %rbp
1:
    retq
    .size rt_barrier, . - rt_barrier

    .section .note.GNU-stack,"",@progbits
