// Memory that devices and the processor share, as bytes, half words and words.

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
}
