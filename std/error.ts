// Error and the kinds of it that the language throws (ECMAScript 20.5). The call stack is captured as addresses when an
// error is made and turned into text only when somebody asks for it.
// @cold

import { traceCapture, traceText } from "#intrinsics";

export interface ErrorOptions {
  readonly cause?: unknown;
}

export class Error {
  name: string = "Error";
  message: string;
  readonly cause?: unknown;
  readonly #trace: object;

  constructor(message: string = "", options?: ErrorOptions) {
    this.message = message;
    if (options !== undefined) this.cause = options.cause;
    this.#trace = traceCapture(u32(0));
  }

  /** V8's: the trace of an error is there already, and does not show its constructors. */
  static captureStackTrace(target: object, _constructor?: unknown): void {
    if (!(target instanceof Error)) throw new TypeError("only errors have a stack here");
  }

  toString(): string {
    if (this.message === "") return this.name;
    return this.name === "" ? this.message : `${this.name}: ${this.message}`;
  }

  /** As in Node: the message, then for each frame a line "    at function (file:line)". */
  get stack(): string {
    return `${this.toString()}${traceText(this.#trace, this)}`;
  }
}

/** Is it an error that was made without a cause? */
export function lacksCause(object: object): boolean {
  return object instanceof Error && object.cause === undefined;
}

export class TypeError extends Error {
  override name: string = "TypeError";
}

export class RangeError extends Error {
  override name: string = "RangeError";
}

export class SyntaxError extends Error {
  override name: string = "SyntaxError";
}

export class ReferenceError extends Error {
  override name: string = "ReferenceError";
}

export class EvalError extends Error {
  override name: string = "EvalError";
}

export class URIError extends Error {
  override name: string = "URIError";
}

/** Several errors in one. */
export class AggregateError extends Error {
  override name: string = "AggregateError";
  errors: Untyped[];

  constructor(errors: Iterable<unknown>, message?: string, options?: ErrorOptions) {
    super(message, options);
    this.errors = Array.from(errors);
  }
}

/** For checks that the compiler puts into programs. */
export function throwTypeError(message: string): never {
  throw new TypeError(message);
}

/** For a key that only a cast has made one of an object's. */
export function throwUnknownKey(key: string): never {
  throw new TypeError(`The object has no member "${key}"`);
}

/** For an assignment to an optional member of an object that was made without room for it. */
export function throwNotExtensible(name: string): never {
  throw new TypeError(`Cannot add property ${name}, object is not extensible`);
}

/** For a number that is used as an enum. */
export function throwNotInEnum(value: number, name: string): never {
  throw new TypeError(`${value} is none of the values of ${name}`);
}

/** For an assignment to a property of a literal that has only a getter. */
export function throwOnlyGetter(name: string): never {
  throw new TypeError(`Cannot set property ${name} of #<Object> which has only a getter`);
}

/** For a variable that is read before its declaration has run. */
export function throwUninitialised(name: string): never {
  throw new ReferenceError(`Cannot access '${name}' before initialization`);
}

/** For the runtime, which makes these two by itself. */
export function makeRangeError(message: string): RangeError {
  return new RangeError(message);
}

export function makeTypeError(message: string): TypeError {
  return new TypeError(message);
}
