// Errors on their way through async code: kept whole, replaced, wrapped, and with a trace.
class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "HttpError";
  }
}
async function innermost(depth: number): Promise<number> {
  await null;
  if (depth === 0) throw new HttpError(404, "not found");
  return (await innermost(depth - 1)) + 1;
}
async function wrapped(): Promise<number> {
  try {
    return await innermost(2);
  } catch (error) {
    throw new HttpError(500, "wrapped", { cause: error });
  }
}
async function replaced(): Promise<string> {
  try {
    throw new Error("lost");
  } finally {
    await null;
    // eslint-disable-next-line no-unsafe-finally
    return "from finally";
  }
}
async function twice(): Promise<void> {
  try {
    await Promise.reject(new Error("first"));
  } catch {
    await Promise.reject(new Error("second"));
  } finally {
    console.log("cleaned up");
  }
}
async function escapes(): Promise<number> {
  try {
    // Not awaited: the rejection is not caught here.
    return innermost(0);
  } catch {
    return -1;
  }
}
function throwsNow(): Promise<void> {
  throw new Error("before any promise");
}
async function main(): Promise<void> {
  try {
    await wrapped();
  } catch (error) {
    if (error instanceof HttpError) {
      console.log(error.name, error.status, error.message, error instanceof Error);
      if (error.cause instanceof HttpError) console.log("cause", error.cause.status, error.cause.message);
      console.log((error.stack ?? "").split("\n")[0], (error.stack ?? "").includes("at wrapped"));
    }
  }
  await innermost(1).catch((error) => {
    if (error instanceof Error) console.log((error.stack ?? "").includes("at innermost"));
  });
  console.log(await replaced());
  await twice().catch((error) => console.log(error instanceof Error && error.message));
  await escapes().catch((error) => console.log("escaped", error instanceof HttpError && error.status));
  try {
    await throwsNow();
  } catch (error) {
    console.log(error instanceof Error && error.message);
  }
  const values: unknown[] = ["text", 42, null, undefined, { code: 1 }];
  for (const value of values) {
    try {
      await Promise.reject(value);
    } catch (error) {
      console.log(error);
    }
  }
  const results = await Promise.allSettled([wrapped(), replaced(), Promise.resolve().then(throwsNow)]);
  for (const one of results)
    console.log(one.status, one.status === "rejected" && one.reason instanceof Error ? one.reason.message : "");
  queueMicrotask(() => console.log("last"));
  throw new RangeError("out of main");
}
main().catch((error) => console.log(`${error}`));
