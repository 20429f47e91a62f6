// Whole numbers of any size, for what decimal digits of doubles need exactly: powers of ten, and reading and writing
// more digits than 64 bits hold.
// @cold

export class Natural {
  /** 32-bit digits, least significant first, no leading zeros. */
  private readonly limbs: u32[] = [];

  static of(value: u64): Natural {
    const natural = new Natural();
    natural.limbs.push(u32(value), u32(value >> 32n));
    natural.trim();
    return natural;
  }

  static powerOfTen(exponent: number): Natural {
    const natural = Natural.of(1n);
    natural.multiplyByPowerOfTen(exponent);
    return natural;
  }

  get isZero(): boolean {
    return this.limbs.length === 0;
  }

  get bitLength(): number {
    const count = this.limbs.length;
    return count === 0 ? 0 : count * 32 - Math.clz32(this.limbs[count - 1]);
  }

  copy(): Natural {
    const natural = new Natural();
    for (const limb of this.limbs) natural.limbs.push(limb);
    return natural;
  }

  /** this = this * factor + addend */
  multiplyAdd(factor: u32, addend: u32): void {
    let carry = u64(addend);
    const wideFactor = u64(factor);
    for (let index = 0; index < this.limbs.length; index++) {
      const sum = u64(u64(u64(this.limbs[index]) * wideFactor) + carry);
      this.limbs[index] = u32(sum);
      carry = u64(sum >> 32n);
    }
    if (carry !== 0n) this.limbs.push(u32(carry));
  }

  multiplyByPowerOfTen(exponent: number): void {
    let rest = exponent;
    for (; rest >= 9; rest -= 9) this.multiplyAdd(1000000000, 0);
    for (; rest > 0; rest--) this.multiplyAdd(10, 0);
  }

  /** Divides and cuts off; gives the remainder. */
  divide(divisor: u32): u32 {
    let remainder: u64 = 0n;
    const wideDivisor = u64(divisor);
    for (let index = this.limbs.length - 1; index >= 0; index--) {
      const part = u64(u64(remainder << 32n) | u64(this.limbs[index]));
      this.limbs[index] = u32(u64(part / wideDivisor));
      remainder = u64(part % wideDivisor);
    }
    this.trim();
    return u32(remainder);
  }

  shiftLeft(count: number): void {
    if (this.limbs.length === 0 || count === 0) return;
    const bits = u32(count & 31);
    const words = count >> 5;
    if (bits !== 0) {
      let carry: u32 = 0;
      for (let index = 0; index < this.limbs.length; index++) {
        const limb = this.limbs[index];
        this.limbs[index] = u32(u32(limb << bits) | carry);
        carry = u32(limb >>> u32(32 - bits));
      }
      if (carry !== 0) this.limbs.push(carry);
    }
    if (words === 0) return;
    const length = this.limbs.length;
    for (let index = 0; index < words; index++) this.limbs.push(0);
    for (let index = length - 1; index >= 0; index--) this.limbs[index + words] = this.limbs[index];
    for (let index = 0; index < words; index++) this.limbs[index] = 0;
  }

  /** Less than 0, 0 or more than 0. */
  compare(other: Natural): number {
    if (this.limbs.length !== other.limbs.length) return this.limbs.length - other.limbs.length;
    for (let index = this.limbs.length - 1; index >= 0; index--) {
      const left = this.limbs[index];
      const right = other.limbs[index];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  }

  /** Takes away `other`, which is not larger. */
  subtract(other: Natural): void {
    let borrow: u64 = 0n;
    for (let index = 0; index < this.limbs.length; index++) {
      const taken = index < other.limbs.length ? u64(other.limbs[index]) : u64(0);
      const difference = u64(u64(u64(this.limbs[index]) - taken) - borrow);
      this.limbs[index] = u32(difference);
      borrow = u64(u64(difference >> 32n) & 1n);
    }
    this.trim();
  }

  /** Divides by a divisor that goes in less than ten times: leaves the remainder, gives the quotient. */
  takeDigit(divisor: Natural): number {
    let digit = 0;
    while (this.compare(divisor) >= 0) {
      this.subtract(divisor);
      digit++;
    }
    return digit;
  }

  /** 64 bits from bit `position` on; bits outside the number, also below bit 0, are 0. */
  bitsFrom(position: number): u64 {
    let result: u64 = 0n;
    for (let index = 0; index < this.limbs.length; index++) {
      const shift = index * 32 - position;
      const limb = u64(this.limbs[index]);
      if (shift >= 0 && shift < 64) result = u64(result | u64(limb << u64(shift)));
      else if (shift < 0 && shift > -32) result = u64(result | u64(limb >> u64(-shift)));
    }
    return result;
  }

  /** Is one of the bits below `position` set? */
  hasBitsBelow(position: number): boolean {
    for (let index = 0; index < this.limbs.length && index * 32 < position; index++) {
      const limb = this.limbs[index];
      const bits = position - index * 32;
      if ((bits >= 32 ? limb : u32(limb << u32(32 - bits))) !== 0) return true;
    }
    return false;
  }

  /** Divides by 2^count and rounds, halves up. */
  shiftRightRounded(count: number): Natural {
    const natural = new Natural();
    for (let position = count; position < this.limbs.length * 32; position += 32) {
      natural.limbs.push(u32(this.bitsFrom(position)));
    }
    natural.trim();
    const roundsUp = count > 0 && u64(this.bitsFrom(count - 1) & 1n) !== 0n;
    if (roundsUp && natural.isZero) return Natural.of(1n);
    if (roundsUp) natural.multiplyAdd(1, 1);
    return natural;
  }

  /** The decimal digits; "0" for 0. */
  toText(): string {
    const rest = this.copy();
    let text = "";
    while (rest.limbs.length > 1) {
      let group = rest.divide(1000000000);
      for (let count = 0; count < 9; count++) {
        text = "0123456789".charAt(group % 10) + text;
        group = u32(group / 10);
      }
    }
    let last: u32 = rest.limbs.length === 0 ? u32(0) : rest.limbs[0];
    if (last === 0) return text === "" ? "0" : withoutLeadingZeros(text);
    for (; last !== 0; last = u32(last / 10)) text = "0123456789".charAt(last % 10) + text;
    return text;
  }

  private trim(): void {
    while (this.limbs.length > 0 && this.limbs[this.limbs.length - 1] === 0) this.limbs.pop();
  }
}

function withoutLeadingZeros(digits: string): string {
  let start = 0;
  while (digits.charCodeAt(start) === 48) start++;
  return digits.substring(start);
}
