// node:crypto for applications: random numbers, digests and HMAC with them. Who names the digest has no other in its image.
// @cold

import { lowerCaseAscii } from "../../std/ascii_case.ts";
import { bufferOf } from "../../std/buffer_text.ts";
import {
  Error as CodedError,
  RangeError as CodedRangeError,
  requireWhole,
  throwOutOfRange,
  TypeError as CodedTypeError,
} from "../../std/coded_errors.ts";
import { seededRandom } from "../random.ts";
import type { BlockDigest } from "../block_digest.ts";
import { Md5 } from "../md5.ts";
import { Sha1 } from "../sha1.ts";
import { Sha224, Sha256 } from "../sha256.ts";
import { Sha384, Sha512 } from "../sha512.ts";

export { getRandomValues, randomUUID } from "./web_crypto.ts";

export type BinaryToTextEncoding = "hex" | "base64" | "base64url" | "latin1" | "binary";

/** So many random bytes: at once, or in a later turn. */
export function randomBytes(size: number): Buffer;
/** @implementation randomBytesLater */
export function randomBytes(size: number, tell: (error: Error | null, bytes: Buffer) => void): void;
export function randomBytes(size: number): Buffer {
  if (!(size >= 0 && size <= 0x7fffffff)) throwOutOfRange("size", ">= 0 && <= 2147483647", size);
  const bytes = Buffer.alloc(size);
  seededRandom().fill(bytes);
  return bytes;
}

export function randomBytesLater(size: number, tell: (error: Error | null, bytes: Buffer) => void): void {
  const bytes = randomBytes(size);
  setImmediate(() => tell(null, bytes));
}

/** Fills an array of any size and gives it back. */
export function randomFillSync<A extends TypedArray>(array: A): A {
  seededRandom().fill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return array;
}

/** A whole number, at least `min` (else 0) and less than `max`, each as likely as any other. */
export function randomInt(max: number): number;
export function randomInt(min: number, max: number): number;
export function randomInt(first: number, second?: number): number {
  const min = second === undefined ? 0 : first;
  const max = second ?? first;
  const range = max - min;
  requireSafeInteger("min", min);
  requireSafeInteger("max", max);
  if (range <= 0) throwOutOfRange("max", `greater than the value of "min" (${min})`, max);
  if (range >= 2 ** 48) throwOutOfRange(second === undefined ? "max" : "max - min", "<= 281474976710655", range);
  // What is left behind the last whole multiple of the range would favour small numbers.
  const limit = 2 ** 48 - (2 ** 48 % range);
  for (;;) {
    const drawn = Number(seededRandom().nextU32()) * 0x10000 + Number(seededRandom().nextU32() & 0xffff);
    if (drawn < limit) return min + (drawn % range);
  }
}

function requireSafeInteger(name: string, value: number): void {
  if (!Number.isSafeInteger(value))
    throw new CodedTypeError(
      "ERR_INVALID_ARG_TYPE",
      `The "${name}" argument must be a safe integer. Received type number (${value})`,
    );
}

/** Are the bytes equal? Takes as long wherever they differ. */
export function timingSafeEqual(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length)
    throw new CodedRangeError("ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", "Input buffers must have the same byte length");
  let difference = 0;
  for (let index = 0; index < left.length; index++) difference |= left[index] ^ right[index];
  return difference === 0;
}

/** A digest that is asked for data, then for its result. */
export class Hash {
  private isFinished = false;

  constructor(private readonly state: BlockDigest) {}

  update(data: string | Uint8Array, encoding: BufferEncoding = "utf8"): this {
    this.requireOpen();
    this.state.update(bytesOf(data, encoding));
    return this;
  }

  /** Ends the message and gives its digest, as bytes or as text. */
  digest(): Buffer;
  digest(encoding: BinaryToTextEncoding): string;
  digest(encoding?: BinaryToTextEncoding): Buffer | string {
    this.requireOpen();
    this.isFinished = true;
    const bytes = bufferOf(this.state.finish());
    return encoding === undefined ? bytes : bytes.toString(encoding);
  }

