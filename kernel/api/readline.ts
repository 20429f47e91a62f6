// node:readline for applications: a stream line by line. What a terminal's user types comes as the terminal has it edited.
// @cold

import { EventEmitter } from "../../std/event_emitter.ts";
import { enqueueTick } from "../../std/ticks.ts";
import type { ChunkSource } from "./chunks.ts";
import { AbortError } from "./abort.ts";
import { Error as CodedError } from "../../std/coded_errors.ts";
import { Readable } from "./stream_readable.ts";
import { StringDecoder } from "./string_decoder.ts";

/** What questions and prompts are written to. */
export interface LineOutput {
  write(text: string): boolean;
}

export interface InterfaceOptions {
  readonly input: Readable | ChunkSource;
  readonly output?: LineOutput | undefined;
  readonly prompt?: string | undefined;
  readonly terminal?: boolean | undefined;
  readonly historySize?: number | undefined;
  readonly crlfDelay?: number | undefined;
  /** Aborting it closes the interface. */
  readonly signal?: AbortSignal | undefined;
}

export interface QuestionOptions {
  /** Aborting it takes the question back. */
  readonly signal?: AbortSignal | undefined;
}

interface LineEvents {
  line: [line: string];
  close: [];
  pause: [];
  resume: [];
  SIGINT: [];
  history: [history: string[]];
}

const lineEnd = /\r?\n|\r|\u2028|\u2029/g;

/** What both modules have: `question` they have each in its own way. */
export abstract class LineReader extends EventEmitter<LineEvents> {
  /** What has come since the last line. */
  line = "";
  cursor = 0;
  terminal = false;
  readonly #input: Readable | ChunkSource;
  readonly #output: LineOutput | null;
  readonly #decoder = new StringDecoder("utf8");
  #prompt: string;
  #answer: ((line: string) => void) | null = null;
  #endedWithReturn = false;
  #isPaused = false;
  #isClosed = false;

  constructor(options: InterfaceOptions) {
    super();
    this.#input = options.input;
    this.#output = options.output ?? null;
    this.#prompt = options.prompt ?? "> ";
    this.#listen();
    const { signal } = options;
    if (signal?.aborted === true) enqueueTick(() => this.close());
    signal?.addEventListener("abort", () => this.close(), { once: true });
  }

