// MD5 (RFC 1321): for checksums that others have agreed on. It is no protection any more.

import { loadU32, storeU32 } from "#intrinsics";
import { BlockDigest } from "./block_digest.ts";

/** 2 ** 32 times the sine of 1 to 64, without its sign. */
const constants: readonly u32[] = [
  0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8,
  0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340,
  0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87,
  0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c,
  0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039,
  0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92,
  0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
  0xeb86d391,
];

/** By how much each round's four steps rotate. */
const rotations: readonly u32[] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

export class Md5 extends BlockDigest {
  constructor(private readonly state: u32[] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]) {
    super(64);
  }

  override copy(): Md5 {
    return new Md5([...this.state]).continued(this);
  }

  override finish(): Uint8Array {
    this.end(true);
    const digest = new Uint8Array(16);
    for (let index = 0; index < 4; index++) storeU32(digest, u32(index * 4), this.state[index]);
    return digest;
  }

  /** Section 3.4. */
  protected override compress(bytes: Uint8Array, start: number): void {
    const state = this.state;
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    for (let index = 0; index < 64; index++) {
      const round = index >> 4;
      let mixed: u32 = u32(c ^ u32(b | u32(~d)));
      let word = index * 7;
      if (round === 0) {
        mixed = u32(u32(b & c) | u32(u32(~b) & d));
        word = index;
      } else if (round === 1) {
        mixed = u32(u32(d & b) | u32(u32(~d) & c));
        word = index * 5 + 1;
      } else if (round === 2) {
        mixed = u32(u32(b ^ c) ^ d);
        word = index * 3 + 5;
      }
      const taken = loadU32(bytes, u32(start + (word & 15) * 4));
      const sum = u32(u32(a + mixed) + u32(constants[index] + taken));
      const count = rotations[round * 4 + (index & 3)];
      a = d;
      d = c;
      c = b;
      b = u32(b + u32(u32(sum << count) | u32(sum >>> u32(32 - count))));
    }
    state[0] = u32(state[0] + a);
    state[1] = u32(state[1] + b);
    state[2] = u32(state[2] + c);
    state[3] = u32(state[3] + d);
  }
}
