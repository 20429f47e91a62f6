// The least kernel: entered by QEMU through its PVH note, writes one byte to the serial port and halts. What boot times
// are compared with.

  .section .note.pvh, "a", @note
  .align 4
  .long 4, 4, 18
  .asciz "Xen"
  .long start

  .text
  .code32
  .globl start
start:
  mov $0x3f8, %dx
  mov $'!', %al
  out %al, %dx
halt:
  hlt
  jmp halt
