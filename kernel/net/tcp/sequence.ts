// Sequence numbers: moments on a circle of 2^32 (RFC 9293 3.4). Differences below 2^31 have an order.

export function isLess(a: u32, b: u32): boolean {
  return i32(u32(a - b)) < 0;
}

export function isLessOrEqual(a: u32, b: u32): boolean {
  return i32(u32(a - b)) <= 0;
}

/** The later of two. */
export function later(a: u32, b: u32): u32 {
  return isLess(a, b) ? b : a;
}
