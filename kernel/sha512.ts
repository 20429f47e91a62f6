// SHA-512 and SHA-384 (FIPS 180-4), which differ in where they begin and how much of the end they give.

import { loadU64, storeU64, swapBytes64 } from "#intrinsics";
import { BlockDigest } from "./block_digest.ts";

/** The first 64 bits of the fractions of the cube roots of the first 80 primes (section 4.2.3). */
const constants: readonly u64[] = [
  0x428a2f98d728ae22n,
  0x7137449123ef65cdn,
  0xb5c0fbcfec4d3b2fn,
  0xe9b5dba58189dbbcn,
  0x3956c25bf348b538n,
  0x59f111f1b605d019n,
  0x923f82a4af194f9bn,
  0xab1c5ed5da6d8118n,
  0xd807aa98a3030242n,
  0x12835b0145706fben,
  0x243185be4ee4b28cn,
  0x550c7dc3d5ffb4e2n,
  0x72be5d74f27b896fn,
  0x80deb1fe3b1696b1n,
  0x9bdc06a725c71235n,
  0xc19bf174cf692694n,
  0xe49b69c19ef14ad2n,
  0xefbe4786384f25e3n,
  0x0fc19dc68b8cd5b5n,
  0x240ca1cc77ac9c65n,
  0x2de92c6f592b0275n,
  0x4a7484aa6ea6e483n,
  0x5cb0a9dcbd41fbd4n,
  0x76f988da831153b5n,
  0x983e5152ee66dfabn,
  0xa831c66d2db43210n,
  0xb00327c898fb213fn,
  0xbf597fc7beef0ee4n,
  0xc6e00bf33da88fc2n,
  0xd5a79147930aa725n,
  0x06ca6351e003826fn,
  0x142929670a0e6e70n,
  0x27b70a8546d22ffcn,
  0x2e1b21385c26c926n,
  0x4d2c6dfc5ac42aedn,
  0x53380d139d95b3dfn,
  0x650a73548baf63den,
  0x766a0abb3c77b2a8n,
  0x81c2c92e47edaee6n,
  0x92722c851482353bn,
  0xa2bfe8a14cf10364n,
  0xa81a664bbc423001n,
  0xc24b8b70d0f89791n,
  0xc76c51a30654be30n,
  0xd192e819d6ef5218n,
  0xd69906245565a910n,
  0xf40e35855771202an,
  0x106aa07032bbd1b8n,
  0x19a4c116b8d2d0c8n,
  0x1e376c085141ab53n,
  0x2748774cdf8eeb99n,
  0x34b0bcb5e19b48a8n,
  0x391c0cb3c5c95a63n,
  0x4ed8aa4ae3418acbn,
  0x5b9cca4f7763e373n,
  0x682e6ff3d6b2b8a3n,
  0x748f82ee5defb2fcn,
  0x78a5636f43172f60n,
  0x84c87814a1f0ab72n,
  0x8cc702081a6439ecn,
  0x90befffa23631e28n,
  0xa4506cebde82bde9n,
  0xbef9a3f7b2c67915n,
  0xc67178f2e372532bn,
  0xca273eceea26619cn,
  0xd186b8c721c0c207n,
  0xeada7dd6cde0eb1en,
  0xf57d4f7fee6ed178n,
  0x06f067aa72176fban,
  0x0a637dc5a2c898a6n,
  0x113f9804bef90daen,
  0x1b710b35131c471bn,
  0x28db77f523047d84n,
  0x32caab7b40c72493n,
  0x3c9ebe0a15c9bebcn,
  0x431d67c49c100d4cn,
  0x4cc5d4becb3e42b6n,
  0x597f299cfc657e2an,
  0x5fcb6fab3ad6faecn,
  0x6c44198c4a475817n,
];

function rotateRight(word: u64, count: u64): u64 {
  return u64(u64(word >> count) | u64(word << u64(64n - count)));
}

export class Sha512 extends BlockDigest {
  private readonly schedule: u64[] = [];

  constructor(protected readonly state: u64[] = sha512Start()) {
    super(128);
    for (let index = 0; index < 80; index++) this.schedule.push(0n);
  }

  override copy(): Sha512 {
    return new Sha512([...this.state]).continued(this);
  }

  override finish(): Uint8Array {
    this.end(false);
    const digest = new Uint8Array(64);
    for (let index = 0; index < 8; index++) storeU64(digest, u32(index * 8), swapBytes64(this.state[index]));
    return digest;
  }

  /** Section 6.4.2. */
  protected override compress(bytes: Uint8Array, start: number): void {
    const w = this.schedule;
    for (let index = 0; index < 16; index++) w[index] = swapBytes64(loadU64(bytes, u32(start + index * 8)));
    for (let index = 16; index < 80; index++) {
      const early = w[index - 15];
      const late = w[index - 2];
      const s0 = u64(rotateRight(early, 1n) ^ rotateRight(early, 8n) ^ u64(early >> 7n));
      const s1 = u64(rotateRight(late, 19n) ^ rotateRight(late, 61n) ^ u64(late >> 6n));
      w[index] = u64(u64(w[index - 16] + s0) + u64(w[index - 7] + s1));
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
    for (let index = 0; index < 80; index++) {
      const s1 = u64(rotateRight(e, 14n) ^ rotateRight(e, 18n) ^ rotateRight(e, 41n));
      const choice = u64(u64(e & f) ^ u64(u64(~e) & g));
      const t1 = u64(u64(u64(h + s1) + u64(choice + constants[index])) + w[index]);
      const s0 = u64(rotateRight(a, 28n) ^ rotateRight(a, 34n) ^ rotateRight(a, 39n));
      const majority = u64(u64(a & b) ^ u64(a & c) ^ u64(b & c));
      h = g;
      g = f;
      f = e;
      e = u64(d + t1);
      d = c;
      c = b;
      b = a;
      a = u64(t1 + u64(s0 + majority));
    }
    state[0] = u64(state[0] + a);
    state[1] = u64(state[1] + b);
    state[2] = u64(state[2] + c);
    state[3] = u64(state[3] + d);
    state[4] = u64(state[4] + e);
    state[5] = u64(state[5] + f);
    state[6] = u64(state[6] + g);
    state[7] = u64(state[7] + h);
  }
}

/** Section 5.3.5. */
function sha512Start(): u64[] {
  return [
    0x6a09e667f3bcc908n,
    0xbb67ae8584caa73bn,
    0x3c6ef372fe94f82bn,
    0xa54ff53a5f1d36f1n,
    0x510e527fade682d1n,
    0x9b05688c2b3e6c1fn,
    0x1f83d9abfb41bd6bn,
    0x5be0cd19137e2179n,
  ];
}

export class Sha384 extends Sha512 {
  constructor(state = sha384Start()) {
    super(state);
  }

  override copy(): Sha384 {
    return new Sha384([...this.state]).continued(this);
  }

  override finish(): Uint8Array {
    return super.finish().slice(0, 48);
  }
}

/** Section 5.3.4. */
function sha384Start(): u64[] {
  return [
    0xcbbb9d5dc1059ed8n,
    0x629a292a367cd507n,
    0x9159015a3070dd17n,
    0x152fecd8f70e5939n,
    0x67332667ffc00b31n,
    0x8eb44a8768581511n,
    0xdb0c2e0d64f98fa7n,
    0x47b5481dbefa4fa4n,
  ];
}
