// The network card (virtio 1.2, 5.1): receive queue 0, transmit queue 1. Checksum and segmentation offload are used where
// both sides offer them. Rings and packet memory are persistent and the few indexes beside them are saved before a live
// update, so that the next image goes on without a reset while the device keeps receiving.
//
// Receive buffers lie next to each other in memory and are handed out in that order. A frame that spans several buffers
// (mergeable receive buffers, 5.1.6.3.1) is therefore one contiguous stretch, except where it wraps: only then is it copied.

import { copyBytes, storeU16, storeU32 } from "#intrinsics";
import type { FrameReceiver } from "../net/device.ts";
import { namedRegion } from "./dma.ts";
import type { DmaRegion } from "./dma_region.ts";
import type { Link } from "./link.ts";
import type { PciFunction } from "./pci.ts";
import { TransmitMemory } from "./transmit_memory.ts";
import { featureAnyLayout, featureBit, openVirtio, type VirtioDevice } from "./virtio_pci.ts";
import { descriptorWrite, type Virtqueue } from "./virtqueue.ts";

// Feature bits (5.1.3).
const featureChecksum = featureBit(0n);
const featureGuestChecksum = featureBit(1n);
const featureMac = featureBit(5n);
const featureGuestTso4 = featureBit(7n);
const featureHostTso4 = featureBit(11n);
const featureMergeable = featureBit(15n);

const networkCard: u32 = 1;
const receiveQueue: u32 = 0;
const transmitQueue: u32 = 1;
const largestQueue: u32 = 256;

// The header before each frame (5.1.6): flags, gso_type, hdr_len, gso_size, csum_start, csum_offset, num_buffers.
const headerNeedsChecksum: u32 = 1;
const headerDataValid: u32 = 2;
const headerTcp4: u32 = 1;
const headerBufferCountOffset: u32 = 10;

const receiveBufferBytes: u32 = 2048;
/** The longest frame that the device may merge (5.1.6.3.1), header included. */
const longestFrame: u32 = 65562;
/** Frames handled before the loop looks at timers and sends what was answered. */
const receiveBudget: u32 = 64;
const transmitMemoryBytes: u32 = 1024 * 1024;

/** What a new image needs to go on: written by `suspend`, in a region of its own. */
const savedReceiveAvailable: u32 = 0;
const savedReceiveUsed: u32 = 1;
const savedTransmitAvailable: u32 = 2;
const savedTransmitUsed: u32 = 3;
const savedTransmitMemory: u32 = 4;
const savedBytes: u32 = 4096;

export class VirtioNet implements Link {
  readonly macAddress: Uint8Array;
  readonly mtu: u32 = 1500;
  readonly checksumOffload: boolean;
  readonly segmentationOffload: boolean;
  readonly transmitMemory: Uint8Array;
  /** True when a previous image drove this card and its rings are still in use. */
  readonly isResumed: boolean;

  private readonly device: VirtioDevice;
  private readonly receives: Virtqueue;
  private readonly transmits: Virtqueue;
  private readonly receiveRegion: DmaRegion;
  private readonly transmitRegion: DmaRegion;
  private readonly savedRegion: DmaRegion;
  private readonly slots: TransmitMemory;
  private readonly headerBytes: u32;
  private readonly isMergeable: boolean;
  /** Where frames are put together that are not contiguous in the receive buffers. */
  private readonly assembly: Uint8Array = new Uint8Array(longestFrame);
  private receiver: FrameReceiver | null = null;
  private wantsRoom = false;
  /** Frames thrown away because the device's account of them made no sense. */
  malformedFrames = 0;

  constructor(device: VirtioDevice) {
    this.device = device;
    this.savedRegion = namedRegion(`${device.name} saved`, savedBytes);
    this.isResumed = !this.savedRegion.isNew;
    if (this.isResumed) device.attach();
    else device.negotiate(wantedFeatures, requiredFeatures(device));
    this.isMergeable = device.has(featureMergeable);
    this.checksumOffload = device.has(featureChecksum);
    this.segmentationOffload = device.has(featureHostTso4);
    // 5.1.6.1: num_buffers is there with the modern interface or with mergeable buffers.
    this.headerBytes = device.isModern || this.isMergeable ? 12 : 10;
    this.macAddress = new Uint8Array(6);
    for (let index: u32 = 0; index < 6; index++) this.macAddress[index] = u8(device.readConfiguration8(index));
    this.receives = device.openQueue(receiveQueue, largestQueue, receiveQueue);
    this.transmits = device.openQueue(transmitQueue, largestQueue, transmitQueue);
    this.receiveRegion = namedRegion(`${device.name} receive`, u32(this.receives.size * receiveBufferBytes));
    this.transmitRegion = namedRegion(`${device.name} transmit`, transmitMemoryBytes);
    this.transmitMemory = this.transmitRegion.bytes;
    this.slots = new TransmitMemory(transmitMemoryBytes, this.transmits.size);
    if (!this.isResumed) this.start();
  }

