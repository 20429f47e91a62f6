// A promise of unknown values that a cast says more of: what it holds is tested, and order and rejections are the same one's.
class Box {
  constructor(readonly size: number) {}
}
function typed<T>(value: unknown): Promise<T> {
  const held: Promise<unknown> = Promise.resolve(value);
  return held as Promise<T>;
}
console.log(await typed<number>(3), await typed<string>("x"), await typed<number[]>([1, 2]), await typed<Box>(new Box(1)));
console.log((await typed<{ name: string }>({ name: "a" })).name, await typed<undefined>(undefined));
const running = new Map<string, Promise<unknown>>();
function once<T>(key: string, load: () => Promise<T>): Promise<T> {
  const found = running.get(key);
  if (found !== undefined) return found as Promise<T>;
  const loaded = load().finally(() => running.delete(key));
  running.set(key, loaded);
  return loaded;
}
console.log(await Promise.all([once("a", async () => 1), once("a", async () => 2), once("b", async () => "text")]));
const refused: Promise<unknown> = Promise.reject(new Error("refused"));
(refused as Promise<string>).catch((error: Error) => console.log(error.message));
function schedule<T>(work: () => T | Promise<T>): Promise<T> {
  let settle!: (value: unknown) => void;
  let fail!: (reason: unknown) => void;
  const outcome = new Promise<unknown>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  outcome.catch(() => {});
  setTimeout(() => void Promise.resolve().then(work).then(settle, fail), 1);
  return outcome as Promise<T>;
}
const works = [schedule(() => 42), schedule<number>(async () => Promise.reject(new Error("bad work")))];
await new Promise((resolve) => setTimeout(resolve, 10));
for (const one of await Promise.allSettled(works)) console.log(one.status);
function maybe(is: boolean): Promise<number> | undefined {
  const held: Promise<unknown> | undefined = is ? Promise.resolve(1) : undefined;
  return held as Promise<number> | undefined;
}
console.log(await maybe(true), await maybe(false));
const anything: unknown = Promise.resolve("anything");
console.log((await (anything as Promise<string>)).length, Promise.resolve(anything) === anything);

// A list that a promise's cast makes an Iterable.
const numbers = Promise.resolve([1, 2]) as unknown as Promise<Iterable<number>>;
for (const one of await numbers) console.log(one + 1);
