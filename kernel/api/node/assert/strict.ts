// What `node:assert/strict` stands for: the function, and the names one by one and as its members.

import * as members from "../../assert_strict.ts";

export * from "../../assert_strict.ts";

type Assert = typeof members & ((value: unknown, message?: string | Error) => asserts value);

function holds(value: unknown, message?: string | Error): asserts value {
  members.ok(value, message);
}

export const strict: Assert = Object.assign(holds, members);
export default strict;
