// Async methods, `this`, inheritance, interfaces, generics, recursion and captured variables.
interface Store<T> {
  get(key: string): Promise<T | undefined>;
  set(key: string, value: T): Promise<void>;
}
class MemoryStore<T> implements Store<T> {
  private readonly entries = new Map<string, T>();
  protected reads = 0;
  async get(key: string): Promise<T | undefined> {
    await null;
    this.reads++;
    return this.entries.get(key);
  }
  async set(key: string, value: T): Promise<void> {
    await Promise.resolve();
    this.entries.set(key, value);
  }
  static async of<T>(pairs: readonly (readonly [string, T])[]): Promise<MemoryStore<T>> {
    const store = new MemoryStore<T>();
    for (const [key, value] of pairs) await store.set(key, value);
    return store;
  }
}
class CountingStore<T> extends MemoryStore<T> {
  override async get(key: string): Promise<T | undefined> {
    const value = await super.get(key);
    console.log(`read ${this.reads}: ${key}`);
    return value;
  }
}
async function copy<T>(from: Store<T>, to: Store<T>, keys: readonly string[]): Promise<number> {
  let copied = 0;
  await Promise.all(
    keys.map(async (key) => {
      const value = await from.get(key);
      if (value === undefined) return;
      await to.set(key, value);
      copied++;
    }),
  );
  return copied;
}
async function fibonacci(n: number): Promise<number> {
  return n < 2 ? n : (await fibonacci(n - 1)) + (await fibonacci(n - 2));
}
async function retry<T>(attempts: number, work: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      console.log(`attempt ${attempt}:`, error instanceof Error ? error.message : error);
      if (attempt === attempts) throw error;
    }
  }
}
function memoize<T>(work: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? work(key);
    known.set(key, found);
    return found;
  };
}
class Animal {
  constructor(readonly name: string) {}
}
class Dog extends Animal {
  bark(): string {
    return `${this.name}!`;
  }
}
async function dog(): Promise<Dog> {
  return new Dog("Rex");
}
async function nameOf(animal: Promise<Animal> | Animal): Promise<string> {
  return (await animal).name;
}

async function main(): Promise<void> {
  const source = new CountingStore<number>();
  await source.set("a", 1);
  await source.set("b", 2.5);
  const target = new MemoryStore<number>();
  console.log(await copy(source, target, ["a", "b", "c"]), await target.get("b"), await target.get("c"));
  const words = await MemoryStore.of([
    ["x", "ex"],
    ["y", "why"],
  ]);
  console.log(await words.get("y"));
  console.log(await fibonacci(12));
  console.log(
    await retry(3, async (attempt) => {
      if (attempt < 3) throw new Error(`no ${attempt}`);
      return "yes";
    }),
  );
  await retry(1, () => Promise.reject(new Error("never"))).catch(() => console.log("gave up"));
  let calls = 0;
  const length = memoize(async (key) => {
    calls++;
    await null;
    return key.length;
  });
  console.log(await Promise.all([length("abc"), length("abc"), length("de")]), calls);
  const pet: Promise<Animal> = dog();
  console.log(await nameOf(pet), await nameOf(new Animal("Tom")), (await dog()).bark());
  const handlers = new Map<string, () => Promise<string>>([
    ["one", async () => "1"],
    ["two", () => Promise.resolve("2")],
  ]);
  for (const [name, handler] of handlers) console.log(name, await handler());
  const object = {
    base: 3,
    async scaled(n: number): Promise<number> {
      return (await n) * 2;
    },
  };
  console.log(await object.scaled(4));
}
main().catch((error) => console.log("failed", error));
