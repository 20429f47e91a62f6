// node:assert for applications: what does not hold is thrown as an AssertionError. Messages say both values; those of
// objects are no line-by-line comparison as Node's are.
// @cold

import { isDeepEqual, isLooselyDeepEqual } from "../../std/deep_equality.ts";
import { inspect } from "../../std/inspect.ts";
import { inspectWith } from "../../std/inspect_options.ts";
import { looselyEqual } from "../../std/loose_equality.ts";

export interface AssertionDetails {
  message?: string;
  actual?: unknown;
  expected?: unknown;
  operator?: string;
}

export class AssertionError extends Error {
  override readonly name: string = "AssertionError";
  readonly code: string = "ERR_ASSERTION";
  readonly generatedMessage: boolean;
  readonly actual: unknown;
  readonly expected: unknown;
  readonly operator: string;

  constructor(details: AssertionDetails, isGenerated = details.message === undefined) {
    super(details.message ?? "Failed");
    this.generatedMessage = isGenerated;
    this.actual = details.actual;
    this.expected = details.expected;
    this.operator = details.operator ?? "";
  }
}

type Message = string | Error;

function refuse(
  message: Message | undefined,
  generated: string,
  actual: unknown,
  expected: unknown,
  operator: string,
): never {
  if (message instanceof Error) throw message;
  // Node takes these for messages of the caller's.
  const isOfCalls = operator === "throws" || operator === "rejects";
  throw new AssertionError(
    { message: message ?? generated, actual, expected, operator },
    message === undefined && !isOfCalls,
  );
}

export function ok(value: unknown, message?: Message): asserts value {
  if (!value) refuse(message, "The expression evaluated to a falsy value", value, true, "==");
}

/** What `==` says; NaN is itself. */
export function equal(actual: unknown, expected: unknown, message?: Message): void {
  if (isEqual(actual, expected)) return;
  refuse(message, `${shown(actual)} == ${shown(expected)}`, actual, expected, "==");
}

export function notEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (!isEqual(actual, expected)) return;
  refuse(message, `${shown(actual)} != ${shown(expected)}`, actual, expected, "!=");
}

/** In messages of the loose functions. */
function shown(value: unknown): string {
  const text = inspectWith(value, {
    compact: false,
    depth: 1000,
    maxArrayLength: null,
    breakLength: Infinity,
    sorted: true,
  });
  return text.length > 512 ? `${text.slice(0, 509)}...` : text;
}

function isEqual(actual: unknown, expected: unknown): boolean {
  return looselyEqual(actual, expected) || (Number.isNaN(actual) && Number.isNaN(expected));
}

export function strictEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (Object.is(actual, expected)) return;
  const generated = `Expected values to be strictly equal:\n\n${inspect(actual)} !== ${inspect(expected)}\n`;
  refuse(message, generated, actual, expected, "strictEqual");
}

export function notStrictEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (!Object.is(actual, expected)) return;
  const generated = `Expected "actual" to be strictly unequal to: ${inspect(expected)}`;
  refuse(message, generated, actual, expected, "notStrictEqual");
}

export function deepStrictEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (isDeepEqual(actual, expected)) return;
  const generated = `Expected values to be strictly deep-equal:\n\n${inspect(actual)}\n\nshould equal\n\n${inspect(expected)}`;
  refuse(message, generated, actual, expected, "deepStrictEqual");
}

export function notDeepStrictEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (!isDeepEqual(actual, expected)) return;
  const generated = `Expected "actual" not to be strictly deep-equal to: ${inspect(expected)}`;
  refuse(message, generated, actual, expected, "notDeepStrictEqual");
}

/** As deepStrictEqual, but values are compared by `==`, and classes do not count. */
export function deepEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (isLooselyDeepEqual(actual, expected)) return;
  const generated = `Expected values to be loosely deep-equal:\n\n${shown(actual)}\n\nshould loosely deep-equal\n\n${shown(expected)}`;
  refuse(message, generated, actual, expected, "deepEqual");
}

export function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void {
  if (!isLooselyDeepEqual(actual, expected)) return;
  const [left, right] = [shown(actual), shown(expected)];
  const generated =
    left === right
      ? `Expected "actual" not to be loosely deep-equal to:\n\n${left}`
      : `Expected values not to be loosely deep-equal:\n\n${left}\n\nshould not loosely deep-equal\n\n${right}`;
  refuse(message, generated, actual, expected, "notDeepEqual");
}

export function fail(message?: Message): never {
  return refuse(message, "Failed", undefined, undefined, "fail");
}

/** `run` has to throw; with a pattern, an error whose text it matches. */
export function throws(run: () => unknown, expected?: RegExp, message?: Message): void {
  try {
    run();
  } catch (error) {
    if (expected !== undefined && !expected.test(String(error)))
      refuse(message, mismatchText(expected, String(error)), error, expected, "throws");
    return;
  }
  refuse(message, "Missing expected exception.", undefined, expected, "throws");
}

export async function rejects(promise: Promise<unknown>, expected?: RegExp, message?: Message): Promise<void> {
  try {
    await promise;
  } catch (error) {
    throws(() => raise(error), expected, message);
    return;
  }
  refuse(message, "Missing expected rejection.", undefined, expected, "rejects");
}

function raise(error: unknown): never {
  throw error;
}

export function match(text: string, pattern: RegExp, message?: Message): void {
  if (pattern.test(text)) return;
  refuse(message, mismatchText(pattern, text), text, pattern, "match");
}

function mismatchText(pattern: RegExp, text: string): string {
  return `The input did not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`;
}
