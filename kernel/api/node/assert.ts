// What `node:assert` stands for: the function, and the names one by one and as its members.

import {
  deepStrictEqual,
  fail,
  match,
  notDeepStrictEqual,
  notStrictEqual,
  ok,
  rejects,
  strictEqual,
  throws,
} from "../assert.ts";

export * from "../assert.ts";

type Message = string | Error;

interface Assert {
  (value: unknown, message?: Message): asserts value;
  ok(value: unknown, message?: Message): asserts value;
  strictEqual(actual: unknown, expected: unknown, message?: Message): void;
  notStrictEqual(actual: unknown, expected: unknown, message?: Message): void;
  deepStrictEqual(actual: unknown, expected: unknown, message?: Message): void;
  notDeepStrictEqual(actual: unknown, expected: unknown, message?: Message): void;
  throws(run: () => unknown, expected?: RegExp, message?: Message): void;
  rejects(promise: Promise<unknown>, expected?: RegExp, message?: Message): Promise<void>;
  match(text: string, pattern: RegExp, message?: Message): void;
  fail(message?: Message): never;
}

function holds(value: unknown, message?: Message): asserts value {
  ok(value, message);
}

const assert: Assert = Object.assign(holds, {
  ok,
  strictEqual,
  notStrictEqual,
  deepStrictEqual,
  notDeepStrictEqual,
  throws,
  rejects,
  match,
  fail,
});
export default assert;
