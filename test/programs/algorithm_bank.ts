// An ordinary small program: a bank with accounts, a ledger, errors and a report.
class InsufficientFunds extends Error {
  constructor(
    readonly account: string,
    readonly missing: number,
  ) {
    super(`${account} lacks ${missing}`);
    this.name = "InsufficientFunds";
  }
}
type Entry = { readonly at: number; readonly text: string; readonly amount: number };
class Account {
  private readonly ledger: Entry[] = [];
  constructor(
    readonly owner: string,
    private balance = 0,
  ) {}
  deposit(amount: number, text = "deposit"): void {
    this.balance += amount;
    this.ledger.push({ at: this.ledger.length, text, amount });
  }
  withdraw(amount: number): void {
    if (amount > this.balance) throw new InsufficientFunds(this.owner, amount - this.balance);
    this.deposit(-amount, "withdrawal");
  }
  get statement(): string {
    return this.ledger.map(({ at, text, amount }) => `${at}. ${text.padEnd(12, ".")}${String(amount).padStart(6)}`).join("\n");
  }
  get total(): number {
    return this.balance;
  }
}
class Bank {
  private readonly accounts = new Map<string, Account>();
  open(owner: string, balance?: number): Account {
    const account = new Account(owner, balance);
    this.accounts.set(owner, account);
    return account;
  }
  transfer(from: string, to: string, amount: number): boolean {
    const source = this.accounts.get(from);
    const target = this.accounts.get(to);
    if (!source || !target) return false;
    try {
      source.withdraw(amount);
      target.deposit(amount, `from ${from}`);
      return true;
    } catch (error) {
      if (error instanceof InsufficientFunds) {
        console.log("refused:", error.message);
        return false;
      }
      throw error;
    }
  }
  get richest(): Account | undefined {
    let best: Account | undefined;
    for (const account of this.accounts.values()) if (!best || account.total > best.total) best = account;
    return best;
  }
}
const bank = new Bank();
bank.open("ann", 100);
bank.open("bob");
console.log(bank.transfer("ann", "bob", 30), bank.transfer("bob", "ann", 50), bank.transfer("ann", "cy", 1));
console.log(bank.richest?.owner, bank.richest?.total);
console.log(bank.open("dee", 5).statement === "", bank.richest?.statement);
