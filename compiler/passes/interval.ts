// Intervals of doubles: what the range analysis knows of a number.

import type { BinaryOp, IrType } from "../ir.ts";

/** Every value lies in [low, high], unless it is NaN. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** No value has a fraction (infinities have none either). */
  readonly integer: boolean;
  /** May be -0, which integers do not have. */
  readonly negativeZero: boolean;
  readonly nan: boolean;
}

export const anything: Interval = { low: -Infinity, high: Infinity, integer: false, negativeZero: true, nan: true };

/** No number at all: what has not been reached yet. */
export const nothing: Interval = { low: Infinity, high: -Infinity, integer: true, negativeZero: false, nan: false };

export function isEmpty(range: Interval): boolean {
  return range.low > range.high && !range.nan;
}

/** Doubles hold every integer up to here, and none is the rounded result of a larger sum. */
export const exactLimit = 2 ** 53 - 1;

/** Counters are taken to stay within this (see smallStep). */
const counterLimit = 2 ** 52;

export function between(low: number, high: number): Interval {
  return { low, high, integer: true, negativeZero: false, nan: false };
}

export function constant(value: number): Interval {
  if (Number.isNaN(value)) return anything;
  return {
    low: value,
    high: value,
    integer: Number.isInteger(value),
    negativeZero: Object.is(value, -0),
    nan: false,
  };
}

const ofTypes = new Map<IrType, Interval>([
  ["bool", between(0, 1)],
  ...[8, 16, 32, 64].flatMap((bits): [IrType, Interval][] => [
    [`i${bits}` as IrType, between(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)],
    [`u${bits}` as IrType, between(0, 2 ** bits - 1)],
  ]),
]);

/** What a type can hold. */
export function ofType(type: IrType): Interval {
  return ofTypes.get(type) ?? anything;
}

export function join(a: Interval, b: Interval): Interval {
  if (a === b) return a;
  return {
    low: Math.min(a.low, b.low),
    high: Math.max(a.high, b.high),
    integer: a.integer && b.integer,
    negativeZero: a.negativeZero || b.negativeZero,
    nan: a.nan || b.nan,
  };
}

/** Does `a` hold nothing that `b` does not? */
export function within(a: Interval, b: Interval): boolean {
  return (
    a.low >= b.low &&
    a.high <= b.high &&
    (a.integer || !b.integer) &&
    (!a.negativeZero || b.negativeZero) &&
    (!a.nan || b.nan)
  );
}

const thresholds = [0, 1, 255, 65535, 2 ** 31 - 1, 2 ** 32 - 1, counterLimit, exactLimit, Infinity];

/** `later` with bounds that grew moved to the next threshold, so that a loop's analysis ends. */
export function widen(earlier: Interval, later: Interval): Interval {
  const high = later.high > earlier.high ? thresholds.find((one) => one >= later.high)! : later.high;
  const low = later.low < earlier.low ? -thresholds.find((one) => one >= -later.low)! : later.low;
  return withBounds(later, low, high);
}

/** Written out: copies are made without end here, and by a spread they take several times as long. */
function withBounds({ integer, negativeZero, nan }: Interval, low: number, high: number): Interval {
  return { low, high, integer, negativeZero, nan };
}

/** Is every value an integer that both a double and an i64 hold exactly? Then arithmetic may be done on either. */
export function isExact(range: Interval): boolean {
  return range.integer && !range.nan && range.low >= -exactLimit && range.high <= exactLimit;
}

export function fits(range: Interval, type: "i32" | "i64"): boolean {
  const bounds = type === "i32" ? ofType("i32") : between(-exactLimit, exactLimit);
  return isExact(range) && range.low >= bounds.low && range.high <= bounds.high;
}

/** The largest step of which no program can take enough to get from 2^52 to 2^53 (that would take days). */
const smallStep = 16;

/** The result of arithmetic on doubles. */
export function arithmetic(op: BinaryOp, a: Interval, b: Interval): Interval {
  if (isEmpty(a) || isEmpty(b)) return nothing;
  switch (op) {
    case "add":
      return sum(a, b, a.negativeZero && b.negativeZero);
    case "sub":
      return sum(a, negate(b), a.negativeZero);
    case "mul":
      return product(a, b);
    case "div":
      return quotient(a, b);
    case "rem":
      return remainder(a, b);
    default:
      return anything;
  }
}

export function negate(a: Interval): Interval {
  return { ...a, low: -a.high, high: -a.low, negativeZero: a.low <= 0 && a.high >= 0 };
}

