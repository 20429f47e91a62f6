// Writable of node:stream. What is queued, when `drain` and `finish` are told, and in which tick, is as in Node
// (lib/internal/streams/writable.js).
// @cold

import { Error as CodedError, TypeError as CodedTypeError } from "../../std/coded_errors.ts";
import { enqueueTick } from "../../std/ticks.ts";
import type { PipeTarget } from "./pipe.ts";
import {
  type DestroyFunction,
  type DoneCallback,
  errorOf,
  Stream,
  type StreamEnd,
  type StreamOptions,
  type StreamSide,
} from "./stream_base.ts";

/** One of several chunks that are written together. */
export interface WrittenChunk {
  readonly chunk: Untyped;
  readonly encoding: BufferEncoding;
}

export interface WritableSideOptions extends StreamOptions {
  /** False: texts come as they are, not as bytes. */
  readonly decodeStrings?: boolean | undefined;
  readonly defaultEncoding?: BufferEncoding | undefined;
}

export interface WritableOptions extends WritableSideOptions {
  readonly write?:
    ((this: Writable, chunk: Untyped, encoding: BufferEncoding, callback: DoneCallback) => void) | undefined;
  readonly writev?: ((this: Writable, chunks: WrittenChunk[], callback: DoneCallback) => void) | undefined;
  readonly final?: ((this: Writable, callback: DoneCallback) => void) | undefined;
  readonly destroy?: DestroyFunction | undefined;
}

/** What a stream does with what is written to it. */
export interface WriteHooks {
  readonly write: (chunk: unknown, encoding: BufferEncoding, callback: DoneCallback) => void;
  /** Writes several chunks at once; null: one after the other. */
  readonly writeAll: ((chunks: WrittenChunk[], callback: DoneCallback) => void) | null;
  /** Runs before `finish`. */
  readonly final: ((callback: DoneCallback) => void) | null;
}

interface QueuedChunk extends WrittenChunk {
  readonly callback: DoneCallback | null;
}

/** The writable side of a stream. */
export class WritableSide implements StreamSide {
  readonly objectMode: boolean;
  readonly highWaterMark: number;
  /** Units, bytes or objects that have not been written. */
  length = 0;
  corked = 0;
  needDrain = false;
  ending = false;
  finished = false;
  readonly #end: StreamEnd;
  readonly #decodesTexts: boolean;
  #defaultEncoding: BufferEncoding;
  #isWriting = false;
  #isSync = true;
  #isClearing = false;
  #hasPrefinished = false;
  #hasCalledFinal = false;
  /** Callbacks that are still to come: `finish` waits for them. */
  #pending = 0;
  #writtenLength = 0;
  #writtenCallback: DoneCallback | null = null;
  #queued: QueuedChunk[] = [];
  #first = 0;
  readonly #atFinish: DoneCallback[] = [];

  constructor(
    private readonly stream: Stream,
    options: WritableSideOptions,
    private readonly hooks: WriteHooks,
  ) {
    this.objectMode = options.objectMode ?? false;
    this.highWaterMark = options.highWaterMark ?? (this.objectMode ? 16 : 16384);
    this.#decodesTexts = options.decodeStrings ?? true;
    this.#defaultEncoding = options.defaultEncoding ?? "utf8";
    this.#end = stream._end;
    this.#end.sides.push(this);
  }

  get isDone(): boolean {
    return this.finished;
  }

  setDefaultEncoding(encoding: BufferEncoding): void {
    this.#defaultEncoding = encoding;
  }

