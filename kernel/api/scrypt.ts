// scrypt of node:crypto (RFC 7914): a key of a password that costs memory to guess.
// @cold

import { Error as CodedError, RangeError as CodedRangeError, requireWhole } from "../../std/coded_errors.ts";
import { setImmediate } from "../timers.ts";
import { pbkdf2Sync } from "./crypto.ts";

export interface ScryptOptions {
  /** How much work and memory: a power of two. */
  readonly N?: number;
  readonly cost?: number;
  readonly r?: number;
  readonly blockSize?: number;
  readonly p?: number;
  readonly parallelization?: number;
  /** Bytes. */
  readonly maxmem?: number;
}

export function scryptSync(
  password: string | Uint8Array,
  salt: string | Uint8Array,
  keyLength: number,
  options: ScryptOptions = {},
): Buffer {
  const rounds = oneOf(options.N, options.cost) || 16384;
  const blockSize = oneOf(options.r, options.blockSize) || 8;
  const lanes = oneOf(options.p, options.parallelization) || 1;
  const memory = options.maxmem || 32 * 1024 * 1024;
  requireWhole("keylen", keyLength, 0, 0x7fffffff);
  if (rounds > 1 && (rounds & (rounds - 1)) !== 0) fail("Invalid scrypt params");
  if (rounds < 2 || 128 * rounds * blockSize + 128 * lanes * blockSize > memory)
    fail("Invalid scrypt params: error:030000AC:digital envelope routines::memory limit exceeded");
  const blocks = pbkdf2Sync(password, salt, 1, lanes * 128 * blockSize, "sha256");
  const mixer = new Mixer(rounds, blockSize * 32);
  for (let lane = 0; lane < lanes; lane++) mixer.mix(blocks, lane * 128 * blockSize);
  return pbkdf2Sync(password, blocks, 1, keyLength, "sha256");
}

export function scrypt(
  password: string | Uint8Array,
  salt: string | Uint8Array,
  keyLength: number,
  callback: (error: Error | null, key: Buffer) => void,
): void;
export function scrypt(
  password: string | Uint8Array,
  salt: string | Uint8Array,
  keyLength: number,
  options: ScryptOptions,
  callback: (error: Error | null, key: Buffer) => void,
): void;
export function scrypt(
  password: string | Uint8Array,
  salt: string | Uint8Array,
  keyLength: number,
  fourth: ScryptOptions | ((error: Error | null, key: Buffer) => void),
  fifth?: (error: Error | null, key: Buffer) => void,
): void {
  const options = typeof fourth === "function" ? {} : fourth;
  const callback = typeof fourth === "function" ? fourth : fifth;
  const key = scryptSync(password, salt, keyLength, options);
  setImmediate(() => callback?.(null, key));
}

function oneOf(short: number | undefined, long: number | undefined): number {
  if (short !== undefined && long !== undefined)
    throw new CodedError("ERR_CRYPTO_SCRYPT_INVALID_PARAMETER", "Invalid scrypt parameter");
  return short ?? long ?? 0;
}

function fail(message: string): never {
  throw new CodedRangeError("ERR_CRYPTO_INVALID_SCRYPT_PARAMS", message);
}

/** scryptROMix for blocks of `words` 32-bit words, with memory for all of its rounds. */
class Mixer {
  private readonly memory: Uint32Array;
  private readonly block: Uint32Array;
  private readonly shuffled: Uint32Array;
  private readonly last = new Uint32Array(16);

  constructor(
    private readonly rounds: number,
    private readonly words: number,
  ) {
    this.memory = new Uint32Array(rounds * words);
    this.block = new Uint32Array(words);
    this.shuffled = new Uint32Array(words);
  }

  /** Mixes one block of bytes in place. */
  mix(bytes: Buffer, offset: number): void {
    const { block, memory, words } = this;
    for (let word = 0; word < words; word++) block[word] = bytes.readUInt32LE(offset + word * 4);
    for (let round = 0; round < this.rounds; round++) {
      memory.set(block, round * words);
      this.mixBlock();
    }
    for (let round = 0; round < this.rounds; round++) {
      const chosen = (block[words - 16] & (this.rounds - 1)) * words;
      for (let word = 0; word < words; word++) block[word] ^= memory[chosen + word];
      this.mixBlock();
    }
    for (let word = 0; word < words; word++) bytes.writeUInt32LE(block[word], offset + word * 4);
  }

  /** scryptBlockMix: each 64 bytes with the last, the even ones before the odd ones. */
  private mixBlock(): void {
    const { block, last, shuffled, words } = this;
    for (let word = 0; word < 16; word++) last[word] = block[words - 16 + word];
    for (let part = 0; part * 16 < words; part++) {
      for (let word = 0; word < 16; word++) last[word] ^= block[part * 16 + word];
      salsa20(last);
      shuffled.set(last, ((part >> 1) + (part % 2) * (words / 32)) * 16);
    }
    block.set(shuffled);
  }
}

/** Salsa20/8 in place. */
function salsa20(block: Uint32Array): void {
  const x = Uint32Array.from(block);
  for (let round = 0; round < 4; round++) {
    for (let row = 0; row < 4; row++) quarter(x, row * 5, (row * 5 + 4) % 16, (row * 5 + 8) % 16, (row * 5 + 12) % 16);
    for (let row = 0; row < 4; row++) {
      const base = row * 4;
      quarter(x, base + row, base + ((row + 1) % 4), base + ((row + 2) % 4), base + ((row + 3) % 4));
    }
  }
  for (let word = 0; word < 16; word++) block[word] += x[word];
}

function quarter(x: Uint32Array, a: number, b: number, c: number, d: number): void {
  x[b] ^= rotated(x[a] + x[d], 7);
  x[c] ^= rotated(x[b] + x[a], 9);
  x[d] ^= rotated(x[c] + x[b], 13);
  x[a] ^= rotated(x[d] + x[c], 18);
}

function rotated(sum: number, bits: number): number {
  return (sum << bits) | ((sum | 0) >>> (32 - bits));
}
