// setTimeout and kin: order by time, then by creation; clearing; intervals; immediates after the module.
const log: string[] = [];
setTimeout(() => log.push("30"), 30);
setTimeout(() => log.push("10a"), 10);
setTimeout(() => log.push("10b"), 10);
const cancelled = setTimeout(() => log.push("never"), 5);
clearTimeout(cancelled);
setTimeout(() => {
  log.push("nested");
  setTimeout(() => {
    log.push("inner");
    count();
  }, 5);
}, 35);
// What follows starts when the rest is over: a slow machine changes no order.
function count(): void {
  let ticks = 0;
  const interval = setInterval(() => {
    ticks++;
    if (ticks < 3) return;
    clearInterval(interval);
    setTimeout(() => console.log(log.join(), ticks), 10);
  }, 4);
}
console.log("module done", log.length);
