// Errors that nobody catches, given to listeners: the program goes on. What is queued behind them still runs.
process.on("uncaughtException", (error: unknown, origin) => {
  console.log("uncaught", error instanceof Error ? error.message.slice(0, 30) : error, origin);
});
process.on("exit", (code) => console.log("exit", code, process.exitCode));
console.log(process.listenerCount("uncaughtException"), process.listenerCount("unhandledRejection"));
setTimeout(() => {
  console.log("timer");
  queueMicrotask(() => {
    throw new RangeError("of a timer's microtask");
  });
  queueMicrotask(() => console.log("the next one"));
  throw new Error("of a timer");
}, 5);
setTimeout(() => {
  console.log("second timer");
  void Promise.reject(5);
  void Promise.reject(new Error("rejected"));
}, 10);
const listener = (reason: unknown, promise: Promise<unknown>): void => {
  console.log("unhandled", reason, promise instanceof Promise);
  promise.catch((late: unknown) => console.log("caught late", late));
};
setTimeout(() => {
  process.on("unhandledRejection", listener);
  void Promise.reject("told");
}, 15);
setTimeout(() => {
  process.off("unhandledRejection", listener);
  void Promise.reject("not told");
}, 20);
queueMicrotask(() => {
  throw new Error("of a microtask");
});
queueMicrotask(() => console.log("second microtask"));
void Promise.resolve().then(() => console.log("promise"));
throw new Error("of the module");
