// node:assert/strict for applications: node:assert, whose loose functions are the strict ones.

export * from "./assert.ts";
export {
  deepStrictEqual as deepEqual,
  notDeepStrictEqual as notDeepEqual,
  notStrictEqual as notEqual,
  strictEqual as equal,
} from "./assert.ts";
