// What the runtime calls by name: the errors that the language itself throws, and the end of an uncaught one.
// @cold

export { makeRangeError, makeTypeError } from "./error.ts";
export { onEvaluationError, reportUncaught } from "./uncaught.ts";