  private start(): void {
    for (let buffer: u32 = 0; buffer < this.receives.size; buffer++) {
      const address = u64(this.receiveRegion.address + u64(u32(buffer * receiveBufferBytes)));
      this.receives.describe(buffer, address, receiveBufferBytes, descriptorWrite);
      this.receives.makeAvailable(buffer);
    }
    this.transmits.disableInterrupts();
    this.receives.disableInterrupts();
    this.device.start();
    this.receives.publish();
  }

  /** Writes down where rings and memory stand, for an image that takes over; changes nothing else. */
  suspend(): void {
    const saved = this.savedRegion.words;
    saved[savedReceiveAvailable] = this.receives.availablePosition;
    saved[savedReceiveUsed] = this.receives.usedPosition;
    saved[savedTransmitAvailable] = this.transmits.availablePosition;
    saved[savedTransmitUsed] = this.transmits.usedPosition;
    this.slots.suspend(saved, savedTransmitMemory);
  }

  resume(): void {
    const saved = this.savedRegion.words;
    this.receives.resume(u32(saved[savedReceiveAvailable]), u32(saved[savedReceiveUsed]));
    this.transmits.resume(u32(saved[savedTransmitAvailable]), u32(saved[savedTransmitUsed]));
    this.slots.resume(saved, savedTransmitMemory);
  }

  setReceiver(receiver: FrameReceiver): void {
    this.receiver = receiver;
  }

  reserve(length: u32): i32 {
    let offset = this.slots.reserve(u32(length + this.headerBytes));
    if (offset < 0) {
      this.reclaim();
      offset = this.slots.reserve(u32(length + this.headerBytes));
      if (offset < 0) {
        this.wantsRoom = true;
        return -1;
      }
    }
    return i32(u32(offset) + this.headerBytes);
  }

  transmit(
    offset: u32,
    length: u32,
    checksumStart: u32,
    checksumOffset: u32,
    segmentSize: u32,
    headerLength: u32,
  ): void {
    const start = u32(offset - this.headerBytes);
    const memory = this.transmitMemory;
    if (offset > memory.length || offset < this.headerBytes) throw new RangeError("a frame outside of the memory");
    const flags: u32 = checksumStart === 0 ? 0 : headerNeedsChecksum;
    const segmentation: u32 = segmentSize === 0 ? 0 : headerTcp4;
    storeU32(memory, start, u32(flags | (segmentation << 8) | (headerLength << 16)));
    storeU32(memory, u32(start + 4), u32(segmentSize | (checksumStart << 16)));
    storeU16(memory, u32(start + 8), u16(checksumOffset));
    if (this.headerBytes === 12) storeU16(memory, u32(start + headerBufferCountOffset), 0);
    const whole = u32(length + this.headerBytes);
    const slot = this.slots.commit(start, whole);
    this.transmits.describe(slot, u64(this.transmitRegion.address + u64(start)), whole, 0);
    this.transmits.makeAvailable(slot);
  }

  flush(): void {
    this.transmits.publish();
  }

  poll(): boolean {
    if (this.wantsRoom) this.giveRoom();
    const receiver = this.receiver;
    if (receiver === null || !this.receives.hasUsed()) return false;
    let frames: u32 = 0;
    do {
      this.receiveFrame(receiver);
      frames++;
    } while (frames < receiveBudget && this.receives.hasUsed());
    this.receives.publish();
    return true;
  }

  /** Before the processor halts: asks for interrupts. False: something is waiting, so look again instead. */
  prepareToSleep(): boolean {
    if (this.wantsRoom && !this.transmits.enableInterrupts()) return false;
    return this.receives.enableInterrupts();
  }

  /** After the processor woke: the loop looks by itself now. */
  wake(): void {
    this.receives.disableInterrupts();
    if (this.wantsRoom) this.transmits.disableInterrupts();
  }

