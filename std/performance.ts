// The `performance` object: time with microseconds.

import { clockUs } from "#intrinsics";

/** Milliseconds since the machine or process started; never goes back. */
export function now(): number {
  return clockUs() / 1000;
}
