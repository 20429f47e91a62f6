// `process.stdin`: the standard input as a stream. Nothing is read before somebody asks, and who pauses it lets the program end.
// @cold

import { inputIsTerminal } from "#intrinsics";
import { bufferOf } from "../../std/buffer_text.ts";
import { cancelInput, requestInput } from "../input.ts";
import type { Chunk } from "./chunks.ts";
import { type DoneCallback } from "./stream_base.ts";
import { Readable } from "./stream_readable.ts";

export class StandardInput extends Readable {
  readonly fd: number = 0;
  /** True of a terminal; what is typed comes line by line. */
  readonly isTTY: boolean | undefined = inputIsTerminal() ? true : undefined;
  /** A chunk was wanted when the stream was paused. */
  #isHeld = false;

  constructor() {
    super({ highWaterMark: 65536 });
    this.on("pause", () => {
      this.#isHeld = cancelInput() || this.#isHeld;
    });
    this.on("resume", () => {
      if (this.#isHeld) this._read(0);
    });
  }

  override _read(_size: number): void {
    this.#isHeld = false;
    requestInput((chunk) => this.push(chunk === null ? null : bufferOf(chunk)));
  }

  override _destroy(error: Error | null, callback: DoneCallback): void {
    cancelInput();
    callback(error);
  }

  /** Of a terminal: nothing changes, lines are edited there. */
  setRawMode(_isRaw: boolean): this {
    return this;
  }

  ref(): this {
    return this;
  }

  /** Waiting for input keeps the program running, as long as nothing is paused. */
  unref(): this {
    return this;
  }

  override async *[Symbol.asyncIterator](): AsyncGenerator<Chunk, void, undefined> {
    for await (const chunk of this.iterator()) yield chunk;
  }
}

export const stdin = new StandardInput();
