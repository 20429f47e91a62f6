// Methods of numbers (ECMAScript 21.1.3).

import { digitsToPlace, leadingDigits } from "./decimal.ts";
import { formatNumber, type NumberFormatOptions } from "./number_locale.ts";
import { numberToText, scientific, shortestDecimal, u64ToText } from "./number_text.ts";
import { nextAbove } from "./number_bits.ts";
import { wholeOf } from "./positions.ts";

export function valueOf(this: number): number {
  return this;
}

/** radix: 2 to 36. */
export function toString(this: number, radix: number = 10): string {
  if (radix === 10) return numberToText(this);
  if (!(radix >= 2 && radix < 37)) throw new RangeError("toString() radix argument must be between 2 and 36");
  if (!Number.isFinite(this)) return numberToText(this);
  return this < 0 ? `-${magnitudeToText(-this, Math.trunc(radix))}` : magnitudeToText(this, Math.trunc(radix));
}

/** digits: 0 to 100 behind the point. */
export function toFixed(this: number, digits: number = 0): string {
  const places = wholeOf(digits);
  if (!(places >= 0 && places <= 100)) throw new RangeError("toFixed() digits argument must be between 0 and 100");
  const magnitude = Math.abs(this);
  if (!(magnitude < 1e21)) return numberToText(this);
  const text = digitsToPlace(magnitude, places).padStart(places + 1, "0");
  const whole = text.substring(0, text.length - places);
  const sign = this < 0 ? "-" : "";
  return places === 0 ? sign + whole : `${sign}${whole}.${text.substring(whole.length)}`;
}

/** digits: 0 to 100 behind the point; as many as needed if absent. */
export function toExponential(this: number, digits?: number): string {
  if (!Number.isFinite(this)) return numberToText(this);
  const places = digits === undefined ? 0 : wholeOf(digits);
  if (!(places >= 0 && places <= 100)) throw new RangeError("toExponential() argument must be between 0 and 100");
  const sign = this < 0 ? "-" : "";
  const magnitude = Math.abs(this);
  if (magnitude === 0) return sign + scientific("0".repeat(places + 1), 0);
  if (digits === undefined) {
    const shortest = shortestDecimal(magnitude);
    const text = u64ToText(shortest.digits);
    return sign + scientific(text, text.length + shortest.exponent - 1);
  }
  const leading = leadingDigits(magnitude, places + 1);
  return sign + scientific(leading.text, leading.exponent);
}

/** precision: 1 to 100 significant digits. */
export function toPrecision(this: number, precision?: number): string {
  if (precision === undefined || !Number.isFinite(this)) return numberToText(this);
  const count = Math.trunc(precision);
  if (!(count >= 1 && count <= 100)) throw new RangeError("toPrecision() argument must be between 1 and 100");
  const sign = this < 0 ? "-" : "";
  const magnitude = Math.abs(this);
  if (magnitude === 0) return sign + withPoint("0".repeat(count), 0);
  const { text, exponent } = leadingDigits(magnitude, count);
  if (exponent < -6 || exponent >= count) return sign + scientific(text, exponent);
  return sign + withPoint(text, exponent);
}

/** Digits with the point behind the one that stands for 10^0; exponent: of the first digit. */
function withPoint(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`;
  if (exponent + 1 >= digits.length) return digits;
  return `${digits.substring(0, exponent + 1)}.${digits.substring(exponent + 1)}`;
}

export function toLocaleString(
  this: number,
  locales?: string | readonly string[],
  options?: NumberFormatOptions,
): string {
  return formatNumber(this, options);
}

const digitLetters = "0123456789abcdefghijklmnopqrstuvwxyz";

/** As many digits behind the point as tell the number from its neighbours; the same digits as V8 gives. */
function magnitudeToText(magnitude: number, radix: number): string {
  let whole = Math.floor(magnitude);
  let fraction = magnitude - whole;
  let uncertainty = Math.max(0.5 * (nextAbove(magnitude) - magnitude), Number.MIN_VALUE);
  const digits: number[] = [];
  while (fraction >= uncertainty) {
    fraction *= radix;
    uncertainty *= radix;
    const digit = Math.trunc(fraction);
    digits.push(digit);
    fraction -= digit;
    const roundsUp = fraction > 0.5 || (fraction === 0.5 && digit % 2 === 1);
    if (!roundsUp || fraction + uncertainty <= 1) continue;
    if (carry(digits, radix)) whole += 1;
    break;
  }
  let text = wholeToText(whole, radix);
  if (digits.length > 0) text += ".";
  for (const digit of digits) text += digitLetters.charAt(digit);
  return text;
}

/** Adds one to the last digit; drops digits that become zero. True: the carry leaves the fraction. */
function carry(digits: number[], radix: number): boolean {
  while (digits.length > 0) {
    const last = digits.length - 1;
    if (digits[last] + 1 < radix) {
      digits[last]++;
      return false;
    }
    digits.pop();
  }
  return true;
}

function wholeToText(whole: number, radix: number): string {
  let text = "";
  let rest = whole;
  // Digits below the 53 bits of a double are shown as zeros.
  while (rest / radix >= 9007199254740992) {
    rest /= radix;
    text = `0${text}`;
  }
  do {
    const digit = rest % radix;
    text = digitLetters.charAt(digit) + text;
    rest = (rest - digit) / radix;
  } while (rest > 0);
  return text;
}
