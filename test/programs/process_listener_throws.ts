// An error in a listener to errors ends the program with status 7; ticks come before microtasks in the first timer too.
const [seconds, nanoseconds] = process.hrtime();
const [passedSeconds, passed] = process.hrtime([seconds, nanoseconds]);
console.log(passedSeconds, passed >= 0 && passed < 1e9);
setTimeout(() => {
  queueMicrotask(() => console.log("microtask"));
  process.nextTick(() => console.log("tick"));
}, 1);
process.once("uncaughtException", (error: Error) => {
  console.log("once", error.message);
});
process.on("uncaughtException", (error: Error) => {
  if (error.message === "second") throw new Error("in a listener");
});
setTimeout(() => {
  throw new Error("first");
}, 5);
setTimeout(() => {
  throw new Error("second");
}, 10);
setTimeout(() => console.log("never"), 15);
