// Errors from functions that an optimising compiler puts into others: their traces name every function of the source.

class Amount {
  constructor(readonly cents: number) {
    if (cents < 0) fail(`less than nothing: ${cents}`);
  }
  get euros(): number {
    return checked(this.cents / 100);
  }
}
class Shop {
  private total = 0;
  add(cents: number): void {
    this.total += new Amount(cents).cents;
    this.note(cents);
  }
  private note(cents: number): void {
    if (cents === 13) {
      fail("unlucky");
    }
  }
}
class CodedError extends Error {
  constructor(
    message: string,
    readonly code: number,
  ) {
    super(message);
  }
}
function fail(message: string): never {
  throw new CodedError(message, 3);
}
function checked(value: number): number {
  if (value > 10) throw new RangeError("too much");
  return value;
}
function each(values: number[], visit: (value: number) => void): void {
  for (const value of values) visit(value);
}
function half(value: number): number {
  return value % 2 === 0 ? value / 2 : fail("odd");
}
const attempts: (() => void)[] = [
  () => new Shop().add(-5),
  () => {
    const shop = new Shop();
    each([1, 2, 13], (value) => shop.add(value));
  },
  () => console.log(new Amount(2000).euros),
  () => console.log([2, 4, 5].map((value) => half(value))),
];
for (const attempt of attempts) {
  try {
    attempt();
  } catch (error) {
    console.log((error as Error).stack);
  }
}
half(7);
