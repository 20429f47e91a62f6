// The Internet checksum (RFC 1071): a ones' complement sum of big-endian 16-bit words. Sums are kept folded to 16 bits
// and not complemented, so that they can be added up piece by piece; `finishChecksum` makes the field's value.

import { checksumBytes } from "#intrinsics";

/** Adds `length` bytes to a folded sum. A piece of odd length must be the last. */
export function addBytes(sum: u32, bytes: Uint8Array, offset: u32, length: u32): u32 {
  return checksumBytes(bytes, offset, length, sum);
}

/** Folds a sum of up to 2^16 words to 16 bits. */
export function fold(sum: u32): u32 {
  const once = u32(u32(sum & 0xffff) + u32(sum >>> 16));
  return u32(u32(once & 0xffff) + u32(once >>> 16));
}

/** The sum of the pseudo header of TCP and UDP (RFC 9293 3.1), folded. */
export function pseudoHeaderSum(source: u32, destination: u32, protocol: u32, length: u32): u32 {
  const sources = u32(u32(source >>> 16) + u32(source & 0xffff));
  const destinations = u32(u32(destination >>> 16) + u32(destination & 0xffff));
  return fold(u32(u32(sources + destinations) + u32(protocol + length)));
}

/** The value of the checksum field for a folded sum over everything else. */
export function finishChecksum(sum: u32): u16 {
  return u16(~fold(sum) & 0xffff);
}

/** Is the sum over everything, checksum field included, right? */
export function isValidSum(sum: u32): boolean {
  return fold(sum) === 0xffff;
}
