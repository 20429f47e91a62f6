// node:util for applications: text of values as the console has it, and what they are.
// @cold

import { uncheckedCast } from "#intrinsics";
import { Error as CodedError } from "../../std/coded_errors.ts";
import { isDeepEqual } from "../../std/deep_equality.ts";
import { formatArguments } from "../../std/format_arguments.ts";
import { custom } from "../../std/inspect_custom.ts";
import { inspect as inspectValue } from "../../std/inspect.ts";
import { type InspectOptions, inspectWith } from "../../std/inspect_options.ts";
import { enqueueTick } from "../../std/ticks.ts";

export { parseArgs } from "./parse_args.ts";
export type { ParseArgsConfig, ParseArgsOptionConfig } from "./parse_args.ts";
export { debuglog, deprecate, stripVTControlCharacters, styleText, toUSVString } from "./util_functions.ts";
export { debuglog as debug } from "./util_functions.ts";
export { TextDecoder, TextEncoder } from "../../std/text_coding.ts";
export * as types from "./util_types.ts";
export type { InspectOptionsStylized } from "../../std/inspect_custom.ts";
export type { InspectOptions } from "../../std/inspect_options.ts";

function shown(value: unknown, options?: InspectOptions): string {
  return options === undefined ? inspectValue(value) : inspectWith(value, options);
}

interface Inspect {
  (value: unknown, options?: InspectOptions): string;
  /** The name of the method by which an object shows itself. */
  readonly custom: typeof custom;
}

export const inspect: Inspect = Object.assign(shown, { custom: custom as typeof custom });

export function format(...values: unknown[]): string {
  return formatArguments(values);
}

export function isDeepStrictEqual(left: unknown, right: unknown): boolean {
  return isDeepEqual(left, right);
}

type Callback<E, T> = (error: E, value?: T) => void;

/** A function with a callback behind its arguments as one that gives a promise. */
export function promisify<A extends unknown[], E = unknown, T = void>(
  run: (...args: [...A, Callback<E, T>]) => void,
): (...args: A) => Promise<T> {
  return (...args) =>
    new Promise<T>((resolve, reject) => {
      const done: Callback<E, T> = (error, value) => {
        if (error) reject(error);
        else resolve(uncheckedCast<T>(value));
      };
      run(...args, done);
    });
}

type ResultCallback<T> = (error: NodeJS.ErrnoException | null, value: T) => void;

/** A function that gives a promise as one with a callback behind its arguments, which is called in a tick. */
export function callbackify<A extends unknown[], T>(
  run: (...args: A) => Promise<T>,
): (...args: [...A, ResultCallback<T>]) => void {
  return (...args) => {
    const callback = args[args.length - 1] as ResultCallback<T>;
    run(...(args.slice(0, -1) as A)).then(
      (value) => enqueueTick(() => callback(null, value)),
      (reason: unknown) => enqueueTick(() => callback(reasonOf(reason), uncheckedCast<T>(undefined))),
    );
  };
}

/** A rejection without a reason has to be told from none. */
function reasonOf(reason: unknown): NodeJS.ErrnoException {
  if (reason !== null && reason !== undefined) return reason as NodeJS.ErrnoException;
  return new CodedError("ERR_FALSY_VALUE_REJECTION", "Promise was rejected with falsy value");
}
