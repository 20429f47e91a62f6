// Readable of node:stream. What is read ahead, when `data`, `readable` and `end` are told, and in which tick, is as in Node
// (lib/internal/streams/readable.js).
// @cold

import { Error as CodedError, TypeError as CodedTypeError } from "../../std/coded_errors.ts";
import type { ListenerOf } from "../../std/event_emitter.ts";
import { enqueueTick } from "../../std/ticks.ts";
import type { PipeTarget } from "./pipe.ts";
import {
  type DestroyFunction,
  errorOf,
  Stream,
  type StreamEnd,
  type StreamEvents,
  type StreamOptions,
  type StreamSide,
} from "./stream_base.ts";
import { StringDecoder } from "./string_decoder.ts";

export type ReadFunction = (this: Readable, size: number) => void;

export interface ReadableOptions extends StreamOptions {
  readonly encoding?: BufferEncoding | undefined;
  readonly read?: ReadFunction | undefined;
  readonly destroy?: DestroyFunction | undefined;
}

export interface PipeOptions {
  /** False: the target stays open at the end. */
  readonly end?: boolean | undefined;
}

/** Chunks that wait, in the order in which they came. */
class ChunkQueue {
  #chunks: unknown[] = [];
  #first = 0;

  get count(): number {
    return this.#chunks.length - this.#first;
  }

  get first(): unknown {
    return this.#chunks[this.#first];
  }

  push(chunk: unknown): void {
    this.#chunks.push(chunk);
  }

  unshift(chunk: unknown): void {
    if (this.#first > 0) this.#chunks[--this.#first] = chunk;
    else this.#chunks.unshift(chunk);
  }

  shift(): unknown {
    const chunk = this.#chunks[this.#first];
    this.#chunks[this.#first++] = undefined;
    if (this.#first * 2 < this.#chunks.length) return chunk;
    this.#chunks = this.#chunks.slice(this.#first);
    this.#first = 0;
    return chunk;
  }

  /** All of them. */
  takeAll(): unknown[] {
    const all = this.#chunks.slice(this.#first);
    this.#chunks = [];
    this.#first = 0;
    return all;
  }
}

/** The readable side of a stream. */
export class ReadableSide implements StreamSide {
  readonly objectMode: boolean;
  highWaterMark: number;
  /** Units, bytes or objects that wait. */
  length = 0;
  /** Null until somebody reads, pauses or listens. */
  flowing: boolean | null = null;
  ended = false;
  endEmitted = false;
  dataEmitted = false;
  encoding: BufferEncoding | null = null;
  readonly targets: Stream[] = [];
  readonly #waiting = new ChunkQueue();
  readonly #end: StreamEnd;
  #decoder: StringDecoder | null = null;
  #isReading = false;
  #isSync = true;
  #needsReadable = false;
  #hasEmittedReadable = false;
  #hasReadableListener = false;
  #isResuming = false;
  #isPaused = false;
  #isReadingMore = false;
  readonly #awaited = new Set<object>();

  constructor(
    private readonly stream: Readable,
    options: ReadableOptions,
  ) {
    this.objectMode = options.objectMode ?? false;
    this.highWaterMark = options.highWaterMark ?? (this.objectMode ? 16 : 16384);
    this.#end = stream._end;
    this.#end.sides.push(this);
    if (options.encoding !== undefined) this.setEncoding(options.encoding);
  }

  get isDone(): boolean {
    return this.endEmitted;
  }

  get isPaused(): boolean {
    return this.#isPaused || this.flowing === false;
  }

  onDestroyed(): void {}

  /** Of a stream whose `_read` gives nothing by itself: what comes before the first one may be told at once. */
  expectNothing(): void {
    this.#isSync = false;
  }

  setEncoding(encoding: BufferEncoding): void {
    const decoder = new StringDecoder(encoding);
    this.#decoder = decoder;
    this.encoding = encoding;
    const text = this.#waiting
      .takeAll()
      .map((chunk) => decoder.write(chunk as Uint8Array | string))
      .join("");
    if (text !== "") this.#waiting.push(text);
    this.length = text.length;
  }

  // --- What comes in --------------------------------------------------------------------------------------------------

  /** A chunk from the source, or from whoever gives it back; false: enough for now. */
  add(given: unknown, encoding: BufferEncoding | undefined, isFront: boolean): boolean {
    if (given === null) {
      this.#isReading = false;
      this.#onEnd();
      return false;
    }
    let chunk = given;
    let isDecoded = false;
    if (!this.objectMode) {
      if (typeof chunk === "string") {
        isDecoded = (encoding ?? "utf8") === this.encoding;
        if (!isDecoded) chunk = Buffer.from(chunk, encoding);
      } else if (!(chunk instanceof Uint8Array)) {
        const wanted = 'The "chunk" argument must be of type string or an instance of Buffer or Uint8Array.';
        this.#end.fail(new CodedTypeError("ERR_INVALID_ARG_TYPE", wanted));
        return false;
      }
    }
    if (!this.objectMode && (chunk as string | Uint8Array).length === 0) {
      if (isFront) return this.#wantsMore;
      this.#isReading = false;
      this.#readMoreSoon();
      return this.#wantsMore;
    }
    if (isFront) this.#giveBack(chunk);
    else this.#take(chunk, isDecoded);
    return this.#wantsMore;
  }

  get #wantsMore(): boolean {
    return !this.ended && (this.length < this.highWaterMark || this.length === 0);
  }

  #giveBack(chunk: unknown): void {
    if (this.endEmitted) {
      this.#end.fail(new CodedError("ERR_STREAM_UNSHIFT_AFTER_END_EVENT", "stream.unshift() after end event"));
    } else if (!this.#isOver) {
      const decoder = this.#decoder;
      this.#add(decoder === null || typeof chunk === "string" ? chunk : decoder.write(chunk as Uint8Array), true);
    }
  }

