// Math.sin, cos and tan: the algorithms of fdlibm (Copyright 1993 Sun Microsystems; "Permission to use, copy, modify,
// and distribute this software is freely granted, provided that this notice is preserved"), as V8 has them.

import { reduceAngle } from "./math_reduction.ts";
import { fromWords, highWord, withoutLowWord } from "./number_bits.ts";

/** Upper word of pi/4. */
const quarterPiWord = 0x3fe921fb;

/** angle in radians */
export function sin(angle: number): number {
  if (isSmall(angle)) return kernelSin(angle, 0);
  if (angle - angle !== 0) return NaN;
  const { quadrant, high, low } = reduceAngle(angle);
  switch (quadrant & 3) {
    case 0:
      return kernelSin(high, low);
    case 1:
      return kernelCos(high, low);
    case 2:
      return -kernelSin(high, low);
    default:
      return -kernelCos(high, low);
  }
}

/** angle in radians */
export function cos(angle: number): number {
  if (isSmall(angle)) return kernelCos(angle, 0);
  if (angle - angle !== 0) return NaN;
  const { quadrant, high, low } = reduceAngle(angle);
  switch (quadrant & 3) {
    case 0:
      return kernelCos(high, low);
    case 1:
      return -kernelSin(high, low);
    case 2:
      return -kernelCos(high, low);
    default:
      return kernelSin(high, low);
  }
}

/** angle in radians */
export function tan(angle: number): number {
  if (isSmall(angle)) return kernelTan(angle, 0, false);
  if (angle - angle !== 0) return NaN;
  const { quadrant, high, low } = reduceAngle(angle);
  return kernelTan(high, low, (quadrant & 1) === 1);
}

function isSmall(angle: number): boolean {
  return i32(highWord(angle) & 0x7fffffff) <= quarterPiWord;
}

/** sin(x + tail) for |x| <= pi/4. */
function kernelSin(x: number, tail: number): number {
  if (i32(highWord(x) & 0x7fffffff) < 0x3e400000) return x;
  const z = x * x;
  const v = z * x;
  const r =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  if (tail === 0) return x + v * (-1.66666666666666324348e-1 + z * r);
  return x - (z * (0.5 * tail - v * r) - tail - v * -1.66666666666666324348e-1);
}

/** cos(x + tail) for |x| <= pi/4. */
function kernelCos(x: number, tail: number): number {
  const word = i32(highWord(x) & 0x7fffffff);
  if (word < 0x3e400000) return 1;
  const z = x * x;
  const r =
    z *
    (4.16666666666666019037e-2 +
      z *
        (-1.38888888888741095749e-3 +
          z *
            (2.48015872894767294178e-5 +
              z * (-2.75573143513906633035e-7 + z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11)))));
  if (word < 0x3fd33333) return 1 - (0.5 * z - (z * r - x * tail));
  const quarter = word > 0x3fe90000 ? 0.28125 : fromWords(i32(word - 0x00200000), 0);
  const rest = 0.5 * z - quarter;
  return 1 - quarter - (rest - (z * r - x * tail));
}

/** tan(x + tail), or -1 over it, for |x| <= pi/4. */
function kernelTan(angle: number, angleTail: number, isInverse: boolean): number {
  const magnitude = i32(highWord(angle) & 0x7fffffff);
  if (magnitude < 0x3e300000) return isInverse ? negativeInverse(angle, angleTail, angle + angleTail) : angle;
  const isNearQuarter = magnitude >= 0x3fe59428;
  let x = angle;
  let tail = angleTail;
  if (isNearQuarter) {
    const sign = angle < 0 ? -1 : 1;
    x = 7.85398163397448278999e-1 - sign * x + (3.06161699786838301793e-17 - sign * tail);
    tail = 0;
  }
  const z = x * x;
  const w = z * z;
  const odd =
    1.33333333333201242699e-1 +
    w *
      (2.18694882948595424599e-2 +
        w *
          (3.59207910759131235356e-3 +
            w * (5.88041240820264096874e-4 + w * (7.817944429395570923e-5 + w * -1.85586374855275456654e-5))));
  const even =
    z *
    (5.39682539762260521377e-2 +
      w *
        (8.86323982359930005737e-3 +
          w *
            (1.45620945432529025516e-3 +
              w * (2.46463134818469906812e-4 + w * (7.14072491382608190305e-5 + w * 2.59073051863633712884e-5)))));
  const s = z * x;
  const r = tail + z * (s * (odd + even) + tail) + 3.33333333333334091986e-1 * s;
  const sum = x + r;
  if (isNearQuarter) {
    const v = isInverse ? -1 : 1;
    return (angle < 0 ? -1 : 1) * (v - 2 * (x - ((sum * sum) / (sum + v) - r)));
  }
  return isInverse ? negativeInverse(x, r, sum) : sum;
}

/** -1 / (x + tail), where `sum` is their rounded sum. */
function negativeInverse(x: number, tail: number, sum: number): number {
  const z = withoutLowWord(sum);
  const v = tail - (z - x);
  const inverse = -1 / sum;
  const t = withoutLowWord(inverse);
  return t + inverse * (1 + t * z + t * v);
}
