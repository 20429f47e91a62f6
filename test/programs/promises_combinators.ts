// all, allSettled, race and any over arrays, tuples, iterables and nothing.
function after(turns: number): Promise<void> {
  return turns === 0 ? Promise.resolve() : Promise.resolve().then(() => after(turns - 1));
}
async function value<T>(turns: number, result: T): Promise<T> {
  await after(turns);
  return result;
}
async function failure(turns: number, message: string): Promise<never> {
  await after(turns);
  throw new Error(message);
}
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function main(): Promise<void> {
  const [number, text, plain] = await Promise.all([value(5, 1.5), value(1, "two"), true]);
  console.log(number + 1, text.length, plain);
  console.log(await Promise.all([3, 1, 2].map((n) => value(n, n * 10))));
  console.log(await Promise.all(new Set([value(2, "s"), value(0, "t")])));
  console.log(await Promise.all([]));
  await Promise.all([value(9, 1), failure(3, "third"), failure(6, "sixth")]).catch((e) => console.log(messageOf(e)));

  const settled = await Promise.allSettled([value(2, "ok"), failure(1, "no"), 7]);
  for (const one of settled) console.log(one.status === "fulfilled" ? one.value : messageOf(one.reason));
  const list = await Promise.allSettled([1, 2, 3].map((n) => (n === 2 ? failure(n, `bad ${n}`) : value(n, n))));
  console.log(list.filter((one) => one.status === "fulfilled").length, list.map((one) => one.status).join());
  console.log(await Promise.allSettled([Promise.resolve(1), 2]));

  console.log(await Promise.race([value(5, "slow"), value(2, "fast"), failure(4, "late")]));
  await Promise.race([value(5, "slow"), failure(1, "fast failure")]).catch((e) => console.log(messageOf(e)));
  console.log(await Promise.any([failure(1, "a"), value(4, "b"), value(3, "c")]));
  try {
    await Promise.any([failure(2, "x"), failure(1, "y")]);
  } catch (error) {
    if (error instanceof AggregateError) console.log(error.name, error.message, error.errors.map(messageOf));
  }
  const results: number[] = await Promise.all(range(4).map(async (n) => (await value(n, n)) ** 2));
  console.log(results.reduce((a, b) => a + b, 0));
}
const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
main().then(
  () => console.log("done"),
  (error) => console.log("failed", messageOf(error)),
);

// The errors of an AggregateError may be anything; what they are used as is tested.
async function allFail(reasons: readonly unknown[]): Promise<void> {
  try {
    await Promise.any(reasons.map((reason) => Promise.reject(reason)));
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    console.log(error.errors.length, error.errors.map(String));
    if (error.errors.includes("text")) return;
    console.log(
      error.errors.map((one: Error) => one.message),
      error.errors.map((one) => one.name).join(),
    );
    for (const one of error.errors) console.log(one.message, one instanceof RangeError);
  }
}
await allFail([new Error("x"), new RangeError("y")]);
await allFail(["text", 5]);

// Of constant tuples each outcome has a type of its own.
const held = <T>(value: T): Promise<T> => Promise.resolve(value);
const jobs = [held("x"), held(true), 5] as const;
const numbered: [Promise<string>, Promise<number[]>] = [held("q"), held([1, 2])];
const [letter, digit] = await Promise.all([held("a"), held(1)] as const);
const [first, second, third] = await Promise.all(jobs);
const [named, doubled] = await Promise.all(numbered);
console.log(letter.toUpperCase(), digit + 1, first.length, !second, third + 1, named.length, doubled.length);
console.log((await Promise.allSettled([held(1), Promise.reject(new Error("no"))] as const)).map((one) => one.status));
