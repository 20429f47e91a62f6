// AbortController and AbortSignal: listeners, reasons, timeouts, and timers that are aborted.
import { setTimeout as sleep } from "node:timers/promises";

const controller = new AbortController();
const { signal } = controller;
const quietly = new AbortController();
const seen: string[] = [];
const listener = (): void => void seen.push("listener");
signal.addEventListener("abort", listener);
signal.addEventListener("abort", listener);
signal.onabort = () => seen.push("first handler");
signal.addEventListener("abort", (event) => seen.push(`${event.type} ${event.target === signal}`), { once: true });
signal.onabort = () => seen.push("second handler");
const removed = (): void => void seen.push("removed");
signal.addEventListener("abort", removed);
signal.removeEventListener("abort", removed);
console.log(signal.aborted, signal.reason, controller.signal === signal, signal.onabort !== null);
signal.throwIfAborted();
controller.abort();
controller.abort(new Error("too late"));
console.log(signal.aborted, seen);
const { reason } = signal;
if (reason instanceof DOMException) console.log(reason.name, reason.message, reason.code, String(reason), reason instanceof Error);
try {
  signal.throwIfAborted();
} catch (error) {
  console.log(error === reason);
}
console.log(AbortSignal.abort("a reason").reason, AbortSignal.abort(null).reason, signal instanceof AbortSignal);
console.log(signal, [quietly.signal], quietly, JSON.stringify(signal), Object.keys(quietly));
const codes = ["Other", "NotFoundError", "DataCloneError", "Error", "IndexSizeError"];
console.log(codes.map((name) => new DOMException("m", name).code), new DOMException().name, new DOMException("x").message === "x");

// A server's way: work that is given up.
async function work(steps: number, signal: AbortSignal): Promise<string> {
  for (let step = 0; step < steps; step++) {
    signal.throwIfAborted();
    await sleep(1);
  }
  return "done";
}
console.log(await work(2, new AbortController().signal));
const timed = AbortSignal.timeout(20);
try {
  console.log(await work(100000, timed));
} catch (error) {
  if (error instanceof DOMException) console.log(error.name, error.message, error.code, error === timed.reason);
}

// Timers.
const stopper = new AbortController();
setTimeout(() => stopper.abort("enough"), 5);
for (const one of [stopper.signal, stopper.signal])
  try {
    console.log(await sleep(60000, "slept", { signal: one }));
  } catch (error) {
    if (error instanceof Error) console.log(error.name, error.message, (error as { code?: string }).code, error.cause);
  }
const quiet = new AbortController();
console.log(await sleep(2, "slept", { signal: quiet.signal }), await sleep(1, 5, {}));
quiet.abort();
AbortSignal.timeout(60000);
