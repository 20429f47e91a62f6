// Defaults of other modules under names of their own.
export { default as Level } from "./level.ts";
export { default as total } from "./total.ts";
