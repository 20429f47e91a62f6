// `instanceof` of a generic class says nothing of its arguments: what an instance of any of them holds is looked up.
abstract class Value<T> {
  readonly #value: T;
  protected constructor(value: T) {
    this.#value = value;
  }
  get value(): T {
    return this.#value;
  }
  isOfSameClass(other: unknown): boolean {
    return other instanceof Value && this.constructor === other.constructor;
  }
  equals(other: unknown): boolean {
    return other instanceof Value && this.value === other.value;
  }
}
class Age extends Value<number> {
  constructor(value: number) {
    super(value);
  }
}
class Name extends Value<string> {
  constructor(value: string) {
    super(value);
  }
}
class Flag extends Value<boolean> {
  constructor(value: boolean) {
    super(value);
  }
}
const values: unknown[] = [new Age(7.5), new Name("n"), new Flag(true), 7.5, null];
for (const one of values) if (one instanceof Value) console.log(one.value, one.constructor.name);
console.log(values.map((one) => new Age(7.5).equals(one)), values.map((one) => new Flag(true).isOfSameClass(one)));

class Cell<T> {
  constructor(readonly held: T) {}
  get again(): T {
    return this.held;
  }
  give(): T {
    return this.held;
  }
}
function show(other: unknown): void {
  if (!(other instanceof Cell)) return;
  console.log(other.held, other.again, other.give(), other);
}
for (const one of [new Cell(5e-324), new Cell("s"), new Cell(false), new Cell({ a: 1 }), new Cell(null)]) show(one);

// A class in a function: its instances of other arguments are TypeErrors.
function local(): void {
  class Inner<T> {
    constructor(readonly held: T) {}
  }
  const made: unknown[] = [new Inner<unknown>("any")];
  for (const one of made) if (one instanceof Inner) console.log(one.held);
}
local();

// A field that may be null, read by way of an instance of which nothing is known.
abstract class Held<T> {
  readonly held: T;
  constructor(value: T) {
    this.check(value);
    this.held = value;
  }
  get value(): T {
    return this.held;
  }
  check(value: T): void {
    if (value === null && this.constructor.name === "Never") throw new Error("null");
  }
  isSame(other: unknown): boolean {
    return other instanceof Held && this.isOf(other.value);
  }
  isOf(value: unknown): boolean {
    if (typeof this.value === "object" && this.value !== null)
      return JSON.stringify(this.value) === JSON.stringify(value);
    return this.value === value;
  }
}
class HeldText extends Held<string> {}
class HeldNumber extends Held<number | null> {}
class HeldPoint extends Held<{ x: number }> {}
console.log(new HeldText("a").isSame(new HeldText("a")), new HeldPoint({ x: 1 }).isSame(new HeldPoint({ x: 1 })));
console.log(new HeldNumber(null).value, new HeldNumber(null).isSame(new HeldNumber(null)));

// An instance by one text or number among several is one by all of them.
type Currency = "EUR" | "USD";
class Money<C extends Currency = Currency> {
  constructor(readonly amount: number, readonly currency: C) {}
  plus(other: Money<C>): Money<C> {
    return new Money(this.amount + other.amount, this.currency);
  }
}
class Account<C extends Currency = Currency> {
  private balance: Money<C>;
  private readonly seen = new Map<C, number>();
  readonly log: C[] = [];
  constructor(readonly currency: C) {
    this.balance = new Money(0, currency);
  }
  pay(money: Money<C>): this {
    this.balance = this.balance.plus(money);
    this.seen.set(money.currency, this.balance.amount);
    this.log.push(money.currency);
    return this;
  }
  get total(): Money<C> {
    return this.balance;
  }
  get currencies(): C[] {
    return [...this.seen.keys()];
  }
}
{
  const euros = new Account("EUR").pay(new Money(5, "EUR"));
  const dollars = new Account("USD");
  const report = (account: Account): string => `${account.total.amount} ${account.currency} ${account.currencies.join()}`;
  console.log(report(euros as Account), report(dollars as unknown as Account<Currency>));
  const all = [euros, dollars] as Account[];
  const byName = new Map<string, Account>([["first", euros as Account]]);
  console.log(all.map(report), byName.get("first") === (euros as Account), all[0] instanceof Account);
  (byName.get("first") as Account<"EUR">).pay(new Money(1, "EUR"));
  console.log(report(euros), euros.log);
}
abstract class Step<N extends 1 | 2> {
  abstract readonly size: N;
  next: Step<1 | 2> | null = null;
  length(): number {
    return this.size + (this.next?.length() ?? 0);
  }
}
class Short extends Step<1> {
  readonly size = 1;
}
class Long extends Step<2> {
  readonly size = 2;
}
{
  const [short, long] = [new Short(), new Long()];
  short.next = long;
  const steps: Step<1 | 2>[] = [short, long];
  console.log(steps.map((one) => one.length()), steps.includes(long));
}
// Made for a type parameter that stands for one of several names.
interface Happenings {
  opened: { by: string };
  closed: { after: number };
}
class Happening<K extends keyof Happenings = keyof Happenings> {
  constructor(
    readonly name: K,
    readonly told: Happenings[K],
  ) {}
}
const happened: Happening[] = [];
function happen<K extends keyof Happenings>(name: K, told: Happenings[K]): void {
  happened.push(new Happening(name, told) as unknown as Happening);
}
happen("opened", { by: "Ada" });
happen("closed", { after: 3 });
console.log(happened, happened.map(({ name, told }) => (name === "opened" ? told : [told])));

// A list of an instance of which `instanceof` tells no more than the class, where the program only reads it.
class CycleProblem<N> extends Error {
  constructor(readonly circle: N[]) {
    super(`a cycle of ${circle.length}`);
  }
}
const attempts = [
  () => { throw new CycleProblem(["a", "b"]); },
  () => { throw new CycleProblem([1, 2.5]); },
  () => { throw new CycleProblem([{ name: "c" }]); },
];
for (const attempt of attempts) {
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof CycleProblem)) continue;
    console.log(error.message, error.circle.length, error.circle.map((one) => String(one)), error.circle[0]);
    for (const one of error.circle) console.log(one);
  }
}
