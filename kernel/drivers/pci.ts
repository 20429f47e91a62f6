// PCI configuration space through ports 0xcf8 and 0xcfc (PCI Local Bus Specification 3.0, 3.2.2.3.2): finds functions,
// walks their capabilities and aims their MSI-X interrupts. The firmware has already given addresses to the BARs.
// @cold

import {
  allocateInterrupt,
  interruptMessageAddress,
  mapDevice,
  mmioWrite32,
  portRead32,
  portWrite32,
} from "#intrinsics";

const addressPort: u16 = 0xcf8;
const dataPort: u16 = 0xcfc;

const commandOffset: u32 = 0x04;
const commandPorts: u32 = 1;
const commandMemory: u32 = 2;
const commandBusMaster: u32 = 4;
const commandNoLineInterrupt: u32 = 0x400;

const statusCapabilities: u32 = 0x10;
const capabilityMsix: u32 = 0x11;
const msixEnable: u32 = 0x8000;
const msixTableEntryBytes: u32 = 16;

/** A base address register: a window of ports or of memory. */
export interface BaseAddress {
  readonly isPort: boolean;
  readonly address: u64;
}

/** The MSI-X table of one function, mapped (PCI 3.0, 6.8.2). */
export class MsixTable {
  private readonly address: u64;
  readonly size: u32;

  constructor(address: u64, size: u32) {
    this.address = address;
    this.size = size;
  }

  /** Makes entry `index` raise a vector of its own on this processor. */
  aim(index: u32): void {
    const entry = u64(this.address + u64(u32(index * msixTableEntryBytes)));
    const message = interruptMessageAddress();
    mmioWrite32(entry, u32(message));
    mmioWrite32(u64(entry + 4n), u32(message >> 32n));
    mmioWrite32(u64(entry + 8n), allocateInterrupt());
    mmioWrite32(u64(entry + 12n), 0);
  }
}

export class PciFunction {
  readonly bus: u32;
  readonly slot: u32;
  readonly index: u32;
  readonly vendor: u32;
  readonly device: u32;

  constructor(bus: u32, slot: u32, index: u32) {
    this.bus = bus;
    this.slot = slot;
    this.index = index;
    const identity = readConfiguration(bus, slot, index, 0);
    this.vendor = u32(identity & 0xffff);
    this.device = u32(identity >>> 16);
  }

  get isPresent(): boolean {
    return this.vendor !== 0xffff;
  }

  get subsystem(): u32 {
    return this.read16(0x2e);
  }

  /** 0: an ordinary function, 1: a bridge to another bus. */
  get headerType(): u32 {
    return u32(this.read8(0x0e) & 0x7f);
  }

  get isMultifunction(): boolean {
    return (this.read8(0x0e) & 0x80) !== 0;
  }

  get secondaryBus(): u32 {
    return this.read8(0x19);
  }

  read32(offset: u32): u32 {
    return readConfiguration(this.bus, this.slot, this.index, offset);
  }

  read16(offset: u32): u32 {
    return u32((this.read32(u32(offset & 0xfc)) >>> ((offset & 2) * 8)) & 0xffff);
  }

  read8(offset: u32): u32 {
    return u32((this.read32(u32(offset & 0xfc)) >>> ((offset & 3) * 8)) & 0xff);
  }

  write32(offset: u32, value: u32): void {
    portWrite32(addressPort, configurationAddress(this.bus, this.slot, this.index, offset));
    portWrite32(dataPort, value);
  }

  /** Lets the device answer to its windows and read and write memory by itself; interrupts only as messages. */
  enable(): void {
    const command = u32(this.read32(commandOffset) & 0xffff);
    this.write32(
      commandOffset,
      u32(command | commandPorts | commandMemory | commandBusMaster | commandNoLineInterrupt),
    );
  }

  /** Base address register `index` (0 to 5); a 64-bit one takes two. */
  baseAddress(index: u32): BaseAddress {
    const offset = u32(0x10 + index * 4);
    const low = this.read32(offset);
    if ((low & 1) !== 0) return { isPort: true, address: u64(u32(low & 0xfffffffc)) };
    const isWide = (low & 6) === 4;
    const high = isWide ? this.read32(u32(offset + 4)) : u32(0);
    return { isPort: false, address: u64((u64(high) << 32n) | u64(u32(low & 0xfffffff0))) };
  }

  /** The configuration offsets of all capabilities with that identifier, in list order. */
  capabilities(identifier: u32): u32[] {
    const found: u32[] = [];
    if ((this.read16(0x06) & statusCapabilities) === 0) return found;
    let offset = u32(this.read8(0x34) & 0xfc);
    // 48 entries fill the configuration space: a list longer than that is a circle.
    for (let steps = 0; offset !== 0 && steps < 48; steps++) {
      if (this.read8(offset) === identifier) found.push(offset);
      offset = u32(this.read8(u32(offset + 1)) & 0xfc);
    }
    return found;
  }

  /** Turns MSI-X on and gives its table, or null where the device has none. */
  enableMsix(): MsixTable | null {
    const offsets = this.capabilities(capabilityMsix);
    if (offsets.length === 0) return null;
    const offset = offsets[0];
    const control = this.read16(u32(offset + 2));
    const size = u32((control & 0x7ff) + 1);
    const where = this.read32(u32(offset + 4));
    const window = this.baseAddress(u32(where & 7));
    const table = u64(window.address + u64(u32(where & 0xfffffff8)));
    const mapped = mapDevice(table, u32(size * msixTableEntryBytes));
    this.write32(offset, u32(this.read16(offset) | ((control | msixEnable) << 16)));
    return new MsixTable(mapped, size);
  }
}

/** Every function behind the host bridge, bridges followed as the firmware has numbered them. */
export function scanPci(): PciFunction[] {
  const found: PciFunction[] = [];
  scanBus(0, found);
  return found;
}

function scanBus(bus: u32, found: PciFunction[]): void {
  for (let slot: u32 = 0; slot < 32; slot++) {
    const first = new PciFunction(bus, slot, 0);
    if (!first.isPresent) continue;
    addFunction(first, found);
    if (!first.isMultifunction) continue;
    for (let index: u32 = 1; index < 8; index++) {
      const other = new PciFunction(bus, slot, index);
      if (other.isPresent) addFunction(other, found);
    }
  }
}

function addFunction(pciFunction: PciFunction, found: PciFunction[]): void {
  found.push(pciFunction);
  // Bus numbers only grow downwards: a bridge that says otherwise is not configured.
  if (pciFunction.headerType === 1 && pciFunction.secondaryBus > pciFunction.bus) {
    scanBus(pciFunction.secondaryBus, found);
  }
}

function configurationAddress(bus: u32, slot: u32, index: u32, offset: u32): u32 {
  return u32(0x80000000 | (bus << 16) | (slot << 11) | (index << 8) | (offset & 0xfc));
}

function readConfiguration(bus: u32, slot: u32, index: u32, offset: u32): u32 {
  portWrite32(addressPort, configurationAddress(bus, slot, index, offset));
  return portRead32(dataPort);
}
