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

/** Members that an error has to have: equal texts, or such that match. */
export interface ErrorMembers {
  readonly name?: string | RegExp;
  readonly message?: string | RegExp;
  readonly code?: string | RegExp;
}
type ErrorClass = abstract new (...args: never[]) => Error;
type ErrorTest = (error: Error) => boolean;

/** `run` has to throw: what matches the pattern, is of the class, passes the test or has the members. */
export function throws(run: () => unknown, expected?: RegExp | string, message?: Message): void;
/** @implementation throwsInstance */
export function throws(run: () => unknown, expected: ErrorClass, message?: Message): void;
/** @implementation throwsTested */
export function throws(run: () => unknown, expected: ErrorTest, message?: Message): void;
/** @implementation throwsLike */
export function throws(run: () => unknown, expected: ErrorMembers, message?: Message): void;
export function throws(run: () => unknown, expected?: unknown, message?: Message): void {
  const said = typeof expected === "string" ? expected : message;
  requireMatch(thrownBy(run, "", said), expected, said, "throws");
}

export function throwsInstance(run: () => unknown, expected: ErrorClass, message?: Message): void {
  requireInstance(thrownBy(run, ` (${expected.name})`, message), expected, message, "throws");
}

export function throwsTested(run: () => unknown, expected: ErrorTest, message?: Message): void {
  requireTested(thrownBy(run, nameInBrackets(expected.name), message), expected, message, "throws");
}

export function throwsLike(run: () => unknown, expected: ErrorMembers, message?: Message): void {
  requireMembers(thrownBy(run, "", message), expected, message, "throws");
}

type Awaitable = Promise<unknown> | (() => Promise<unknown>);

/** The promise, or that of the function, has to be rejected, with what `throws` takes. */
export function rejects(promise: Awaitable, expected?: RegExp | string, message?: Message): Promise<void>;
/** @implementation rejectsInstance */
export function rejects(promise: Awaitable, expected: ErrorClass, message?: Message): Promise<void>;
/** @implementation rejectsTested */
export function rejects(promise: Awaitable, expected: ErrorTest, message?: Message): Promise<void>;
/** @implementation rejectsLike */
export function rejects(promise: Awaitable, expected: ErrorMembers, message?: Message): Promise<void>;
export async function rejects(promise: Awaitable, expected?: unknown, message?: Message): Promise<void> {
  const said = typeof expected === "string" ? expected : message;
  requireMatch(await reasonOf(promise, "", said), expected, said, "rejects");
}

export async function rejectsInstance(promise: Awaitable, expected: ErrorClass, message?: Message): Promise<void> {
  requireInstance(await reasonOf(promise, ` (${expected.name})`, message), expected, message, "rejects");
}

export async function rejectsTested(promise: Awaitable, expected: ErrorTest, message?: Message): Promise<void> {
  requireTested(await reasonOf(promise, nameInBrackets(expected.name), message), expected, message, "rejects");
}

export async function rejectsLike(promise: Awaitable, expected: ErrorMembers, message?: Message): Promise<void> {
  requireMembers(await reasonOf(promise, "", message), expected, message, "rejects");
}

export function doesNotThrow(run: () => unknown, message?: string): void {
  try {
    run();
  } catch (error) {
    refuseUnwanted("exception", error, message, "doesNotThrow");
  }
}

export async function doesNotReject(promise: Awaitable, message?: string): Promise<void> {
  try {
    await (typeof promise === "function" ? promise() : promise);
  } catch (error) {
    refuseUnwanted("rejection", error, message, "doesNotReject");
  }
}

function thrownBy(run: () => unknown, wanted: string, message: Message | undefined): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return refuseMissing("exception", wanted, message, "throws");
}

async function reasonOf(promise: Awaitable, wanted: string, message: Message | undefined): Promise<unknown> {
  try {
    await (typeof promise === "function" ? promise() : promise);
  } catch (error) {
    return error;
  }
  return refuseMissing("rejection", wanted, message, "rejects");
}

function nameInBrackets(name: string): string {
  return name === "" ? "" : ` (${name})`;
}

function refuseMissing(kind: string, wanted: string, message: Message | undefined, operator: string): never {
  if (message instanceof Error) throw message;
  const end = message === undefined ? "." : `: ${message}`;
  refuse(`Missing expected ${kind}${wanted}${end}`, "", undefined, undefined, operator);
}

function refuseUnwanted(kind: string, error: unknown, message: string | undefined, operator: string): never {
  const end = message === undefined ? "." : `: ${message}`;
  const text = error instanceof Error ? error.message : inspect(error);
  refuse(`Got unwanted ${kind}${end}\nActual message: "${text}"`, "", error, undefined, operator);
}

function requireMatch(error: unknown, expected: unknown, message: Message | undefined, operator: string): void {
  if (expected instanceof RegExp && !expected.test(String(error)))
    refuse(message, mismatchText(expected, String(error)), error, expected, operator);
}

function requireInstance(error: unknown, expected: ErrorClass, message: Message | undefined, operator: string): void {
  if (error instanceof expected) return;
  const found =
    error instanceof Error ? `"${error.name}"\n\nError message:\n\n${error.message}` : `"${inspect(error)}"`;
  const generated = `The error is expected to be an instance of "${expected.name}". Received ${found}`;
  refuse(message, generated, error, undefined, operator);
}

function requireTested(error: unknown, expected: ErrorTest, message: Message | undefined, operator: string): void {
  if (error instanceof Error && expected(error)) return;
  const name = expected.name === "" ? "" : `"${expected.name}" `;
  const generated = `The ${name}validation function is expected to return "true". Received false\n\nCaught error:\n\n${String(error)}`;
  refuse(message, generated, error, undefined, operator);
}

function requireMembers(error: unknown, expected: ErrorMembers, message: Message | undefined, operator: string): void {
  const isError = error instanceof Error;
  const code = isError && "code" in error ? error.code : undefined;
  const areLike =
    isError &&
    isLike(error.name, expected.name) &&
    isLike(error.message, expected.message) &&
    isLike(code, expected.code);
  if (!areLike)
    refuse(message, `Expected values to be strictly deep-equal:\n\n${inspect(error)}`, error, expected, operator);
}

function isLike(value: unknown, expected: string | RegExp | undefined): boolean {
  if (expected === undefined) return true;
  return typeof value === "string" && (expected instanceof RegExp ? expected.test(value) : value === expected);
}

/** Throws what is there where nothing should be. */
export function ifError(value: unknown): void {
  if (value === null || value === undefined) return;
  const text = value instanceof Error ? value.message : inspect(value);
  refuse(`ifError got unwanted exception: ${text}`, "", value, null, "ifError");
}

export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void {
  if (!pattern.test(text)) return;
  const generated = `The input was expected to not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`;
  refuse(message, generated, text, pattern, "doesNotMatch");
}

export function match(text: string, pattern: RegExp, message?: Message): void {
  if (pattern.test(text)) return;
  refuse(message, mismatchText(pattern, text), text, pattern, "match");
}

function mismatchText(pattern: RegExp, text: string): string {
  return `The input did not match the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`;
}
