// Upper and lower case by Unicode's tables: single UTF-16 units (letters beyond U+FFFF are left as they are), and for whole
// texts what is no mapping of units: letters that become several, and the sigma at a word's end.
// @cold

import { stringCodeUnit, textFromUtf16 } from "#intrinsics";

/**
 * Ranges of letters by first, twice the distance of the last (odd: only every other unit), and the distance to what they
 * become; base 36.
 */
const lowerRanges =
  "5c,18,w 60,c,w 74,2l,1 8i,9,1 8p,t,1 96,2h,1 ag,0,-3d ah,9,1 ap,0,5u aq,5,1 au,0,5q av,0,1 ax,2,5p az,0,1 " +
  "b2,0,27 b3,0,5m b4,0,5n b5,0,1 b7,0,5p b8,0,5r ba,0,5v bb,0,5t bc,0,1 bg,0,5v bh,0,5x bj,0,5y bk,9,1 bq,0,62 " +
  "br,0,1 bt,0,62 bw,0,1 by,0,62 bz,0,1 c1,2,61 c3,5,1 c7,0,63 c8,0,1 cc,0,1 ck,0,2 cl,0,1 cn,0,2 co,0,1 cq,0,2 " +
  "cr,x,1 da,x,1 dt,0,2 du,5,1 dy,0,-2p dz,0,-1k e0,25,1 f4,0,-3m f6,x,1 fu,0,8bv fv,0,1 fx,0,-4j fy,0,8bs " +
  "g1,0,1 g3,0,-5f g4,0,1x g5,0,1z g6,h,1 og,5,1 om,0,1 ov,0,38 p2,0,12 p4,4,11 p8,0,1s pa,2,1r pd,w,w pv,g,w " +
  "r3,0,8 rc,19,1 s4,0,-1o s7,0,1 s9,0,-7 sa,0,1 sd,4,-3m sg,u,28 sw,1q,w v4,1t,1 wa,2x,1 xs,0,f xt,p,1 y8,59,1 " +
  "10x,22,1c 3a8,22,5ls 3bb,0,5ls 3bh,0,5ls 3vk,4e,tzk 3xs,a,8 5mx,0,1 5n4,2c,-2bk 5od,4,-2bk 5xc,89,1 " +
  "61q,0,-5vj 61s,59,1 64o,e,-8 654,a,-8 65k,e,-8 660,e,-8 66g,a,-8 66x,d,-8 67c,e,-8 688,e,-8 68o,e,-8 " +
  "694,e,-8 69k,2,-8 69m,2,-22 69o,0,-9 6a0,6,-2e 6a4,0,-9 6ag,2,-8 6ai,2,-2s 6aw,2,-8 6ay,2,-34 6b0,0,-7 " +
  "6bc,2,-3k 6be,2,-3i 6bg,0,-9 6jq,0,-5st 6ju,0,-6gv 6jv,0,-6di 6k2,0,s 6lc,u,g 6mb,0,1 792,1e,q 8ow,2m,1c " +
  "8rk,0,1 8rm,0,-8af 8rn,0,-2xy 8ro,0,-89z 8rr,9,1 8rx,0,-8bg 8ry,0,-8al 8rz,0,-8bj 8s0,0,-8bi 8s2,0,1 8s5,0,1 " +
  "8se,2,-8cf 8sg,5h,1 8vf,5,1 8vm,0,1 wu8,2h,1 ww0,1h,1 x0i,p,1 x0y,3d,1 x2x,5,1 x31,0,-r9g x32,h,1 x3f,0,1 " +
  "x3h,0,-wmg x3k,5,1 x3q,11,1 x4a,0,-wn8 x4b,0,-wnj x4c,0,-wnf x4d,0,-wn5 x4e,0,-wn8 x4g,0,-wlu x4h,0,-wmi " +
  "x4i,0,-wlx x4j,0,ps x4k,t,1 x50,0,-1c x51,0,-wn7 x52,0,-raw x53,5,1 x57,0,-wo7 x58,t,1 x5o,0,-wu9 x6d,0,1 " +
  "1ee9,1e,w";

