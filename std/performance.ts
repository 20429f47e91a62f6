// The `performance` object: time with microseconds.

import { clockUs } from "#intrinsics";

export {
  clearMarks,
  clearMeasures,
  getEntries,
  getEntriesByName,
  getEntriesByType,
  mark,
  measure,
} from "./user_timing.ts";

/** Milliseconds since the machine or process started; never goes back. */
export function now(): number {
  return clockUs() / 1000;
}
