// What the runtime calls by name: the errors that the language itself throws, and the end of an uncaught one.
// @cold

import { consoleWriteError } from "#intrinsics";
import { inspect } from "./inspect.ts";

export { makeRangeError, makeTypeError } from "./error.ts";

export function reportUncaught(value: unknown): void {
  consoleWriteError(`Uncaught ${inspect(value)}\n`);
}