const upperRanges =
  "51,0,kn 68,18,-w 6w,c,-w 73,0,3d 75,2l,-1 8h,0,-6g 8j,9,-1 8q,t,-1 97,2h,-1 ai,9,-1 an,0,-8c ao,0,5f ar,5,-1 " +
  "aw,0,-1 b0,0,-1 b6,0,-1 b9,0,2p bd,0,-1 be,0,4j bf,0,wu9 bi,0,3m bl,9,-1 bs,0,-1 bx,0,-1 c0,0,-1 c4,5,-1 " +
  "c9,0,-1 cd,0,-1 cf,0,1k cl,0,-1 cm,0,-2 co,0,-1 cp,0,-2 cr,0,-1 cs,0,-2 cu,t,-1 d9,0,-27 db,x,-1 du,0,-1 " +
  "dv,0,-2 dx,0,-1 e1,25,-1 f7,x,-1 fw,0,-1 fz,2,8cf g2,0,-1 g7,h,-1 gg,0,8bj gh,0,8bg gi,0,8bi gj,0,-5u " +
  "gk,0,-5q gm,2,-5p gp,0,-5m gr,0,-5n gs,0,wnj gw,0,-5p gx,0,wnf gz,0,-5r h0,0,wo7 h1,0,wmg h2,0,wn8 h4,0,-5t " +
  "h5,0,-5v h6,0,wn8 h7,0,8af h8,0,wn5 hb,0,-5v hd,0,8al he,0,-5x hh,0,-5y hp,0,89z hs,0,-62 hu,0,wn7 hv,0,-62 " +
  "hz,0,wmi i0,0,-62 i1,0,-1x i2,2,-61 i4,0,-1z ia,0,-63 il,0,wlx im,0,wlu n9,0,2c oh,5,-1 on,0,-1 or,4,3m " +
  "q4,0,-12 q5,4,-11 q9,w,-w qq,0,-v qr,g,-w r0,0,-1s r1,2,-1r r4,0,-1q r5,0,-1l r9,0,-1b ra,0,-1i rb,0,-8 " +
  "rd,19,-1 s0,0,-2e s1,0,-28 s2,0,7 s3,0,-38 s5,0,-2o s8,0,-1 sb,0,-1 ts,1q,-w uo,u,-28 v5,1t,-1 wb,2x,-1 " +
  "xu,p,-1 y7,0,-f y9,59,-1 129,22,-1c 3bk,2c,2bk 3ct,4,2bk 3y0,a,-8 5mo,0,-4tq 5mp,0,-4tp 5mq,0,-4tg " +
  "5mr,2,-4te 5mt,0,-4tf 5mu,0,-4t8 5mv,0,-4rp 5mw,0,r7m 5my,0,-1 5tl,0,r9g 5tp,0,2xy 5u6,0,raw 5xd,89,-1 " +
  "61n,0,-1n 61t,59,-1 64g,e,8 64w,a,8 65c,e,8 65s,e,8 668,a,8 66p,d,8 674,e,8 67k,2,22 67m,6,2e 67q,2,2s " +
  "67s,2,3k 67u,2,34 67w,2,3i 69c,2,8 69q,0,-5k5 6a8,2,8 6ao,2,8 6at,0,7 6ku,0,-s 6ls,u,-g 6mc,0,-1 79s,1e,-q " +
  "8q8,2m,-1c 8rl,0,-1 8rp,0,-8bv 8rq,0,-8bs 8rs,9,-1 8s3,0,-1 8s6,0,-1 8sh,5h,-1 8vg,5,-1 8vn,0,-1 8w0,22,-5ls " +
  "8x3,0,-5ls 8x9,0,-5ls wu9,2h,-1 ww1,1h,-1 x0j,p,-1 x0z,3d,-1 x2y,5,-1 x33,h,-1 x3g,0,-1 x3l,5,-1 x3o,0,1c " +
  "x3r,11,-1 x4l,t,-1 x54,5,-1 x59,t,-1 x6e,0,-1 xub,0,-ps xv4,4e,-tzk 1ef5,1e,-w";

/** Letters with what they become. */
const longUpper =
  "ßSS ŉʼN ǰJ̌ ΐΪ́ ΰΫ́ ևԵՒ ẖH̱ ẗT̈ ẘW̊ ẙY̊ ẚAʾ ὐΥ̓ ὒΥ̓̀ ὔΥ̓́ ὖΥ̓͂ ᾀἈΙ ᾁἉΙ ᾂἊΙ ᾃἋΙ ᾄἌΙ ᾅἍΙ ᾆἎΙ ᾇἏΙ ᾈἈΙ ᾉἉΙ ᾊἊΙ " +
  "ᾋἋΙ ᾌἌΙ ᾍἍΙ ᾎἎΙ ᾏἏΙ ᾐἨΙ ᾑἩΙ ᾒἪΙ ᾓἫΙ ᾔἬΙ ᾕἭΙ ᾖἮΙ ᾗἯΙ ᾘἨΙ ᾙἩΙ ᾚἪΙ ᾛἫΙ ᾜἬΙ ᾝἭΙ ᾞἮΙ ᾟἯΙ ᾠὨΙ ᾡὩΙ ᾢὪΙ ᾣὫΙ ᾤὬΙ ᾥὭΙ " +
  "ᾦὮΙ ᾧὯΙ ᾨὨΙ ᾩὩΙ ᾪὪΙ ᾫὫΙ ᾬὬΙ ᾭὭΙ ᾮὮΙ ᾯὯΙ ᾲᾺΙ ᾳΑΙ ᾴΆΙ ᾶΑ͂ ᾷΑ͂Ι ᾼΑΙ ῂῊΙ ῃΗΙ ῄΉΙ ῆΗ͂ ῇΗ͂Ι ῌΗΙ ῒΪ̀ ΐΪ́ ῖΙ͂ ῗΪ͂ " +
  "ῢΫ̀ ΰΫ́ ῤΡ̓ ῦΥ͂ ῧΫ͂ ῲῺΙ ῳΩΙ ῴΏΙ ῶΩ͂ ῷΩ͂Ι ῼΩΙ ﬀFF ﬁFI ﬂFL ﬃFFI ﬄFFL ﬅST ﬆST ﬓՄՆ ﬔՄԵ ﬕՄԻ ﬖՎՆ ﬗՄԽ";

