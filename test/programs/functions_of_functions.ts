// Functions that take and give functions: they are called as those who hold them call them, also behind interfaces, generic
// classes and methods that return their own generic type.
const feed: (sink: (value: unknown) => void) => void = (sink: (n: number) => void) => sink(5);
feed((value) => console.log(value));
const maker: () => (n: number) => unknown = () => (value: unknown) => value;
console.log(maker()(7));

interface Source {
  each(sink: (value: unknown) => void): void;
  make(): (n: number) => unknown;
}
class Numbers implements Source {
  each(sink: (n: number) => void): void {
    sink(1.5);
    sink(2);
  }
  make(): (value: unknown) => number {
    return (value) => Number(value) + 1;
  }
}
const source: Source = new Numbers();
source.each((value) => console.log(value));
console.log(source.make()(4));

type Chain<T> = {
  get(): T | null | undefined;
  map<N>(fn: (value: T) => N): Chain<N>;
  flatMap<N>(fn: (value: T) => Chain<N>): Chain<N>;
  isEmpty(): boolean;
  getOrElse(otherwise: T): T;
};
class Full<T> implements Chain<T> {
  constructor(private value: T) {}
  get = (): T | null | undefined => this.value;
  map = <N>(fn: (value: T) => N): Chain<N> => chain(fn(this.value));
  flatMap<N>(fn: (value: T) => Chain<N>): Chain<N> {
    return chain<N>(fn(this.value).get());
  }
  isEmpty = (): boolean => false;
  getOrElse = (_otherwise: T): T => this.value;
}
class Empty<T> implements Chain<T> {
  get = (): T | null | undefined => null;
  map = <N>(_fn: (value: T) => N): Chain<N> => new Empty<N>();
  flatMap<N>(_fn: (value: T) => Chain<N>): Chain<N> {
    return new Empty<N>();
  }
  isEmpty = (): boolean => true;
  getOrElse = (otherwise: T): T => otherwise;
}
function chain<T>(value: T | null | undefined): Chain<T> {
  return value === null || value === undefined ? new Empty<T>() : new Full<T>(value);
}
const doubled = chain(4).map((n) => n * 2);
console.log(doubled.flatMap((n) => chain(`${n} twice`)).getOrElse("none"));
console.log(chain<number>(null).map((n) => n + 1).isEmpty(), chain<string>(undefined).getOrElse("otherwise")); // prettier-ignore

// Options that may all be missing: whatever has a member of one of the names could stand there, and does not.
interface Options {
  retries?: number;
  delay?: number;
  onRetry?: (error: unknown, attempt: number) => void;
}
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
async function retry<T>(run: () => Promise<T>, { retries = 3, delay = 1, onRetry }: Options = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt > retries) throw error;
      onRetry?.(error, attempt);
      await wait(delay);
    }
  }
}
let tries = 0;
const flaky = async (): Promise<number> => {
  if (++tries < 3) throw new Error(`fails ${tries}`);
  return tries;
};
console.log(await retry(flaky, { onRetry: (error, n) => console.log(n, error instanceof Error && error.message) }));
await retry(() => Promise.reject(new Error("always")), { retries: 1 }).catch((error: Error) =>
  console.log(error.message),
);
