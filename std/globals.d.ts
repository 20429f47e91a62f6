// What a program sees without importing anything: the typings that replace TypeScript's own library (noLib), so that an
// editor offers exactly what exists. Methods declared on an interface here are implemented by the exported function of
// the same name in the file named above it.

// --- Fixed-width integers (and f32): brands that a stock compiler accepts; arithmetic on them wraps. ---

type u8 = number & { readonly __int?: "u8" };
type u16 = number & { readonly __int?: "u16" };
type u32 = number & { readonly __int?: "u32" };
type i8 = number & { readonly __int?: "i8" };
type i16 = number & { readonly __int?: "i16" };
type i32 = number & { readonly __int?: "i32" };
type f32 = number & { readonly __int?: "f32" };
type u64 = bigint & { readonly __int?: "u64" };
type i64 = bigint & { readonly __int?: "i64" };

/** Conversions are total: fractions are cut off, what is too wide wraps, NaN and the infinities give 0. */
declare function u8(value: number | bigint): u8;
declare function u16(value: number | bigint): u16;
declare function u32(value: number | bigint): u32;
declare function i8(value: number | bigint): i8;
declare function i16(value: number | bigint): i16;
declare function i32(value: number | bigint): i32;
declare function u64(value: number | bigint): u64;
declare function i64(value: number | bigint): i64;
/** Rounds to the nearest single-precision number. */
declare function f32(value: number | bigint): f32;

declare const NaN: number;
declare const Infinity: number;

declare const isNaN: typeof import("./number_static.ts").isNaNOf;
declare const isFinite: typeof import("./number_static.ts").isFiniteOf;
declare const parseInt: typeof import("./number_parse.ts").parseInt;
declare const parseFloat: typeof import("./number_parse.ts").parseFloat;

declare const encodeURIComponent: typeof import("./uri.ts").encodeURIComponent;
declare const escape: typeof import("./uri.ts").escape;
declare const unescape: typeof import("./uri.ts").unescape;
declare const encodeURI: typeof import("./uri.ts").encodeURI;
declare const decodeURIComponent: typeof import("./uri.ts").decodeURIComponent;
declare const decodeURI: typeof import("./uri.ts").decodeURI;
declare const btoa: typeof import("./base64.ts").btoa;
declare const atob: typeof import("./base64.ts").atob;

declare const console: typeof import("./console.ts");
type Console = typeof console;
declare const Math: typeof import("./math.ts");
declare const JSON: typeof import("./json.ts");
declare const Object: typeof import("./object_static.ts") &
  Function &
  ObjectAssign &
  ObjectEntries &
  ObjectKeys &
  ObjectPrototypes;