/** What may stand between a sigma and the letters that decide on it (Case_Ignorable), up to U+2100. */
const ignorable =
  "13,0,0 1a,0,0 1m,0,0 2m,0,0 2o,0,0 4o,0,0 4t,0,0 4v,0,0 50,0,0 53,2,0 j4,am,0 ok,2,0 oq,0,0 p0,2,0 p3,0,0 " +
  "w3,c,0 121,0,0 127,0,0 13l,2g,0 14v,0,0 14x,2,0 150,2,0 153,0,0 16c,0,0 6bv,8,0 6c8,2,0 6ck,0,0 6cn,0,0 " +
  "6cq,8,0 6e8,8,0 6ee,i,0 6ep,0,0 6f3,0,0 6fk,o,0 6hc,1s,0";

class CaseTable {
  private readonly numbers: number[];

  constructor(text: string) {
    this.numbers = text.split(" ").flatMap((range) => range.split(",").map((word) => parseInt(word, 36)));
  }

  /** Where the range is that has the unit; -1 without one. */
  find(unit: number): number {
    const { numbers } = this;
    let low = 0;
    let high = numbers.length / 3;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[middle * 3] <= unit) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return -1;
    const at = (low - 1) * 3;
    const distance = unit - numbers[at];
    const span = numbers[at + 1];
    return distance * 2 > span || ((span & 1) !== 0 && (distance & 1) !== 0) ? -1 : at;
  }

  map(unit: number): number {
    const at = this.find(unit);
    return at < 0 ? unit : unit + this.numbers[at + 2];
  }
}

const lowerTable = new CaseTable(lowerRanges);
const upperTable = new CaseTable(upperRanges);
const ignorableTable = new CaseTable(ignorable);
const longForms = new Map(longUpper.split(" ").map((word): [number, string] => [word.charCodeAt(0), word.slice(1)]));

export function lowerCaseOf(unit: number): number {
  if (unit < 0x80) return unit >= 65 && unit <= 90 ? unit + 32 : unit;
  return lowerTable.map(unit);
}

export function upperCaseOf(unit: number): number {
  if (unit < 0x80) return unit >= 97 && unit <= 122 ? unit - 32 : unit;
  return upperTable.map(unit);
}

export function lowerCase(text: string): string {
  if (text.includes("\u0130")) return text.split("\u0130").map(lowerCase).join("i\u0307");
  return mapped(text, lowerCaseOf, (unit, index) => (unit === 0x3a3 && isFinal(text, index) ? 0x3c2 : -1));
}

export function upperCase(text: string): string {
  let made = "";
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = stringCodeUnit(text, u32(index));
    const long = unit < 0xdf ? undefined : longForms.get(unit);
    if (long === undefined) continue;
    made += mapped(text.slice(start, index), upperCaseOf, null) + long;
    start = index + 1;
  }
  const rest = mapped(start === 0 ? text : text.slice(start), upperCaseOf, null);
  return start === 0 ? rest : made + rest;
}

/** `special` gives what a unit becomes where it stands, or -1. */
function mapped(
  text: string,
  caseOf: (unit: number) => number,
  special: ((unit: number, index: number) => number) | null,
): string {
  let first = 0;
  while (first < text.length && caseOf(stringCodeUnit(text, u32(first))) === stringCodeUnit(text, u32(first))) first++;
  if (first === text.length) return text;
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = stringCodeUnit(text, u32(index));
    const chosen = special === null || unit < 0x80 ? -1 : special(unit, index);
    units[index] = chosen >= 0 ? chosen : index < first ? unit : caseOf(unit);
  }
  return textFromUtf16(units, u32(0), u32(text.length));
}

/** Final_Sigma: a letter with two cases before it, none behind it, as far as what has no case lets one see. */
function isFinal(text: string, index: number): boolean {
  return nextIsCased(text, index, -1) && !nextIsCased(text, index, 1);
}

function nextIsCased(text: string, from: number, step: number): boolean {
  for (let index = from + step; index >= 0 && index < text.length; index += step) {
    const unit = stringCodeUnit(text, u32(index));
    if (ignorableTable.find(unit) >= 0) continue;
    return lowerCaseOf(unit) !== unit || upperCaseOf(unit) !== unit || longForms.has(unit);
  }
  return false;
}
