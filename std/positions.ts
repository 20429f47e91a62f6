// Positions in arrays and strings as arguments give them (ECMAScript 7.1.5): fractions are cut, NaN counts as 0.

/** ToIntegerOrInfinity. */
export function wholeOf(position: number): number {
  return position !== position ? 0 : Math.trunc(position);
}

/** Counted from the end when negative, then kept within 0 and `length`. */
export function fromEnd(position: number, length: number): number {
  const whole = wholeOf(position);
  if (whole >= 0) return whole < length ? whole : length;
  return length + whole > 0 ? length + whole : 0;
}

/** `fromEnd` of an argument that may be left out: `missing` then. */
export function clampIndex(position: number | undefined, length: number, missing: number): number {
  return position === undefined ? missing : fromEnd(position, length);
}
