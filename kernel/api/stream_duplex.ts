// Duplex, Transform and PassThrough of node:stream (lib/internal/streams/duplex.js and transform.js of Node).
// @cold

import { Error as CodedError } from "../../std/coded_errors.ts";
import { enqueueTick } from "../../std/ticks.ts";
import type { PipeTarget } from "./pipe.ts";
import type { DoneCallback, StreamOptions } from "./stream_base.ts";
import { Readable, type ReadableOptions } from "./stream_readable.ts";
import {
  callbackIn,
  encodingIn,
  endSide,
  isWritableSide,
  needsDrain,
  WritableSide,
  type WritableSideOptions,
  type WrittenChunk,
} from "./stream_writable.ts";

interface SidesOptions extends StreamOptions, Omit<WritableSideOptions, keyof StreamOptions> {
  /** False: the writable side ends with the readable one. */
  readonly allowHalfOpen?: boolean | undefined;
  readonly encoding?: BufferEncoding | undefined;
  readonly readableHighWaterMark?: number | undefined;
  readonly readableObjectMode?: boolean | undefined;
  readonly writableHighWaterMark?: number | undefined;
  readonly writableObjectMode?: boolean | undefined;
}

export interface DuplexOptions extends SidesOptions {
  readonly read?: ((this: Duplex, size: number) => void) | undefined;
  readonly write?:
    ((this: Duplex, chunk: Untyped, encoding: BufferEncoding, callback: DoneCallback) => void) | undefined;
  readonly writev?: ((this: Duplex, chunks: WrittenChunk[], callback: DoneCallback) => void) | undefined;
  readonly final?: ((this: Duplex, callback: DoneCallback) => void) | undefined;
}

/** What is both: two sides that have nothing to do with each other unless somebody makes it so. */
export class Duplex extends Readable implements PipeTarget {
  /** For the library. */
  readonly _writableState: WritableSide;
  readonly allowHalfOpen: boolean;
  readonly #options: DuplexOptions;

  constructor(options: DuplexOptions = {}) {
    super(readableOptions(options));
    this.#options = options;
    this.allowHalfOpen = options.allowHalfOpen ?? true;
    const { writev, final } = options;
    this._writableState = new WritableSide(this, writableOptions(options), {
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

  override _read(size: number): void {
    const { read } = this.#options;
    if (read === undefined) {
      throw new CodedError("ERR_METHOD_NOT_IMPLEMENTED", "The _read() method is not implemented");
    }
    read.call(this, size);
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

  override _readEnded(): void {
    if (!this.allowHalfOpen && this.writable) enqueueTick(() => this.end());
    else super._readEnded();
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

function readableOptions(options: DuplexOptions): ReadableOptions {
  return {
    highWaterMark: options.readableHighWaterMark ?? options.highWaterMark,
    objectMode: options.readableObjectMode ?? options.objectMode,
    encoding: options.encoding,
    autoDestroy: options.autoDestroy,
    emitClose: options.emitClose,
    destroy: options.destroy,
  };
}

function writableOptions(options: DuplexOptions): WritableSideOptions {
  return {
    highWaterMark: options.writableHighWaterMark ?? options.highWaterMark,
    objectMode: options.writableObjectMode ?? options.objectMode,
    decodeStrings: options.decodeStrings,
    defaultEncoding: options.defaultEncoding,
  };
}

/** What has become of a chunk: nothing, something, or an error. */
export type TransformCallback = (error?: Error | null, data?: Untyped) => void;

export interface TransformOptions extends SidesOptions {
  readonly transform?:
    ((this: Transform, chunk: Untyped, encoding: BufferEncoding, callback: TransformCallback) => void) | undefined;
  /** What is left at the end. */
  readonly flush?: ((this: Transform, callback: TransformCallback) => void) | undefined;
  readonly final?: ((this: Transform, callback: DoneCallback) => void) | undefined;
}

/** What comes out is made of what comes in. */
export class Transform extends Duplex {
  readonly #options: TransformOptions;
  /** Waits until what has come out is read. */
  #waiting: DoneCallback | null = null;

  constructor(options: TransformOptions = {}) {
    super({ ...options, final: undefined });
    this.#options = options;
    this._readableState.expectNothing();
  }

  /** What a subclass makes of a chunk. */
  _transform(chunk: Untyped, encoding: BufferEncoding, callback: TransformCallback): void {
    const { transform } = this.#options;
    if (transform === undefined) {
      throw new CodedError("ERR_METHOD_NOT_IMPLEMENTED", "The _transform() method is not implemented");
    }
    transform.call(this, chunk, encoding, callback);
  }

  /** What a subclass adds at the end. */
  _flush(callback: TransformCallback): void {
    const { flush } = this.#options;
    if (flush === undefined) callback();
    else flush.call(this, callback);
  }

  override _write(chunk: Untyped, encoding: BufferEncoding, callback: DoneCallback): void {
    const side = this._readableState;
    const before = side.length;
    this._transform(chunk, encoding, (error, data) => {
      if (error !== null && error !== undefined) {
        callback(error);
        return;
      }
      if (data !== null && data !== undefined) this.push(data);
      const hasRoom = this.writableEnded || before === side.length || side.length < side.highWaterMark;
      if (hasRoom) callback();
      else this.#waiting = callback;
    });
  }

  override _read(_size: number): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.();
  }

  override _final(callback: DoneCallback): void {
    const { final } = this.#options;
    if (final === undefined) this.#end(callback);
    else final.call(this, (error) => (error === null || error === undefined ? this.#end(callback) : callback(error)));
  }

  #end(callback: DoneCallback): void {
    if (this.destroyed) {
      callback();
      return;
    }
    this._flush((error, data) => {
      if (error !== null && error !== undefined) {
        callback(error);
        return;
      }
      if (data !== null && data !== undefined) this.push(data);
      this.push(null);
      callback();
    });
  }
}

/** What comes in comes out. */
export class PassThrough extends Transform {
  override _transform(chunk: Untyped, _encoding: BufferEncoding, callback: TransformCallback): void {
    callback(null, chunk);
  }
}