  /** Another one of what has come until now. */
  copy(): Hash {
    this.requireOpen();
    return new Hash(this.state.copy());
  }

  private requireOpen(): void {
    if (this.isFinished) throw new CodedError("ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
  }
}

/** RFC 2104. */
export class Hmac {
  private isFinished = false;

  private constructor(
    private readonly inner: BlockDigest,
    private readonly outer: BlockDigest,
  ) {}

  /** fresh: a digest that has taken nothing yet. */
  static keyed(fresh: BlockDigest, key: Uint8Array): Hmac {
    const made = new Hmac(fresh.copy(), fresh.copy());
    let short = key;
    if (key.length > fresh.blockBytes) {
      fresh.update(key);
      short = fresh.finish();
    }
    const block = new Uint8Array(fresh.blockBytes);
    block.set(short);
    made.inner.update(block.map((byte) => byte ^ 0x36));
    made.outer.update(block.map((byte) => byte ^ 0x5c));
    return made;
  }

  /** Another one with the same key that has taken the same; Node's have none. */
  static copyOf(other: Hmac): Hmac {
    return new Hmac(other.inner.copy(), other.outer.copy());
  }

  update(data: string | Uint8Array, encoding: BufferEncoding = "utf8"): this {
    if (this.isFinished) throw new CodedError("ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
    this.inner.update(bytesOf(data, encoding));
    return this;
  }

  /** Asked for once more, it is empty, as in Node. */
  digest(): Buffer;
  digest(encoding: BinaryToTextEncoding): string;
  digest(encoding?: BinaryToTextEncoding): Buffer | string {
    const bytes = this.isFinished ? Buffer.alloc(0) : bufferOf(this.result());
    this.isFinished = true;
    return encoding === undefined ? bytes : bytes.toString(encoding);
  }

  private result(): Uint8Array {
    this.outer.update(this.inner.finish());
    return this.outer.finish();
  }
}

export type Md5Name = "md5" | "MD5";
export type Sha1Name = "sha1" | "SHA1" | "sha-1" | "SHA-1";
export type Sha224Name = "sha224" | "SHA224" | "sha-224" | "SHA-224";
export type Sha256Name = "sha256" | "SHA256" | "sha-256" | "SHA-256";
export type Sha384Name = "sha384" | "SHA384" | "sha-384" | "SHA-384";
export type Sha512Name = "sha512" | "SHA512" | "sha-512" | "SHA-512";

/** @implementation createMd5 */
export function createHash(algorithm: Md5Name): Hash;
/** @implementation createSha1 */
export function createHash(algorithm: Sha1Name): Hash;
/** @implementation createSha224 */
export function createHash(algorithm: Sha224Name): Hash;
/** @implementation createSha256 */
export function createHash(algorithm: Sha256Name): Hash;
/** @implementation createSha384 */
export function createHash(algorithm: Sha384Name): Hash;
/** @implementation createSha512 */
export function createHash(algorithm: Sha512Name): Hash;
export function createHash(algorithm: string): Hash;
export function createHash(algorithm: string): Hash {
  const fresh = digestOf(algorithm);
  if (fresh === null) throw new Error("Digest method not supported");
  return new Hash(fresh);
}

export function createMd5(_algorithm: Md5Name): Hash {
  return new Hash(new Md5());
}
export function createSha1(_algorithm: Sha1Name): Hash {
  return new Hash(new Sha1());
}
export function createSha224(_algorithm: Sha224Name): Hash {
  return new Hash(new Sha224());
}
export function createSha256(_algorithm: Sha256Name): Hash {
  return new Hash(new Sha256());
}
export function createSha384(_algorithm: Sha384Name): Hash {
  return new Hash(new Sha384());
}
export function createSha512(_algorithm: Sha512Name): Hash {
  return new Hash(new Sha512());
}

/** @implementation createHmacOfSha1 */
export function createHmac(algorithm: Sha1Name, key: string | Uint8Array): Hmac;
/** @implementation createHmacOfSha256 */
export function createHmac(algorithm: Sha256Name, key: string | Uint8Array): Hmac;
/** @implementation createHmacOfSha512 */
export function createHmac(algorithm: Sha512Name, key: string | Uint8Array): Hmac;
export function createHmac(algorithm: string, key: string | Uint8Array): Hmac;
export function createHmac(algorithm: string, key: string | Uint8Array): Hmac {
  const fresh = digestOf(algorithm);
  if (fresh === null) throw new TypeError(`Invalid digest: ${algorithm}`);
  return Hmac.keyed(fresh, bytesOf(key, "utf8"));
}

export function createHmacOfSha1(_algorithm: Sha1Name, key: string | Uint8Array): Hmac {
  return Hmac.keyed(new Sha1(), bytesOf(key, "utf8"));
}
export function createHmacOfSha256(_algorithm: Sha256Name, key: string | Uint8Array): Hmac {
  return Hmac.keyed(new Sha256(), bytesOf(key, "utf8"));
}
export function createHmacOfSha512(_algorithm: Sha512Name, key: string | Uint8Array): Hmac {
  return Hmac.keyed(new Sha512(), bytesOf(key, "utf8"));
}

/** PBKDF2 (RFC 8018, 5.2): a key of a password, as slow to guess as the rounds are many. */
export function pbkdf2Sync(
  password: string | Uint8Array,
  salt: string | Uint8Array,
  iterations: number,
  keyLength: number,
  digest: string,
): Buffer {
  requireWhole("iterations", iterations, 1, 0x7fffffff);
  requireWhole("keylen", keyLength, 0, 0x7fffffff);
  const fresh = digestOf(digest);
  if (fresh === null) throw new TypeError(`Invalid digest: ${digest}`);
  const keyed = Hmac.keyed(fresh, bytesOf(password, "utf8"));
  const saltBytes = bytesOf(salt, "utf8");
  const key = Buffer.alloc(keyLength);
  const number = Buffer.alloc(4);
  for (let at = 0, block = 1; at < keyLength; block++) {
    number.writeUInt32BE(block);
    let last = Hmac.copyOf(keyed).update(saltBytes).update(number).digest();
    const sum = Buffer.from(last);
    for (let round = 1; round < iterations; round++) {
      last = Hmac.copyOf(keyed).update(last).digest();
      for (let index = 0; index < sum.length; index++) sum[index] ^= last[index];
    }
    at += sum.copy(key, at);
  }
  return key;
}

export function pbkdf2(
  password: string | Uint8Array,
  salt: string | Uint8Array,
  iterations: number,
  keyLength: number,
  digest: string,
  callback: (error: Error | null, key: Buffer) => void,
): void {
  const key = pbkdf2Sync(password, salt, iterations, keyLength, digest);
  setImmediate(() => callback(null, key));
}

/** The digests that are there; `createHash` takes their names in any letters. */
export function getHashes(): string[] {
  return ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"];
}

/** By its name or another that OpenSSL knows; null: not there. */
function digestOf(algorithm: string): BlockDigest | null {
  switch (lowerCaseAscii(algorithm)) {
    case "md5":
    case "rsa-md5":
      return new Md5();
    case "sha1":
    case "sha-1":
    case "rsa-sha1":
      return new Sha1();
    case "sha224":
    case "sha-224":
    case "sha2-224":
    case "rsa-sha224":
      return new Sha224();
    case "sha256":
    case "sha-256":
    case "sha2-256":
    case "rsa-sha256":
      return new Sha256();
    case "sha384":
    case "sha-384":
    case "sha2-384":
    case "rsa-sha384":
      return new Sha384();
    case "sha512":
    case "sha-512":
    case "sha2-512":
    case "rsa-sha512":
      return new Sha512();
    default:
      return null;
  }
}

function bytesOf(data: string | Uint8Array, encoding: BufferEncoding): Uint8Array {
  return typeof data === "string" ? Buffer.from(data, encoding) : data;
}
