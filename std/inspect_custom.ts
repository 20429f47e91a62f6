// The symbol of the method by which objects show themselves to console.log and inspect: `[inspect.custom](depth, options)`.
// @cold

import type { InspectOptions } from "./inspect_options.ts";

export const custom: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** What such a method is told of how it is wanted. */
export interface InspectOptionsStylized extends InspectOptions {
  /** With the colours of a style: there are none. */
  stylize(text: string, style: string): string;
}

export interface CustomInspected {
  [custom](
    depth: number,
    options: InspectOptionsStylized,
    inspect: (value: unknown, options?: InspectOptions) => string,
  ): unknown;
}

export function asCustom(value: object): CustomInspected {
  return value as CustomInspected;
}
