// Upper and lower case of single UTF-16 units: Latin-1, Latin Extended-A, Greek and Cyrillic by their regular distances
// (Unicode's simple mappings). Scripts beyond these are left as they are.
// @cold

export function lowerCaseOf(unit: number): number {
  if (unit < 0x80) return unit >= 65 && unit <= 90 ? unit + 32 : unit;
  if (unit >= 0xc0 && unit <= 0xde) return unit === 0xd7 ? unit : unit + 32;
  if (unit === 0x178) return 0xff;
  if (isPairedUpperEven(unit)) return unit + 1;
  if (isPairedUpperOdd(unit)) return unit + 1;
  if (unit >= 0x391 && unit <= 0x3ab && unit !== 0x3a2) return unit + 32;
  if (unit >= 0x386 && unit <= 0x38f) return lowerCaseOfAccentedGreek(unit);
  if (unit >= 0x410 && unit <= 0x42f) return unit + 32;
  if (unit >= 0x400 && unit <= 0x40f) return unit + 80;
  return unit;
}

export function upperCaseOf(unit: number): number {
  if (unit < 0x80) return unit >= 97 && unit <= 122 ? unit - 32 : unit;
  if (unit === 0xb5) return 0x39c;
  if (unit === 0xdf) return 0x1e9e;
  if (unit >= 0xe0 && unit <= 0xfe) return unit === 0xf7 ? unit : unit - 32;
  if (unit === 0xff) return 0x178;
  if (unit === 0x131) return 0x49;
  if (unit === 0x17f) return 0x53;
  if (isPairedUpperEven(unit - 1) || isPairedUpperOdd(unit - 1)) return unit - 1;
  if (unit === 0x3c2) return 0x3a3;
  if (unit >= 0x3b1 && unit <= 0x3cb) return unit - 32;
  if (unit === 0x3ac) return 0x386;
  if (unit >= 0x3ad && unit <= 0x3af) return unit - 37;
  if (unit === 0x3cc) return 0x38c;
  if (unit === 0x3cd || unit === 0x3ce) return unit - 63;
  if (unit >= 0x430 && unit <= 0x44f) return unit - 32;
  if (unit >= 0x450 && unit <= 0x45f) return unit - 80;
  return unit;
}

/** Capital letters at even code points whose small letter follows. */
function isPairedUpperEven(unit: number): boolean {
  if (unit % 2 !== 0) return false;
  if (unit >= 0x100 && unit <= 0x136) return unit !== 0x130;
  return (unit >= 0x14a && unit <= 0x176) || (unit >= 0x460 && unit <= 0x480) || (unit >= 0x48a && unit <= 0x4be);
}

/** Capital letters at odd code points whose small letter follows. */
function isPairedUpperOdd(unit: number): boolean {
  return unit % 2 === 1 && ((unit >= 0x139 && unit <= 0x147) || (unit >= 0x179 && unit <= 0x17d));
}

/** Greek capitals with tonos, which stand apart from the others. */
function lowerCaseOfAccentedGreek(unit: number): number {
  if (unit === 0x386) return 0x3ac;
  if (unit >= 0x388 && unit <= 0x38a) return unit + 37;
  if (unit === 0x38c) return 0x3cc;
  return unit >= 0x38e ? unit + 63 : unit;
}
