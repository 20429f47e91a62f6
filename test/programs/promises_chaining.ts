// then, catch and finally: what comes out of which handler.
function show(name: string): (value: unknown) => void {
  return (value) => console.log(name, value instanceof Error ? `${value.name}: ${value.message}` : value);
}
Promise.resolve(1)
  .then((n) => n + 1)
  .then((n) => `${n}!`)
  .then((text) => [text, text.length])
  .then(show("chain"));
Promise.reject(new TypeError("first"))
  .then(() => "never")
  .catch((error) => {
    show("caught")(error);
    return 5;
  })
  .then(show("recovered"));
Promise.resolve("kept")
  .then(undefined, () => "not called")
  .then(null)
  .then(show("passed on"));
Promise.resolve(0)
  .then(() => {
    throw new RangeError("thrown");
  })
  .then(show("skipped"), show("handler of the next"));
Promise.resolve("value")
  .finally(() => "ignored")
  .then(show("finally keeps"));
Promise.resolve("value")
  .finally(() => {
    throw new Error("from finally");
  })
  .then(show("skipped"), show("finally throws"));
Promise.reject(new Error("reason"))
  .finally(() => console.log("cleanup"))
  .catch(show("finally passes"));

const twice = new Promise<string>((resolve, reject) => {
  resolve("first wins");
  resolve("second");
  reject(new Error("third"));
  throw new Error("ignored");
});
twice.then(show("once"));
new Promise<number>(() => {
  throw new Error("executor");
}).catch(show("executor throws"));
new Promise<number>((resolve) => resolve(new Promise<number>((_, reject) => reject(new Error("inner")))))
  .then(show("skipped"))
  .catch(show("adopted rejection"));

let settle: (value: number | PromiseLike<number>) => void = () => {};
const later = new Promise<number>((resolve) => (settle = resolve));
later.then(show("a"));
later.then(show("b")).then(() => later.then(show("c")));
settle(42);

const self: Promise<unknown> = Promise.resolve().then(() => self);
self.catch(show("cycle"));

class Account {
  constructor(private balance: number) {}
  withdraw(amount: number): Promise<number> {
    return new Promise((resolve, reject) => {
      if (amount > this.balance) reject(new RangeError(`only ${this.balance} left`));
      else resolve((this.balance -= amount));
    });
  }
}
const account = new Account(10);
account
  .withdraw(4)
  .then((left) => {
    console.log("left", left);
    return account.withdraw(40);
  })
  .then(show("skipped"), show("refused"));

const values: Promise<number | string>[] = [Promise.resolve(1), Promise.resolve("two")];
for (const one of values) one.then(show("mixed"));
console.log(Promise.resolve(7), Promise.reject(new Error("shown")).catch(() => {}) instanceof Promise);
const fulfilled = Promise.resolve({ a: [1, 2] });
console.log(fulfilled, Promise.resolve(fulfilled) === fulfilled, [Promise.resolve("x")], { p: new Promise(() => {}) });
