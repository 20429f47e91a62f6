// BigInt(value), its static methods (ECMA-262 21.2.1, 21.2.2), and what `==`, `<` and kin do with operands of several types.

import {
  bigintFrom,
  compare,
  compareWithNumber,
  fromTwosComplement,
  fromWhole,
  isNegative,
  magnitudeOf,
  twosComplement,
} from "./bigint.ts";
import { magnitudeFromText } from "./bigint_text.ts";
import { valueToText } from "./conversions.ts";
import { bitLength, type Limbs, trimmed } from "./magnitude.ts";
import { numberToText } from "./number_text.ts";
import { textToNumber } from "./number_parse.ts";

/** Modulo 2^bits, as a number with sign. */
export function asIntN(bits: number, value: bigint): bigint {
  const width = widthOf(bits);
  if (width === 0) return 0n;
  if (bitLength(magnitudeOf(value)) < width) return value;
  return fromTwosComplement(truncated(value, width, true));
}

/** Modulo 2^bits, never negative. */
export function asUintN(bits: number, value: bigint): bigint {
  const width = widthOf(bits);
  if (width === 0) return 0n;
  if (!isNegative(value) && bitLength(magnitudeOf(value)) <= width) return value;
  // V8 has the same bound: a negative number has ones without end.
  if (width > 2 ** 30) throw new RangeError("Maximum BigInt size exceeded");
  return bigintFrom(false, trimmed(truncated(value, width, false)));
}

function widthOf(bits: number): number {
  const width = bits !== bits ? 0 : Math.trunc(bits);
  if (!(width >= 0 && width <= Number.MAX_SAFE_INTEGER))
    throw new RangeError("Invalid value: not (convertible to) a safe integer");
  return width;
}

/** The lowest bits of the two's complement; above them copies of the highest one, or zeros. */
function truncated(value: bigint, width: number, signed: boolean): Limbs {
  const count = u32(Math.ceil(width / 32));
  const limbs = twosComplement(magnitudeOf(value), isNegative(value), count);
  const unused = u32(Number(count) * 32 - width);
  const top = u32(u32(limbs[count - 1]) << unused);
  limbs[count - 1] = signed ? u32(i32(i32(top) >> i32(unused))) : u32(top >>> unused);
  return limbs;
}

export function fromNumber(value: number): bigint {
  if (Number.isInteger(value)) return fromWhole(value);
  throw new RangeError(
    `The number ${numberToText(value)} cannot be converted to a BigInt because it is not an integer`,
  );
}

export function fromText(text: string): bigint {
  const value = parse(text);
  if (value === undefined) throw new SyntaxError(`Cannot convert ${text} to a BigInt`);
  return value;
}

/** BigInt(value) of a value of several types. */
export function fromValue(value: unknown): bigint {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") return fromNumber(value);
  if (typeof value === "string") return fromText(value);
  if (typeof value === "boolean") return value ? 1n : 0n;
  throw new TypeError(`Cannot convert ${valueToText(value)} to a BigInt`);
}

function parse(text: string): bigint | undefined {
  const digits = text.trim();
  if (digits === "") return 0n;
  const prefix = digits.length > 2 && digits.charCodeAt(0) === 48 ? digits.charCodeAt(1) | 32 : 0;
  const radix: u32 = prefix === 120 ? 16 : prefix === 111 ? 8 : prefix === 98 ? 2 : 10;
  const first = digits.charCodeAt(0);
  const hasSign = radix === 10 && (first === 45 || first === 43);
  const magnitude = magnitudeFromText(digits, radix !== 10 ? 2 : hasSign ? 1 : 0, radix);
  return magnitude === null ? undefined : bigintFrom(first === 45, magnitude);
}

/** Less than 0, 0 or more than 0, NaN where the two have no order; one of them at least is a bigint at times. */
export function orderOf(left: unknown, right: unknown): number {
  if (typeof left === "bigint") {
    if (typeof right === "bigint") return Number(compare(left, right));
    const parsed = typeof right === "string" ? parse(right) : undefined;
    if (typeof right === "string") return parsed === undefined ? NaN : Number(compare(left, parsed));
    return compareWithNumber(left, numberOf(right));
  }
  if (typeof right === "bigint") return -orderOf(right, left);
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  const [a, b] = [numberOf(left), numberOf(right)];
  return a < b ? -1 : a > b ? 1 : a === b ? 0 : NaN;
}

function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "string") return textToNumber(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  return value === null ? 0 : NaN;
}
