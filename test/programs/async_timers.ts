// Timers, immediates, promises and async loops together: microtasks run after every callback.
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
})();
async function worker(name: string, ms: number, jobs: number[]): Promise<number> {
  let done = 0;
  for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
    await sleep(ms);
    done++;
  }
  console.log(name, "is done");
  return done;
}
const jobs = Array.from({ length: 12 }, (_, index) => index);
Promise.all([worker("quick", 2, jobs), worker("slow", 40, jobs)]).then(([quick, slow]) =>
  console.log(quick + slow, slow < quick),
);
async function timeout<T>(work: Promise<T>, ms: number): Promise<T | string> {
  return Promise.race([work, sleep(ms).then(() => "timed out")]);
}
timeout(
  sleep(300).then(() => 1),
  100,
).then((result) => console.log(result));
setImmediate(() => console.log("immediate comes"));
console.log("sync");
const interval = setInterval(() => {
  console.log("interval");
  clearInterval(interval);
  void sleep(1).then(() => console.log("after interval"));
}, 60);