  #take(chunk: unknown, isDecoded: boolean): void {
    if (this.ended) {
      this.#end.fail(new CodedError("ERR_STREAM_PUSH_AFTER_EOF", "stream.push() after EOF"));
      return;
    }
    if (this.#isOver) return;
    this.#isReading = false;
    const decoder = this.#decoder;
    if (decoder === null || isDecoded || this.objectMode) {
      this.#add(chunk, false);
      return;
    }
    const text = decoder.write(chunk as Uint8Array);
    if (text.length > 0) this.#add(text, false);
    else this.#readMoreSoon();
  }

  #add(chunk: unknown, isFront: boolean): void {
    if (this.flowing === true && this.length === 0 && !this.#isSync && this.stream.listenerCount("data") > 0) {
      this.#awaited.clear();
      this.dataEmitted = true;
      this.stream.emit("data", chunk);
    } else {
      this.length += this.#lengthOf(chunk);
      if (isFront) this.#waiting.unshift(chunk);
      else this.#waiting.push(chunk);
      if (this.#needsReadable) this.#emitReadable();
    }
    this.#readMoreSoon();
  }

  #lengthOf(chunk: unknown): number {
    return this.objectMode ? 1 : (chunk as string | Uint8Array).length;
  }

  #onEnd(): void {
    if (this.ended) return;
    const rest = this.#decoder === null || this.objectMode ? "" : this.#decoder.end();
    if (rest !== "") {
      this.#waiting.push(rest);
      this.length += rest.length;
    }
    this.ended = true;
    if (this.#isSync) {
      this.#emitReadable();
      return;
    }
    this.#needsReadable = false;
    this.#hasEmittedReadable = true;
    this.#tellReadable();
  }

  /** Reads ahead up to the mark, once the code under way is done. */
  #readMoreSoon(): void {
    if (this.#isReadingMore) return;
    this.#isReadingMore = true;
    enqueueTick(() => {
      while (!this.#isReading && !this.ended) {
        const wants = this.length < this.highWaterMark || (this.flowing === true && this.length === 0);
        const before = this.length;
        if (wants) this.stream.read(0);
        if (!wants || before === this.length) break;
      }
      this.#isReadingMore = false;
    });
  }

  // --- What goes out --------------------------------------------------------------------------------------------------

  read(size: number | undefined): unknown {
    const asked = size === undefined ? NaN : Math.trunc(size);
    if (asked > this.highWaterMark) this.highWaterMark = asked;
    if (asked !== 0) this.#hasEmittedReadable = false;
    const isFull = this.highWaterMark !== 0 ? this.length >= this.highWaterMark : this.length > 0;
    if (asked === 0 && this.#needsReadable && (isFull || this.ended)) {
      if (this.length === 0 && this.ended) this.#finish();
      else this.#emitReadable();
      return null;
    }
    let count = this.#available(asked);
    if (count === 0 && this.ended) {
      if (this.length === 0) this.#finish();
      return null;
    }
    const wants = this.#needsReadable || this.length === 0 || this.length - count < this.highWaterMark;
    if (wants && !this.ended && !this.#isReading && !this.#isOver) {
      this.#callRead();
      // What came at once counts.
      if (!this.#isReading) count = this.#available(asked);
    }
    const chunk = count > 0 ? this.#takeWaiting(count) : null;
    if (chunk === null) {
      this.#needsReadable = this.length <= this.highWaterMark;
      count = 0;
    } else {
      this.length -= count;
      this.#awaited.clear();
    }
    if (this.length === 0) {
      if (!this.ended) this.#needsReadable = true;
      if (asked !== count && this.ended) this.#finish();
    }
    if (chunk !== null && this.#end.errored === null && !this.#end.closeEmitted) {
      this.dataEmitted = true;
      this.stream.emit("data", chunk);
    }
    return chunk;
  }

  #callRead(): void {
    this.#isReading = true;
    this.#isSync = true;
    if (this.length === 0) this.#needsReadable = true;
    try {
      this.stream._read(this.highWaterMark);
    } catch (error) {
      this.#end.fail(errorOf(error));
    }
    this.#isSync = false;
  }

  #available(asked: number): number {
    if (asked <= 0 || (this.length === 0 && this.ended)) return 0;
    if (this.objectMode) return 1;
    if (Number.isNaN(asked)) {
      return this.flowing === true && this.length > 0 ? this.#lengthOf(this.#waiting.first) : this.length;
    }
    if (asked <= this.length) return asked;
    return this.ended ? this.length : 0;
  }

  #takeWaiting(count: number): unknown {
    if (this.length === 0) return null;
    if (this.objectMode || this.#lengthOf(this.#waiting.first) === count) return this.#waiting.shift();
    const parts: unknown[] = [];
    let missing = count;
    while (missing > 0) {
      const chunk = this.#waiting.shift();
      const length = this.#lengthOf(chunk);
      if (length > missing) {
        const whole = chunk as string | Uint8Array;
        parts.push(typeof whole === "string" ? whole.slice(0, missing) : whole.subarray(0, missing));
        this.#waiting.unshift(typeof whole === "string" ? whole.slice(missing) : whole.subarray(missing));
      } else {
        parts.push(chunk);
      }
      missing -= Math.min(missing, length);
    }
    if (this.#decoder !== null) return parts.map(String).join("");
    return Buffer.concat(parts.map((part) => part as Uint8Array));
  }

  get #isOver(): boolean {
    return this.#end.destroyed || this.#end.errored !== null;
  }

  // --- What is told ---------------------------------------------------------------------------------------------------

  #emitReadable(): void {
    this.#needsReadable = false;
    if (this.#hasEmittedReadable) return;
    this.#hasEmittedReadable = true;
    enqueueTick(() => this.#tellReadable());
  }

  #tellReadable(): void {
    if (!this.#isOver && (this.length > 0 || this.ended)) {
      this.stream.emit("readable");
      this.#hasEmittedReadable = false;
    }
    this.#needsReadable = this.flowing !== true && !this.ended && this.length <= this.highWaterMark;
    this.#flow();
  }

  #flow(): void {
    while (this.flowing === true && this.stream.read() !== null);
  }

  #finish(): void {
    if (this.endEmitted) return;
    this.ended = true;
    enqueueTick(() => {
      const { errored, closeEmitted } = this.#end;
      if (errored !== null || closeEmitted || this.endEmitted || this.length > 0) return;
      this.endEmitted = true;
      this.stream.emit("end");
      this.stream._readEnded();
    });
  }

  onListening(event: PropertyKey): void {
    if (event === "data") {
      this.#hasReadableListener = this.stream.listenerCount("readable") > 0;
      if (this.flowing !== false) this.stream.resume();
    } else if (event === "readable" && !this.endEmitted && !this.#hasReadableListener) {
      this.#hasReadableListener = true;
      this.#needsReadable = true;
      this.flowing = false;
      this.#hasEmittedReadable = false;
      if (this.length > 0) this.#emitReadable();
      else if (!this.#isReading) enqueueTick(() => void this.stream.read(0));
    }
  }

  onRemoved(event: PropertyKey | undefined): void {
    if (event !== "readable" && event !== undefined) return;
    enqueueTick(() => {
      this.#hasReadableListener = this.stream.listenerCount("readable") > 0;
      if (this.#isResuming && !this.#isPaused) this.flowing = true;
      else if (this.stream.listenerCount("data") > 0) this.stream.resume();
      else if (!this.#hasReadableListener) this.flowing = null;
    });
  }

  resume(): void {
    if (this.flowing !== true) {
      this.flowing = !this.#hasReadableListener;
      this.#resumeSoon();
    }
    this.#isPaused = false;
  }

  #resumeSoon(): void {
    if (this.#isResuming) return;
    this.#isResuming = true;
    enqueueTick(() => {
      if (!this.#isReading) this.stream.read(0);
      this.#isResuming = false;
      this.stream.emit("resume");
      this.#flow();
      if (this.flowing === true && !this.#isReading) this.stream.read(0);
    });
  }

  pause(): void {
    if (this.flowing !== false) {
      this.flowing = false;
      this.stream.emit("pause");
    }
    this.#isPaused = true;
  }

  // --- Pipes ----------------------------------------------------------------------------------------------------------

  /** The target has enough: nothing flows until it has room, and all others that wait too. */
  await(target: object): void {
    this.#awaited.add(target);
    this.stream.pause();
  }

  onDrain(target: object): void {
    this.#awaited.delete(target);
    if (this.#awaited.size === 0 && this.stream.listenerCount("data") > 0) this.stream.resume();
  }

  forget(target: object): void {
    if (this.#awaited.has(target)) this.onDrain(target);
  }
}

export class Readable extends Stream {
  /** For the library. */
  readonly _readableState: ReadableSide;
  readonly #options: ReadableOptions;

  constructor(options: ReadableOptions = {}) {
    super(options);
    this.#options = options;
    this._readableState = new ReadableSide(this, options);
  }

  /** A stream of what can be iterated over; a text or a Buffer is one chunk. */
  static from(source: Iterable<unknown> | AsyncIterable<unknown>, options: ReadableOptions = {}): Readable {
    return readableOf(source, options);
  }

  static isDisturbed(stream: Readable): boolean {
    return stream.readableDidRead || stream.destroyed;
  }

  /** What a subclass does to get more: it calls `push`, now or later. */
  _read(size: number): void {
    const { read } = this.#options;
    if (read === undefined) {
      throw new CodedError("ERR_METHOD_NOT_IMPLEMENTED", "The _read() method is not implemented");
    }
    read.call(this, size);
  }

  /** For the source: more has come, or with null all has. False: enough until `_read` is called. */
  push(chunk: unknown, encoding?: BufferEncoding): boolean {
    return this._readableState.add(chunk, encoding, false);
  }

  /** Gives a chunk back that was read too much. */
  unshift(chunk: unknown, encoding?: BufferEncoding): boolean {
    return this._readableState.add(chunk, encoding, true);
  }

  /** What has come, or so much of it; null when there is not that much. */
  read(size?: number): Untyped {
    return this._readableState.read(size);
  }

  setEncoding(encoding: BufferEncoding): this {
    this._readableState.setEncoding(encoding);
    return this;
  }

  pause(): this {
    this._readableState.pause();
    return this;
  }

  resume(): this {
    this._readableState.resume();
    return this;
  }

  isPaused(): boolean {
    return this._readableState.isPaused;
  }

  /** For the library: all has been read, and told so. */
  _readEnded(): void {
    this._end.onSideDone();
  }

  get readable(): boolean {
    const { ended, endEmitted } = this._readableState;
    return !this.destroyed && this.errored === null && !endEmitted && !(ended && endEmitted);
  }

  get readableAborted(): boolean {
    return (this.destroyed || this.errored !== null) && !this._readableState.endEmitted;
  }

  get readableDidRead(): boolean {
    return this._readableState.dataEmitted;
  }

  get readableEncoding(): BufferEncoding | null {
    return this._readableState.encoding;
  }

  get readableEnded(): boolean {
    return this._readableState.endEmitted;
  }

  get readableFlowing(): boolean | null {
    return this._readableState.flowing;
  }

  get readableHighWaterMark(): number {
    return this._readableState.highWaterMark;
  }

  get readableLength(): number {
    return this._readableState.length;
  }

  get readableObjectMode(): boolean {
    return this._readableState.objectMode;
  }

  override on<K extends keyof StreamEvents>(event: K, listener: ListenerOf<StreamEvents[K]>): this {
    super.on(event, listener);
    this._readableState.onListening(event);
    return this;
  }

  override once<K extends keyof StreamEvents>(event: K, listener: ListenerOf<StreamEvents[K]>): this {
    super.once(event, listener);
    this._readableState.onListening(event);
    return this;
  }

  override off<K extends keyof StreamEvents>(event: K, listener: ListenerOf<StreamEvents[K]>): this {
    super.off(event, listener);
    this._readableState.onRemoved(event);
    return this;
  }

  override removeAllListeners(event?: keyof StreamEvents): this {
    super.removeAllListeners(event);
    this._readableState.onRemoved(event);
    return this;
  }

  /** Writes all that comes to the target, at the pace at which that takes it, and ends it at the end. */
  pipe<T extends PipeTarget>(target: T, options: PipeOptions = {}): T {
    new Pipe(this, target, options.end !== false);
    return target;
  }

  /** Ends one pipe, or all. */
  unpipe(target?: Stream): this {
    const targets = this._readableState.targets.filter((one) => target === undefined || one === target);
    if (target === undefined && targets.length > 0) this.pause();
    for (const one of targets) one.emit("unpipe", this);
    return this;
  }

  /** Chunk by chunk; leaving the loop destroys the stream. */
  [Symbol.asyncIterator](): AsyncGenerator<Untyped, void, undefined> {
    return this.iterator();
  }

  async *iterator(options: { readonly destroyOnReturn?: boolean } = {}): AsyncGenerator<Untyped, void, undefined> {
    let wake = (): void => {};
    let isOver = false;
    let failure: Error | null = null;
    const onReadable = (): void => wake();
    const onError = (error: Error): void => {
      failure = error;
      isOver = true;
      wake();
    };
    const onOver = (): void => {
      if (!this.readableEnded && failure === null) failure = this.errored ?? prematureClose();
      isOver = true;
      wake();
    };
    const onEnd = (): void => {
      isOver = true;
      wake();
    };
    this.on("readable", onReadable);
    if (this.closed) enqueueTick(onOver);
    this.on("end", onEnd).on("error", onError).on("close", onOver);
    let isLeft = true;
    try {
      for (;;) {
        const chunk: unknown = this.destroyed ? null : this.read();
        if (chunk !== null) {
          yield chunk;
          continue;
        }
        if (isOver) break;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      isLeft = false;
      if (failure !== null) throw failure;
    } finally {
      this.off("readable", onReadable);
      if (!isLeft || options.destroyOnReturn !== false) this.destroy();
    }
  }

  /** All chunks. */
  async toArray(): Promise<Untyped[]> {
    const all: unknown[] = [];
    for await (const chunk of this) all.push(chunk);
    return all;
  }
}

export function prematureClose(): Error {
  return new CodedError("ERR_STREAM_PREMATURE_CLOSE", "Premature close");
}

/** One pipe: from `pipe` until the source ends, or the target does, or it is taken away. */
class Pipe {
  readonly #source: Readable;
  readonly #target: PipeTarget;
  #isOver = false;

  readonly #onData = (chunk: unknown): void => {
    if (this.#target.write(chunk)) return;
    this.#source._readableState.await(this.#target);
    this.#target.onceDrained(() => this.#source._readableState.onDrain(this.#target));
  };
  readonly #onEnd = (): void => {
    this.#target.end();
  };
  readonly #close = (): void => this.stop();

  constructor(source: Readable, target: PipeTarget, endsTarget: boolean) {
    this.#source = source;
    this.#target = target;
    const atEnd = endsTarget ? this.#onEnd : this.#close;
    const side = source._readableState;
    if (side.endEmitted) enqueueTick(atEnd);
    else source.once("end", atEnd);
    source.on("data", this.#onData);
    if (target instanceof Stream) this.#watch(target, atEnd);
    if (side.flowing !== true) source.resume();
  }

  #watch(target: Stream, atEnd: () => void): void {
    const side = this.#source._readableState;
    side.targets.push(target);
    const onUnpipe = (source: unknown): void => {
      if (source !== this.#source) return;
      this.#source.off("end", atEnd);
      this.stop();
      side.targets.splice(side.targets.indexOf(target), 1);
      target.off("unpipe", onUnpipe).off("error", onError).off("close", unpipe).off("finish", unpipe);
    };
    const unpipe = (): void => void this.#source.unpipe(target);
    const onError = (error: Error): void => {
      unpipe();
      if (target.listenerCount("error") === 0) target._end.fail(error);
    };
    target.on("unpipe", onUnpipe).prependListener("error", onError).once("close", unpipe).once("finish", unpipe);
    target.emit("pipe", this.#source);
  }

  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#source.off("data", this.#onData);
    this.#source._readableState.forget(this.#target);
  }
}

/** `Readable.from`. */
function readableOf(source: Iterable<unknown> | AsyncIterable<unknown>, options: ReadableOptions): Readable {
  if (typeof source === "string" || source instanceof Uint8Array) return new WholeReadable(source, options);
  return new IteratedReadable(source, options);
}

/** One chunk. */
class WholeReadable extends Readable {
  constructor(
    private readonly whole: unknown,
    options: ReadableOptions,
  ) {
    super({ objectMode: true, ...options });
  }

  override _read(_size: number): void {
    this.push(this.whole);
    this.push(null);
  }
}

/** Asks for the next value when the one before it has been read. */
class IteratedReadable extends Readable {
  /** One of the two is there. */
  readonly #values: Iterator<unknown> | null = null;
  readonly #asyncValues: AsyncIterator<unknown> | null = null;
  #isAsking = false;

  constructor(source: Iterable<unknown> | AsyncIterable<unknown>, options: ReadableOptions) {
    super({ objectMode: true, highWaterMark: 1, ...options });
    if (Symbol.asyncIterator in source) this.#asyncValues = source[Symbol.asyncIterator]();
    else this.#values = source[Symbol.iterator]();
  }

  override _read(_size: number): void {
    if (this.#isAsking) return;
    this.#isAsking = true;
    void this.#ask();
  }

  /** Without a wait where there is nothing to wait for. */
  async #ask(): Promise<void> {
    const values = this.#values;
    try {
      for (;;) {
        const next = values !== null ? values.next() : await this.#asyncValues?.next();
        if (next === undefined || next.done === true) {
          this.push(null);
          return;
        }
        const given: unknown = next.value;
        const value = given instanceof Promise ? await given : given;
        if (value === null) {
          this.#isAsking = false;
          throw new CodedTypeError("ERR_STREAM_NULL_VALUES", "May not write null values to stream");
        }
        if (!this.push(value)) break;
      }
      this.#isAsking = false;
    } catch (error) {
      this.destroy(errorOf(error));
    }
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#leave().then(
      () => enqueueTick(() => callback(error)),
      (failure: unknown) => enqueueTick(() => callback(error ?? errorOf(failure))),
    );
  }

  /** What has not been asked for nobody wants any more. */
  async #leave(): Promise<void> {
    this.#values?.return?.();
    await this.#asyncValues?.return?.();
  }
}
