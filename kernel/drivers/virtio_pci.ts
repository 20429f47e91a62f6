// Virtio over PCI (virtio 1.2, 4.1): the modern interface found through vendor capabilities, and the legacy one behind
// I/O ports for devices that offer nothing else. Drivers of devices see one `VirtioDevice` in both cases.
// @cold

import {
  compilerBarrier,
  mapDevice,
  memoryBarrier,
  mmioRead16,
  mmioRead32,
  mmioRead8,
  mmioWrite16,
  mmioWrite32,
  mmioWrite8,
  portRead16,
  portRead32,
  portRead8,
  portWrite16,
  portWrite32,
  portWrite8,
} from "#intrinsics";
import { namedRegion } from "./dma.ts";
import type { PciFunction } from "./pci.ts";
import { type Doorbell, Virtqueue, virtqueueBytes } from "./virtqueue.ts";

const virtioVendor: u32 = 0x1af4;

// Device status bits (2.1).
const statusAcknowledge: u32 = 1;
const statusDriver: u32 = 2;
const statusDriverOk: u32 = 4;
const statusFeaturesOk: u32 = 8;
const statusFailed: u32 = 128;

/** A feature as a mask, by its number in the specification. */
export function featureBit(number: u64): u64 {
  return u64(1n << number);
}

// Features that concern every device (6).
export const featureAnyLayout = featureBit(27n);
const featureEventIndex = featureBit(29n);
const featureVersion1 = featureBit(32n);

const noVector: u32 = 0xffff;

/** How a driver reaches the registers of one virtio device: modern or legacy. */
interface VirtioRegisters extends Doorbell {
  readonly isModern: boolean;
  readStatus(): u32;
  writeStatus(status: u32): void;
  readDeviceFeatures(): u64;
  writeDriverFeatures(features: u64): void;
  /** Features that the driver accepted before a live update. */
  readDriverFeatures(): u64;
  /** Largest size of that queue; 0: there is none. */
  readQueueSize(queue: u32): u32;
  enableQueue(queue: Virtqueue, vector: u32): void;
  /** Learns what `ring` needs for a queue that a previous image enabled. */
  attachQueue(queue: u32): void;
  readConfiguration8(offset: u32): u32;
}

export class VirtioDevice {
  /** What this device is called in messages and in the names of its memory: "virtio-net 0:3". */
  readonly name: string;
  /** What both sides agreed on. */
  features: u64 = 0n;

  private readonly registers: VirtioRegisters;
  private readonly hasVectors: boolean;

  constructor(name: string, registers: VirtioRegisters, hasVectors: boolean) {
    this.name = name;
    this.registers = registers;
    this.hasVectors = hasVectors;
  }

  get isModern(): boolean {
    return this.registers.isModern;
  }

  /** False: no message interrupts, so an idle processor has to look from time to time. */
  get hasInterrupts(): boolean {
    return this.hasVectors;
  }

  has(feature: u64): boolean {
    return (this.features & feature) !== 0n;
  }

  /**
   * Driver initialisation, steps 1 to 6 (3.1.1): resets the device and agrees on those of the `wanted` features that it
   * offers. Throws when the device lacks a `required` one or does not accept the choice.
   */
  negotiate(wanted: u64, required: u64): void {
    const registers = this.registers;
    registers.writeStatus(0); // 1. reset; 4.1.4.3.2: wait until it reads back as 0
    for (let tries = 0; registers.readStatus() !== 0; tries++) {
      if (tries === 100000) throw new Error(`${this.name} does not come out of reset`);
    }
    registers.writeStatus(statusAcknowledge); // 2. the guest has noticed the device
    registers.writeStatus(u32(statusAcknowledge | statusDriver)); // 3. and knows how to drive it
    const offered = registers.readDeviceFeatures(); // 4. the subset that both understand
    const needed = registers.isModern ? u64(required | featureVersion1) : required;
    if (u64(offered & needed) !== needed) {
      registers.writeStatus(statusFailed);
      throw new Error(`${this.name} lacks a feature this driver needs: offers ${offered}`);
    }
    this.features = u64(offered & u64(wanted | needed | featureEventIndex));
    registers.writeDriverFeatures(this.features);
    if (!registers.isModern) return; // 3.1.2: the legacy interface has no FEATURES_OK
    registers.writeStatus(u32(statusAcknowledge | statusDriver | statusFeaturesOk)); // 5.
    if ((registers.readStatus() & statusFeaturesOk) === 0) {
      registers.writeStatus(statusFailed); // 6. the device must leave the bit set
      throw new Error(`${this.name} does not accept the chosen features`);
    }
  }

