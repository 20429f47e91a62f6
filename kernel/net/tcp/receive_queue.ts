// What has arrived and cannot be given to the application yet: segments behind a gap (out of order), and bytes in order
// that a paused application has not taken. Both count against the receive window, so memory is bounded by it.

import type { ReceiveMemory } from "./receive_memory.ts";
import { isLess, isLessOrEqual } from "./sequence.ts";

/** More separate pieces than this are dropped, and will be sent again: bounds the work for each segment. */
const mostPieces = 128;

/** A run of bytes that arrived behind a gap. Plain data: it is part of a connection's snapshot. */
export class Piece {
  sequence: u32;
  bytes: Uint8Array;

  constructor(sequence: u32, bytes: Uint8Array) {
    this.sequence = sequence;
    this.bytes = bytes;
  }

  get end(): u32 {
    return u32(this.sequence + u32(this.bytes.length));
  }
}

export class ReceiveQueue {
  /** Sorted by sequence number, without overlaps. */
  readonly pieces: Piece[] = [];
  /** In order, oldest first. */
  held: Uint8Array[] = [];
  heldBytes: u32 = 0;
  /** Sequence number inside the block that changed last: SACK reports it first (RFC 2018 4). */
  private newest: u32 = 0;

  constructor(private readonly memory: ReceiveMemory) {}

  get hasGap(): boolean {
    return this.pieces.length > 0;
  }

  /** Keeps bytes behind a gap; what is there already wins over a conflicting copy. False when the limit is reached. */
  insert(sequence: u32, bytes: Uint8Array, offset: u32, length: u32): boolean {
    let start = sequence;
    const end = u32(sequence + length);
    let index = 0;
    while (index < this.pieces.length && isLessOrEqual(this.pieces[index].end, start)) index++;
    this.newest = start;
    while (isLess(start, end)) {
      const piece = index < this.pieces.length ? this.pieces[index] : null;
      if (piece !== null && isLessOrEqual(piece.sequence, start)) {
        start = piece.end;
        index++;
        continue;
      }
      if (this.pieces.length >= mostPieces || this.memory.freeBytes === 0) return false;
      const stop = piece !== null && isLess(piece.sequence, end) ? piece.sequence : end;
      const from = u32(offset + u32(start - sequence));
      this.keep(index, new Piece(start, bytes.slice(from, u32(from + u32(stop - start)))));
      index++;
      start = stop;
    }
    return true;
  }

  /** Puts a piece among the others; `index` is its place. */
  keep(index: number, piece: Piece): void {
    this.pieces.splice(index, 0, piece);
    this.memory.usedBytes += piece.bytes.length;
  }

  /** The first piece, taken out, when it begins at or before `next`; null otherwise. */
  takeFrom(next: u32): Piece | null {
    if (this.pieces.length === 0 || isLess(next, this.pieces[0].sequence)) return null;
    const piece = this.pieces.shift() ?? null;
    if (piece !== null) this.memory.usedBytes -= piece.bytes.length;
    return piece;
  }

  /** Throws everything away: the connection is gone. */
  clear(): void {
    for (const piece of this.pieces) this.memory.usedBytes -= piece.bytes.length;
    this.pieces.length = 0;
    this.memory.usedBytes -= Number(this.heldBytes);
    this.held = [];
    this.heldBytes = 0;
  }

  hold(bytes: Uint8Array): void {
    this.held.push(bytes);
    this.heldBytes = u32(this.heldBytes + u32(bytes.length));
    this.memory.usedBytes += bytes.length;
  }

  takeHeld(): Uint8Array | null {
    const bytes = this.held.shift() ?? null;
    if (bytes === null) return null;
    this.heldBytes = u32(this.heldBytes - u32(bytes.length));
    this.memory.usedBytes -= bytes.length;
    return bytes;
  }

  /**
   * Up to `most` blocks for the SACK option, the one that changed last first, into `starts` and `ends`; gives their number.
   */
  sackBlocks(starts: u32[], ends: u32[], most: u32): u32 {
    let count: u32 = 0;
    for (let round = 0; round < 2; round++) {
      let index = 0;
      while (index < this.pieces.length && count < most) {
        const start = this.pieces[index].sequence;
        let end = this.pieces[index].end;
        index++;
        while (index < this.pieces.length && this.pieces[index].sequence === end) {
          end = this.pieces[index].end;
          index++;
        }
        const isNewest = isLessOrEqual(start, this.newest) && isLess(this.newest, end);
        if (isNewest !== (round === 0)) continue;
        starts[count] = start;
        ends[count] = end;
        count++;
      }
    }
    return count;
  }
}
