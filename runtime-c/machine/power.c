// The end of the machine.
// @cold
#include "machine.h"

#define DEBUG_EXIT 0xf4 // QEMU's isa-debug-exit: ends QEMU with status 2 * value + 1

/// PCI configuration mechanism 1 (PCI Local Bus 3.0, 3.2.2.3.2), bus 0.
static uint32_t pci_read(uint32_t device, uint32_t function, uint32_t offset) {
  port_write32(0xcf8, 0x80000000 | device << 11 | function << 8 | offset);
  return port_read32(0xcfc);
}

/// ACPI's power management ports, from the chipset itself: PIIX4 (function 3, PMBA) or ICH9 (LPC bridge, PMBASE).
static uint16_t power_management_base(void) {
  for (uint32_t device = 0; device < 32; device++) {
    if (pci_read(device, 3, 0) == 0x71138086) return pci_read(device, 3, 0x40) & 0xffc0;
    if (pci_read(device, 0, 0) == 0x29188086) return pci_read(device, 0, 0x40) & 0xff80;
  }
  return 0;
}

void power_off(int status) {
  __asm__ volatile("cli");
  port_write32(DEBUG_EXIT, (uint32_t)status);
  uint16_t base = power_management_base();
  if (base)
    port_write16((uint16_t)(base + 4), 0x2000); // ACPI 4.8.3.2.1: PM1 control, SLP_EN with sleep type 0 = S5 here
  for (;;) __asm__ volatile("hlt");
}
