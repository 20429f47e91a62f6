// SHA-1 (FIPS 180-4): for protocols that name it, as the handshake of WebSockets does. It is no protection any more.

import { loadU32, storeU32, swapBytes32 } from "#intrinsics";
import { BlockDigest } from "./block_digest.ts";

function rotateLeft(word: u32, count: u32): u32 {
  return u32(u32(word << count) | u32(word >>> u32(32 - count)));
}

export class Sha1 extends BlockDigest {
  private readonly schedule: u32[] = [];

  constructor(private readonly state: u32[] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]) {
    super(64);
    for (let index = 0; index < 80; index++) this.schedule.push(0);
  }

  override copy(): Sha1 {
    return new Sha1([...this.state]).continued(this);
  }

  override finish(): Uint8Array {
    this.end(false);
    const digest = new Uint8Array(20);
    for (let index = 0; index < 5; index++) storeU32(digest, u32(index * 4), swapBytes32(this.state[index]));
    return digest;
  }

  /** Section 6.1.2. */
  protected override compress(bytes: Uint8Array, start: number): void {
    const w = this.schedule;
    for (let index = 0; index < 16; index++) w[index] = swapBytes32(loadU32(bytes, u32(start + index * 4)));
    for (let index = 16; index < 80; index++)
      w[index] = rotateLeft(u32(u32(w[index - 3] ^ w[index - 8]) ^ u32(w[index - 14] ^ w[index - 16])), 1);
    const state = this.state;
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    let e = state[4];
    for (let index = 0; index < 80; index++) {
      let mixed: u32 = u32(u32(b ^ c) ^ d);
      let constant: u32 = 0x6ed9eba1;
      if (index < 20) {
        mixed = u32(u32(b & c) | u32(u32(~b) & d));
        constant = 0x5a827999;
      } else if (index >= 40 && index < 60) {
        mixed = u32(u32(b & c) | u32(b & d) | u32(c & d));
        constant = 0x8f1bbcdc;
      } else if (index >= 60) constant = 0xca62c1d6;
      const next = u32(u32(rotateLeft(a, 5) + mixed) + u32(u32(e + constant) + w[index]));
      e = d;
      d = c;
      c = rotateLeft(b, 30);
      b = a;
      a = next;
    }
    state[0] = u32(state[0] + a);
    state[1] = u32(state[1] + b);
    state[2] = u32(state[2] + c);
    state[3] = u32(state[3] + d);
    state[4] = u32(state[4] + e);
  }
}
