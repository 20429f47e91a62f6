// setTimeout and kin: order by time, then by creation; clearing; intervals; immediates after the module.
const log: string[] = [];
setTimeout(() => log.push("30"), 30);
setTimeout(() => log.push("10a"), 10);
setTimeout(() => log.push("10b"), 10);
const cancelled = setTimeout(() => log.push("never"), 5);
clearTimeout(cancelled);
let ticks = 0;
const interval = setInterval(() => {
  ticks++;
  if (ticks === 3) clearInterval(interval);
}, 4);
setTimeout(() => {
  log.push("nested");
  setTimeout(() => log.push("inner"), 5);
}, 15);
setTimeout(() => console.log(log.join(), ticks), 60);
console.log("module done", log.length);
