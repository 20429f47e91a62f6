// What `node:readline` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as readline from "../readline.ts";

export {
  clearLine,
  clearScreenDown,
  createInterface,
  cursorTo,
  Interface,
  type InterfaceOptions as ReadLineOptions,
  moveCursor,
} from "../readline.ts";
export * as promises from "./readline/promises.ts";
export default readline;
