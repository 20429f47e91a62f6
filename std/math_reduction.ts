// An angle less the nearest multiple of pi/2, for the trigonometric functions: the algorithms of fdlibm (Copyright 1993
// Sun Microsystems; "Permission to use, copy, modify, and distribute this software is freely granted, provided that this
// notice is preserved"), as V8 has them.

import { abs } from "#intrinsics";
import { highWord } from "./number_bits.ts";
import { reduceLarge } from "./math_reduction_large.ts";

/** quadrant * pi/2 + high + low is the angle; |high| <= pi/4. */
export class Reduced {
  constructor(
    /** Modulo 4 it tells the quadrant; may be negative. */
    readonly quadrant: number,
    readonly high: number,
    readonly low: number,
  ) {}
}

/** pi/2 in pieces of 33 bits, and what follows each of them. */
const first = 1.57079632673412561417;
const afterFirst = 6.07710050650619224932e-11;
const second = 6.0771005063039659766e-11;
const afterSecond = 2.02226624879595063154e-21;
const third = 2.0222662487111664558e-21;
const afterThird = 8.47842766036889956997e-32;

/** For finite angles beyond pi/4. */
export function reduceAngle(angle: number): Reduced {
  const magnitude = abs(angle);
  const word = highWord(magnitude);
  const reduced =
    word < 0x4002d97c ? reduceOnce(magnitude, word) : word <= 0x413921fb ? reduceMedium(magnitude, word) : null;
  const result = reduced ?? reduceLarge(magnitude);
  return angle < 0 ? new Reduced(-result.quadrant, -result.high, -result.low) : result;
}

/** Below 3 pi/4. */
function reduceOnce(angle: number, word: i32): Reduced {
  const z = angle - first;
  if (word !== 0x3ff921fb) {
    const high = z - afterFirst;
    return new Reduced(1, high, z - high - afterFirst);
  }
  const closer = z - second;
  const high = closer - afterSecond;
  return new Reduced(1, high, closer - high - afterSecond);
}

/** Up to about 2^19 pi/2: takes more pieces of pi/2 when the difference cancels. */
function reduceMedium(angle: number, word: i32): Reduced {
  const quadrant = Number(i32(angle * 6.36619772367581382433e-1 + 0.5));
  let rest = angle - quadrant * first;
  let tail = quadrant * afterFirst;
  let high = rest - tail;
  const isSafe = quadrant < 32 && word !== highWord(quadrant * 1.5707963267948966);
  if (!isSafe && lostBits(word, high) > 16) {
    let before = rest;
    tail = quadrant * second;
    rest = before - tail;
    tail = quadrant * afterSecond - (before - rest - tail);
    high = rest - tail;
    if (lostBits(word, high) > 49) {
      before = rest;
      tail = quadrant * third;
      rest = before - tail;
      tail = quadrant * afterThird - (before - rest - tail);
      high = rest - tail;
    }
  }
  return new Reduced(quadrant, high, rest - high - tail);
}

function lostBits(word: i32, rest: number): number {
  return Number(i32(word >> 20)) - Number(i32(i32(highWord(rest) >> 20) & 0x7ff));
}
