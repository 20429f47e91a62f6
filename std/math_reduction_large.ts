// Angles beyond 2^19 pi/2 (fdlibm's k_rem_pio2.c, Copyright 1993 Sun Microsystems; "Permission to use, copy, modify, and
// distribute this software is freely granted, provided that this notice is preserved"): multiplies by as many bits of
// 2/pi as matter.

import { floor, trunc } from "#intrinsics";
import { Reduced } from "./math_reduction.ts";
import { fromWords, highWord, lowWord } from "./number_bits.ts";

/** 2/pi in digits of 24 bits. */
const twoOverPi = [
  0xa2f983, 0x6e4e44, 0x1529fc, 0x2757d1, 0xf534dd, 0xc0db62, 0x95993c, 0x439041, 0xfe5163, 0xabdebb, 0xc561b7,
  0x246e3a, 0x424dd2, 0xe00649, 0x2eea09, 0xd1921c, 0xfe1deb, 0x1cb129, 0xa73ee8, 0x8235f5, 0x2ebb44, 0x84e99c,
  0x7026b4, 0x5f7e41, 0x3991d6, 0x398353, 0x39f49c, 0x845f8b, 0xbdf928, 0x3b1ff8, 0x97ffde, 0x05980f, 0xef2f11,
  0x8b5a0a, 0x6d1f6d, 0x367ecf, 0x27cb09, 0xb74f46, 0x3f669e, 0x5fea2d, 0x7527ba, 0xc7ebe5, 0xf17b3d, 0x0739f7,
  0x8a5292, 0xea6bfb, 0x5fb11f, 0x8d5d08, 0x560330, 0x46fc7b, 0x6babf0, 0xcfbc20, 0x9af436, 0x1da9e3, 0x91615e,
  0xe61b08, 0x659985, 0x5f14a0, 0x68408d, 0xffd880, 0x4d7327, 0x310606, 0x1556ca, 0x73a8c9, 0x60e27b, 0xc08c6b,
];
/** pi/2 in pieces of 24 bits. */
const halfPi = [
  1.57079625129699707031, 7.54978941586159635335e-8, 5.39030252995776476554e-15, 3.28200341580791294123e-22,
  1.27065575308067607349e-29,
];
const two24 = 16777216;
/** Digits of the product that are needed at first. */
const digitCount = 4;

export function reduceLarge(angle: number): Reduced {
  const exponent = Number(i32(highWord(angle) >> 20)) - 1046;
  let rest = fromWords(i32(highWord(angle) - i32(i32(exponent) << 20)), lowWord(angle));
  const digits: number[] = [];
  for (let index = 0; index < 2; index++) {
    const digit = trunc(rest);
    digits.push(digit);
    rest = (rest - digit) * two24;
  }
  digits.push(rest);
  while (digits[digits.length - 1] === 0) digits.pop();
  return new Product(digits, exponent).reduce();
}

/** The angle, as digits of 24 bits, times 2/pi, modulo 8. */
class Product {
  /** Products of the digits, each with what it carries over. */
  private readonly sums: number[] = [];
  private whole: number[] = [];
  private readonly firstDigit: number;
  /** The exponent of the last whole digit. */
  private scale: number;
  private quadrant = 0;
  private isUpperHalf = false;
  private fraction = 0;

  constructor(
    private readonly digits: readonly number[],
    exponent: number,
  ) {
    this.firstDigit = Math.max(trunc((exponent - 3) / 24), 0);
    this.scale = exponent - 24 * (this.firstDigit + 1);
  }

  reduce(): Reduced {
    for (let count = 0; count <= digitCount; count++) this.addSum();
    this.split();
    while (this.fraction === 0 && this.hasNoLowDigits()) {
      this.addSum();
      this.split();
    }
    this.placeFraction();
    return this.timesHalfPi();
  }

  private addSum(): void {
    const place = this.sums.length;
    const last = this.digits.length - 1;
    let sum = 0;
    for (let index = 0; index <= last; index++) {
      const at = this.firstDigit - last + (last + place - index);
      sum += this.digits[index] * (at < 0 ? 0 : twoOverPi[at]);
    }
    this.sums.push(sum);
  }

  /** Separates the whole part (the quadrant) from the fraction, and reflects a fraction above a half. */
  private split(): void {
    const last = this.sums.length - 1;
    this.whole = [];
    let z = this.sums[last];
    for (let index = last; index > 0; index--) {
      const carry = trunc(z / two24);
      this.whole.push(trunc(z - two24 * carry));
      z = this.sums[index - 1] + carry;
    }
    z *= powerOfTwo(this.scale);
    z -= 8 * floor(z * 0.125);
    this.quadrant = trunc(z);
    z -= this.quadrant;
    let half = 0;
    if (this.scale > 0) {
      const unit = powerOfTwo(24 - this.scale);
      const above = trunc(this.whole[last - 1] / unit);
      this.quadrant += above;
      this.whole[last - 1] -= above * unit;
      half = trunc(this.whole[last - 1] / (unit / 2));
    } else if (this.scale === 0) {
      half = trunc(this.whole[last - 1] / 8388608);
    } else if (z >= 0.5) {
      half = 2;
    }
    this.isUpperHalf = half > 0;
    this.fraction = this.isUpperHalf ? this.reflect(z, half, last) : z;
  }

  /** 1 - fraction. */
  private reflect(z: number, half: number, last: number): number {
    this.quadrant++;
    let hasBorrowed = false;
    for (let index = 0; index < last; index++) {
      const digit = this.whole[index];
      if (hasBorrowed) {
        this.whole[index] = 0xffffff - digit;
      } else if (digit !== 0) {
        hasBorrowed = true;
        this.whole[index] = two24 - digit;
      }
    }
    if (this.scale > 0) this.whole[last - 1] %= powerOfTwo(24 - this.scale);
    if (half !== 2) return z;
    return hasBorrowed ? 1 - z - powerOfTwo(this.scale) : 1 - z;
  }

  private hasNoLowDigits(): boolean {
    for (let index = digitCount; index < this.whole.length; index++) {
      if (this.whole[index] !== 0) return false;
    }
    return true;
  }

  /** The fraction becomes the last digits. */
  private placeFraction(): void {
    if (this.fraction === 0) {
      this.scale -= 24;
      while (this.whole[this.whole.length - 1] === 0) {
        this.whole.pop();
        this.scale -= 24;
      }
      return;
    }
    const z = this.fraction * powerOfTwo(-this.scale);
    if (z < two24) {
      this.whole.push(trunc(z));
      return;
    }
    const upper = trunc(z / two24);
    this.whole.push(trunc(z - two24 * upper), upper);
    this.scale += 24;
  }

  private timesHalfPi(): Reduced {
    const last = this.whole.length - 1;
    let unit = powerOfTwo(this.scale);
    const scaled = this.whole.slice();
    for (let index = last; index >= 0; index--) {
      scaled[index] *= unit;
      unit /= two24;
    }
    const products: number[] = [];
    for (let index = last; index >= 0; index--) {
      let sum = 0;
      for (let piece = 0; piece <= digitCount && piece <= last - index; piece++)
        sum += halfPi[piece] * scaled[index + piece];
      products.push(sum);
    }
    let high = 0;
    for (let index = last; index >= 0; index--) high += products[index];
    let low = products[0] - high;
    for (let index = 1; index <= last; index++) low += products[index];
    return this.isUpperHalf ? new Reduced(this.quadrant, -high, -low) : new Reduced(this.quadrant, high, low);
  }
}

function powerOfTwo(exponent: number): number {
  return fromWords(i32(0x3ff00000 + i32(i32(exponent) << 20)), 0);
}
