// `pipeline` of node:stream (lib/internal/streams/pipeline.js of Node): streams one behind the other, all of which end when one
// fails. Requests, responses and sockets may stand at its ends, functions that iterate over what comes anywhere.
// @cold

import { trustedCast } from "#intrinsics";
import { enqueueTick } from "../../std/ticks.ts";
import { AbortError } from "./abort.ts";
import type { PipeTarget } from "./pipe.ts";
import { type DoneCallback, errorOf, Stream } from "./stream_base.ts";
import { Duplex, PassThrough } from "./stream_duplex.ts";
import { finished, type FinishedOptions } from "./stream_finished.ts";
import { prematureClose, Readable } from "./stream_readable.ts";
import { Writable } from "./stream_writable.ts";

type Values = Iterable<unknown> | AsyncIterable<unknown>;
/**
 * Gives values, or is given what comes to iterate over: it yields what goes on, or at the end gives a promise, of the pipeline's
 * value. All have one type, so that one can be told from streams and called; a method's, because it may say what its source is.
 */
export type PipelineFunction = { run(source: AsyncIterable<Untyped>): Values | Promise<unknown> }["run"];
/** What begins: a stream, a request, a list, a generator. */
export type PipelineSource = Readable | Values | PipelineFunction;
export type PipelineTransform = Duplex | PipelineFunction;
/** What ends: a stream, a response, a socket. */
export type PipelineDestination = Writable | Duplex | PipeTarget | PipelineFunction;
export type PipelineCallback = (error: NodeJS.ErrnoException | null | undefined, value: Untyped) => void;

export interface PipelineOptions {
  /** Aborting it destroys all streams. */
  readonly signal?: AbortSignal | undefined;
  /** False: the last stream stays open. */
  readonly end?: boolean | undefined;
}

type Stage = PipelineSource | PipelineTransform | PipelineDestination;
type Output = Writable | Duplex;

/** Streams one behind the other; gives the last one, and calls back when all have ended or one has failed. */
export function pipeline(source: PipelineSource, destination: PipelineDestination, callback: PipelineCallback): Output;
export function pipeline(
  source: PipelineSource,
  first: PipelineTransform,
  destination: PipelineDestination,
  callback: PipelineCallback,
): Output;
export function pipeline(
  source: PipelineSource,
  first: PipelineTransform,
  second: PipelineTransform,
  destination: PipelineDestination,
  callback: PipelineCallback,
): Output;
export function pipeline(
  source: PipelineSource,
  first: PipelineTransform,
  second: PipelineTransform,
  third: PipelineTransform,
  destination: PipelineDestination,
  callback: PipelineCallback,
): Output;
export function pipeline(stages: readonly Stage[], callback: PipelineCallback): Output;
export function pipeline(...given: readonly (Stage | readonly Stage[] | PipelineCallback)[]): Output {
  const callback = given[given.length - 1] as PipelineCallback;
  const [first] = given;
  const stages: readonly unknown[] = Array.isArray(first) && given.length === 2 ? first : given.slice(0, -1);
  return new Pipeline(stages, {}, callback).run();
}

/** The same as a promise, of what a function at the end gives. */
export function pipelinePromise(
  source: PipelineSource,
  destination: PipelineDestination,
  options?: PipelineOptions,
): Promise<Untyped>;
export function pipelinePromise(
  source: PipelineSource,
  first: PipelineTransform,
  destination: PipelineDestination,
  options?: PipelineOptions,
): Promise<Untyped>;
export function pipelinePromise(
  source: PipelineSource,
  first: PipelineTransform,
  second: PipelineTransform,
  destination: PipelineDestination,
  options?: PipelineOptions,
): Promise<Untyped>;
export function pipelinePromise(
  source: PipelineSource,
  first: PipelineTransform,
  second: PipelineTransform,
  third: PipelineTransform,
  destination: PipelineDestination,
  options?: PipelineOptions,
): Promise<Untyped>;
export function pipelinePromise(...given: readonly (Stage | PipelineOptions | undefined)[]): Promise<Untyped> {
  const last = given[given.length - 1];
  const options = isOptions(last) ? last : null;
  const stages: readonly unknown[] = given.slice(0, options === null ? given.length : -1);
  return new Promise<unknown>((resolve, reject) => {
    new Pipeline(stages, options ?? {}, (error, value: unknown) => {
      if (error !== null && error !== undefined) reject(error);
      else resolve(value);
    }).run();
  });
}