  onDestroyed(): void {
    if (this.#first < this.#queued.length || this.#atFinish.length > 0) enqueueTick(() => this.#dropQueued());
  }

  /** False: more than the mark waits now. */
  write(given: unknown, encoding: BufferEncoding | undefined, callback: DoneCallback | null): boolean {
    return this.#write(given, encoding, callback) === true;
  }

  /** True or false as `write` has it, or what is wrong. */
  #write(given: unknown, encoding: BufferEncoding | undefined, callback: DoneCallback | null): boolean | Error {
    if (given === null) throw new CodedTypeError("ERR_STREAM_NULL_VALUES", "May not write null values to stream");
    let chunk = given;
    if (!this.objectMode) {
      if (typeof chunk === "string") {
        if (this.#decodesTexts) chunk = Buffer.from(chunk, encoding ?? this.#defaultEncoding);
      } else if (!(chunk instanceof Uint8Array)) {
        throw new CodedTypeError(
          "ERR_INVALID_ARG_TYPE",
          'The "chunk" argument must be of type string or an instance of Buffer or Uint8Array.',
        );
      }
    }
    let error: Error | null = null;
    if (this.ending) error = new CodedError("ERR_STREAM_WRITE_AFTER_END", "write after end");
    else if (this.#end.destroyed) error = destroyedError("write");
    if (error !== null) {
      const failure = error;
      if (callback !== null) enqueueTick(() => callback(failure));
      this.#end.fail(failure, true);
      return failure;
    }
    this.#pending++;
    return this.#writeOrQueue({ chunk, encoding: encoding ?? this.#defaultEncoding, callback });
  }

  #writeOrQueue(queued: QueuedChunk): boolean {
    this.length += this.#lengthOf(queued.chunk);
    const hasRoom = this.length < this.highWaterMark;
    if (!hasRoom) this.needDrain = true;
    if (this.#isWriting || this.corked > 0 || this.#end.errored !== null) this.#queued.push(queued);
    else this.#begin(this.#lengthOf(queued.chunk), queued.callback, (done) => this.#hand(queued, done));
    return hasRoom && this.#end.errored === null && !this.#end.destroyed;
  }

  #hand({ chunk, encoding }: QueuedChunk, done: DoneCallback): void {
    const isBytes = !this.objectMode && typeof chunk !== "string";
    // What has been made bytes has no encoding: Node says "buffer" there, which is none of its types' encodings either.
    this.hooks.write(chunk, isBytes ? ("buffer" as string as BufferEncoding) : encoding, done);
  }

  #lengthOf(chunk: unknown): number {
    return this.objectMode ? 1 : (chunk as string | Uint8Array).length;
  }