  /** Goes on with a device that a previous image has set up: reads what was agreed and changes nothing. */
  attach(): void {
    this.features = this.registers.readDriverFeatures();
  }

  /** Step 7 (3.1.1): the rings of queue `index`, of at most `largestSize` entries; `vector`: its MSI-X entry. */
  openQueue(index: u32, largestSize: u32, vector: u32): Virtqueue {
    const offeredSize = this.registers.readQueueSize(index);
    if (offeredSize === 0) throw new Error(`${this.name} has no queue ${index}`);
    // A legacy device's queue has the size it says (4.1.5.1.3).
    const size = this.registers.isModern && offeredSize > largestSize ? largestSize : offeredSize;
    const memory = namedRegion(`${this.name} queue ${index}`, virtqueueBytes(size));
    const queue = new Virtqueue(index, size, memory, this.registers, this.has(featureEventIndex));
    if (memory.isNew) this.registers.enableQueue(queue, this.hasVectors ? vector : noVector);
    else this.registers.attachQueue(index);
    return queue;
  }

  /** Step 8 (3.1.1): the device is live from here on. */
  start(): void {
    this.registers.writeStatus(u32(this.registers.readStatus() | statusDriverOk));
  }

  readConfiguration8(offset: u32): u32 {
    return this.registers.readConfiguration8(offset);
  }
}

/**
 * Opens the virtio device of that type (5: 1 network card, 4 entropy source) behind a PCI function, or gives null when it
 * is something else. Aims MSI-X entry N at an interrupt of its own for each of `vectors` queues.
 */
export function openVirtio(
  pciFunction: PciFunction,
  deviceType: u32,
  typeName: string,
  vectors: u32,
): VirtioDevice | null {
  if (pciFunction.vendor !== virtioVendor) return null;
  // 4.1.2.1: 0x1040 + type; transitional devices are 0x1000 to 0x103f with the type as subsystem.
  const isModernOnly = pciFunction.device === u32(0x1040 + deviceType);
  const isTransitional =
    pciFunction.device >= 0x1000 && pciFunction.device <= 0x103f && pciFunction.subsystem === deviceType;
  if (!isModernOnly && !isTransitional) return null;
  pciFunction.enable();
  const table = pciFunction.enableMsix();
  if (table !== null) {
    for (let index: u32 = 0; index < vectors && index < table.size; index++) table.aim(index);
  }
  const hasVectors = table !== null && table.size >= vectors;
  const name = `${typeName} ${pciFunction.bus}:${pciFunction.slot}.${pciFunction.index}`;
  const modern = findModernRegisters(pciFunction);
  if (modern !== null) return new VirtioDevice(name, modern, hasVectors);
  if (!isTransitional) throw new Error(`${name} has neither modern capabilities nor a legacy interface`);
  const ports = pciFunction.baseAddress(0);
  if (!ports.isPort) throw new Error(`${name} has its legacy interface not behind ports`);
  return new VirtioDevice(name, new LegacyRegisters(u16(ports.address), table !== null), hasVectors);
}

// Vendor capabilities (4.1.4): cfg_type at 3, bar at 4, offset at 8, length at 12.
const capabilityVendor: u32 = 0x09;
const structureCommon: u32 = 1;
const structureNotify: u32 = 2;
const structureDevice: u32 = 4;

