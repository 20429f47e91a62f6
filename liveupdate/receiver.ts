// Reads an image from a connection: framed as `build.ts update` sends it (8 bytes "INSTARUP", length as a 64-bit integer,
// SHA-256, image), or plain, as long as the sender does not close its side. Bounded memory, and no work but copying: what
// is received is checked later, a little in every turn of the event loop.
// @cold

import { copyBytes } from "#intrinsics";
import { ImageError } from "./image.ts";
import { digestBytes } from "../kernel/sha256.ts";

/** The largest image that is taken. */
export const largestImageBytes = 16 * 1024 * 1024;

const frameMagic = "INSTARUP";
const frameBytes = 48;
const digestOffset = 16;
const firstCapacity = 64 * 1024;

/** One image under way. */
export class ImageReceiver {
  private bytes = new Uint8Array(0);
  private length = 0;
  private readonly header = new Uint8Array(frameBytes);
  private headerLength = 0;
  /** Bytes of the image as the frame declares them; -1 for a plain image. */
  private declaredBytes = -1;
  private isStarted = false;

  /** True when a framed image is there whole. A plain one ends with its connection. */
  get isComplete(): boolean {
    return this.isStarted && this.declaredBytes >= 0 && this.length >= this.declaredBytes;
  }

  /** Takes what has come. Throws ImageError when it is more than is taken or declared. */
  push(chunk: Uint8Array): void {
    let start = 0;
    if (!this.isStarted) {
      start = Math.min(frameBytes - this.headerLength, chunk.length);
      this.header.set(chunk.subarray(0, start), this.headerLength);
      this.headerLength += start;
      if (this.headerLength === frameBytes) this.begin();
    }
    if (start < chunk.length) this.append(chunk, start, chunk.length - start);
  }

  /** The SHA-256 that a framed image must have; null for a plain one. */
  get declaredDigest(): Uint8Array | null {
    return this.declaredBytes < 0 ? null : this.header.slice(digestOffset, digestOffset + digestBytes);
  }

  /** The image when all of it has come; throws ImageError when that is less than was declared. */
  finish(): Uint8Array {
    if (!this.isStarted) this.begin();
    if (this.length < this.declaredBytes) {
      throw new ImageError(`the image ends after ${this.length} of ${this.declaredBytes} bytes`);
    }
    return this.bytes.subarray(0, this.length);
  }

  /** The first bytes are there, or all that will come: they are a frame's header or the image's own. */
  private begin(): void {
    this.isStarted = true;
    if (!this.isFramed()) {
      this.append(this.header, 0, this.headerLength);
      return;
    }
    let declared = 0;
    for (let index = 7; index >= 0; index--) declared = declared * 256 + this.header[8 + index];
    if (declared > largestImageBytes) throw new ImageError(`an image of ${declared} bytes is too large`);
    this.declaredBytes = declared;
    this.bytes = new Uint8Array(declared);
  }

  private isFramed(): boolean {
    if (this.headerLength < frameBytes) return false;
    for (let index = 0; index < frameMagic.length; index++) {
      if (this.header[index] !== frameMagic.charCodeAt(index)) return false;
    }
    return true;
  }

  private append(chunk: Uint8Array, start: number, count: number): void {
    const limit = this.declaredBytes >= 0 ? this.declaredBytes : largestImageBytes;
    if (this.length + count > limit) throw new ImageError(`the image has more than ${limit} bytes`);
    if (this.length + count > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count, firstCapacity));
      copyBytes(larger, 0, this.bytes, 0, u32(this.length));
      this.bytes = larger;
    }
    copyBytes(this.bytes, u32(this.length), chunk, u32(start), u32(count));
    this.length += count;
  }
}
