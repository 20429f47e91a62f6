// throws, rejects and their kin of node:assert, by class, pattern, members and test.
import assert, { AssertionError, rejects, throws } from "node:assert";
import strict from "node:assert/strict";
class Failure extends Error { constructor(readonly code: string, message = "failed") { super(message); this.name = "Failure"; } }
function fails(): never { throw new Failure("E_FAIL"); }
function plain(): never { throw new TypeError("plain text"); }
function nothing(): number { return 1; }
async function failsLater(): Promise<void> { await null; throw new Failure("E_LATER", "later"); }
async function works(): Promise<number> { return 1; }
function said(run: () => void): void {
  try { run(); console.log("held"); } catch (error) {
    if (error instanceof AssertionError) console.log(error.operator, error.message.split("\n")[0]);
    else console.log(String(error));
  }
}
said(() => assert.throws(fails));
said(() => assert.throws(fails, Failure));
said(() => assert.throws(fails, Error));
said(() => throws(fails, TypeError));
said(() => assert.throws(fails, /failed/));
said(() => assert.throws(fails, /other/));
said(() => assert.throws(fails, { message: "failed" }));
said(() => assert.throws(fails, { name: "Failure", code: "E_FAIL" }));
said(() => assert.throws(fails, { message: /^fail/ }));
said(() => assert.throws(fails, { message: "other" }));
said(() => assert.throws(plain, { code: "X" }));
said(() => assert.throws(fails, (error: Error) => error.message === "failed"));
said(() => assert.throws(fails, (error: Error) => error.message === "no"));
said(() => assert.throws(fails, (error: unknown) => error instanceof Failure && error.code === "E_FAIL"));
said(() => assert.throws(nothing));
said(() => assert.throws(nothing, Failure));
said(() => assert.throws(nothing, /x/, "has to"));
said(() => assert.throws(nothing, "has to"));
said(() => strict.throws(nothing, TypeError, "has to"));
said(() => strict.throws(plain, Failure, "given"));
said(() => assert.throws(plain, Failure));
said(() => assert.doesNotThrow(nothing));
said(() => assert.doesNotThrow(plain));
said(() => assert.doesNotThrow(plain, "really"));
said(() => assert.ifError(null));
said(() => assert.ifError(undefined));
said(() => assert.ifError(new Error("there")));
said(() => assert.doesNotMatch("abc", /x/));
said(() => assert.doesNotMatch("abc", /b/));
async function saidLater(promise: Promise<void>): Promise<void> {
  try { await promise; console.log("held"); } catch (error) {
    if (error instanceof AssertionError) console.log(error.operator, error.message.split("\n")[0]);
    else console.log(String(error));
  }
}
await saidLater(assert.rejects(failsLater()));
await saidLater(assert.rejects(failsLater, Failure));
await saidLater(assert.rejects(failsLater(), TypeError));
await saidLater(rejects(failsLater(), /later/));
await saidLater(rejects(failsLater(), /never/));
await saidLater(assert.rejects(failsLater(), { code: "E_LATER", name: "Failure" }));
await saidLater(assert.rejects(failsLater(), { code: "E_OTHER" }));
await saidLater(assert.rejects(failsLater(), (error: Error) => error.name === "Failure"));
await saidLater(assert.rejects(() => works().then(() => undefined)));
await saidLater(assert.rejects(works(), Failure));
await saidLater(assert.doesNotReject(works()));
await saidLater(assert.doesNotReject(failsLater));