  /** False: nothing will wake a halted processor when a frame comes. */
  get hasInterrupts(): boolean {
    return this.device.hasInterrupts;
  }

  private giveRoom(): void {
    if (!this.reclaim() || this.receiver === null) return;
    this.wantsRoom = false;
    this.receiver.room();
  }

  /** Takes back the memory of frames that were sent; true when there was some. */
  private reclaim(): boolean {
    let found = false;
    while (this.transmits.hasUsed()) {
      this.slots.release(this.transmits.takeUsed());
      found = true;
    }
    return found;
  }

  private receiveFrame(receiver: FrameReceiver): void {
    const first = this.receives.takeUsed();
    const firstLength = this.receives.usedLength;
    const memory = this.receiveRegion.bytes;
    const start = u32(first * receiveBufferBytes);
    if (first >= this.receives.size || firstLength < this.headerBytes || firstLength > receiveBufferBytes) {
      this.malformedFrames++;
      if (first < this.receives.size) this.receives.makeAvailable(first);
      return;
    }
    const flags = u32(memory[start]);
    const checksumValid = (flags & (headerNeedsChecksum | headerDataValid)) !== 0;
    const countOffset = u32(start + headerBufferCountOffset);
    const buffers: u32 = this.isMergeable ? u32(memory[countOffset] | (memory[countOffset + 1] << 8)) : 1;
    if (buffers <= 1) {
      // A failure in the stack must not lose the buffer.
      try {
        receiver.receive(memory, u32(start + this.headerBytes), u32(firstLength - this.headerBytes), checksumValid);
      } finally {
        this.receives.makeAvailable(first);
      }
      return;
    }
    this.receiveMerged(receiver, first, firstLength, buffers, checksumValid);
  }

  private receiveMerged(
    receiver: FrameReceiver,
    first: u32,
    firstLength: u32,
    buffers: u32,
    checksumValid: boolean,
  ): void {
    const memory = this.receiveRegion.bytes;
    const start = u32(first * receiveBufferBytes);
    let length = firstLength;
    let isContiguous = true;
    const parts: u32[] = [first];
    let previous = first;
    let previousLength = firstLength;
    for (let index: u32 = 1; index < buffers; index++) {
      // 5.1.6.4.1: the device makes all buffers of a frame used at once.
      if (!this.receives.hasUsed()) break;
      const buffer = this.receives.takeUsed();
      const partLength = this.receives.usedLength;
      if (buffer >= this.receives.size || partLength > receiveBufferBytes || length + partLength > longestFrame) {
        this.malformedFrames++;
        length = 0;
        if (buffer < this.receives.size) parts.push(buffer);
        break;
      }
      if (isContiguous && (buffer !== previous + 1 || previousLength !== receiveBufferBytes)) {
        copyBytes(this.assembly, 0, memory, start, length);
        isContiguous = false;
      }
      if (!isContiguous) {
        const partStart = u32(buffer * receiveBufferBytes);
        copyBytes(this.assembly, length, memory, partStart, partLength);
      }
      parts.push(buffer);
      length = u32(length + partLength);
      previous = buffer;
      previousLength = partLength;
    }
    try {
      if (length > this.headerBytes) {
        const payload = u32(length - this.headerBytes);
        if (isContiguous) receiver.receive(memory, u32(start + this.headerBytes), payload, checksumValid);
        else receiver.receive(this.assembly, this.headerBytes, payload, checksumValid);
      }
    } finally {
      for (const buffer of parts) this.receives.makeAvailable(buffer);
    }
  }
}

// Guest TSO needs the checksum and, so that buffers can be small, mergeable buffers (5.1.3.1).
const wantedFeatures: u64 = u64(
  featureChecksum | featureGuestChecksum | featureMac | featureHostTso4 | featureGuestTso4 | featureMergeable,
);

/** 5.1.6.6.1: a legacy device without "any layout" would want each header in a buffer of its own. */
function requiredFeatures(device: VirtioDevice): u64 {
  return device.isModern ? featureMac : u64(featureMac | featureAnyLayout);
}

/** The first virtio network card among these PCI functions, set up and receiving; null when there is none. */
export function openVirtioNet(functions: readonly PciFunction[]): VirtioNet | null {
  for (const pciFunction of functions) {
    const device = openVirtio(pciFunction, networkCard, "virtio-net", 2);
    if (device !== null) return new VirtioNet(device);
  }
  return null;
}
