// What all streams of node:stream have in common: their events, and how they end (lib/internal/streams/destroy.js of Node).
// @cold

import { EventEmitter } from "../../std/event_emitter.ts";
import { enqueueTick } from "../../std/ticks.ts";

/** As in Node's types, what goes through a stream is of any type. */
export interface StreamEvents {
  close: [];
  data: [chunk: Untyped];
  drain: [];
  end: [];
  error: [error: Error];
  finish: [];
  pause: [];
  pipe: [source: Untyped];
  readable: [];
  resume: [];
  unpipe: [source: Untyped];
  [event: string | symbol]: Untyped[];
}

/** What tells whoever asked that something is done, or why it is not. */
export type DoneCallback = (error?: Error | null) => void;

export type DestroyFunction = (this: Stream, error: Error | null, callback: DoneCallback) => void;

export interface StreamOptions {
  readonly highWaterMark?: number | undefined;
  readonly objectMode?: boolean | undefined;
  /** False: only `destroy` ends the stream, not its own end. */
  readonly autoDestroy?: boolean | undefined;
  readonly emitClose?: boolean | undefined;
  readonly destroy?: DestroyFunction | undefined;
}

/** Side of a stream: what it has to know of the other one, and of the end. */
export interface StreamSide {
  /** Has all been read, or written? */
  readonly isDone: boolean;
  /** The stream has been destroyed. */
  onDestroyed(): void;
}

/** How far a stream's end has come; its sides share it. */
export class StreamEnd {
  destroyed = false;
  closed = false;
  closeEmitted = false;
  errored: Error | null = null;
  errorEmitted = false;
  readonly autoDestroy: boolean;
  readonly sides: StreamSide[] = [];
  readonly #emitClose: boolean;

  constructor(
    private readonly stream: Stream,
    readonly options: StreamOptions,
  ) {
    this.autoDestroy = options.autoDestroy ?? true;
    this.#emitClose = options.emitClose ?? true;
  }

  /** Ends the stream; an error is told before `close`. */
  destroy(error: Error | null): void {
    if (this.destroyed) return;
    if (error !== null) this.errored ??= error;
    this.destroyed = true;
    for (const side of this.sides) side.onDestroyed();
    let isCalled = false;
    const onDestroyed = (failure: Error | null): void => {
      if (isCalled) return;
      isCalled = true;
      if (failure !== null) this.errored ??= failure;
      this.closed = true;
      enqueueTick(() => {
        if (failure !== null) this.#emitError(failure);
        this.closeEmitted = true;
        if (this.#emitClose) this.stream.emit("close");
      });
    };
    try {
      this.stream._destroy(error, (failure) => onDestroyed(failure ?? null));
    } catch (failure) {
      onDestroyed(errorOf(failure));
    }
  }

  /** The stream has failed: destroys it, unless it destroys nothing by itself. */
  fail(error: Error, isLater: boolean = false): void {
    if (this.destroyed) return;
    if (this.autoDestroy) {
      this.destroy(error);
      return;
    }
    this.errored ??= error;
    if (isLater) enqueueTick(() => this.#emitError(error));
    else this.#emitError(error);
  }

  /** One side is done: the stream ends with its last one. */
  onSideDone(): void {
    if (this.autoDestroy && this.sides.every((side) => side.isDone)) this.destroy(null);
  }

  #emitError(error: Error): void {
    if (this.errorEmitted) return;
    this.errorEmitted = true;
    this.stream.emit("error", error);
  }
}

export abstract class Stream extends EventEmitter<StreamEvents> {
  /** For the library: how far the end has come. */
  readonly _end: StreamEnd;

  constructor(options: StreamOptions = {}) {
    super();
    this._end = new StreamEnd(this, options);
  }

  get destroyed(): boolean {
    return this._end.destroyed;
  }

  get closed(): boolean {
    return this._end.closed;
  }

  get errored(): Error | null {
    return this._end.errored;
  }

  /** Ends the stream; an error is told before `close`. */
  destroy(error?: Error | null): this {
    this._end.destroy(error ?? null);
    return this;
  }

  /** What a subclass does at its end. */
  _destroy(error: Error | null, callback: DoneCallback): void {
    const { destroy } = this._end.options;
    if (destroy === undefined) callback(error);
    else destroy.call(this, error, callback);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.closed) return;
    const closed = new Promise<void>((resolve, reject) => {
      this.once("error", reject);
      this.once("close", () => resolve());
    });
    this.destroy();
    await closed;
  }
}

/** What was thrown, as an error. */
export function errorOf(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
