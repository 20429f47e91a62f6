// The global `process` with what needs the event loop.
// @cold

export * from "../../std/process.ts";
export { stdin } from "./stdin.ts";
