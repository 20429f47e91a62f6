// What programs build of promises: a queue, a mutex, a semaphore, a channel, an event that can be awaited.
class Queue<T> {
  private readonly items: T[] = [];
  private readonly waiting: ((item: T) => void)[] = [];
  push(item: T): void {
    const next = this.waiting.shift();
    if (next !== undefined) next(item);
    else this.items.push(item);
  }
  pop(): Promise<T> {
    const item = this.items.shift();
    return item !== undefined ? Promise.resolve(item) : new Promise((resolve) => this.waiting.push(resolve));
  }
}
class Mutex {
  private last: Promise<void> = Promise.resolve();
  async run<T>(work: () => Promise<T>): Promise<T> {
    const before = this.last;
    let release = (): void => {};
    this.last = new Promise((resolve) => (release = resolve));
    await before;
    try {
      return await work();
    } finally {
      release();
    }
  }
}
class Semaphore {
  private readonly waiting: (() => void)[] = [];
  constructor(private free: number) {}
  async acquire(): Promise<void> {
    if (this.free > 0) {
      this.free--;
      return;
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
  release(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.free++;
    else next();
  }
}
const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await null;
};

async function main(): Promise<void> {
  const queue = new Queue<number>();
  const consumer = (async () => {
    let sum = 0;
    for (let item = await queue.pop(); item >= 0; item = await queue.pop()) {
      console.log("took", item);
      sum += item;
    }
    return sum;
  })();
  for (let item = 0; item < 4; item++) {
    queue.push(item);
    if (item % 2 === 1) await turns(3);
  }
  queue.push(-1);
  console.log("sum", await consumer);

  const mutex = new Mutex();
  let inside = 0;
  let most = 0;
  const order: number[] = [];
  await Promise.all(
    [3, 1, 2].map((count, index) =>
      mutex.run(async () => {
        most = Math.max(most, ++inside);
        await turns(count);
        order.push(index);
        inside--;
      }),
    ),
  );
  console.log("mutex", most, order);
  await mutex
    .run(async () => {
      throw new Error("in the lock");
    })
    .catch((error) => console.log(error instanceof Error && error.message));
  console.log(await mutex.run(async () => "free again"));

  const semaphore = new Semaphore(2);
  let running = 0;
  let peak = 0;
  await Promise.all(
    Array.from({ length: 6 }, async (_, index) => {
      await semaphore.acquire();
      peak = Math.max(peak, ++running);
      await turns(index);
      running--;
      semaphore.release();
    }),
  );
  console.log("semaphore", peak, running);

  let total = 0;
  for (let i = 0; i < 20000; i++) total += await i;
  console.log(total);
}
main();
