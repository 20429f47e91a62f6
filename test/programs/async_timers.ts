// Timers, immediates, promises and async loops together: microtasks run after every callback. Only timers set in the
// same turn run against each other: how long a turn takes is the machine's affair.
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
setTimeout(() => {
  console.log("timeout 1");
  Promise.resolve().then(() => console.log("micro of timeout 1"));
  queueMicrotask(() => console.log("second micro of timeout 1"));
}, 0);
setTimeout(() => console.log("timeout 2"), 0);
Promise.resolve().then(() => {
  console.log("micro 1");
  setTimeout(() => console.log("timeout from micro"), 0);
});
(async () => {
  console.log("async begins");
  await null;
  console.log("async 1");
  await sleep(5);
  console.log("async after 5 ms");
  for (let i = 0; i < 3; i++) {
    await sleep(3);
    console.log("loop", i);
  }
  await share();
  await race();
  await repeat();
})();
console.log("sync");

async function worker(name: string, step: () => Promise<void>, jobs: number[]): Promise<number> {
  let done = 0;
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    await step();
    done++;
  }
  console.log(name, "is done");
  return done;
}

async function share(): Promise<void> {
  const jobs = Array.from({ length: 12 }, (_, index) => index);
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const quick = worker("quick", () => sleep(1), jobs);
  const slow = worker("slow", () => held, jobs);
  const quickDone = await quick;
  setImmediate(() => console.log("immediate comes"));
  setTimeout(release, 20);
  const slowDone = await slow;
  console.log(quickDone + slowDone, slowDone < quickDone);
}

async function race(): Promise<void> {
  const timeout = <T>(work: Promise<T>, ms: number): Promise<T | string> =>
    Promise.race([work, sleep(ms).then(() => "timed out")]);
  const late = sleep(60).then(() => 1);
  console.log(await timeout(late, 30), await late);
}

function repeat(): Promise<void> {
  return new Promise((resolve) => {
    const interval = setInterval(() => {
      console.log("interval");
      clearInterval(interval);
      void sleep(1)
        .then(() => console.log("after interval"))
        .then(resolve);
    }, 10);
  });
}
