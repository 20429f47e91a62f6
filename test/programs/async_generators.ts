// Async generators and `for await`.
const tick = (): Promise<void> => Promise.resolve();
async function* count(limit: number): AsyncGenerator<number, string, string | undefined> {
  console.log("count begins");
  try {
    for (let n = 0; n < limit; n++) {
      await tick();
      const sent = yield n;
      if (sent !== undefined) console.log("sent", sent);
    }
    return "counted";
  } finally {
    await tick();
    console.log("count ends");
  }
}

class Ticker {
  constructor(private readonly names: readonly string[]) {}
  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (const name of this.names) {
      await tick();
      yield name;
    }
  }
  async *numbered(): AsyncGenerator<[number, string]> {
    let index = 0;
    for await (const name of this) yield [index++, name];
  }
}

async function* map<T, U>(source: AsyncIterable<T>, change: (value: T) => U | Promise<U>): AsyncGenerator<Awaited<U>> {
  for await (const value of source) yield change(value);
}
async function* take<T>(source: AsyncIterable<T>, limit: number): AsyncGenerator<T> {
  if (limit <= 0) return;
  let left = limit;
  for await (const value of source) {
    yield value;
    if (--left === 0) return;
  }
}
async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of source) values.push(value);
  return values;
}

async function* outer(): AsyncGenerator<number, void, string> {
  const result = yield* count(2);
  console.log("inner result", result);
  yield* [10, 20];
  yield 30;
}

async function main(): Promise<void> {
  for await (const n of count(3)) console.log(n);
  for await (const n of count(5)) if (n === 1) break;
  const steps = count(2);
  console.log(await steps.next(), await steps.next("hello"), await steps.next(), await steps.next());
  const queued = count(2);
  console.log(await Promise.all([queued.next(), queued.next(), queued.next(), queued.next()]));
  const early = count(9);
  console.log(await early.next(), await early.return("enough"), await early.next());
  const failed = count(9);
  await failed.next();
  await failed.throw(new Error("thrown in")).catch((error) => console.log(error instanceof Error && error.message));
  console.log(await failed.next(), await count(1).return("before start"));

  console.log(await collect(new Ticker(["a", "b"])), await collect(new Ticker(["x", "y"]).numbered()));
  console.log(await collect(take(map(count(100), async (n) => n * n), 3)));
  console.log(await collect(outer()));
  for await (const value of [Promise.resolve("p"), "plain", tick()]) console.log(value);
  for await (const value of new Set([1, 2])) console.log(value);
  try {
    for await (const value of [Promise.resolve(1), Promise.reject(new Error("second")), 3]) console.log(value);
  } catch (error) {
    console.log(error instanceof Error && error.message);
  }
  outside: for await (const a of count(3)) {
    for await (const b of count(3)) {
      if (b === 1) continue outside;
      if (a === 1) break outside;
      console.log(a, b);
    }
  }
  const broken = (async function* (): AsyncGenerator<number> {
    yield 1;
    throw new RangeError("broken");
  })();
  try {
    for await (const value of broken) console.log(value);
  } catch (error) {
    console.log(error instanceof RangeError, await broken.next());
  }
  const object: AsyncIterable<number> = {
    [Symbol.asyncIterator](): AsyncIterator<number> {
      let n = 0;
      return {
        next: async () => (n < 2 ? { value: n++, done: false } : { value: undefined, done: true }),
        return: async () => {
          console.log("object closed");
          return { value: undefined, done: true };
        },
      };
    },
  };
  for await (const n of object) console.log("object", n);
  for await (const n of object) if (n === 0) break;
  console.log(count(1));
}
main().then(() => console.log("end"));
