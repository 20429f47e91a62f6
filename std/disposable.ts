// What `using` stands on: SuppressedError, and stacks that hold resources and dispose of them together, last come first
// (ECMAScript's explicit resource management).
// @cold

import { Error } from "./error.ts";

export class SuppressedError extends Error {
  override name: string = "SuppressedError";
  readonly error: Untyped;
  readonly suppressed: Untyped;

  constructor(error: unknown, suppressed: unknown, message?: string) {
    super(message);
    this.error = error;
    this.suppressed = suppressed;
  }
}

/** For an error of a disposal while another one is on its way. */
export function throwSuppressed(error: unknown, suppressed: unknown): never {
  throw new SuppressedError(error, suppressed, "An error was suppressed during disposal.");
}