  #listen(): void {
    const onChunk = (chunk: unknown): void => this.#take(chunk);
    const onEnd = (): void => this.#end();
    const input = this.#input;
    if (input instanceof Readable) {
      input.on("data", onChunk).on("end", onEnd);
      input.resume();
    } else {
      input.listen(onChunk, onEnd, onEnd);
    }
  }

  get closed(): boolean {
    return this.#isClosed;
  }

  getPrompt(): string {
    return this.#prompt;
  }

  setPrompt(prompt: string): void {
    this.#prompt = prompt;
  }

  /** Asks for the next line. */
  prompt(_preserveCursor?: boolean): void {
    if (this.#isPaused) this.resume();
    this.#output?.write(this.#prompt);
  }

  pause(): this {
    if (this.#isPaused) return this;
    this.#input.pause();
    this.#isPaused = true;
    this.emit("pause");
    return this;
  }

  resume(): this {
    if (!this.#isPaused) return this;
    this.#input.resume();
    this.#isPaused = false;
    this.emit("resume");
    return this;
  }

  /** As if it had come from the input. */
  write(data: string | Uint8Array | null): void {
    if (this.#isClosed) throw closedError();
    if (this.#isPaused) this.resume();
    if (data !== null) this.#take(data);
  }

  /** No more lines; the input is paused. */
  close(): void {
    if (this.#isClosed) return;
    this.pause();
    this.#isClosed = true;
    this.emit("close");
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** The lines that come from now on. */
  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, undefined> {
    const lines: string[] = [];
    let next = 0;
    let isOver = this.#isClosed;
    let wake = (): void => {};
    const onLine = (line: string): void => {
      lines.push(line);
      wake();
    };
    const onClose = (): void => {
      isOver = true;
      wake();
    };
    this.on("line", onLine).on("close", onClose);
    try {
      for (;;) {
        while (next < lines.length) yield lines[next++];
        lines.length = 0;
        next = 0;
        if (isOver) return;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.off("line", onLine).off("close", onClose);
    }
  }

  /** The next line is for `answer`; a question that waits keeps its place. */
  protected ask(query: string, options: QuestionOptions, answer: (line: string) => void): void {
    if (this.#isClosed) throw closedError();
    if (this.#answer !== null) {
      this.prompt();
      return;
    }
    const { signal } = options;
    if (signal?.aborted === true) return;
    signal?.addEventListener("abort", () => this.#takeBack(answer), { once: true });
    this.#answer = answer;
    if (this.#isPaused) this.resume();
    this.#output?.write(query);
  }

  #takeBack(answer: (line: string) => void): void {
    if (this.#answer !== answer) return;
    this.#answer = null;
    this.line = "";
    this.#output?.write("\r\n");
  }

  #take(chunk: unknown): void {
    if (this.#isClosed) return;
    let text = this.#decoder.write(chunk as string | Uint8Array);
    if (text === "") return;
    // The two parts of a line's end may come one after the other.
    if (this.#endedWithReturn && text.startsWith("\n")) text = text.slice(1);
    this.#endedWithReturn = text.endsWith("\r");
    const lines = text.split(lineEnd);
    lines[0] = this.line + lines[0];
    this.line = lines.pop() ?? "";
    for (const line of lines) this.#tell(line);
  }

  #tell(line: string): void {
    const answer = this.#answer;
    this.#answer = null;
    if (answer === null) this.emit("line", line);
    else answer(line);
  }

  #end(): void {
    const rest = this.line + this.#decoder.end();
    this.line = "";
    if (rest !== "" && !this.#isClosed) this.#tell(rest);
    this.close();
  }
}

function closedError(): Error {
  return new CodedError("ERR_USE_AFTER_CLOSE", "readline was closed");
}

export class Interface extends LineReader {
  /** Writes `query` and calls back with the line that follows. */
  question(query: string, callback: (answer: string) => void): void;
  question(query: string, options: QuestionOptions, callback: (answer: string) => void): void;
  question(
    query: string,
    second: QuestionOptions | ((answer: string) => void),
    third?: (answer: string) => void,
  ): void {
    if (typeof second === "function") this.ask(query, {}, second);
    else this.ask(query, second, third ?? ((): void => {}));
  }
}

/** The same with questions as promises: `node:readline/promises`. */
export class PromisesInterface extends LineReader {
  question(query: string, options: QuestionOptions = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      const abort = (): void => reject(new AbortError("The operation was aborted", { cause: signal?.reason }));
      if (signal?.aborted === true) {
        abort();
        return;
      }
      signal?.addEventListener("abort", abort, { once: true });
      this.ask(query, options, (answer) => {
        signal?.removeEventListener("abort", abort);
        resolve(answer);
      });
    });
  }
}

export function createInterface(options: InterfaceOptions): Interface;
export function createInterface(input: Readable, output?: LineOutput): Interface;
export function createInterface(first: InterfaceOptions | Readable, output?: LineOutput): Interface {
  return new Interface(first instanceof Readable ? { input: first, output } : first);
}

export function createPromisesInterface(options: InterfaceOptions): PromisesInterface;
export function createPromisesInterface(input: Readable, output?: LineOutput): PromisesInterface;
export function createPromisesInterface(first: InterfaceOptions | Readable, output?: LineOutput): PromisesInterface {
  return new PromisesInterface(first instanceof Readable ? { input: first, output } : first);
}

// --- What moves a terminal's cursor (ECMA-48) -------------------------------------------------------------------------

/** -1: to the left of the cursor, 1: to the right, 0: all of the line. */
export function clearLine(output: LineOutput, direction: -1 | 0 | 1): boolean {
  return output.write(`\x1b[${direction < 0 ? 1 : direction > 0 ? 0 : 2}K`);
}

export function clearScreenDown(output: LineOutput): boolean {
  return output.write("\x1b[0J");
}

export function cursorTo(output: LineOutput, x: number, y?: number): boolean {
  return output.write(y === undefined ? `\x1b[${x + 1}G` : `\x1b[${y + 1};${x + 1}H`);
}

export function moveCursor(output: LineOutput, dx: number, dy: number): boolean {
  const along = dx < 0 ? `\x1b[${-dx}D` : dx > 0 ? `\x1b[${dx}C` : "";
  const across = dy < 0 ? `\x1b[${-dy}A` : dy > 0 ? `\x1b[${dy}B` : "";
  return output.write(along + across);
}
