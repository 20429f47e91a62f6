// What the digests that work block by block have in common (the Merkle-Damgård construction): pieces of any size come in,
// whole blocks are compressed, and the last one ends in the message's length.
// @cold

import { copyBytes, storeU32, swapBytes32 } from "#intrinsics";

export abstract class BlockDigest {
  private readonly block: Uint8Array;
  private blockLength = 0;
  private totalBytes = 0;

  constructor(readonly blockBytes: number) {
    this.block = new Uint8Array(blockBytes);
  }

  /** Takes `length` bytes of `bytes` from `start` on. */
  update(bytes: Uint8Array, start = 0, length = bytes.length - start): void {
    this.totalBytes += length;
    let at = start;
    const end = start + length;
    if (this.blockLength > 0) {
      at += Math.min(this.blockBytes - this.blockLength, length);
      this.keep(bytes, start, at);
      if (this.blockLength < this.blockBytes) return;
      this.compress(this.block, 0);
      this.blockLength = 0;
    }
    for (; end - at >= this.blockBytes; at += this.blockBytes) this.compress(bytes, at);
    this.keep(bytes, at, end);
  }

  /** Bytes of a block that is not full. */
  private keep(bytes: Uint8Array, start: number, end: number): void {
    copyBytes(this.block, u32(this.blockLength), bytes, u32(start), u32(end - start));
    this.blockLength += end - start;
  }

  /** Ends the message with its length in bits. */
  protected end(isLittleEndian: boolean): void {
    const messageBits = this.totalBytes * 8;
    this.block[this.blockLength++] = 0x80;
    // The last eighth of a block is the length's.
    if (this.blockLength > (this.blockBytes * 7) / 8) {
      this.block.fill(0, this.blockLength);
      this.compress(this.block, 0);
      this.blockLength = 0;
    }
    this.block.fill(0, this.blockLength);
    const high = u32(Math.floor(messageBits / 0x100000000));
    const low = u32(messageBits % 0x100000000);
    storeU32(this.block, u32(this.blockBytes - 8), isLittleEndian ? low : swapBytes32(high));
    storeU32(this.block, u32(this.blockBytes - 4), isLittleEndian ? high : swapBytes32(low));
    this.compress(this.block, 0);
  }

  /** Ends the message and gives its digest; the object is used up. */
  abstract finish(): Uint8Array;

  /** Another digest of what came until now. */
  abstract copy(): BlockDigest;

  /** A digest of this kind that has taken what the other has. */
  protected continued(other: BlockDigest): this {
    this.block.set(other.block);
    this.blockLength = other.blockLength;
    this.totalBytes = other.totalBytes;
    return this;
  }

  /** Takes the block at `start`. */
  protected abstract compress(bytes: Uint8Array, start: number): void;
}
