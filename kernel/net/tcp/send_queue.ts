// What the application has written and the peer has not acknowledged yet: references to its arrays, no copies. The bytes
// are copied once, into the frame.

import { copyBytes } from "#intrinsics";

const mostChunksKept = 64;

export class SendQueue {
  private chunks: Uint8Array[] = [];
  /** Index of the first chunk still needed, and how much of it is acknowledged. */
  private first = 0;
  private skipped: u32 = 0;
  /** Bytes in the queue. */
  length: u32 = 0;
  /** Where the last copy ended: segments are mostly sent in order. Counted from the queue's start. */
  private cursorChunk = 0;
  private cursorStart: u32 = 0;

  append(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.chunks.push(bytes);
    this.length = u32(this.length + u32(bytes.length));
  }

  /** Forgets the first `count` bytes. */
  drop(count: u32): void {
    this.length = u32(this.length - count);
    let rest = u32(this.skipped + count);
    while (this.first < this.chunks.length && rest >= u32(this.chunks[this.first].length)) {
      rest = u32(rest - u32(this.chunks[this.first].length));
      this.first++;
    }
    this.skipped = rest;
    if (this.first === this.chunks.length) {
      // The list is used again, unless a crowd has made it long.
      if (this.chunks.length <= mostChunksKept) this.chunks.length = 0;
      else this.chunks = [];
      this.first = 0;
    } else if (this.first >= mostChunksKept && this.first * 2 >= this.chunks.length) {
      this.chunks = this.chunks.slice(this.first);
      this.first = 0;
    }
    this.cursorChunk = this.first;
    this.cursorStart = 0;
  }

  /** Copies `length` bytes from `offset` of the queue. The caller stays within the queue. */
  copy(offset: u32, length: u32, target: Uint8Array, targetOffset: u32): void {
    if (offset < this.cursorStart) {
      this.cursorChunk = this.first;
      this.cursorStart = 0;
    }
    let at = targetOffset;
    let from = offset;
    let rest = length;
    while (rest > 0) {
      const chunk = this.chunks[this.cursorChunk];
      const hidden: u32 = this.cursorChunk === this.first ? this.skipped : 0;
      const visible = u32(u32(chunk.length) - hidden);
      const within = u32(from - this.cursorStart);
      if (within >= visible) {
        this.cursorStart = u32(this.cursorStart + visible);
        this.cursorChunk++;
        continue;
      }
      const available = u32(visible - within);
      const count = available < rest ? available : rest;
      copyBytes(target, at, chunk, u32(hidden + within), count);
      at = u32(at + count);
      from = u32(from + count);
      rest = u32(rest - count);
    }
  }

  /** Everything in it as one array, for a snapshot. */
  contents(): Uint8Array {
    const bytes = new Uint8Array(this.length);
    this.copy(0, this.length, bytes, 0);
    return bytes;
  }
}
