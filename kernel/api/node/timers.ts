// What `node:timers` stands for.

import * as promises from "../timers_promises.ts";

export {
  clearImmediate,
  clearInterval,
  clearTimeout,
  Immediate,
  setImmediate,
  setInterval,
  setTimeout,
  Timer as Timeout,
} from "../../timers.ts";
export { promises };
