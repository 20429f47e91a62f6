// Memory that devices and the processor share. A region is found again by its name after a live update, so that rings,
// packet buffers and the indexes into them survive while the device goes on using them.

import { dmaRegion, dmaRegionIsNew, physicalBytes } from "#intrinsics";

export class DmaRegion {
  /** Where the device finds it: physical and bus addresses are the same on this machine. Page aligned. */
  readonly address: u64;
  readonly bytes: Uint8Array;
  readonly halfWords: Uint16Array;
  readonly words: Uint32Array;
  /** False when a previous image made the region: its contents are alive. */
  readonly isNew: boolean;

  constructor(address: u64, bytes: Uint8Array, isNew: boolean) {
    this.address = address;
    this.bytes = bytes;
    this.halfWords = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
    this.words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    this.isNew = isNew;
  }

  /** The region of that name, made (zeroed) when there is none. `length` in bytes, a multiple of 4, the same every time. */
  static named(name: string, length: u32): DmaRegion {
    const isNew = dmaRegionIsNew(name);
    const address = dmaRegion(name, length);
    return new DmaRegion(address, physicalBytes(address, length), isNew);
  }
}
