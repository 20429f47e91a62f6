// node:crypto for applications: random numbers, SHA-256 and HMAC with it. Other algorithms are not there.
// @cold

import { bufferOf } from "../../std/buffer_text.ts";
import { seededRandom } from "../random.ts";
import { Sha256 } from "../sha256.ts";

export { getRandomValues, randomUUID } from "./web_crypto.ts";

export type Algorithm = "sha256" | "SHA256" | "sha-256" | "SHA-256";
export type BinaryToTextEncoding = "hex" | "base64" | "base64url" | "latin1" | "binary";

/** So many random bytes. */
export function randomBytes(size: number): Buffer {
  if (!(size >= 0 && size <= 0x7fffffff))
    throw new RangeError(`The value of "size" is out of range. It must be >= 0 && <= 2147483647. Received ${size}`);
  const bytes = Buffer.alloc(size);
  seededRandom().fill(bytes);
  return bytes;
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
  if (range <= 0)
    throw new RangeError(
      `The value of "max" is out of range. It must be greater than the value of "min" (${min}). Received ${max}`,
    );
  if (range >= 2 ** 48)
    throw new RangeError(
      `The value of "${second === undefined ? "max" : "max - min"}" is out of range. It must be <= 281474976710655`,
    );
  // What is left behind the last whole multiple of the range would favour small numbers.
  const limit = 2 ** 48 - (2 ** 48 % range);
  for (;;) {
    const drawn = Number(seededRandom().nextU32()) * 0x10000 + Number(seededRandom().nextU32() & 0xffff);
    if (drawn < limit) return min + (drawn % range);
  }
}

function requireSafeInteger(name: string, value: number): void {
  if (!Number.isSafeInteger(value))
    throw new TypeError(`The "${name}" argument must be a safe integer. Received type number (${value})`);
}

/** Are the bytes equal? Takes as long wherever they differ. */
export function timingSafeEqual(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) throw new RangeError("Input buffers must have the same byte length");
  let difference = 0;
  for (let index = 0; index < left.length; index++) difference |= left[index] ^ right[index];
  return difference === 0;
}

/** What a hash and an HMAC have in common. */
abstract class Digest {
  private isFinished = false;

  update(data: string | Uint8Array, encoding: BufferEncoding = "utf8"): this {
    if (this.isFinished) throw new Error("Digest already called");
    this.take(bytesOf(data, encoding));
    return this;
  }

  /** Ends the message and gives its digest, as bytes or as text. */
  digest(): Buffer;
  digest(encoding: BinaryToTextEncoding): string;
  digest(encoding?: BinaryToTextEncoding): Buffer | string {
    if (this.isFinished) throw new Error("Digest already called");
    this.isFinished = true;
    const bytes = bufferOf(this.end());
    return encoding === undefined ? bytes : bytes.toString(encoding);
  }

  protected abstract take(bytes: Uint8Array): void;
  protected abstract end(): Uint8Array;
}

export class Hash extends Digest {
  private readonly state = new Sha256();

  protected override take(bytes: Uint8Array): void {
    this.state.update(bytes);
  }

  protected override end(): Uint8Array {
    return this.state.finish();
  }
}

const blockBytes = 64;

/** RFC 2104. */
export class Hmac extends Digest {
  private readonly inner = new Sha256();
  private readonly outer = new Sha256();

  constructor(key: Uint8Array) {
    super();
    let short = key;
    if (key.length > blockBytes) {
      const ofKey = new Sha256();
      ofKey.update(key);
      short = ofKey.finish();
    }
    const block = new Uint8Array(blockBytes);
    block.set(short);
    this.inner.update(block.map((byte) => byte ^ 0x36));
    this.outer.update(block.map((byte) => byte ^ 0x5c));
  }

  protected override take(bytes: Uint8Array): void {
    this.inner.update(bytes);
  }

  protected override end(): Uint8Array {
    this.outer.update(this.inner.finish());
    return this.outer.finish();
  }
}

export function createHash(algorithm: Algorithm): Hash {
  requireSha256(algorithm);
  return new Hash();
}

export function createHmac(algorithm: Algorithm, key: string | Uint8Array): Hmac {
  requireSha256(algorithm);
  return new Hmac(bytesOf(key, "utf8"));
}

function requireSha256(algorithm: string): void {
  if (algorithm.toLowerCase().replace("-", "") !== "sha256") throw new Error("Digest method not supported");
}

function bytesOf(data: string | Uint8Array, encoding: BufferEncoding): Uint8Array {
  return typeof data === "string" ? Buffer.from(data, encoding) : data;
}
