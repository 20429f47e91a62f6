// What `node:assert` stands for: the function, and the names one by one and as its members.

import * as members from "../assert.ts";

export * from "../assert.ts";

type Assert = typeof members & ((value: unknown, message?: string | Error) => asserts value);

function holds(value: unknown, message?: string | Error): asserts value {
  members.ok(value, message);
}

export { strict } from "./assert/strict.ts";

const assert: Assert = Object.assign(holds, members);
export default assert;
