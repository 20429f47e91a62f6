// The order of microtasks: how many turns of the queue each way of settling takes.
const log: string[] = [];
function ticks(name: string, count: number): void {
  let chain = Promise.resolve();
  for (let tick = 1; tick <= count; tick++) {
    chain = chain.then(() => {
      log.push(`${name}${tick}`);
    });
  }
}

ticks("A", 8);
Promise.resolve("plain").then((value) => log.push(value));
new Promise<string>((resolve) => resolve(Promise.resolve("adopted"))).then((value) => log.push(value));
Promise.resolve()
  .then(() => Promise.resolve("returned"))
  .then((value) => log.push(value));
(async () => "async")().then((value) => log.push(value));
(async () => Promise.resolve("async promise"))().then((value) => log.push(value));
(async () => await Promise.resolve("async await"))().then((value) => log.push(value));
Promise.reject(new Error("x"))
  .catch(() => "caught")
  .then((value) => log.push(value));
Promise.resolve(1)
  .finally(() => {
    log.push("finally");
  })
  .then(() => log.push("after finally"));
Promise.reject(2)
  .finally(() => Promise.resolve())
  .catch(() => log.push("after failed finally"));
Promise.all([1, Promise.resolve(2)]).then(() => log.push("all"));
Promise.all([]).then(() => log.push("all of nothing"));
Promise.race([Promise.resolve(1), 2]).then((value) => log.push(`race ${value}`));
Promise.allSettled([Promise.reject(1), 2]).then(() => log.push("settled"));
Promise.any([Promise.reject(1), 2]).then((value) => log.push(`any ${value}`));
queueMicrotask(() => {
  log.push("micro");
  queueMicrotask(() => log.push("nested micro"));
});

async function steps(name: string): Promise<void> {
  log.push(`${name} begins`);
  await null;
  log.push(`${name} 1`);
  await Promise.resolve();
  log.push(`${name} 2`);
  await (async () => {})();
  log.push(`${name} 3`);
  await nested();
  log.push(`${name} 4`);
}
async function nested(): Promise<number> {
  await undefined;
  return Promise.resolve(1);
}
steps("s");
steps("t");
log.push("sync end");

function drainThen(turns: number, action: () => void): void {
  if (turns === 0) action();
  else Promise.resolve().then(() => drainThen(turns - 1, action));
}
drainThen(20, () => log.forEach((line) => console.log(line)));
