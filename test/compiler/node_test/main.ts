// Tests, suites and hooks of every kind, some of which fail.

import assert from "node:assert/strict";
import test, { after, afterEach, before, beforeEach, describe, it } from "node:test";

const say = (text: string): void => console.log(`said: ${text}`);

say("start");
describe("Stack", () => {
  let stack: number[] = [];
  before(() => say("before"));
  beforeEach(() => {
    say("beforeEach");
    stack = [];
  });
  afterEach(() => say("afterEach"));
  after(() => say("after"));
  it("pushes", () => {
    stack.push(1);
    assert.deepEqual(stack, [1]);
  });
  it("fails later", async () => {
    await Promise.resolve();
    assert.equal(stack.length, 2);
  });
  it.skip("is skipped", () => {});
  it("is skipped for a reason", { skip: "why" }, () => {});
  it.todo("is to be done");
  describe("inner", () => {
    it("throws", () => {
      say("in throws");
      throw new TypeError("several\nlines 'q'");
    });
  });
  describe("empty", () => {});
});
test("with tests in it", async (t) => {
  t.diagnostic("a diagnostic");
  await t.test("first", () => {});
  await t.test("second", (inner) => {
    inner.skip("later");
  });
});
test("throws at once", () => {
  throw new Error("oops");
});
test("with a callback", (_t, done) => {
  setTimeout(done, 1);
});
say("end");