/** What older code does: setting the prototype that an error has already, and calls of all objects' functions. */
interface ObjectPrototypes {
  setPrototypeOf<T>(object: T, prototype: unknown): T;
  readonly prototype: ObjectPrototype;
  /** A dictionary without inherited names. Any other prototype is refused. */
  create<T = Record<string, unknown>>(prototype: null): T;
  create<T extends object>(prototype: T): T;
  /** For `Object.assign(Object.create(Object.getPrototypeOf(this)), this)`. Refused elsewhere. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as TypeScript has it
  getPrototypeOf(value: unknown): any;
}
/** Functions of all objects, called with one: what a value is, and whether an object has a member. */
interface ObjectPrototype {
  readonly toString: { call(value: unknown): string };
  readonly hasOwnProperty: { call(object: unknown, key: PropertyKey): boolean };
}
/** Of pairs that TypeScript does not know to be pairs. */
interface ObjectEntries {
  /** @implementation fromEntriesOfLists */
  fromEntries<V>(pairs: Iterable<readonly V[]>): { [name: string]: V };
}
interface StringTemplates {
  /** @implementation rawOf */
  raw(template: { readonly raw: ArrayLike<string> }, ...values: unknown[]): string;
}
interface ObjectKeys {
  /** @implementation hasOwnKey */
  hasOwn(object: object, key: PropertyKey): boolean;
}
/** A target that is no literal has to have all members of the sources. */
interface ObjectAssign {
  assign<T extends object, U>(target: T, source: U): T & U;
  assign<T extends object, U, V>(target: T, first: U, second: V): T & U & V;
  assign<T extends object, U, V, W>(target: T, first: U, second: V, third: W): T & U & V & W;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as TypeScript's own library has it
  assign(target: object, ...sources: unknown[]): any;
}
declare const Intl: typeof import("./intl.ts");
declare namespace Intl {
  type Collator = import("./intl.ts").Collator;
  type CollatorOptions = import("./collation.ts").CollationOptions;
  type NumberFormat = import("./intl.ts").NumberFormat;
  type NumberFormatOptions = import("./number_locale.ts").NumberFormatOptions;
  type DateTimeFormat = import("./intl.ts").DateTimeFormat;
  type PluralRules = import("./intl_words.ts").PluralRules;
  type PluralRulesOptions = import("./intl_words.ts").PluralRulesOptions;
  type LDMLPluralRule = import("./intl_words.ts").PluralRule;
  type ListFormat = import("./intl_words.ts").ListFormat;
  type ListFormatOptions = import("./intl_words.ts").ListFormatOptions;
  type RelativeTimeFormat = import("./intl_words.ts").RelativeTimeFormat;
  type RelativeTimeFormatOptions = import("./intl_words.ts").RelativeTimeFormatOptions;
  type RelativeTimeFormatUnit = import("./intl_words.ts").RelativeTimeFormatUnit;
  type DateTimeFormatOptions = import("./date_locale.ts").DateFormatOptions;
}
declare const Reflect: typeof import("./reflect.ts");
declare const structuredClone: typeof import("./structured_clone.ts").structuredClone;
declare const process: typeof import("../kernel/api/process.ts");
declare namespace NodeJS {
  type Timeout = import("../kernel/timers.ts").Timer;
  type Timer = Timeout;
  type Immediate = import("../kernel/timers.ts").Immediate;
  type Signals = import("./process.ts").Signals;
  type ProcessEnv = Record<string, string | undefined>;
  type ReadableStream = import("../kernel/api/stream_readable.ts").Readable;
  type WritableStream = import("../kernel/api/pipe.ts").PipeTarget;
  /** An error of the system's: of the network, of the library's own. */
  interface ErrnoException extends Error {
    code?: string | undefined;
    errno?: number | undefined;
    syscall?: string | undefined;
    path?: string | undefined;
  }
}
declare const crypto: typeof import("../kernel/api/web_crypto.ts");
declare const performance: typeof import("./performance.ts");
declare const Number: typeof import("./number_static.ts") & ((value?: unknown) => number);
declare const String: typeof import("./string_static.ts") & StringTemplates & ((value?: unknown) => string);
declare const Boolean: (value?: unknown) => boolean;
declare const BigInt: typeof import("./bigint_static.ts") & ((value: bigint | boolean | number | string) => bigint);

declare const setTimeout: typeof import("../kernel/timers.ts").setTimeout;
declare const setInterval: typeof import("../kernel/timers.ts").setInterval;
declare const setImmediate: typeof import("../kernel/timers.ts").setImmediate;
declare const clearTimeout: typeof import("../kernel/timers.ts").clearTimeout;
declare const clearInterval: typeof import("../kernel/timers.ts").clearInterval;
declare const clearImmediate: typeof import("../kernel/timers.ts").clearImmediate;

// --- Classes of the library: ordinary classes of their files (generic ones are in global_classes.d.ts). ---

/** `Error("...")` is `new Error("...")`. */
interface CalledError<E> {
  (message?: string, options?: ErrorOptions): E;
}
type Error = import("./error.ts").Error;
declare const Error: typeof import("./error.ts").Error & CalledError<Error>;
type TypeError = import("./error.ts").TypeError;
declare const TypeError: typeof import("./error.ts").TypeError & CalledError<TypeError>;
type RangeError = import("./error.ts").RangeError;
declare const RangeError: typeof import("./error.ts").RangeError & CalledError<RangeError>;
type SyntaxError = import("./error.ts").SyntaxError;
declare const SyntaxError: typeof import("./error.ts").SyntaxError & CalledError<SyntaxError>;
type EvalError = import("./error.ts").EvalError;
declare const EvalError: typeof import("./error.ts").EvalError & CalledError<EvalError>;
type URIError = import("./error.ts").URIError;
declare const URIError: typeof import("./error.ts").URIError & CalledError<URIError>;
type AggregateError = import("./error.ts").AggregateError;
declare const AggregateError: typeof import("./error.ts").AggregateError;
type ErrorOptions = import("./error.ts").ErrorOptions;
type ReferenceError = import("./error.ts").ReferenceError;
declare const ReferenceError: typeof import("./error.ts").ReferenceError & CalledError<ReferenceError>;
type SuppressedError = import("./disposable.ts").SuppressedError;
declare const SuppressedError: typeof import("./disposable.ts").SuppressedError;
interface Disposable {
  [Symbol.dispose](): void;
}
interface AsyncDisposable {
  [Symbol.asyncDispose](): PromiseLike<void>;
}
type ArrayBuffer = import("./array_buffer.ts").ArrayBuffer;
declare const ArrayBuffer: typeof import("./array_buffer.ts").ArrayBuffer;
type DataView = import("./data_view.ts").DataView;
declare const DataView: typeof import("./data_view.ts").DataView;

// --- Iteration protocol. ---

interface SymbolConstructor {
  (description?: string | number): symbol;
  readonly iterator: unique symbol;
  readonly asyncIterator: unique symbol;
  readonly dispose: unique symbol;
  readonly asyncDispose: unique symbol;
  readonly toPrimitive: unique symbol;
  readonly toStringTag: unique symbol;
  readonly hasInstance: unique symbol;
  // Nothing asks for these: they are here to be refused with a reason.
  readonly species: unique symbol;
  readonly isConcatSpreadable: unique symbol;
  readonly unscopables: unique symbol;
  readonly match: unique symbol;
  readonly matchAll: unique symbol;
  readonly replace: unique symbol;
  readonly search: unique symbol;
  readonly split: unique symbol;
}
declare const Symbol: SymbolConstructor & typeof import("./symbol_static.ts");
// std/symbol_methods.ts
interface Symbol {
  readonly description: string | undefined;
  toString(): string;
  valueOf(): symbol;
}

interface IteratorYieldResult<T> {
  done?: false;
  value: T;
}
interface IteratorReturnResult<R> {
  done: true;
  value: R;
}
// What a loop does not look at may be anything: `any` in these typings counts as unknown.
/* eslint-disable @typescript-eslint/no-explicit-any */
type IteratorResult<T, R = any> = IteratorYieldResult<T> | IteratorReturnResult<R>;
interface Iterator<T, R = any, N = any> {
  next(value?: N): IteratorResult<T, R>;
  return?(value?: R): IteratorResult<T, R>;
  throw?(error: unknown): IteratorResult<T, R>;
}
interface Iterable<T, R = any, N = any> {
  [Symbol.iterator](): Iterator<T, R, N>;
}
interface IterableIterator<T, R = any, N = any> extends Iterator<T, R, N> {
  [Symbol.iterator](): IterableIterator<T, R, N>;
}

// Interfaces that stand for classes of the library: the checker looks for these names.
type GeneratorObject<T, R, N> = import("./generator.ts").GeneratorObject<T, R, N>;
interface Generator<T = unknown, R = any, N = any> extends GeneratorObject<T, R, N> {}
type PromiseObject<T> = import("./promise.ts").PromiseObject<T>;
interface Promise<T> extends PromiseObject<T> {}
interface PromiseLike<T> extends PromiseObject<T> {}
type AsyncGeneratorObject<T, R, N> = import("./async_generator.ts").AsyncGeneratorObject<T, R, N>;
interface AsyncGenerator<T = unknown, R = any, N = any> extends AsyncGeneratorObject<T, R, N> {}

interface AsyncIterator<T, R = any, N = any> {
  next(value?: N): Promise<IteratorResult<T, R>>;
  return?(value?: R | PromiseLike<R>): Promise<IteratorResult<T, R>>;
  throw?(error: unknown): Promise<IteratorResult<T, R>>;
}
interface AsyncIterable<T, R = any, N = any> {
  [Symbol.asyncIterator](): AsyncIterator<T, R, N>;
}
interface AsyncIterableIterator<T, R = any, N = any> extends AsyncIterator<T, R, N> {
  [Symbol.asyncIterator](): AsyncIterableIterator<T, R, N>;
}

/** Spelt as in TypeScript's own library: the checker knows this form. */
type Awaited<T> = T extends null | undefined
  ? T
  : T extends object & { then(onfulfilled: infer F, ...args: infer _): any }
    ? F extends (value: infer V, ...args: infer _) => any
      ? Awaited<V>
      : never
    : T;
type PromiseWithResolvers<T> = import("./promise_static.ts").PromiseWithResolvers<T>;
interface PromiseFulfilledResult<T> {
  status: "fulfilled";
  value: T;
}
interface PromiseRejectedResult {
  status: "rejected";
  reason: Untyped;
}
type PromiseSettledResult<T> = PromiseFulfilledResult<T> | PromiseRejectedResult;

/** promise_static.ts has the functions; calls of them are lowered with the type of their outcome. */
interface PromiseConstructor {
  new <T>(executor: import("./promise.ts").Executor<T>): Promise<T>;
  resolve(): Promise<void>;
  resolve<T>(value: T): Promise<Awaited<T>>;
  resolve<T>(value: T | PromiseLike<T>): Promise<Awaited<T>>;
  reject<T = never>(reason?: unknown): Promise<T>;
  all<T extends readonly unknown[] | []>(values: T): Promise<{ -readonly [P in keyof T]: Awaited<T[P]> }>;
  all<T>(values: Iterable<T | PromiseLike<T>>): Promise<Awaited<T>[]>;
  allSettled<T extends readonly unknown[] | []>(
    values: T,
  ): Promise<{ -readonly [P in keyof T]: PromiseSettledResult<Awaited<T[P]>> }>;
  allSettled<T>(values: Iterable<T | PromiseLike<T>>): Promise<PromiseSettledResult<Awaited<T>>[]>;
  race<T extends readonly unknown[] | []>(values: T): Promise<Awaited<T[number]>>;
  race<T>(values: Iterable<T | PromiseLike<T>>): Promise<Awaited<T>>;
  any<T extends readonly unknown[] | []>(values: T): Promise<Awaited<T[number]>>;
  any<T>(values: Iterable<T | PromiseLike<T>>): Promise<Awaited<T>>;
  withResolvers<T>(): PromiseWithResolvers<T>;
}
declare const Promise: PromiseConstructor;
declare const queueMicrotask: typeof import("./microtask.ts").queueMicrotask;

/* eslint-enable @typescript-eslint/no-explicit-any */

// --- Types that the checker itself asks for. ---

interface Object {
  readonly constructor: Function;
  hasOwnProperty(key: PropertyKey): boolean;
}
interface Function {
  readonly name: string;
  /** Of what the library makes, and of what `bind` gives, a TypeError. */
  readonly length: number;
}
/** For `instanceof Function` alone. */
interface FunctionConstructor extends Function {
  new (refused: never): Function;
  readonly prototype: Function;
}
declare const Function: FunctionConstructor;
interface CallableFunction extends Function {
  bind<F>(this: F, receiver: ThisParameterType<F>): OmitThisParameter<F>;
  bind<T, A extends unknown[], B extends unknown[], R>(
    this: (this: T, ...args: [...A, ...B]) => R,
    receiver: T,
    ...args: A
  ): (...args: B) => R;
  call<T, A extends unknown[], R>(this: (this: T, ...args: A) => R, receiver: T, ...args: A): R;
  apply<T, A extends unknown[], R>(this: (this: T, ...args: A) => R, receiver: T, args: A): R;
  apply<T, R>(this: (this: T) => R, receiver: T): R;
}
interface NewableFunction extends Function {}
/** A Map of these or of narrower keys and values, which is only read. */
interface ReadonlyMap<K, V> {
  readonly size: number;
  get(key: K): V | undefined;
  has(key: K): boolean;
  forEach(action: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void;
  keys(): IterableIterator<K, undefined>;
  values(): IterableIterator<V, undefined>;
  entries(): IterableIterator<[K, V], undefined>;
  [Symbol.iterator](): IterableIterator<[K, V], undefined>;
}
/** A Set of these or of narrower values, which is only read. */
interface ReadonlySet<T> {
  readonly size: number;
  has(value: T): boolean;
  forEach(action: (value: T, key: T, set: ReadonlySet<T>) => void): void;
  keys(): IterableIterator<T, undefined>;
  values(): IterableIterator<T, undefined>;
  entries(): IterableIterator<[T, T], undefined>;
  [Symbol.iterator](): IterableIterator<T, undefined>;
}
/** What `instanceof` says of a Map or Set of whatever kinds: what it is given and gives is tested while the program runs. */
interface OpenMap<K, V> extends ReadonlyMap<K, V> {
  set(key: K, value: V): unknown;
  delete(key: K): boolean;
  clear(): void;
}
interface OpenSet<T> extends ReadonlySet<T> {
  add(value: T): unknown;
  delete(value: T): boolean;
  clear(): void;
}
/** The arguments of the call, whatever they are. */
interface IArguments {
  readonly length: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [index: number]: any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  [Symbol.iterator](): IterableIterator<any>;
}
type DOMException = import("../kernel/api/abort.ts").DOMException;
declare const DOMException: typeof import("../kernel/api/abort.ts").DOMException;
type Event = import("../kernel/api/event_target.ts").Event;
declare const Event: typeof import("../kernel/api/event_target.ts").Event;
type EventInit = import("../kernel/api/event_target.ts").EventInit;
type CustomEvent<T = Untyped> = import("../kernel/api/event_target.ts").CustomEvent<T>;
declare const CustomEvent: typeof import("../kernel/api/event_target.ts").CustomEvent;
type CustomEventInit<T = Untyped> = import("../kernel/api/event_target.ts").CustomEventInit<T>;
type EventTarget = import("../kernel/api/event_target.ts").EventTarget;
declare const EventTarget: typeof import("../kernel/api/event_target.ts").EventTarget;
type EventListenerObject = import("../kernel/api/event_target.ts").EventListenerObject;
type EventListenerOrEventListenerObject = import("../kernel/api/event_target.ts").EventListenerOrEventListenerObject;
/** What a target calls. */
interface EventListener {
  (event: Event): void;
}
type AbortSignal = import("../kernel/api/abort.ts").AbortSignal;
declare const AbortSignal: typeof import("../kernel/api/abort.ts").AbortSignal;
type AbortController = import("../kernel/api/abort.ts").AbortController;
declare const AbortController: typeof import("../kernel/api/abort.ts").AbortController;
declare const fetch: typeof import("../kernel/api/fetch.ts").fetch;
type RequestInit = import("../kernel/api/fetch.ts").RequestInit;
type Response = import("../kernel/api/fetch_response.ts").Response;
declare const Response: typeof import("../kernel/api/fetch_response.ts").Response;
type ResponseInit = import("../kernel/api/fetch_response.ts").ResponseInit;
type BodyInit = import("../kernel/api/fetch_response.ts").BodyInit;
type Headers = import("../kernel/api/fetch_headers.ts").Headers;
declare const Headers: typeof import("../kernel/api/fetch_headers.ts").Headers;
type HeadersInit = import("../kernel/api/fetch_headers.ts").HeadersInit;
type URL = import("./url.ts").URL;
declare const URL: typeof import("./url.ts").URL;
type URLSearchParams = import("./url_search_params.ts").URLSearchParams;
declare const URLSearchParams: typeof import("./url_search_params.ts").URLSearchParams;
type TextEncoder = import("./text_coding.ts").TextEncoder;
declare const TextEncoder: typeof import("./text_coding.ts").TextEncoder;
type TextDecoder = import("./text_coding.ts").TextDecoder;
declare const TextDecoder: typeof import("./text_coding.ts").TextDecoder;
type Date = import("./date.ts").Date;
declare const Date: typeof import("./date.ts").Date;
type RegExp = import("./regexp.ts").RegExp;
declare const RegExp: typeof import("./regexp.ts").RegExp & CalledRegExp;
/** `RegExp("...")` is `new RegExp("...")`. */
interface CalledRegExp {
  (pattern: string, flags?: string): RegExp;
}

/**
 * What JSON.stringify gives of a value that may be anything, and a function that replaces a match gets of a group: `undefined`
 * where there is no text, which TypeScript is not told.
 */
type PerhapsText = string & { readonly __perhaps?: true };

/** Texts of the named groups: undefined of those that took no part in the match, as in a match itself. */
type RegExpGroups = { [name: string]: string };

interface RegExpMatchArray extends Array<string> {
  readonly index?: number;
  readonly input?: string;
  readonly groups?: RegExpGroups;
  readonly indices?: ([number, number] | undefined)[];
  0: string;
}

interface RegExpExecArray extends RegExpMatchArray {
  readonly index: number;
  readonly input: string;
}

/** What a function that replaces matches gets of their groups, and behind them what it is for these to say: place, text, named groups. */
type Replacement = (
  match: string,
  a: PerhapsText,
  b: PerhapsText,
  c: PerhapsText,
  d: PerhapsText,
  e: PerhapsText,
  f: PerhapsText,
  g: PerhapsText,
  h: PerhapsText,
  i: PerhapsText,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  ...others: any[]
) => string;

/* eslint-disable @typescript-eslint/no-explicit-any */
type ReplacementWithGroups =
  | ((match: string, a: string, offset: number, text: string, groups: any) => string)
  | ((match: string, a: string, b: string, offset: number, text: string, groups: any) => string)
  | ((match: string, a: string, b: string, c: string, offset: number, text: string, groups: any) => string)
  | ((match: string, a: string, b: string, c: string, d: string, offset: number, text: string, groups: any) => string);
/* eslint-enable @typescript-eslint/no-explicit-any */

interface TemplateStringsArray extends ReadonlyArray<string> {
  readonly raw: readonly string[];
}
interface ImportMeta {}

type PropertyKey = string | number | symbol;
type Partial<T> = { [P in keyof T]?: T[P] };
type Required<T> = { [P in keyof T]-?: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
type Pick<T, K extends keyof T> = { [P in K]: T[P] };
type Record<K extends PropertyKey, T> = { [P in K]: T };
type Exclude<T, U> = T extends U ? never : T;
type Extract<T, U> = T extends U ? T : never;
type Omit<T, K extends PropertyKey> = Pick<T, Exclude<keyof T, K>>;
type NonNullable<T> = T & {};
type Parameters<F extends (...args: never) => unknown> = F extends (...args: infer P) => unknown ? P : never;
type ReturnType<F extends (...args: never) => unknown> = F extends (...args: never) => infer R ? R : never;
type ConstructorParameters<C extends abstract new (...args: never) => unknown> = C extends abstract new (
  ...args: infer P
) => unknown
  ? P
  : never;
type InstanceType<C extends abstract new (...args: never) => unknown> = C extends abstract new (
  ...args: never
) => infer I
  ? I
  : never;
type ThisParameterType<F> = F extends (this: infer T, ...args: never) => unknown ? T : unknown;
type OmitThisParameter<F> =
  unknown extends ThisParameterType<F> ? F : F extends (...args: infer A) => infer R ? (...args: A) => R : F;
type Uppercase<S extends string> = intrinsic;
type Lowercase<S extends string> = intrinsic;
type Capitalize<S extends string> = intrinsic;
type Uncapitalize<S extends string> = intrinsic;
type NoInfer<T> = intrinsic;
interface ThisType<T> {}

// --- What decorators are told: they are refused, but the functions are typed. ---

interface DecoratorContextOf<This, Kind extends string> {
  readonly kind: Kind;
  readonly name: string | symbol;
  readonly static: boolean;
  readonly private: boolean;
  addInitializer(initializer: (this: This) => void): void;
}
interface ClassDecoratorContext<Class extends abstract new (...args: never) => unknown = never> {
  readonly kind: "class";
  readonly name: string | undefined;
  addInitializer(initializer: (this: Class) => void): void;
}
interface ClassMethodDecoratorContext<
  This = unknown,
  Value extends (this: This, ...args: never) => unknown = (this: This, ...args: never) => unknown,
> extends DecoratorContextOf<This, "method"> {
  readonly access: { has(object: This): boolean; get(object: This): Value };
}
interface ClassGetterDecoratorContext<This = unknown, Value = unknown> extends DecoratorContextOf<This, "getter"> {
  readonly access: { has(object: This): boolean; get(object: This): Value };
}
interface ClassSetterDecoratorContext<This = unknown, Value = unknown> extends DecoratorContextOf<This, "setter"> {
  readonly access: { has(object: This): boolean; set(object: This, value: Value): void };
}
interface ClassFieldDecoratorContext<This = unknown, Value = unknown> extends DecoratorContextOf<This, "field"> {
  readonly access: { has(object: This): boolean; get(object: This): Value; set(object: This, value: Value): void };
}
interface ClassAccessorDecoratorContext<This = unknown, Value = unknown> extends DecoratorContextOf<This, "accessor"> {
  readonly access: { has(object: This): boolean; get(object: This): Value; set(object: This, value: Value): void };
}
interface ClassAccessorDecoratorTarget<This, Value> {
  get(this: This): Value;
  set(this: This, value: Value): void;
}
interface ClassAccessorDecoratorResult<This, Value> {
  get?(this: This): Value;
  set?(this: This, value: Value): void;
  init?(this: This, value: Value): Value;
}
type ClassMemberDecoratorContext =
  | ClassMethodDecoratorContext
  | ClassGetterDecoratorContext
  | ClassSetterDecoratorContext
  | ClassFieldDecoratorContext
  | ClassAccessorDecoratorContext;
type DecoratorContext = ClassDecoratorContext | ClassMemberDecoratorContext;

// --- Built-in interfaces: boolean.ts, number.ts, string.ts, array.ts, typed_array.ts. ---

interface Boolean {
  toString(): string;
  valueOf(): boolean;
}

interface Number {
  /** radix: 2 to 36. */
  toString(radix?: number): string;
  toFixed(digits?: number): string;
  toExponential(digits?: number): string;
  toPrecision(precision?: number): string;
  /** English of the United States, whatever locale is named. */
  toLocaleString(
    locales?: string | readonly string[],
    options?: import("./number_locale.ts").NumberFormatOptions,
  ): string;
  valueOf(): number;
}

/** bigint_methods.ts; the operators are in bigint.ts. */
interface BigInt {
  /** radix: 2 to 36. */
  toString(radix?: number): string;
  /** English of the United States, whatever locale is named. */
  toLocaleString(locales?: string | readonly string[]): string;
  valueOf(): bigint;
}

interface String {
  readonly length: number;
  readonly [index: number]: string;
  at(index: number): string | undefined;
  charAt(index?: number): string;
  charCodeAt(index?: number): number;
  codePointAt(index?: number): number | undefined;
  concat(...parts: string[]): string;
  endsWith(search: string, end?: number): boolean;
  includes(search: string, from?: number): boolean;
  indexOf(search: string, from?: number): number;
  /** Is every surrogate one of a pair? */
  isWellFormed(): boolean;
  lastIndexOf(search: string, from?: number): number;
  /** In the root order of Unicode for Latin, other scripts by code unit; the locale changes nothing. */
  localeCompare(
    other: string,
    locales?: string | readonly string[],
    options?: import("./collation.ts").CollationOptions,
  ): number;
  padEnd(length: number, fill?: string): string;
  padStart(length: number, fill?: string): string;
  repeat(count: number): string;
  match(pattern: string | RegExp): RegExpMatchArray | null;
  matchAll(pattern: RegExp): import("./string_regexp.ts").PatternMatches;
  replace(search: string | RegExp, replacement: string): string;
  replace(search: string, replacement: (match: string, offset: number, text: string) => string): string;
  replace(search: string | RegExp, replacement: Replacement): string;
  replace(
    search: string | RegExp,
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    replacement: (match: string, offset: number, text: string, groups: any) => string,
  ): string;
  replace(search: string | RegExp, replacement: ReplacementWithGroups): string;
  replaceAll(search: string | RegExp, replacement: string): string;
  replaceAll(search: string, replacement: (match: string, offset: number, text: string) => string): string;
  replaceAll(search: string | RegExp, replacement: Replacement): string;
  replaceAll(
    search: string | RegExp,
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    replacement: (match: string, offset: number, text: string, groups: any) => string,
  ): string;
  replaceAll(search: string | RegExp, replacement: ReplacementWithGroups): string;
  search(pattern: string | RegExp): number;
  slice(start?: number, end?: number): string;
  split(separator?: string | RegExp, limit?: number): string[];
  startsWith(search: string, from?: number): boolean;
  substr(start: number, length?: number): string;
  substring(start: number, end?: number): string;
  /** As `toLowerCase`: the locale changes nothing. */
  toLocaleLowerCase(locales?: string | readonly string[]): string;
  toLocaleUpperCase(locales?: string | readonly string[]): string;
  toLowerCase(): string;
  normalize(form?: string): string;
  toUpperCase(): string;
  /** Surrogates without their other half become U+FFFD. */
  toWellFormed(): string;
  toString(): string;
  trim(): string;
  trimEnd(): string;
  trimStart(): string;
  valueOf(): string;
  [Symbol.iterator](): import("./string_iterator.ts").TextCharacters;
}

/** What TypeScript's own library gives as `any`: the compiler tests what is done with it while the program runs. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- here it is written once
type Untyped = any;

/** What `flat` leaves of nested arrays: see TypeScript's own library, whose counting by a tuple's index this is. */
type FlatArray<A, D extends number> = {
  done: A;
  recur: A extends ReadonlyArray<infer E>
    ? FlatArray<E, [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20][D]>
    : A;
}[D extends -1 ? "done" : "recur"];

interface ReadonlyArray<T> {
  readonly length: number;
  readonly [index: number]: T;
  at(index: number): T | undefined;
  concat(...others: (T | readonly T[])[]): T[];
  every<S extends T>(
    test: (value: T, index: number, array: readonly T[]) => value is S,
    thisArg?: unknown,
  ): this is readonly S[];
  every(test: (value: T, index: number, array: readonly T[]) => unknown, thisArg?: unknown): boolean;
  filter<S extends T>(test: (value: T, index: number, array: readonly T[]) => value is S, thisArg?: unknown): S[];
  filter(test: (value: T, index: number, array: readonly T[]) => unknown, thisArg?: unknown): T[];
  find<S extends T>(
    test: (value: T, index: number, array: readonly T[]) => value is S,
    thisArg?: unknown,
  ): S | undefined;
  find(test: (value: T, index: number, array: readonly T[]) => unknown, thisArg?: unknown): T | undefined;
  findIndex(test: (value: T, index: number, array: readonly T[]) => unknown, thisArg?: unknown): number;
  findLast<S extends T>(
    test: (value: T, index: number, array: readonly T[]) => value is S,
    thisArg?: unknown,
  ): S | undefined;
  findLast(test: (value: T, index: number, array: readonly T[]) => unknown, thisArg?: unknown): T | undefined;
  findLastIndex(test: (value: T, index: number, array: readonly T[]) => unknown, thisArg?: unknown): number;
  flat<A, D extends number = 1>(this: A, depth?: D): FlatArray<A, D>[];
  flatMap<U>(make: (value: T, index: number, array: readonly T[]) => U | readonly U[], thisArg?: unknown): U[];
  forEach(action: (value: T, index: number, array: readonly T[]) => void, thisArg?: unknown): void;
  includes(value: T, from?: number): boolean;
  indexOf(value: T, from?: number): number;
  join(separator?: string): string;
  lastIndexOf(value: T, from?: number): number;
  map<U>(make: (value: T, index: number, array: readonly T[]) => U, thisArg?: unknown): U[];
  reduce(step: (sum: T, value: T, index: number, array: readonly T[]) => T): T;
  reduce(step: (sum: T, value: T, index: number, array: readonly T[]) => T, initial: T): T;
  reduce<U>(step: (sum: U, value: T, index: number, array: readonly T[]) => U, initial: U): U;
  reduceRight(step: (sum: T, value: T, index: number, array: readonly T[]) => T): T;
  reduceRight(step: (sum: T, value: T, index: number, array: readonly T[]) => T, initial: T): T;
  reduceRight<U>(step: (sum: U, value: T, index: number, array: readonly T[]) => U, initial: U): U;
  slice(start?: number, end?: number): T[];
  some(test: (value: T, index: number, array: readonly T[]) => unknown, thisArg?: unknown): boolean;
  toReversed(): T[];
  toSorted(compare?: (a: T, b: T) => number): T[];
  toSpliced(start: number, deleteCount?: number, ...inserted: T[]): T[];
  with(index: number, value: T): T[];
  keys(): import("./array_iterator.ts").ArrayKeys<readonly T[]>;
  values(): import("./array_iterator.ts").ArrayValues<readonly T[], T>;
  entries(): import("./array_iterator.ts").ArrayEntries<readonly T[], T>;
  toString(): string;
  [Symbol.iterator](): import("./array_iterator.ts").ArrayValues<readonly T[], T>;
}

interface Array<T> extends ReadonlyArray<T> {
  length: number;
  [index: number]: T;
  copyWithin(target: number, start: number, end?: number): this;
  every<S extends T>(test: (value: T, index: number, array: T[]) => value is S, thisArg?: unknown): this is S[];
  every(test: (value: T, index: number, array: T[]) => unknown, thisArg?: unknown): boolean;
  filter<S extends T>(test: (value: T, index: number, array: T[]) => value is S, thisArg?: unknown): S[];
  filter(test: (value: T, index: number, array: T[]) => unknown, thisArg?: unknown): T[];
  find<S extends T>(test: (value: T, index: number, array: T[]) => value is S, thisArg?: unknown): S | undefined;
  find(test: (value: T, index: number, array: T[]) => unknown, thisArg?: unknown): T | undefined;
  findIndex(test: (value: T, index: number, array: T[]) => unknown, thisArg?: unknown): number;
  findLast<S extends T>(test: (value: T, index: number, array: T[]) => value is S, thisArg?: unknown): S | undefined;
  findLast(test: (value: T, index: number, array: T[]) => unknown, thisArg?: unknown): T | undefined;
  findLastIndex(test: (value: T, index: number, array: T[]) => unknown, thisArg?: unknown): number;
  flatMap<U>(make: (value: T, index: number, array: T[]) => U | readonly U[], thisArg?: unknown): U[];
  forEach(action: (value: T, index: number, array: T[]) => void, thisArg?: unknown): void;
  map<U>(make: (value: T, index: number, array: T[]) => U, thisArg?: unknown): U[];
  reduce(step: (sum: T, value: T, index: number, array: T[]) => T): T;
  reduce(step: (sum: T, value: T, index: number, array: T[]) => T, initial: T): T;
  reduce<U>(step: (sum: U, value: T, index: number, array: T[]) => U, initial: U): U;
  reduceRight(step: (sum: T, value: T, index: number, array: T[]) => T): T;
  reduceRight(step: (sum: T, value: T, index: number, array: T[]) => T, initial: T): T;
  reduceRight<U>(step: (sum: U, value: T, index: number, array: T[]) => U, initial: U): U;
  some(test: (value: T, index: number, array: T[]) => unknown, thisArg?: unknown): boolean;
  /** `new Array(n).fill(value)`: the elements' type is the one that is wanted, or else the value's, unless that says none. */
  fill<V, U = [V] extends [null | undefined] ? Untyped : V>(
    this: 0 extends 1 & T ? Untyped[] : undefined[],
    value: V,
    ...unfit: [V] extends [U] ? [] : [never]
  ): U[];
  fill(value: T, start?: number, end?: number): this;
  pop(): T | undefined;
  push(...values: T[]): number;
  reverse(): this;
  shift(): T | undefined;
  sort(compare?: (a: T, b: T) => number): this;
  splice(start: number, deleteCount?: number, ...inserted: T[]): T[];
  unshift(...values: T[]): number;
}

/** Elements of `new Array<T>(n)` are unset until they are assigned; those of fixed-width integers are zero. */
interface ArrayConstructor {
  /** What `instanceof Array` narrows to. */
  readonly prototype: Untyped[];
  new <T = Untyped>(length?: number): T[];
  new <T>(...elements: T[]): T[];
  <T = Untyped>(length?: number): T[];
  <T>(...elements: T[]): T[];
}
declare const Array: ArrayConstructor & typeof import("./array_static.ts");

/** What typed arrays have in common: E is number, or bigint. */
interface TypedArrayOf<E> {
  readonly length: number;
  readonly byteLength: number;
  readonly byteOffset: number;
  readonly buffer: ArrayBuffer;
  readonly BYTES_PER_ELEMENT: number;
  [index: number]: E;
  at(index: number): E | undefined;
  copyWithin(target: number, start: number, end?: number): this;
  every(test: (value: E, index: number, array: this) => unknown, thisArg?: unknown): boolean;
  fill(value: E, start?: number, end?: number): this;
  find(test: (value: E, index: number, array: this) => unknown, thisArg?: unknown): E | undefined;
  findIndex(test: (value: E, index: number, array: this) => unknown, thisArg?: unknown): number;
  findLast(test: (value: E, index: number, array: this) => unknown, thisArg?: unknown): E | undefined;
  findLastIndex(test: (value: E, index: number, array: this) => unknown, thisArg?: unknown): number;
  forEach(action: (value: E, index: number, array: this) => void, thisArg?: unknown): void;
  includes(value: E, from?: number): boolean;
  indexOf(value: E, from?: number): number;
  join(separator?: string): string;
  lastIndexOf(value: E, from?: number): number;
  map(make: (value: E, index: number, array: this) => E, thisArg?: unknown): this;
  filter(test: (value: E, index: number, array: this) => unknown, thisArg?: unknown): this;
  reduce(step: (sum: E, value: E, index: number, array: this) => E): E;
  reduce<U>(step: (sum: U, value: E, index: number, array: this) => U, initial: U): U;
  reduceRight(step: (sum: E, value: E, index: number, array: this) => E): E;
  reduceRight<U>(step: (sum: U, value: E, index: number, array: this) => U, initial: U): U;
  reverse(): this;
  set(source: ArrayLike<E>, offset?: number): void;
  slice(start?: number, end?: number): this;
  some(test: (value: E, index: number, array: this) => unknown, thisArg?: unknown): boolean;
  sort(compare?: (a: E, b: E) => number): this;
  subarray(start?: number, end?: number): this;
  toReversed(): this;
  toSorted(compare?: (a: E, b: E) => number): this;
  toString(): string;
  with(index: number, value: E): this;
  keys(): import("./array_iterator.ts").ArrayKeys<this>;
  values(): import("./array_iterator.ts").ArrayValues<this, E>;
  entries(): import("./array_iterator.ts").ArrayEntries<this, E>;
  [Symbol.iterator](): import("./array_iterator.ts").ArrayValues<this, E>;
}

interface TypedArray extends TypedArrayOf<number> {}

interface ArrayLike<T> {
  readonly length: number;
  readonly [index: number]: T;
}

interface TypedArrayConstructor<A, E = number> {
  readonly BYTES_PER_ELEMENT: number;
  new (length?: number): A;
  new (source: ArrayLike<E>): A;
  new (source: Iterable<E>): A;
  new (buffer: ArrayBuffer, byteOffset?: number, length?: number): A;
  from(source: Iterable<E>): A;
  from<T>(source: Iterable<T>, make: (value: T, index: number) => E): A;
  from(
    source: { readonly length: number; readonly __counted?: never },
    make: (value: undefined, index: number) => E,
  ): A;
  of(...values: E[]): A;
}

interface Int8Array extends TypedArray {
  readonly __element?: "i8";
}
declare const Int8Array: TypedArrayConstructor<Int8Array>;
interface Uint8Array extends TypedArray {
  readonly __element?: "u8";
}
declare const Uint8Array: TypedArrayConstructor<Uint8Array>;

type BufferEncoding = import("./buffer_text.ts").BufferEncoding;
/** The readers and writers of Node's Buffer, of which those with `UInt` are there as `Uint` too. */
type BufferNumbers = {
  [Name in keyof NumbersModule as Name | OtherSpelling<Name>]: NumbersModule[Name];
};
type NumbersModule = typeof import("./buffer_numbers.ts");
type OtherSpelling<Name> = Name extends `${infer Start}UInt${infer Rest}` ? `${Start}Uint${Rest}` : never;
/** Node's Buffer (std/buffer.ts): in memory a Uint8Array; its text is that of its bytes. */
interface Buffer extends Uint8Array, BufferNumbers {
  readonly __buffer?: true;
  compare(other: Uint8Array): number;
  /** @implementation compareParts */
  compare(
    other: Uint8Array,
    targetStart: number | undefined,
    targetEnd?: number,
    sourceStart?: number,
    sourceEnd?: number,
  ): number;
  copy(target: Uint8Array, targetStart?: number, sourceStart?: number, sourceEnd?: number): number;
  equals(other: Uint8Array): boolean;
  fill(value: number | string | Uint8Array, offset?: number, end?: number, encoding?: BufferEncoding): this;
  /** @implementation fillEncoded */
  fill(value: string, encoding: BufferEncoding): this;
  /** @implementation fillEncodedFrom */
  fill(value: string, offset: number, encoding: BufferEncoding): this;
  includes(value: number | string | Uint8Array, from?: number, encoding?: BufferEncoding): boolean;
  /** @implementation includesEncoded */
  includes(value: string | Uint8Array, encoding: BufferEncoding): boolean;
  indexOf(value: number | string | Uint8Array, from?: number, encoding?: BufferEncoding): number;
  /** @implementation indexOfEncoded */
  indexOf(value: string | Uint8Array, encoding: BufferEncoding): number;
  lastIndexOf(value: number | string | Uint8Array, from?: number, encoding?: BufferEncoding): number;
  /** @implementation lastIndexOfEncoded */
  lastIndexOf(value: string | Uint8Array, encoding: BufferEncoding): number;
  /** A view of the same memory. */
  slice(start?: number, end?: number): this;
  swap16(): this;
  swap32(): this;
  swap64(): this;
  toJSON(): { type: "Buffer"; data: number[] };
  toString(encoding?: BufferEncoding, start?: number, end?: number): string;
  write(text: string, offset?: number, length?: number, encoding?: BufferEncoding): number;
  /** @implementation writeEncoded */
  write(text: string, encoding: BufferEncoding): number;
  /** @implementation writeEncodedAt */
  write(text: string, offset: number, encoding: BufferEncoding): number;
}
declare const Buffer: typeof import("./buffer_static.ts");
/** What is stored is rounded, and kept within 0 to 255. */
interface Uint8ClampedArray extends TypedArray {
  readonly __element?: "clamped";
}
declare const Uint8ClampedArray: TypedArrayConstructor<Uint8ClampedArray>;
interface Int16Array extends TypedArray {
  readonly __element?: "i16";
}
declare const Int16Array: TypedArrayConstructor<Int16Array>;
interface Uint16Array extends TypedArray {
  readonly __element?: "u16";
}
declare const Uint16Array: TypedArrayConstructor<Uint16Array>;
interface Int32Array extends TypedArray {
  readonly __element?: "i32";
}
declare const Int32Array: TypedArrayConstructor<Int32Array>;
interface Uint32Array extends TypedArray {
  readonly __element?: "u32";
}
declare const Uint32Array: TypedArrayConstructor<Uint32Array>;
interface Float32Array extends TypedArray {
  readonly __element?: "f32";
}
declare const Float32Array: TypedArrayConstructor<Float32Array>;
interface Float64Array extends TypedArray {
  readonly __element?: "f64";
}
declare const Float64Array: TypedArrayConstructor<Float64Array>;
interface BigInt64Array extends TypedArrayOf<bigint> {
  readonly __element?: "i64";
}
declare const BigInt64Array: TypedArrayConstructor<BigInt64Array, bigint>;
interface BigUint64Array extends TypedArrayOf<bigint> {
  readonly __element?: "u64";
}
declare const BigUint64Array: TypedArrayConstructor<BigUint64Array, bigint>;
