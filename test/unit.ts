// The little that unit tests beside kernel code need. They are programs of the subset: test/units.test.ts runs each under
// Node and, compiled with sanitizers, as a Linux program, and reads the lines printed here.

/** Runs a test and prints `ok NAME` or `not ok NAME` with the error; the next test runs in any case. */
export function test(name: string, body: () => void): void {
  try {
    body();
  } catch (error) {
    const text =
      error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : "something else than an Error was thrown";
    console.log(`not ok ${name}: ${text}`);
    return;
  }
  console.log(`ok ${name}`);
}

/** Throws unless the two are the same by `===`. */
export function equal<T>(actual: T, expected: T, what: string = "value"): void {
  if (actual === expected) return;
  console.log("  actual:  ", actual);
  console.log("  expected:", expected);
  throw new Error(`${what} differs`);
}

/** Throws unless the condition holds. */
export function isTrue(condition: boolean, what: string): void {
  if (!condition) throw new Error(`does not hold: ${what}`);
}

/** Throws unless both hold the same bytes; says where they first differ. */
export function equalBytes(actual: Uint8Array, expected: Uint8Array, what: string = "bytes"): void {
  if (actual.length !== expected.length) {
    throw new Error(`${what}: ${actual.length} bytes instead of ${expected.length}`);
  }
  for (let index = 0; index < actual.length; index++) {
    if (actual[index] !== expected[index]) {
      throw new Error(`${what}: byte ${index} is ${actual[index]} instead of ${expected[index]}`);
    }
  }
}

/** Throws unless the body throws an Error whose message contains `part`. */
export function throws(body: () => void, part: string): void {
  try {
    body();
  } catch (error) {
    if (error instanceof Error && error.message.includes(part)) return;
    throw new Error(
      `threw something else than an error about "${part}": ${error instanceof Error ? error.message : "?"}`,
    );
  }
  throw new Error(`did not throw an error about "${part}"`);
}