export function finishedPromise(stream: Stream, options: FinishedOptions = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    finished(stream, options, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}

function isOptions(last: unknown): last is PipelineOptions {
  if (typeof last !== "object" || last === null || last instanceof Stream || isTarget(last)) return false;
  return !(Symbol.asyncIterator in last) && !(Symbol.iterator in last);
}

/** For a function, which may take what comes for nothing else. */
function asyncValues(values: Values): AsyncIterable<unknown> {
  return Symbol.asyncIterator in values ? values : awaited(values);
}

async function* awaited(values: Iterable<unknown>): AsyncGenerator<unknown, void, undefined> {
  for (const value of values) yield value;
}

function isTarget(stage: unknown): stage is PipeTarget {
  return typeof stage === "object" && stage !== null && "onceDrained" in stage;
}

class Pipeline {
  readonly #streams: Stream[] = [];
  /** Ends of streams that are still to come. */
  #waiting = 0;
  #error: Error | null = null;
  #value: unknown = undefined;
  #isOver = false;
  readonly #onAbort = (): void => {
    this.#onEnd(new AbortError("The operation was aborted", { cause: this.options.signal?.reason }));
  };

  constructor(
    private readonly stages: readonly unknown[],
    private readonly options: PipelineOptions,
    private readonly callback: PipelineCallback,
  ) {}

  run(): Output {
    const { signal } = this.options;
    const last = this.stages.length - 1;
    let values: unknown = null;
    let source: Readable | null = null;
    let output: Output | null = null;
    const iterable = (): Values => source ?? (values as Values);
    for (const [index, stage] of this.stages.entries()) {
      if (stage instanceof Stream || (index > 0 && isTarget(stage))) {
        const stream = stage instanceof Stream ? stage : new TargetWritable(stage);
        this.#streams.push(stream);
        if (index > 0) {
          output = stream as Output;
          const ends = index < last || this.options.end !== false;
          if (source !== null) this.#pipe(source, output, ends);
          else void this.#pump(iterable(), output, ends);
        }
        source = stream instanceof Readable ? stream : null;
      } else if (typeof stage === "function") {
        // Whatever function was given has become one of this type.
        values = trustedCast<PipelineFunction>(stage)(asyncValues(index === 0 ? [] : iterable()));
        source = null;
        output = null;
      } else {
        values = stage;
      }
    }
    signal?.addEventListener("abort", this.#onAbort, { once: true });
    if (signal?.aborted === true) enqueueTick(this.#onAbort);
    return output ?? this.#collect(values);
  }

  /** The last stage is a function: its promise's value is the pipeline's, or what it yields goes on. */
  #collect(values: unknown): Output {
    const through = new PassThrough({ objectMode: true });
    this.#streams.push(through);
    if (!(values instanceof Promise)) {
      void this.#pump(values as Values, through, true);
      return through;
    }
    this.#waiting++;
    values.then(
      (value: unknown) => {
        this.#value = value;
        if (value !== null && value !== undefined) through.write(value);
        through.end();
        enqueueTick(() => this.#onEnd(null));
      },
      (error: unknown) => {
        through.on("error", () => {});
        through.destroy(errorOf(error));
        enqueueTick(() => this.#onEnd(errorOf(error)));
      },
    );
    return through;
  }

  #pipe(source: Readable, target: Output, ends: boolean): void {
    this.#waiting += 2;
    let hasEnded = false;
    target.on("close", () => {
      if (!hasEnded) this.#onFailure(prematureClose());
    });
    source.pipe(target, { end: false });
    const end = (): void => {
      hasEnded = true;
      target.end();
    };
    if (!ends) this.#waiting--;
    else if (source.readableEnded) enqueueTick(end);
    else source.once("end", end);
    finished(source, { readable: true, writable: false }, this.#told);
    if (ends) finished(target, { readable: false, writable: true }, this.#told);
  }

  async #pump(values: Values, target: Output, ends: boolean): Promise<void> {
    this.#waiting++;
    let failure: Error | null = null;
    let wake = (): void => {};
    const isReady = (): Promise<void> =>
      new Promise((resolve, reject) => {
        wake = () => (failure === null ? resolve() : reject(failure));
        if (failure !== null) reject(failure);
      });
    const onDrain = (): void => wake();
    target.on("drain", onDrain);
    const stop = finished(target, { readable: false }, (error) => {
      failure = error ?? null;
      wake();
    });
    try {
      if (target.writableNeedDrain) await isReady();
      for await (const value of values) if (!target.write(value)) await isReady();
      if (ends) {
        const isFinished = isReady();
        target.end();
        await isFinished;
      }
      this.#onEnd(null);
    } catch (error) {
      this.#onEnd(errorOf(error));
    } finally {
      stop();
      target.off("drain", onDrain);
    }
  }

  readonly #told: DoneCallback = (error) => this.#onEnd(error ?? null);

  /** One of the ends that are waited for has come. */
  #onEnd(error: Error | null): void {
    this.#waiting--;
    this.#onFailure(error);
    if (this.#waiting > 0 || this.#isOver) return;
    this.#isOver = true;
    this.options.signal?.removeEventListener("abort", this.#onAbort);
    const failure = this.#error;
    enqueueTick(() => this.callback(failure ?? undefined, this.#value));
  }

  /** The first error counts, but for one that only says that there was another. */
  #onFailure(error: Error | null): void {
    const known = this.#error;
    if (error === null) return;
    if (known === null || (known as NodeJS.ErrnoException).code === "ERR_STREAM_PREMATURE_CLOSE") this.#error = error;
    for (const stream of this.#streams.splice(0)) {
      if (stream.destroyed || isDone(stream)) continue;
      stream.on("error", () => {});
      stream.destroy(this.#error);
    }
  }
}

/** Has the stream come to its end by itself? */
function isDone(stream: Stream): boolean {
  return stream._end.sides.every((side) => side.isDone);
}

/** A response or a socket as a stream. */
class TargetWritable extends Writable {
  constructor(private readonly target: PipeTarget) {
    super();
    target.onceClosed(() => this.destroy());
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, callback: DoneCallback): void {
    if (this.target.write(chunk)) callback();
    else this.target.onceDrained(() => callback());
  }

  override _final(callback: DoneCallback): void {
    this.target.end();
    callback();
  }

  override _destroy(error: Error | null, callback: DoneCallback): void {
    if (error !== null) this.target.destroy(error);
    callback(error);
  }
}
