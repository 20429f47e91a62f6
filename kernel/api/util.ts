// node:util for applications: text of values as the console has it.
// @cold

import { isDeepEqual } from "../../std/deep_equality.ts";
import { formatArguments } from "../../std/format_arguments.ts";
import { inspect as inspectValue } from "../../std/inspect.ts";

/** depth: how many levels of nested objects are shown; null: all. */
export interface InspectOptions {
  readonly depth?: number | null;
}

export function inspect(value: unknown, options: InspectOptions = {}): string {
  const { depth } = options;
  return depth === undefined ? inspectValue(value) : inspectValue(value, depth ?? Infinity);
}

export function format(...values: unknown[]): string {
  return formatArguments(values);
}

export function isDeepStrictEqual(left: unknown, right: unknown): boolean {
  return isDeepEqual(left, right);
}

type Callback<T> = (error: Error | null | undefined, value: T) => void;

/** A function with a callback behind its arguments as one that gives a promise. */
export function promisify<A extends unknown[], T>(
  run: (...args: [...A, Callback<T>]) => void,
): (...args: A) => Promise<T> {
  return (...args) =>
    new Promise<T>((resolve, reject) => {
      const done: Callback<T> = (error, value) => {
        if (error) reject(error);
        else resolve(value);
      };
      run(...args, done);
    });
}
