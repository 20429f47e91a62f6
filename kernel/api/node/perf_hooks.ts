// What `node:perf_hooks` stands for: the global `performance`.

import * as performance from "../../../std/performance.ts";

export { performance };