function findModernRegisters(pciFunction: PciFunction): ModernRegisters | null {
  let common: u64 = 0n;
  let notify: u64 = 0n;
  let device: u64 = 0n;
  let notifyMultiplier: u32 = 0;
  for (const capability of pciFunction.capabilities(capabilityVendor)) {
    const structure = pciFunction.read8(u32(capability + 3));
    const bar = pciFunction.read8(u32(capability + 4));
    // 4.1.4: a driver must skip structures it does not know and BAR values above 5.
    if (bar > 5 || (structure !== structureCommon && structure !== structureNotify && structure !== structureDevice))
      continue;
    const window = pciFunction.baseAddress(bar);
    if (window.isPort) continue;
    const length = pciFunction.read32(u32(capability + 12));
    const address = mapDevice(u64(window.address + u64(pciFunction.read32(u32(capability + 8)))), length);
    // The device may list several structures of one type: the first is the one it prefers (4.1.4.1).
    if (structure === structureCommon && common === 0n) common = address;
    if (structure === structureDevice && device === 0n) device = address;
    if (structure === structureNotify && notify === 0n) {
      notify = address;
      notifyMultiplier = pciFunction.read32(u32(capability + 16));
    }
  }
  if (common === 0n || notify === 0n || device === 0n) return null;
  return new ModernRegisters(common, notify, notifyMultiplier, device);
}

// Offsets in the common configuration structure (4.1.4.3).
const commonDeviceFeatureSelect: u64 = 0n;
const commonDeviceFeature: u64 = 4n;
const commonDriverFeatureSelect: u64 = 8n;
const commonDriverFeature: u64 = 12n;
const commonConfigurationVector: u64 = 16n;
const commonStatus: u64 = 20n;
const commonQueueSelect: u64 = 22n;
const commonQueueSize: u64 = 24n;
const commonQueueVector: u64 = 26n;
const commonQueueEnable: u64 = 28n;
const commonQueueNotifyOffset: u64 = 30n;
const commonQueueDescriptors: u64 = 32n;
const commonQueueDriver: u64 = 40n;
const commonQueueDevice: u64 = 48n;

class ModernRegisters implements VirtioRegisters {
  readonly isModern: boolean = true;
  private readonly common: u64;
  private readonly notify: u64;
  private readonly notifyMultiplier: u32;
  private readonly device: u64;
  /** Where to write to ring the bell of each queue. */
  private readonly bells: u64[] = [];

  constructor(common: u64, notify: u64, notifyMultiplier: u32, device: u64) {
    this.common = common;
    this.notify = notify;
    this.notifyMultiplier = notifyMultiplier;
    this.device = device;
  }

  readStatus(): u32 {
    return u32(mmioRead8(u64(this.common + commonStatus)));
  }

  writeStatus(status: u32): void {
    mmioWrite8(u64(this.common + commonStatus), u8(status));
  }

  readDeviceFeatures(): u64 {
    return this.readFeatures(commonDeviceFeatureSelect, commonDeviceFeature);
  }

  readDriverFeatures(): u64 {
    return this.readFeatures(commonDriverFeatureSelect, commonDriverFeature);
  }

  private readFeatures(select: u64, window: u64): u64 {
    mmioWrite32(u64(this.common + select), 0);
    const low = mmioRead32(u64(this.common + window));
    mmioWrite32(u64(this.common + select), 1);
    const high = mmioRead32(u64(this.common + window));
    return u64((u64(high) << 32n) | u64(low));
  }

  writeDriverFeatures(features: u64): void {
    mmioWrite32(u64(this.common + commonDriverFeatureSelect), 0);
    mmioWrite32(u64(this.common + commonDriverFeature), u32(features));
    mmioWrite32(u64(this.common + commonDriverFeatureSelect), 1);
    mmioWrite32(u64(this.common + commonDriverFeature), u32(features >> 32n));
  }

  readQueueSize(queue: u32): u32 {
    this.select(queue);
    return u32(mmioRead16(u64(this.common + commonQueueSize)));
  }

  enableQueue(queue: Virtqueue, vector: u32): void {
    mmioWrite16(u64(this.common + commonConfigurationVector), u16(noVector));
    this.select(queue.index);
    mmioWrite16(u64(this.common + commonQueueSize), u16(queue.size));
    mmioWrite16(u64(this.common + commonQueueVector), u16(vector));
    // 4.1.5.1.2: a device that could not take the vector reads back as "none".
    if (vector !== noVector && mmioRead16(u64(this.common + commonQueueVector)) === noVector) {
      throw new Error(`virtio queue ${queue.index}: the device did not take its interrupt vector`);
    }
    this.write64(commonQueueDescriptors, queue.descriptorAddress);
    this.write64(commonQueueDriver, queue.availableAddress);
    this.write64(commonQueueDevice, queue.usedAddress);
    this.attachQueue(queue.index);
    mmioWrite16(u64(this.common + commonQueueEnable), 1);
  }

