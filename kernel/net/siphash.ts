// SipHash-2-4 of three 32-bit words, halved to 32 bits: the keyed hash behind initial sequence numbers, SYN cookies,
// ports and hash tables. 64-bit words are kept as two halves, which is as fast here and needs no wider type.

import type { Random } from "./device.ts";

export class SipKey {
  readonly word0: u32;
  readonly word1: u32;
  readonly word2: u32;
  readonly word3: u32;

  constructor(word0: u32, word1: u32, word2: u32, word3: u32) {
    this.word0 = word0;
    this.word1 = word1;
    this.word2 = word2;
    this.word3 = word3;
  }

  static of(words: readonly u32[]): SipKey {
    return new SipKey(words[0], words[1], words[2], words[3]);
  }

  get words(): u32[] {
    return [this.word0, this.word1, this.word2, this.word3];
  }

  static random(random: Random): SipKey {
    return new SipKey(random.nextU32(), random.nextU32(), random.nextU32(), random.nextU32());
  }
}

class SipState {
  private high0: u32;
  private low0: u32;
  private high1: u32;
  private low1: u32;
  private high2: u32;
  private low2: u32;
  private high3: u32;
  private low3: u32;

  constructor(key: SipKey) {
    this.high0 = u32(key.word1 ^ 0x736f6d65);
    this.low0 = u32(key.word0 ^ 0x70736575);
    this.high1 = u32(key.word3 ^ 0x646f7261);
    this.low1 = u32(key.word2 ^ 0x6e646f6d);
    this.high2 = u32(key.word1 ^ 0x6c796765);
    this.low2 = u32(key.word0 ^ 0x6e657261);
    this.high3 = u32(key.word3 ^ 0x74656462);
    this.low3 = u32(key.word2 ^ 0x79746573);
  }

  private round(): void {
    // v0 += v1; v1 = rotl(v1, 13) ^ v0; v0 = rotl(v0, 32)
    let low = u32(this.low0 + this.low1);
    let high = u32(u32(this.high0 + this.high1) + u32(low < this.low0 ? 1 : 0));
    let rotatedHigh = u32(u32(this.high1 << 13) | u32(this.low1 >>> 19));
    let rotatedLow = u32(u32(this.low1 << 13) | u32(this.high1 >>> 19));
    this.high1 = u32(rotatedHigh ^ high);
    this.low1 = u32(rotatedLow ^ low);
    this.high0 = low;
    this.low0 = high;
    // v2 += v3; v3 = rotl(v3, 16) ^ v2
    low = u32(this.low2 + this.low3);
    high = u32(u32(this.high2 + this.high3) + u32(low < this.low2 ? 1 : 0));
    rotatedHigh = u32(u32(this.high3 << 16) | u32(this.low3 >>> 16));
    rotatedLow = u32(u32(this.low3 << 16) | u32(this.high3 >>> 16));
    this.high2 = high;
    this.low2 = low;
    this.high3 = u32(rotatedHigh ^ high);
    this.low3 = u32(rotatedLow ^ low);
    // v0 += v3; v3 = rotl(v3, 21) ^ v0
    low = u32(this.low0 + this.low3);
    high = u32(u32(this.high0 + this.high3) + u32(low < this.low0 ? 1 : 0));
    rotatedHigh = u32(u32(this.high3 << 21) | u32(this.low3 >>> 11));
    rotatedLow = u32(u32(this.low3 << 21) | u32(this.high3 >>> 11));
    this.high0 = high;
    this.low0 = low;
    this.high3 = u32(rotatedHigh ^ high);
    this.low3 = u32(rotatedLow ^ low);
    // v2 += v1; v1 = rotl(v1, 17) ^ v2; v2 = rotl(v2, 32)
    low = u32(this.low2 + this.low1);
    high = u32(u32(this.high2 + this.high1) + u32(low < this.low2 ? 1 : 0));
    rotatedHigh = u32(u32(this.high1 << 17) | u32(this.low1 >>> 15));
    rotatedLow = u32(u32(this.low1 << 17) | u32(this.high1 >>> 15));
    this.high1 = u32(rotatedHigh ^ high);
    this.low1 = u32(rotatedLow ^ low);
    this.high2 = low;
    this.low2 = high;
  }

  absorb(low: u32, high: u32): void {
    this.low3 = u32(this.low3 ^ low);
    this.high3 = u32(this.high3 ^ high);
    this.round();
    this.round();
    this.low0 = u32(this.low0 ^ low);
    this.high0 = u32(this.high0 ^ high);
  }

  finish(): void {
    this.low2 = u32(this.low2 ^ 0xff);
    for (let count = 0; count < 4; count++) this.round();
  }

  get low(): u32 {
    return u32(this.low0 ^ u32(this.low1 ^ u32(this.low2 ^ this.low3)));
  }

  get high(): u32 {
    return u32(this.high0 ^ u32(this.high1 ^ u32(this.high2 ^ this.high3)));
  }
}

/** SipHash-2-4 of the twelve bytes of three little-endian words. Gives the low half of the result. */
export function sipHash(key: SipKey, first: u32, second: u32, third: u32): u32 {
  const state = new SipState(key);
  state.absorb(first, second);
  state.absorb(third, 12 << 24);
  state.finish();
  return state.low;
}

/** SipHash-2-4 of no bytes or of eight, for the published test vectors: both halves, high first. */
export function sipHashVector(key: SipKey, words: readonly u32[]): u32[] {
  const state = new SipState(key);
  let index = 0;
  while (index + 1 < words.length) {
    state.absorb(words[index], words[index + 1]);
    index += 2;
  }
  state.absorb(index < words.length ? words[index] : 0, u32(u32(words.length * 4) << 24));
  state.finish();
  return [state.high, state.low];
}
