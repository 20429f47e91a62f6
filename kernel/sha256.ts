// SHA-256 and SHA-224 (FIPS 180-4), fed piece by piece: an image's digest is kept while it arrives.

import { loadU32, storeU32, swapBytes32 } from "#intrinsics";
import { BlockDigest } from "./block_digest.ts";

/** The first 32 bits of the fractions of the cube roots of the first 64 primes (section 4.2.2). */
const constants: readonly u32[] = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
];

export const digestBytes = 32;

function rotateRight(word: u32, count: u32): u32 {
  return u32(u32(word >>> count) | u32(word << u32(32 - count)));
}

/** A digest under way. */
export class Sha256 extends BlockDigest {
  private readonly schedule: u32[] = [];

  constructor(protected readonly state: u32[] = sha256Start()) {
    super(64);
    for (let index = 0; index < 64; index++) this.schedule.push(0);
  }

  override copy(): Sha256 {
    return new Sha256([...this.state]).continued(this);
  }

  override finish(): Uint8Array {
    this.end(false);
    const digest = new Uint8Array(digestBytes);
    for (let at = 0; at < digestBytes; at += 4) storeU32(digest, u32(at), swapBytes32(this.state[at >> 2]));
    return digest;
  }

  /** Section 6.2.2. */
  protected override compress(bytes: Uint8Array, start: number): void {
    const w = this.schedule;
    for (let index = 0; index < 16; index++) w[index] = swapBytes32(loadU32(bytes, u32(start + index * 4)));
    for (let index = 16; index < 64; index++) {
      const early = w[index - 15];
      const late = w[index - 2];
      const s0 = u32(rotateRight(early, 7) ^ rotateRight(early, 18) ^ u32(early >>> 3));
      const s1 = u32(rotateRight(late, 17) ^ rotateRight(late, 19) ^ u32(late >>> 10));
      w[index] = u32(u32(w[index - 16] + s0) + u32(w[index - 7] + s1));
    }
    const state = this.state;
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    let e = state[4];
    let f = state[5];
    let g = state[6];
    let h = state[7];
    for (let index = 0; index < 64; index++) {
      const s1 = u32(rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25));
      const choice = u32(u32(e & f) ^ u32(u32(~e) & g));
      const t1 = u32(u32(u32(h + s1) + u32(choice + constants[index])) + w[index]);
      const s0 = u32(rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22));
      const majority = u32(u32(a & b) ^ u32(a & c) ^ u32(b & c));
      h = g;
      g = f;
      f = e;
      e = u32(d + t1);
      d = c;
      c = b;
      b = a;
      a = u32(t1 + u32(s0 + majority));
    }
    state[0] = u32(state[0] + a);
    state[1] = u32(state[1] + b);
    state[2] = u32(state[2] + c);
    state[3] = u32(state[3] + d);
    state[4] = u32(state[4] + e);
    state[5] = u32(state[5] + f);
    state[6] = u32(state[6] + g);
    state[7] = u32(state[7] + h);
  }
}

/** Section 5.3.3. */
function sha256Start(): u32[] {
  return [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
}

export class Sha224 extends Sha256 {
  constructor(state = sha224Start()) {
    super(state);
  }

  override copy(): Sha224 {
    return new Sha224([...this.state]).continued(this);
  }

  override finish(): Uint8Array {
    return super.finish().slice(0, 28);
  }
}

/** Section 5.3.2. */
function sha224Start(): u32[] {
  return [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4];
}

/** Digest of a whole array. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const digest = new Sha256();
  digest.update(bytes);
  return digest.finish();
}
