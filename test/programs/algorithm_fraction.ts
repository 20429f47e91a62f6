// Value classes with operators as methods: exact fractions.
function gcd(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : gcd(b, a % b);
}
class Fraction {
  readonly numerator: number;
  readonly denominator: number;
  constructor(numerator: number, denominator = 1) {
    if (denominator === 0) throw new RangeError("zero denominator");
    const divisor = gcd(numerator, denominator) * Math.sign(denominator);
    this.numerator = numerator / divisor;
    this.denominator = denominator / divisor;
  }
  plus(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.denominator + other.numerator * this.denominator, this.denominator * other.denominator);
  }
  times(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.numerator, this.denominator * other.denominator);
  }
  equals(other: Fraction): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator;
  }
  toString(): string {
    return this.denominator === 1 ? `${this.numerator}` : `${this.numerator}/${this.denominator}`;
  }
}
let harmonic = new Fraction(0);
for (let n = 1; n <= 12; n++) harmonic = harmonic.plus(new Fraction(1, n));
console.log(`${harmonic}`, `${new Fraction(6, -8)}`, `${new Fraction(4, 2)}`, new Fraction(1, 2).equals(new Fraction(2, 4)));
console.log(`${new Fraction(2, 3).times(new Fraction(9, 4))}`);
