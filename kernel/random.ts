// Unpredictable bits for everything in the kernel: ChaCha20 (RFC 8439) run as a generator that replaces its own key after
// every block, so that what it has given out cannot be computed again from what memory holds later.
// @cold

const keyWords: u32 = 8;
const blockWords: u32 = 16;

export class RandomGenerator {
  /** Before that everybody can know what it gives. */
  isSeeded = false;
  private readonly key = new Uint32Array(keyWords);
  private readonly block = new Uint32Array(blockWords);
  /** The next word of `block` to give out. */
  private position: u32 = blockWords;

  /** Mixes bytes of any length and quality into the key; more can only make it better. */
  mix(bytes: Uint8Array): void {
    this.isSeeded = true;
    for (let start = 0; start < bytes.length; start += 32) {
      const end = start + 32 < bytes.length ? start + 32 : bytes.length;
      for (let index = start; index < end; index++) {
        const shift = u32(index & 3) * 8;
        const word = ((index - start) >> 2) & 7;
        this.key[word] = u32(u32(this.key[word]) ^ u32(u32(bytes[index]) << shift));
      }
      this.refill();
    }
    this.position = blockWords;
  }

  nextU32(): u32 {
    if (this.position === blockWords) this.refill();
    const word = u32(this.block[this.position]);
    this.block[this.position] = 0;
    this.position = u32(this.position + 1);
    return word;
  }

  /** Fills the whole array. */
  fill(bytes: Uint8Array): void {
    let word: u32 = 0;
    for (let index = 0; index < bytes.length; index++) {
      if ((index & 3) === 0) word = this.nextU32();
      bytes[index] = u8(word >> u32((index & 3) * 8));
    }
  }

  /** Makes a block with the present key; its first half becomes the next key, the second half is given out. */
  private refill(): void {
    chachaBlock(this.key, this.block);
    for (let index: u32 = 0; index < keyWords; index++) {
      this.key[index] = this.block[index];
      this.block[index] = 0;
    }
    this.position = keyWords;
  }
}

/** The kernel's generator; seeded at boot. */
export const random = new RandomGenerator();

/** The kernel's generator for secrets; throws while it has no seed. */
export function seededRandom(): RandomGenerator {
  if (!random.isSeeded)
    throw new Error("no random numbers yet: the seed comes with the state of the image before this");
  return random;
}

/** One ChaCha20 block (RFC 8439, 2.3) with counter and nonce zero: each key is used once. */
export function chachaBlock(key: Uint32Array, block: Uint32Array): void {
  block[0] = 0x61707865;
  block[1] = 0x3320646e;
  block[2] = 0x79622d32;
  block[3] = 0x6b206574;
  for (let index: u32 = 0; index < keyWords; index++) block[4 + index] = key[index];
  for (let index: u32 = 12; index < blockWords; index++) block[index] = 0;
  for (let round = 0; round < 10; round++) {
    quarterRound(block, 0, 4, 8, 12);
    quarterRound(block, 1, 5, 9, 13);
    quarterRound(block, 2, 6, 10, 14);
    quarterRound(block, 3, 7, 11, 15);
    quarterRound(block, 0, 5, 10, 15);
    quarterRound(block, 1, 6, 11, 12);
    quarterRound(block, 2, 7, 8, 13);
    quarterRound(block, 3, 4, 9, 14);
  }
  block[0] = u32(u32(block[0]) + 0x61707865);
  block[1] = u32(u32(block[1]) + 0x3320646e);
  block[2] = u32(u32(block[2]) + 0x79622d32);
  block[3] = u32(u32(block[3]) + 0x6b206574);
  for (let index: u32 = 0; index < keyWords; index++) block[4 + index] = u32(u32(block[4 + index]) + u32(key[index]));
}

/** RFC 8439, 2.1. */
function quarterRound(state: Uint32Array, a: u32, b: u32, c: u32, d: u32): void {
  state[a] = u32(u32(state[a]) + u32(state[b]));
  state[d] = rotateLeft(u32(u32(state[d]) ^ u32(state[a])), 16);
  state[c] = u32(u32(state[c]) + u32(state[d]));
  state[b] = rotateLeft(u32(u32(state[b]) ^ u32(state[c])), 12);
  state[a] = u32(u32(state[a]) + u32(state[b]));
  state[d] = rotateLeft(u32(u32(state[d]) ^ u32(state[a])), 8);
  state[c] = u32(u32(state[c]) + u32(state[d]));
  state[b] = rotateLeft(u32(u32(state[b]) ^ u32(state[c])), 7);
}

function rotateLeft(value: u32, count: u32): u32 {
  return u32((value << count) | (value >>> u32(32 - count)));
}
