class Resource implements Disposable {
  constructor(readonly name: string, readonly fails = false) {
    console.log("open", name);
  }
  use(): string {
    return `use ${this.name}`;
  }
  [Symbol.dispose](): void {
    console.log("close", this.name);
    if (this.fails) throw new Error(`closing ${this.name}`);
  }
}
function simple(): number {
  using a = new Resource("a");
  using b = new Resource("b"),
    c = new Resource("c");
  console.log(a.use(), b.use(), c.use());
  return 5;
}
console.log(simple());
function early(limit: number): string {
  for (let i = 0; i < 3; i++) {
    using r = new Resource(`loop ${i}`);
    if (i === limit) continue;
    if (i > limit) break;
    console.log(r.use());
  }
  {
    using none = null;
    using maybe: Resource | undefined = limit > 0 ? new Resource("maybe") : undefined;
    console.log(none, maybe?.use());
  }
  return "done";
}
console.log(early(0), early(1));
function failing(body: boolean, first: boolean, second: boolean): void {
  try {
    using a = new Resource("first", first);
    using b = new Resource("second", second);
    if (body) throw new RangeError(`body with ${a.name} ${b.name}`);
  } catch (error) {
    let current: unknown = error;
    const names: string[] = [];
    while (current instanceof Error && current.name === "SuppressedError") {
      const { error, suppressed } = current as SuppressedError;
      names.push(`${current.message} ${String(error)}`);
      current = suppressed;
    }
    console.log(names, String(current));
  }
}
failing(true, false, false);
failing(false, true, false);
failing(true, true, false);
failing(true, true, true);
failing(false, true, true);
function open(name: string): Disposable & { readonly label: string } {
  return {
    label: name,
    [Symbol.dispose]() {
      console.log("dispose of", name);
    },
  };
}
{
  using x = open("literal");
  console.log(x.label);
}
class Connection implements AsyncDisposable {
  constructor(readonly id: number) {}
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.resolve();
    console.log("closed connection", this.id);
  }
}
async function work(fail: boolean): Promise<string> {
  await using one = new Connection(1);
  await using two = new Connection(2);
  await using plain = new Resource("sync in async");
  console.log("working", one.id, two.id, plain.name);
  await Promise.resolve();
  if (fail) throw new Error("work failed");
  return "worked";
}
console.log(await work(false));
await work(true).catch((error: unknown) => console.log(String(error)));
function* items(): Generator<number> {
  using r = new Resource("generator");
  yield 1;
  console.log(r.name);
  yield 2;
}
for (const item of items()) {
  console.log(item);
  if (item === 1) break;
}
console.log([...items()]);
class Key {
  #secret: number;
  constructor(secret: number) {
    this.#secret = secret;
  }
  static isKey(value: object): value is Key {
    return #secret in value;
  }
  equals(other: object): boolean {
    return #secret in other && other.#secret === this.#secret;
  }
}
class MasterKey extends Key {}
class Fake {
  secret = 1;
}
console.log(Key.isKey(new Key(1)), Key.isKey(new MasterKey(2)), Key.isKey(new Fake()), Key.isKey([1]), Key.isKey({ secret: 1 }));
console.log(new Key(1).equals(new MasterKey(1)), new Key(1).equals(new Key(2)), new Key(1).equals(new Fake()));
using top = new Resource("top");
console.log(top.use());
