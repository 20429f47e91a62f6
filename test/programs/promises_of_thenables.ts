// Objects with a `then` of their own: awaited, and given to the functions of Promise, in Node's order.
class Thing {
  constructor(
    readonly value: number,
    readonly log: string[],
  ) {}
  then(ok: (value: number) => void, bad: (error: Error) => void): void {
    this.log.push(`then ${this.value}`);
    if (this.value < 0) return bad(new RangeError("negative"));
    ok(this.value);
    ok(99);
    bad(new Error("late"));
  }
}
class Throwing {
  then(_ok: (text: string) => void): void {
    throw new TypeError("no");
  }
}
const log: string[] = [];
async function awaits(): Promise<void> {
  log.push("before");
  const value = await new Thing(1, log);
  log.push(`got ${value + 1}`);
  for (const attempt of [async () => await new Thing(-1, log), async () => await new Throwing()]) {
    try {
      await attempt();
    } catch (error) {
      log.push(String(error));
    }
  }
}
async function counts(): Promise<void> {
  for (let i = 0; i < 8; i++) {
    await null;
    log.push(`turn ${i}`);
  }
}
await Promise.all([awaits(), counts()]);
console.log(log.join(", "));

const all = await Promise.all([new Thing(5, log), 6, Promise.resolve("x")]);
console.log(all[0] + 1, all, await Promise.resolve(new Thing(8, log)));
console.log((await Promise.allSettled([new Thing(-5, log), new Thing(2, log)])).map(({ status }) => status));
console.log(await Promise.race([new Thing(7, log), new Promise<number>(() => {})]));

interface Lazy<T> {
  then(resolve: (value: T) => void): unknown;
}
const lazy: Lazy<string[]> = {
  then(resolve) {
    queueMicrotask(() => resolve(["late"]));
  },
};
console.log((await lazy)[0].toUpperCase());

class Base {
  name(): string {
    return "base";
  }
  then(ok: (text: string) => void): void {
    ok(this.name());
  }
}
class Derived extends Base {
  override name(): string {
    return "derived";
  }
  override then(ok: (text: string) => void): void {
    super.then((text) => ok(`${text}!`));
  }
}
const base: Base = new Derived();
console.log(await base);

class Nested {
  then(ok: (value: Promise<number> | number) => void): void {
    ok(Promise.resolve(3));
  }
}
async function* things(): AsyncGenerator<number> {
  yield await new Thing(4, log);
  for await (const one of [new Thing(1, log), new Thing(2, log)]) yield one;
}
for await (const one of things()) console.log(one, await new Nested());

class Query<T> implements PromiseLike<T> {
  private handlers = 0;
  constructor(private readonly run: () => Promise<T>) {}
  then<A = T, B = never>(
    ok?: ((value: T) => A | PromiseLike<A>) | null,
    bad?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.handlers++;
    return this.run().then(ok, bad);
  }
  get count(): number {
    return this.handlers;
  }
}
const query = new Query(async () => ({ id: 1, tags: ["q"] }));
const row = await query;
console.log(row.id, row.tags, query.count, (await query.then(({ tags }) => tags.length)) + 1);
const failing = new Query<number>(() => Promise.reject(new Error("down")));
console.log(await Promise.resolve(failing).catch((error: Error) => error.message));
