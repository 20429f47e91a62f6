// #private fields and methods.
class Account {
  #balance = 0;
  static #opened = 0;
  constructor(readonly owner: string) {
    Account.#opened++;
  }
  deposit(amount: number): void {
    this.#check(amount);
    this.#balance += amount;
  }
  #check(amount: number): void {
    if (amount <= 0) throw new RangeError(`cannot deposit ${amount}`);
  }
  get balance(): number {
    return this.#balance;
  }
  isRicherThan(other: Account): boolean {
    return this.#balance > other.#balance;
  }
  static get opened(): number {
    return Account.#opened;
  }
}
const a = new Account("a");
const b = new Account("b");
a.deposit(5);
b.deposit(3);
console.log(a.balance, a.isRicherThan(b), b.isRicherThan(a), Account.opened, a);
try {
  a.deposit(-1);
} catch (error) {
  console.log(error instanceof RangeError, error instanceof Error && error.message);
}

// A private method of the same name in a subclass is another one.
class Above { #m(): number { return 1; } call(): number { return this.#m(); } }
class Below extends Above { #m(): number { return 2; } both(): number { return this.#m() * 10 + this.call(); } }
console.log(new Below().call(), new Below().both());
