// `finished` of node:stream (lib/internal/streams/end-of-stream.js of Node).
// @cold

import { enqueueTick } from "../../std/ticks.ts";
import { AbortError } from "./abort.ts";
import type { DoneCallback, Stream } from "./stream_base.ts";
import { Duplex } from "./stream_duplex.ts";
import { prematureClose, Readable } from "./stream_readable.ts";
import { Writable, type WritableSide } from "./stream_writable.ts";

export interface FinishedOptions {
  /** False: that side does not matter. */
  readonly readable?: boolean | undefined;
  readonly writable?: boolean | undefined;
  /** False: an error is no end. */
  readonly error?: boolean | undefined;
  /** Aborting it ends the waiting, with an AbortError. */
  readonly signal?: AbortSignal | undefined;
}

export function writableSideOf(stream: Stream): WritableSide | null {
  if (stream instanceof Writable || stream instanceof Duplex) return stream._writableState;
  return null;
}

/** Calls back when the stream has ended, or failed, or was closed too early; gives what ends the waiting. */
export function finished(stream: Stream, callback: DoneCallback): () => void;
export function finished(stream: Stream, options: FinishedOptions, callback: DoneCallback): () => void;
export function finished(stream: Stream, second: FinishedOptions | DoneCallback, third?: DoneCallback): () => void {
  if (typeof second === "function") return new Waiting(stream, {}, second).begin();
  return new Waiting(stream, second, third ?? ((): void => {})).begin();
}

class Waiting {
  readonly #stream: Stream;
  readonly #options: FinishedOptions;
  #callback: DoneCallback | null;
  readonly #wantsReadable: boolean;
  readonly #wantsWritable: boolean;
  #hasRead: boolean;
  #hasWritten: boolean;
  /** `close` follows, and is the end. */
  #closes: boolean;

  readonly #onFinish = (): void => {
    this.#hasWritten = true;
    if (this.#stream.destroyed) this.#closes = false;
    if (!this.#closes && (!this.#wantsReadable || this.#hasRead)) this.#tell(null);
  };
  readonly #onEnd = (): void => {
    this.#hasRead = true;
    if (this.#stream.destroyed) this.#closes = false;
    if (!this.#closes && (!this.#wantsWritable || this.#hasWritten)) this.#tell(null);
  };
  readonly #onError = (error: Error): void => this.#tell(error);
  readonly #onClose = (): void => {
    const { errored } = this.#stream;
    const isEarly = (this.#wantsReadable && !this.#hasRead) || (this.#wantsWritable && !this.#hasWritten);
    this.#tell(errored ?? (isEarly ? prematureClose() : null));
  };
  readonly #onAbort = (): void => {
    this.#tell(new AbortError("The operation was aborted", { cause: this.#options.signal?.reason }));
  };

  constructor(stream: Stream, options: FinishedOptions, callback: DoneCallback) {
    this.#stream = stream;
    this.#options = options;
    this.#callback = callback;
    const readable = stream instanceof Readable ? stream._readableState : null;
    const writable = writableSideOf(stream);
    this.#wantsReadable = options.readable ?? readable !== null;
    this.#wantsWritable = options.writable ?? writable !== null;
    this.#hasRead = readable === null || readable.endEmitted;
    this.#hasWritten = writable === null || writable.finished;
    const isWhole = this.#wantsReadable === (readable !== null) && this.#wantsWritable === (writable !== null);
    const { autoDestroy, options: own, closed } = stream._end;
    this.#closes = isWhole && autoDestroy && own.emitClose !== false && !closed;
  }

  begin(): () => void {
    const stream = this.#stream;
    const { signal } = this.#options;
    stream.on("end", this.#onEnd).on("finish", this.#onFinish);
    if (this.#options.error !== false) stream.on("error", this.#onError);
    stream.on("close", this.#onClose);
    const { closed, errorEmitted } = stream._end;
    const isDone = (!this.#wantsReadable || this.#hasRead) && (!this.#wantsWritable || this.#hasWritten);
    if (closed || (!this.#closes && (errorEmitted || isDone))) enqueueTick(this.#onClose);
    if (signal?.aborted === true) enqueueTick(this.#onAbort);
    signal?.addEventListener("abort", this.#onAbort, { once: true });
    return () => this.#stop();
  }

  #tell(error: Error | null): void {
    const callback = this.#callback;
    this.#callback = null;
    if (callback === null) return;
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    if (error === null) callback();
    else callback(error);
  }

  #stop(): void {
    this.#callback = null;
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    this.#stream.off("end", this.#onEnd).off("finish", this.#onFinish);
    this.#stream.off("error", this.#onError).off("close", this.#onClose);
  }
}
