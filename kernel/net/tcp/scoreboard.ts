// What the peer has reported by SACK: the ranges above the cumulative acknowledgment that it holds (RFC 6675). Bounded:
// ranges beyond the limit are forgotten, which costs a needless retransmission and nothing else.

import { isLess, isLessOrEqual, later } from "./sequence.ts";

const mostRanges = 64;

export class Scoreboard {
  /** Sorted, disjoint ranges. */
  readonly starts: u32[] = [];
  readonly ends: u32[] = [];
  /** Bytes in all ranges. */
  bytes: u32 = 0;

  get isEmpty(): boolean {
    return this.starts.length === 0;
  }

  /** End of the highest range; only when not empty. */
  get highest(): u32 {
    return this.ends[this.ends.length - 1];
  }

  clear(): void {
    this.starts.splice(0);
    this.ends.splice(0);
    this.bytes = 0;
  }

  /** Adds a range; false when it brought nothing new or there was no place for it. */
  add(start: u32, end: u32): boolean {
    let index = 0;
    while (index < this.starts.length && isLess(this.ends[index], start)) index++;
    let low = start;
    let high = end;
    let covered: u32 = 0;
    let count = 0;
    while (index + count < this.starts.length && isLessOrEqual(this.starts[index + count], end)) {
      if (isLess(this.starts[index + count], low)) low = this.starts[index + count];
      high = later(high, this.ends[index + count]);
      covered = u32(covered + u32(this.ends[index + count] - this.starts[index + count]));
      count++;
    }
    const gained = u32(u32(high - low) - covered);
    if (gained === 0 || (count === 0 && this.starts.length >= mostRanges)) return false;
    this.starts.splice(index, count, low);
    this.ends.splice(index, count, high);
    this.bytes = u32(this.bytes + gained);
    return true;
  }

  /** Everything below `acknowledged` is settled. */
  dropBelow(acknowledged: u32): void {
    while (this.starts.length > 0 && isLessOrEqual(this.ends[0], acknowledged)) {
      this.bytes = u32(this.bytes - u32(this.ends[0] - this.starts[0]));
      this.starts.shift();
      this.ends.shift();
    }
    if (this.starts.length > 0 && isLess(this.starts[0], acknowledged)) {
      this.bytes = u32(this.bytes - u32(acknowledged - this.starts[0]));
      this.starts[0] = acknowledged;
    }
  }

  /** The first byte at or above `from` that no range holds. */
  nextHole(from: u32): u32 {
    let at = from;
    for (let index = 0; index < this.starts.length; index++) {
      if (isLess(at, this.starts[index])) break;
      at = later(at, this.ends[index]);
    }
    return at;
  }

  /** Where the hole at `from` ends: the next range's start, or `limit`. */
  holeEnd(from: u32, limit: u32): u32 {
    for (let index = 0; index < this.starts.length; index++)
      if (isLess(from, this.starts[index])) return isLess(this.starts[index], limit) ? this.starts[index] : limit;
    return limit;
  }

  /** Bytes of ranges between `from` and `to`. */
  bytesBetween(from: u32, to: u32): u32 {
    let sum: u32 = 0;
    for (let index = 0; index < this.starts.length; index++) {
      const start = later(this.starts[index], from);
      const end = isLess(this.ends[index], to) ? this.ends[index] : to;
      if (isLess(start, end)) sum = u32(sum + u32(end - start));
    }
    return sum;
  }
}
