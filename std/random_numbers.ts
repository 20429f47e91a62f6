// The generator behind Math.random: xorshift128+ (S. Vigna, 2014), seeded from the clocks.

import { cycleCount, f64FromBits, wallClockMs } from "#intrinsics";

export class RandomNumbers {
  private isSeeded = false;
  private first: u64 = 0n;
  private second: u64 = 0n;

  /** 0 <= x < 1, in steps of 2^-52. */
  next(): number {
    if (!this.isSeeded) this.seed();
    let mixed = this.first;
    const kept = this.second;
    this.first = kept;
    mixed = u64(mixed ^ u64(mixed << 23n));
    mixed = u64(u64(mixed ^ u64(mixed >> 17n)) ^ u64(kept ^ u64(kept >> 26n)));
    this.second = mixed;
    const bits = u64(u64(mixed + kept) >> 12n);
    return f64FromBits(u64(bits | 0x3ff0000000000000n)) - 1;
  }

  private seed(): void {
    this.isSeeded = true;
    const cycles = cycleCount();
    this.first = spread(u64(cycles ^ u64(u64(wallClockMs()) << 20n)));
    this.second = u64(spread(u64(this.first + cycles)) | 1n);
  }
}

/** The finalizer of SplitMix64: close seeds give unrelated states. */
function spread(value: u64): u64 {
  let mixed = u64(value + 0x9e3779b97f4a7c15n);
  mixed = u64(u64(mixed ^ u64(mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
  mixed = u64(u64(mixed ^ u64(mixed >> 27n)) * 0x94d049bb133111ebn);
  return u64(mixed ^ u64(mixed >> 31n));
}
