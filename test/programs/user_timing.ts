// mark and measure of performance.

import { performance, PerformanceMark, PerformanceMeasure } from "node:perf_hooks";

const begin = performance.mark("begin", { startTime: 10, detail: { step: 1 } });
performance.mark("end", { startTime: 35 });
const span = performance.measure("span", "begin", "end");
console.log(begin, span);
console.log(span.name, span.entryType, span.startTime, span.duration, span.detail, JSON.stringify(begin));
console.log(begin instanceof PerformanceMark, span instanceof PerformanceMeasure);
console.log(performance.measure("by options", { start: "begin", duration: 5, detail: "x" }).toJSON());
console.log(performance.measure("until", { end: 50, duration: 20 }).startTime);
console.log(performance.measure("to the mark", { start: 1, end: "end" }).duration);
console.log(performance.measure("until now", "begin").duration > 0, performance.measure("whole").startTime);
performance.mark("begin", { startTime: 30 });
console.log(performance.measure("of the latest", "begin", "end").duration);
for (const wrong of [
  () => performance.measure("x", "nothing"),
  () => performance.mark("x", { startTime: -1 }),
  () => performance.measure("x", { start: 1, end: 2, duration: 3 }),
  () => performance.measure("x", { start: 1 }, "end"),
]) {
  try {
    wrong();
  } catch (error) {
    console.log((error as Error).name, (error as Error).message);
  }
}
console.log(performance.getEntriesByType("mark").map((entry) => `${entry.name}@${entry.startTime}`));
console.log(performance.getEntriesByName("begin").length, performance.getEntriesByName("begin", "measure").length);
performance.clearMarks("begin");
performance.clearMeasures();
console.log(performance.getEntries().map((entry) => entry.name));
performance.clearMarks();
console.log(performance.getEntries());