  #begin(length: number, callback: DoneCallback | null, write: (done: DoneCallback) => void): void {
    this.#writtenLength = length;
    this.#writtenCallback = callback;
    this.#isWriting = true;
    this.#isSync = true;
    let isCalled = false;
    write((error) => {
      if (isCalled) {
        this.#end.fail(new CodedError("ERR_MULTIPLE_CALLBACK", "Callback called multiple times"));
        return;
      }
      isCalled = true;
      this.#onWritten(error ?? null);
    });
    this.#isSync = false;
  }

  #onWritten(error: Error | null): void {
    const isSync = this.#isSync;
    const callback = this.#writtenCallback;
    this.#isWriting = false;
    this.#writtenCallback = null;
    this.length -= this.#writtenLength;
    this.#writtenLength = 0;
    if (error !== null) {
      this.#end.errored ??= error;
      const onError = (): void => {
        this.#pending--;
        callback?.(error);
        this.#dropQueued();
        this.#end.fail(error);
      };
      if (isSync) enqueueTick(onError);
      else onError();
      return;
    }
    if (this.#queued.length > this.#first) this.#clearQueue();
    if (isSync) enqueueTick(() => this.#afterWrite(callback));
    else this.#afterWrite(callback);
  }

  #afterWrite(callback: DoneCallback | null): void {
    if (!this.ending && !this.#end.destroyed && this.length === 0 && this.needDrain) {
      this.needDrain = false;
      this.stream.emit("drain");
    }
    this.#pending--;
    callback?.(null);
    if (this.#end.destroyed) this.#dropQueued();
    this.#finishIfDone();
  }

  /** Whoever waits for what will not be written is told so. */
  #dropQueued(): void {
    if (this.#isWriting) return;
    const queued = this.#queued.slice(this.#first);
    this.#queued = [];
    this.#first = 0;
    for (const { chunk, callback } of queued) {
      this.length -= this.#lengthOf(chunk);
      callback?.(this.#end.errored ?? destroyedError("write"));
    }
    for (const callback of this.#atFinish.splice(0)) callback(this.#end.errored ?? destroyedError("end"));
  }

  #clearQueue(): void {
    if (this.corked > 0 || this.#isClearing || this.#end.destroyed) return;
    const { writeAll } = this.hooks;
    this.#isClearing = true;
    if (writeAll !== null && this.#queued.length - this.#first > 1) {
      const all = this.#queued.slice(this.#first);
      const chunks = all.map(({ chunk, encoding }) => ({ chunk, encoding }));
      this.#queued = [];
      this.#first = 0;
      this.#pending -= all.length - 1;
      const callback: DoneCallback = (error) => {
        for (const one of all) one.callback?.(error);
      };
      this.#begin(this.length, callback, (done) => writeAll(chunks, done));
    } else {
      while (this.#first < this.#queued.length && !this.#isWriting) {
        const next = this.#queued[this.#first++];
        this.#begin(this.#lengthOf(next.chunk), next.callback, (done) => this.#hand(next, done));
      }
      if (this.#first * 2 >= this.#queued.length) {
        this.#queued = this.#queued.slice(this.#first);
        this.#first = 0;
      }
    }
    this.#isClearing = false;
  }

  cork(): void {
    this.corked++;
  }

  uncork(): void {
    if (this.corked === 0) return;
    this.corked--;
    if (!this.#isWriting) this.#clearQueue();
  }

  end(chunk: unknown, encoding: BufferEncoding | undefined, callback: DoneCallback | null): void {
    let error: Error | null = null;
    if (chunk !== null && chunk !== undefined) {
      const result = this.#write(chunk, encoding, null);
      if (result instanceof Error) error = result;
    }
    if (this.corked > 0) {
      this.corked = 1;
      this.uncork();
    }
    if (error === null) {
      if (this.#end.errored === null && !this.ending) {
        this.ending = true;
        this.#finishIfDone(true);
      } else if (this.finished) {
        error = new CodedError("ERR_STREAM_ALREADY_FINISHED", "Cannot call end after a stream was finished");
      } else if (this.#end.destroyed) {
        error = destroyedError("end");
      }
    }
    if (callback === null) return;
    const failure = error;
    if (failure !== null) enqueueTick(() => callback(failure));
    else if (this.finished) enqueueTick(() => callback());
    else this.#atFinish.push(callback);
  }

  get #isReadyToFinish(): boolean {
    const { destroyed, errored, errorEmitted, closeEmitted } = this.#end;
    const isIdle = this.length === 0 && this.#queued.length === this.#first && !this.#isWriting;
    return this.ending && isIdle && !destroyed && errored === null && !this.finished && !errorEmitted && !closeEmitted;
  }

  #finishIfDone(isSync: boolean = false): void {
    if (!this.#isReadyToFinish) return;
    this.#callFinal();
    if (this.#pending > 0) return;
    if (isSync) {
      this.#pending++;
      enqueueTick(() => {
        if (this.#isReadyToFinish) this.#finish();
        else this.#pending--;
      });
    } else if (this.#isReadyToFinish) {
      this.#pending++;
      this.#finish();
    }
  }

  #callFinal(): void {
    if (this.#hasPrefinished || this.#hasCalledFinal) return;
    const { final } = this.hooks;
    if (final === null || this.#end.destroyed) {
      this.#hasPrefinished = true;
      this.stream.emit("prefinish");
      return;
    }
    this.#hasCalledFinal = true;
    let isCalled = false;
    const onDone: DoneCallback = (error) => {
      if (isCalled) return;
      isCalled = true;
      this.#pending--;
      if (error !== null && error !== undefined) {
        for (const callback of this.#atFinish.splice(0)) callback(error);
        this.#end.fail(error, this.#isSync);
      } else if (this.#isReadyToFinish) {
        this.#hasPrefinished = true;
        this.stream.emit("prefinish");
        this.#pending++;
        enqueueTick(() => this.#finish());
      }
    };
    this.#isSync = true;
    this.#pending++;
    try {
      final(onDone);
    } catch (error) {
      onDone(errorOf(error));
    }
    this.#isSync = false;
  }

  #finish(): void {
    this.#pending--;
    this.finished = true;
    for (const callback of this.#atFinish.splice(0)) callback();
    this.stream.emit("finish");
    this.#end.onSideDone();
  }
}

function destroyedError(what: string): Error {
  return new CodedError("ERR_STREAM_DESTROYED", `Cannot call ${what} after a stream was destroyed`);
}

export class Writable extends Stream implements PipeTarget {
  /** For the library. */
  readonly _writableState: WritableSide;
  readonly #options: WritableOptions;

  constructor(options: WritableOptions = {}) {
    super(options);
    this.#options = options;
    const { writev, final } = options;
    this._writableState = new WritableSide(this, options, {
      write: (chunk, encoding, callback) => this._write(chunk, encoding, callback),
      writeAll:
        writev !== undefined
          ? (chunks, callback) => writev.call(this, chunks, callback)
          : this._writev !== undefined
            ? (chunks, callback) => this._writev?.(chunks, callback)
            : null,
      final:
        final !== undefined
          ? (callback) => final.call(this, callback)
          : this._final !== undefined
            ? (callback) => this._final?.(callback)
            : null,
    });
  }

  /** What a subclass does with a chunk. */
  _write(chunk: Untyped, encoding: BufferEncoding, callback: DoneCallback): void {
    const { write, writev } = this.#options;
    if (write !== undefined) write.call(this, chunk, encoding, callback);
    else if (writev !== undefined) writev.call(this, [{ chunk, encoding }], callback);
    else if (this._writev !== undefined) this._writev([{ chunk, encoding }], callback);
    else throw new CodedError("ERR_METHOD_NOT_IMPLEMENTED", "The _write() method is not implemented");
  }

  _writev?(chunks: WrittenChunk[], callback: DoneCallback): void;
  _final?(callback: DoneCallback): void;

  /** False: more than the mark waits now; go on after `drain`. */
  write(chunk: Untyped, callback?: DoneCallback): boolean;
  write(chunk: Untyped, encoding: BufferEncoding, callback?: DoneCallback): boolean;
  write(chunk: unknown, second?: BufferEncoding | DoneCallback, third?: DoneCallback): boolean {
    return this._writableState.write(chunk, encodingIn(second), callbackIn(second, third));
  }

  /** Nothing more comes: `finish` when all has been written. */
  end(callback?: DoneCallback): this;
  end(chunk: Untyped, callback?: DoneCallback): this;
  end(chunk: Untyped, encoding: BufferEncoding, callback?: DoneCallback): this;
  end(first?: unknown, second?: BufferEncoding | DoneCallback, third?: DoneCallback): this {
    endSide(this._writableState, first, second, third);
    return this;
  }

  onceDrained(listener: () => void): void {
    this.once("drain", listener);
  }

  onceClosed(listener: () => void): void {
    this.once("close", listener);
  }

  /** What is written from now on waits until `uncork` is called as often. */
  cork(): void {
    this._writableState.cork();
  }

  uncork(): void {
    this._writableState.uncork();
  }

  setDefaultEncoding(encoding: BufferEncoding): this {
    this._writableState.setDefaultEncoding(encoding);
    return this;
  }

  get writable(): boolean {
    return isWritableSide(this._writableState, this._end);
  }

  get writableAborted(): boolean {
    return (this.destroyed || this.errored !== null) && !this._writableState.finished;
  }

  get writableCorked(): number {
    return this._writableState.corked;
  }

  get writableEnded(): boolean {
    return this._writableState.ending;
  }

  get writableFinished(): boolean {
    return this._writableState.finished;
  }

  get writableHighWaterMark(): number {
    return this._writableState.highWaterMark;
  }

  get writableLength(): number {
    return this._writableState.length;
  }

  get writableNeedDrain(): boolean {
    return needsDrain(this._writableState, this._end);
  }

  get writableObjectMode(): boolean {
    return this._writableState.objectMode;
  }
}

// What Writable and Duplex share, which have no base class in common that has it.

export function encodingIn(second: BufferEncoding | DoneCallback | undefined): BufferEncoding | undefined {
  return typeof second === "string" ? second : undefined;
}

export function callbackIn(
  second: BufferEncoding | DoneCallback | undefined,
  third: DoneCallback | undefined,
): DoneCallback | null {
  return (typeof second === "function" ? second : third) ?? null;
}

/** `end` of a stream with whatever it was called with. */
export function endSide(
  side: WritableSide,
  first: unknown,
  second: BufferEncoding | DoneCallback | undefined,
  third: DoneCallback | undefined,
): void {
  if (typeof first === "function") side.end(undefined, undefined, first as DoneCallback);
  else side.end(first, encodingIn(second), callbackIn(second, third));
}

export function isWritableSide(side: WritableSide, end: StreamEnd): boolean {
  return !end.destroyed && end.errored === null && !side.ending && !side.finished;
}

export function needsDrain(side: WritableSide, end: StreamEnd): boolean {
  return !end.destroyed && !side.ending && side.needDrain;
}
