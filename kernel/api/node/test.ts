// What `node:test` stands for.

export * from "../test.ts";
export { test as default } from "../test.ts";
