// A split virtqueue (virtio 1.2, 2.7): descriptors, the available ring (driver to device) and the used ring (back).
// Order of memory accesses: x86 keeps stores in order and loads in order, so the only real fence needed is between
// publishing an index and reading the other side's wish to be told about it (2.7.13.4.1, 2.7.14).

import type { DmaRegion } from "./dma_region.ts";

/** The device's side of a queue: fences, and the bell that tells it to look. */
export interface Doorbell {
  /** No load or store crosses this. */
  fence(): void;
  /** The compiler moves no load or store across this; the processor keeps the order of such accesses by itself. */
  order(): void;
  ring(queueIndex: u32): void;
}

const pageBytes: u32 = 4096;
const descriptorBytes: u32 = 16;

const descriptorNext: u32 = 1;
/** The device writes this buffer. */
export const descriptorWrite: u32 = 2;

const availableNoInterrupt = 1;
const usedNoNotify: u32 = 1;

/** How many bytes of shared memory a queue of `size` entries takes (2.7.2; laid out as the legacy interface wants it). */
export function virtqueueBytes(size: u32): u32 {
  return u32(usedRingOffset(size) + roundUp(u32(6 + 8 * size), pageBytes));
}

function usedRingOffset(size: u32): u32 {
  return roundUp(u32(descriptorBytes * size + 6 + 2 * size), pageBytes);
}

function roundUp(value: u32, unit: u32): u32 {
  return u32(u32(value + unit - 1) & ~(unit - 1));
}

export class Virtqueue {
  readonly index: u32;
  /** Entries: a power of two. */
  readonly size: u32;
  readonly descriptorAddress: u64;
  readonly availableAddress: u64;
  readonly usedAddress: u64;
  /** Bytes that the device wrote into the buffer that `takeUsed` gave last. */
  usedLength: u32 = 0;

  private readonly halfWords: Uint16Array;
  private readonly words: Uint32Array;
  private readonly doorbell: Doorbell;
  private readonly eventIndex: boolean;
  private readonly mask: u32;
  // Places in the memory, counted in elements of `halfWords` or, for the used ring's entries, of `words`.
  private readonly availableFlags: u32;
  private readonly availableIndex: u32;
  private readonly availableRing: u32;
  private readonly usedEvent: u32;
  private readonly usedFlags: u32;
  private readonly usedIndex: u32;
  private readonly usedRing: u32;
  private readonly availableEvent: u32;
  // Free-running indexes modulo 2^16.
  private nextAvailable: u32 = 0;
  private published: u32 = 0;
  private nextUsed: u32 = 0;

  /** `size`: a power of two. With `eventIndex` both sides say at which index they want to be told (2.7.10). */
  constructor(index: u32, size: u32, memory: DmaRegion, doorbell: Doorbell, eventIndex: boolean) {
    const availableOffset = u32(descriptorBytes * size);
    const usedOffset = usedRingOffset(size);
    this.index = index;
    this.size = size;
    this.mask = u32(size - 1);
    this.descriptorAddress = memory.address;
    this.availableAddress = u64(memory.address + u64(availableOffset));
    this.usedAddress = u64(memory.address + u64(usedOffset));
    this.halfWords = memory.halfWords;
    this.words = memory.words;
    this.doorbell = doorbell;
    this.eventIndex = eventIndex;
    this.availableFlags = u32(availableOffset >> 1);
    this.availableIndex = u32(this.availableFlags + 1);
    this.availableRing = u32(this.availableFlags + 2);
    this.usedEvent = u32(this.availableRing + size);
    this.usedFlags = u32(usedOffset >> 1);
    this.usedIndex = u32(this.usedFlags + 1);
    this.usedRing = u32((usedOffset >> 2) + 1);
    this.availableEvent = u32(this.usedFlags + 2 + 4 * size);
  }

  /** Goes on with a queue that a previous image used up to these positions; the ring memory stays as it is. */
  resume(availablePosition: u32, usedPosition: u32): void {
    this.nextAvailable = availablePosition;
    this.published = availablePosition;
    this.nextUsed = usedPosition;
  }

  /** For `resume`: how many buffers were ever made available, modulo 2^16. */
  get availablePosition(): u32 {
    return this.nextAvailable;
  }

  /** For `resume`: how many buffers ever came back, modulo 2^16. */
  get usedPosition(): u32 {
    return this.nextUsed;
  }

  /** Buffers handed over and not yet taken back. */
  get inFlight(): u32 {
    return u32((this.nextAvailable - this.nextUsed) & 0xffff);
  }

  /** Writes a descriptor that stands alone. `flags`: 0 or `descriptorWrite`. */
  describe(descriptor: u32, address: u64, length: u32, flags: u32): void {
    const word = u32(descriptor * 4);
    this.words[word] = u32(address);
    this.words[word + 1] = u32(address >> 32n);
    this.words[word + 2] = length;
    this.words[word + 3] = u32(flags & ~descriptorNext);
  }

  /** Hands a described buffer to the device at the next `publish`. */
  makeAvailable(descriptor: u32): void {
    this.halfWords[this.availableRing + (this.nextAvailable & this.mask)] = u16(descriptor);
    this.nextAvailable = u32((this.nextAvailable + 1) & 0xffff);
  }

  /** Lets the device see all that was made available, and rings the bell if it asked to be told (2.7.13). */
  publish(): void {
    if (this.published === this.nextAvailable) return;
    const before = this.published;
    this.published = this.nextAvailable;
    this.doorbell.order();
    this.halfWords[this.availableIndex] = u16(this.nextAvailable);
    // 2.7.13.4.1: the index must be visible before the device's wish is read, or both sides sleep.
    this.doorbell.fence();
    if (this.wantsNotification(before)) this.doorbell.ring(this.index);
  }

  private wantsNotification(before: u32): boolean {
    if (!this.eventIndex) return (u32(this.halfWords[this.usedFlags]) & usedNoNotify) === 0;
    // 2.7.10: tell when the index went past the event: (new - event - 1) < (new - old), all modulo 2^16.
    const event = u32(this.halfWords[this.availableEvent]);
    return u32((this.nextAvailable - event - 1) & 0xffff) < u32((this.nextAvailable - before) & 0xffff);
  }

  /** Has a buffer come back? Reads shared memory each time. */
  hasUsed(): boolean {
    this.doorbell.order();
    return u32(this.halfWords[this.usedIndex]) !== this.nextUsed;
  }

  /** The descriptor of the next buffer that came back (its length in `usedLength`). Only after `hasUsed`. */
  takeUsed(): u32 {
    const entry = u32(this.usedRing + (this.nextUsed & this.mask) * 2);
    this.nextUsed = u32((this.nextUsed + 1) & 0xffff);
    this.usedLength = u32(this.words[entry + 1]);
    return u32(this.words[entry]);
  }

  /** Asks for an interrupt at the next used buffer. False: there is one already, so do not sleep (2.7.10.1). */
  enableInterrupts(): boolean {
    if (this.eventIndex) this.halfWords[this.usedEvent] = u16(this.nextUsed);
    else this.halfWords[this.availableFlags] = 0;
    this.doorbell.fence();
    return !this.hasUsed();
  }

  /** No interrupts while the loop looks by itself. With an event index: asks for one 2^16 buffers from now. */
  disableInterrupts(): void {
    if (this.eventIndex) this.halfWords[this.usedEvent] = u16(u32(this.nextUsed - 1));
    else this.halfWords[this.availableFlags] = availableNoInterrupt;
  }
}
