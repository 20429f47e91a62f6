// Math.asin, acos, atan and atan2: the algorithms of fdlibm (Copyright 1993 Sun Microsystems; "Permission to use, copy,
// modify, and distribute this software is freely granted, provided that this notice is preserved"), as V8 has them.

import { abs, sqrt } from "#intrinsics";
import { highWord, withoutLowWord } from "./number_bits.ts";

const pi = 3.141592653589793;
const piLow = 1.2246467991473531772e-16;
const halfPi = 1.570796326794896558;
const halfPiLow = 6.12323399573676603587e-17;
const quarterPi = 7.85398163397448278999e-1;

export function asin(x: number): number {
  const magnitude = abs(x);
  if (!(magnitude <= 1)) return NaN;
  if (magnitude === 1) return x * halfPi + x * halfPiLow;
  if (magnitude < 0.5) return magnitude < 7.450580596923828e-9 ? x : x + x * arcRatio(x * x);
  const t = (1 - magnitude) * 0.5;
  const ratio = arcRatio(t);
  const root = sqrt(t);
  let result = 0;
  if (highWord(magnitude) >= 0x3fef3333) {
    result = halfPi - (2 * (root + root * ratio) - halfPiLow);
  } else {
    const high = withoutLowWord(root);
    const low = (t - high * high) / (root + high);
    const p = 2 * root * ratio - (halfPiLow - 2 * low);
    result = quarterPi - (p - (quarterPi - 2 * high));
  }
  return x > 0 ? result : -result;
}

export function acos(x: number): number {
  const magnitude = abs(x);
  if (!(magnitude <= 1)) return NaN;
  if (magnitude === 1) return x > 0 ? 0 : pi + 2 * halfPiLow;
  if (magnitude < 0.5) {
    if (highWord(magnitude) <= 0x3c600000) return halfPi + halfPiLow;
    return halfPi - (x - (halfPiLow - x * arcRatio(x * x)));
  }
  const z = (1 - magnitude) * 0.5;
  const root = sqrt(z);
  const ratio = arcRatio(z);
  if (x < 0) return pi - 2 * (root + (ratio * root - halfPiLow));
  const high = withoutLowWord(root);
  const low = (z - high * high) / (root + high);
  return 2 * (high + (ratio * root + low));
}

function arcRatio(z: number): number {
  const p =
    z *
    (1.66666666666666657415e-1 +
      z *
        (-3.25565818622400915405e-1 +
          z *
            (2.01212532134862925881e-1 +
              z * (-4.00555345006794114027e-2 + z * (7.91534994289814532176e-4 + z * 3.4793310759602116757e-5)))));
  const q =
    1 +
    z *
      (-2.40339491173441421878 +
        z * (2.02094576023350569471 + z * (-6.8828397160545329303e-1 + z * 7.70381505559019352791e-2)));
  return p / q;
}

export function atan(x: number): number {
  if (x !== x) return NaN;
  const magnitude = abs(x);
  const word = highWord(magnitude);
  if (word >= 0x44100000) return x > 0 ? halfPi + halfPiLow : -halfPi - halfPiLow;
  if (word < 0x3e400000) return x;
  if (word < 0x3fdc0000) return x - x * atanSeries(x);
  let result = 0;
  if (word < 0x3fe60000) {
    result = atanFrom(4.63647609000806093515e-1, 2.26987774529616870924e-17, (2 * magnitude - 1) / (2 + magnitude));
  } else if (word < 0x3ff30000) {
    result = atanFrom(quarterPi, 3.06161699786838301793e-17, (magnitude - 1) / (magnitude + 1));
  } else if (word < 0x40038000) {
    const reduced = (magnitude - 1.5) / (1 + 1.5 * magnitude);
    result = atanFrom(9.82793723247329054082e-1, 1.39033110312309984516e-17, reduced);
  } else {
    result = atanFrom(halfPi, halfPiLow, -1 / magnitude);
  }
  return x < 0 ? -result : result;
}

/** base + baseLow + atan(x) */
function atanFrom(base: number, baseLow: number, x: number): number {
  return base - (x * atanSeries(x) - baseLow - x);
}

function atanSeries(x: number): number {
  const z = x * x;
  const w = z * z;
  const even =
    z *
    (3.33333333333329318027e-1 +
      w *
        (1.42857142725034663711e-1 +
          w *
            (9.09088713343650656196e-2 +
              w * (6.66107313738753120669e-2 + w * (4.97687799461593236017e-2 + w * 1.62858201153657823623e-2)))));
  const odd =
    w *
    (-1.99999999998764832476e-1 +
      w *
        (-1.1111110405462355788e-1 +
          w * (-7.69187620504482999495e-2 + w * (-5.83357013379057348645e-2 + w * -3.6531572744216915527e-2))));
  return even + odd;
}

/** The angle of the point (x, y), -pi to pi. */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  const isBelow = y < 0 || (y === 0 && 1 / y < 0);
  const isLeft = x < 0 || (x === 0 && 1 / x < 0);
  const angle = angleAbove(abs(y), abs(x), isLeft);
  return isBelow ? -angle : angle;
}

/** atan2 of magnitudes, for a point on this or that side of the y axis. */
function angleAbove(y: number, x: number, isLeft: boolean): number {
  if (y === 0) return isLeft ? pi : 0;
  if (x === 0) return halfPi;
  if (x === Infinity) {
    if (y === Infinity) return isLeft ? 3 * quarterPi : quarterPi;
    return isLeft ? pi : 0;
  }
  if (y === Infinity) return halfPi;
  const exponents = Number(i32(i32(highWord(y) - highWord(x)) >> 20));
  if (exponents > 60) return halfPi + 0.5 * piLow;
  const angle = isLeft && exponents < -60 ? 0 : atan(y / x);
  return isLeft ? pi - (angle - piLow) : angle;
}