  attachQueue(queue: u32): void {
    this.select(queue);
    const offset = u32(u32(mmioRead16(u64(this.common + commonQueueNotifyOffset))) * this.notifyMultiplier);
    while (this.bells.length <= queue) this.bells.push(0n);
    this.bells[queue] = u64(this.notify + u64(offset));
  }

  readConfiguration8(offset: u32): u32 {
    return u32(mmioRead8(u64(this.device + u64(offset))));
  }

  fence(): void {
    memoryBarrier();
  }

  order(): void {
    compilerBarrier();
  }

  ring(queueIndex: u32): void {
    mmioWrite16(this.bells[queueIndex], u16(queueIndex)); // 4.1.5.2
  }

  private select(queue: u32): void {
    mmioWrite16(u64(this.common + commonQueueSelect), u16(queue));
  }

  /** 4.1.3.1: a driver accesses 64-bit fields as two 32-bit ones. */
  private write64(offset: u64, value: u64): void {
    mmioWrite32(u64(this.common + offset), u32(value));
    mmioWrite32(u64(this.common + offset + 4n), u32(value >> 32n));
  }
}

// Offsets of the legacy registers in the first BAR (4.1.4.10).
const legacyDeviceFeatures: u16 = 0;
const legacyDriverFeatures: u16 = 4;
const legacyQueueAddress: u16 = 8;
const legacyQueueSize: u16 = 12;
const legacyQueueSelect: u16 = 14;
const legacyQueueNotify: u16 = 16;
const legacyStatus: u16 = 18;
const legacyConfigurationVector: u16 = 20;
const legacyQueueVector: u16 = 22;

class LegacyRegisters implements VirtioRegisters {
  readonly isModern: boolean = false;
  private readonly base: u16;
  private readonly hasMsix: boolean;

  constructor(base: u16, hasMsix: boolean) {
    this.base = base;
    this.hasMsix = hasMsix;
  }

  readStatus(): u32 {
    return u32(portRead8(u16(this.base + legacyStatus)));
  }

  writeStatus(status: u32): void {
    portWrite8(u16(this.base + legacyStatus), u8(status));
  }

  readDeviceFeatures(): u64 {
    return u64(portRead32(u16(this.base + legacyDeviceFeatures)));
  }

  readDriverFeatures(): u64 {
    return u64(portRead32(u16(this.base + legacyDriverFeatures)));
  }

  writeDriverFeatures(features: u64): void {
    portWrite32(u16(this.base + legacyDriverFeatures), u32(features));
  }

  readQueueSize(queue: u32): u32 {
    this.select(queue);
    return u32(portRead16(u16(this.base + legacyQueueSize)));
  }

  enableQueue(queue: Virtqueue, vector: u32): void {
    this.select(queue.index);
    if (this.hasMsix) {
      // These registers exist only while MSI-X is on (4.1.4.10).
      portWrite16(u16(this.base + legacyConfigurationVector), u16(noVector));
      portWrite16(u16(this.base + legacyQueueVector), u16(vector));
    }
    portWrite32(u16(this.base + legacyQueueAddress), u32(queue.descriptorAddress >> 12n));
  }

  attachQueue(_queue: u32): void {}

  readConfiguration8(offset: u32): u32 {
    const configuration: u16 = this.hasMsix ? 24 : 20;
    return u32(portRead8(u16(this.base + configuration + u16(offset))));
  }

  fence(): void {
    memoryBarrier();
  }

  order(): void {
    compilerBarrier();
  }

  ring(queueIndex: u32): void {
    portWrite16(u16(this.base + legacyQueueNotify), u16(queueIndex));
  }

  private select(queue: u32): void {
    portWrite16(u16(this.base + legacyQueueSelect), u16(queue));
  }
}
