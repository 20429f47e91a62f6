// await in every position and every statement.
function tick<T>(value: T): Promise<T> {
  return Promise.resolve(value);
}

async function expressions(): Promise<number> {
  const sum = (await tick(1)) + (await tick(2)) * (await tick(3));
  const text = `${await tick("a")}${await 5}`;
  const list = [await tick(1), ...(await tick([2, 3])), await 4];
  const object = { a: await tick(1), ...(await tick({ b: 2 })), [`c`]: await tick(3) };
  console.log(sum, text, list, object, await tick((await tick(6)) + 1));
  console.log(
    (await tick(true)) ? await tick("yes") : "no",
    (await tick(0)) || (await tick("or")),
    (await tick(null)) ?? "nullish",
  );
  let count = 10;
  const add = async (n: number): Promise<number> => n + 1;
  count += await add(count);
  list[await tick(0)] = await tick(100);
  [list[1], list[2]] = [await tick(list[2]), await tick(list[1])];
  console.log(
    count,
    list,
    Math.max(await add(1), count, await add(2)),
    list.map((n) => n + count),
  );
  return (await tick(object)).a + list.length;
}

async function statements(limit: number): Promise<string[]> {
  const log: string[] = [];
  outer: for (let i = await tick(0); i < (await tick(limit)); i += await tick(1)) {
    if (await tick(i === 1)) continue;
    let j = 0;
    while (await tick(j < 3)) {
      if ((await tick(j)) === 2 && i === 2) break outer;
      log.push(`${i}${j}`);
      j++;
    }
    do log.push(`d${i}`);
    while (await tick(false));
    switch (await tick(i)) {
      case await tick(0):
        log.push(await tick("zero"));
        break;
      case 2:
        log.push("two");
      default:
        log.push(await tick("default"));
    }
  }
  for (const letter of await tick("xy")) log.push(await tick(letter));
  for (const [key, value] of new Map([["k", tick(1)]])) log.push(`${key}${await value}`);
  return log;
}

async function guarded(fail: string): Promise<string> {
  const log: string[] = [];
  for (let round = 0; round < 2; round++) {
    try {
      log.push(`try ${round}`);
      await tick(0);
      if (fail === "throw") throw new Error("thrown");
      if (fail === "reject") await Promise.reject(new Error("rejected"));
      if (fail === "return") return log.join(", ");
      if (fail === "break") break;
    } catch (error) {
      log.push(`catch ${error instanceof Error ? error.message : "?"}`);
      await tick(0);
      log.push("still in catch");
      if (round === 1) throw error;
    } finally {
      log.push("finally");
      await tick(0);
      log.push("after");
      if (fail === "return") console.log(log.length);
    }
  }
  return log.join(", ");
}

async function defaults(
  a: number,
  b = a * 2,
  { c, d = b + 1 }: { c: number; d?: number } = { c: 9 },
  ...rest: string[]
): Promise<string> {
  await null;
  a += 1;
  b += await tick(a);
  return [a, b, c, d, ...rest].join();
}
async function broken(value: number = fail()): Promise<number> {
  return value;
}
function fail(): number {
  throw new Error("in a default");
}

async function main(): Promise<void> {
  console.log(await expressions());
  console.log((await statements(4)).join(" "));
  for (const kind of ["nothing", "return", "break"]) console.log(await guarded(kind));
  for (const kind of ["throw", "reject"])
    await guarded(kind).catch((error) => console.log(kind, error instanceof Error && error.message));
  console.log(await defaults(1), await defaults(1, 5), await defaults(1, 2, { c: 3 }, "x", "y"));
  await broken().catch((error) => console.log(error instanceof Error && error.message));
  const callbacks: (() => Promise<number>)[] = [];
  for (let i = 0; i < 3; i++) callbacks.push(async () => (await tick(i)) * 10);
  console.log(await Promise.all(callbacks.map((one) => one())));
  console.log(
    await (async (x: number) => x + 1)(1),
    await (async function (y: number) {
      await null;
      return y;
    })(2),
  );
}
main().then(() => console.log("end"));