function sum(a: Interval, b: Interval, negativeZero: boolean): Interval {
  let low = a.low + b.low;
  let high = a.high + b.high;
  if (Number.isNaN(low)) low = -Infinity;
  if (Number.isNaN(high)) high = Infinity;
  const infinite =
    !Number.isFinite(a.low) || !Number.isFinite(a.high) || !Number.isFinite(b.low) || !Number.isFinite(b.high);
  // A counter within 2^52 does not get beyond 2^53 by small steps: the analysis may take it to stay where it is.
  const isStep = (step: Interval, from: Interval): boolean =>
    isExact(from) &&
    from.low >= -counterLimit &&
    from.high <= counterLimit &&
    step.integer &&
    Math.abs(step.low) <= smallStep &&
    Math.abs(step.high) <= smallStep;
  if (isStep(b, a) || isStep(a, b)) {
    low = Math.max(low, -counterLimit);
    high = Math.min(high, counterLimit);
  }
  return { low, high, integer: a.integer && b.integer, negativeZero, nan: a.nan || b.nan || infinite };
}

function product(a: Interval, b: Interval): Interval {
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  if (corners.some(Number.isNaN)) return { ...anything, integer: false };
  const zero = (one: Interval): boolean => one.low <= 0 && one.high >= 0;
  const negative = (one: Interval): boolean => one.low < 0 || one.negativeZero;
  return {
    low: Math.min(...corners),
    high: Math.max(...corners),
    integer: a.integer && b.integer,
    negativeZero:
      (zero(a) && negative(b)) ||
      (zero(b) && negative(a)) ||
      (a.negativeZero && b.high >= 0) ||
      (b.negativeZero && a.high >= 0) ||
      !a.integer ||
      !b.integer,
    nan: a.nan || b.nan || corners.some((corner) => !Number.isFinite(corner)),
  };
}

function quotient(a: Interval, b: Interval): Interval {
  if (b.low <= 0 && b.high >= 0) return anything;
  const corners = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high];
  if (corners.some(Number.isNaN)) return anything;
  return {
    low: Math.min(...corners),
    high: Math.max(...corners),
    integer: false,
    negativeZero: true,
    nan: a.nan || b.nan,
  };
}

function remainder(a: Interval, b: Interval): Interval {
  if ((b.low <= 0 && b.high >= 0) || !Number.isFinite(a.low) || !Number.isFinite(a.high)) return anything;
  const divisor = Math.max(Math.abs(b.low), Math.abs(b.high));
  const integer = a.integer && b.integer;
  const most = integer ? divisor - 1 : divisor;
  return {
    low: a.low >= 0 ? 0 : -Math.min(most, -a.low),
    high: a.high <= 0 ? 0 : Math.min(most, a.high),
    integer,
    negativeZero: a.low < 0 || a.negativeZero,
    nan: a.nan || b.nan,
  };
}

export function floor(a: Interval): Interval {
  return {
    ...a,
    low: Math.floor(a.low),
    high: Math.floor(a.high),
    integer: true,
    negativeZero: a.negativeZero && zeroInside(a),
  };
}

export function ceil(a: Interval): Interval {
  return {
    ...a,
    low: Math.ceil(a.low),
    high: Math.ceil(a.high),
    integer: true,
    negativeZero: a.low < 0 || a.negativeZero,
  };
}

export function trunc(a: Interval): Interval {
  return {
    ...a,
    low: Math.trunc(a.low),
    high: Math.trunc(a.high),
    integer: true,
    negativeZero: a.low < 0 || (a.negativeZero && zeroInside(a)),
  };
}

/** A quotient of non-negative numbers is never -0, but the flag of quotients says it might be. */
function zeroInside(a: Interval): boolean {
  return a.low <= 0 && a.high >= 0;
}

/** `a`, known to be less than (or, unless strict, equal to) something in `b`. Both are no NaN then. */
export function below(a: Interval, b: Interval, strict: boolean): Interval {
  if (isEmpty(a) || isEmpty(b)) return nothing;
  const bound =
    strict && a.integer && b.integer
      ? b.high - 1
      : strict && a.integer
        ? Math.ceil(b.high) - (Number.isInteger(b.high) ? 1 : 0)
        : b.high;
  const { low, integer, negativeZero } = a;
  return { low, high: Math.max(low, Math.min(a.high, bound)), integer, negativeZero, nan: false };
}

export function above(a: Interval, b: Interval, strict: boolean): Interval {
  return negateBounds(below(negateBounds(a), negateBounds(b), strict));
}

function negateBounds(a: Interval): Interval {
  return withBounds(a, -a.high, -a.low);
}

/** `a`, known to differ from what is in `b`: a bound that is ruled out moves by one. */
export function unequalTo(a: Interval, b: Interval): Interval {
  if (b.low !== b.high || b.nan || !a.integer || a.low >= a.high || !Number.isFinite(b.low)) return a;
  if (a.low === b.low) return withBounds(a, a.low + 1, a.high);
  return a.high === b.low ? withBounds(a, a.low, a.high - 1) : a;
}

export function equalTo(a: Interval, b: Interval): Interval {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  if (low > high) return { ...a, nan: false };
  return { low, high, integer: a.integer || b.integer, negativeZero: a.negativeZero, nan: false };
}
