// The checksum over a partition's payload: FNV-1a's step on words of eight bytes. It is there to see that a program has
// damaged its own state, not that a line has; each step is a bijection, so that no single changed word goes unseen, and it
// costs a fraction of what a checksum byte by byte does while nothing is served.

import { loadU64 } from "#intrinsics";

const basis: u64 = 0xcbf29ce484222325n;
const prime: u64 = 0x100000001b3n;
const strideBytes = 32;

/** Of `length` bytes from `start` on; throws RangeError when they are not inside. */
export function checksum(bytes: Uint8Array, start = 0, length = bytes.length - start): u64 {
  if (start < 0 || length < 0 || start + length > bytes.length) throw new RangeError("a checksum of bytes outside");
  let state: u64 = u64(basis ^ u64(length));
  let at = u32(start);
  const end = u32(start + length);
  while (end - at >= strideBytes) {
    state = step(state, loadU64(bytes, at));
    state = step(state, loadU64(bytes, u32(at + 8)));
    state = step(state, loadU64(bytes, u32(at + 16)));
    state = step(state, loadU64(bytes, u32(at + 24)));
    // The products' lower bits know nothing of the upper ones.
    state = u64(state ^ u64(state >> 32n));
    at = u32(at + strideBytes);
  }
  for (; at < end; at++) state = step(state, u64(bytes[at]));
  return state;
}

function step(state: u64, word: u64): u64 {
  return u64(u64(state ^ word) * prime);
}
