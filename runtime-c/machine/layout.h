// Where everything is in the virtual address space. Included by C and by assembly: constants only.
#pragma once

// The image is linked at (and, when booted, loaded at) KERNEL_BASE + its physical address. An updated image has other
// frames behind the same addresses.
#define KERNEL_BASE 0xffffffff80000000
// The main stack: STACK_SIZE bytes below STACK_TOP, nothing mapped under it.
#define STACK_TOP 0xffffffffa0000000
#define STACK_SIZE 0x80000
// Code and data that stay mapped while one image hands over to another (gate.S).
#define GATE_BASE 0xffffffffb0000000

// All RAM above 1 MiB, once, never executable; the lower half so that a heap pointer has 16 zero bits on top.
#define DIRECT_MAP 0x0000100000000000
// Device registers, uncached: address MMIO_BASE + physical address.
#define MMIO_BASE 0x0000200000000000
// Type descriptors, at one address in every image.
#define TYPE_REGION 0x0000300000000000

#define PAGE_SIZE 0x1000
#define BLOCK_SIZE 0x10000
#define LARGE_PAGE_SIZE 0x200000

#define CODE_SELECTOR 0x08
#define DATA_SELECTOR 0x10
#define TSS_SELECTOR 0x18

// Vectors: 0..31 exceptions, then the two legacy controllers, then what drivers allocate, then our own.
#define NMI_VECTOR 0x02
#define PIC_VECTOR 0x20
#define FIRST_DRIVER_VECTOR 0x30
#define LAST_DRIVER_VECTOR 0xdf
#define TIMER_VECTOR 0xef
#define WATCHDOG_VECTOR 0xf1
#define SPURIOUS_VECTOR 0xff
