// What `node:perf_hooks` stands for: the global `performance`.

import * as performance from "../../../std/performance.ts";

export { PerformanceEntry, PerformanceMark, PerformanceMeasure } from "../../../std/user_timing.ts";
export { performance };
