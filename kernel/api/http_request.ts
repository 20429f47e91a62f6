// A request, or the answer to one, as an application sees it: method, url, headers read on demand from the bytes of the head,
// body by events.

import { textFromLatin1 } from "#intrinsics";
import { lowerCaseAscii } from "../../std/ascii_case.ts";
import { bufferOf } from "../../std/buffer_text.ts";
import { enqueueTick } from "../../std/ticks.ts";
import { type Chunk, ChunkSignal, chunksOf, type ChunkSource, TextSignal } from "./chunks.ts";
import { Emitter } from "./emitter.ts";
import { type AnyListener, Signal } from "./events.ts";
import type { Socket } from "./net.ts";
import { type PipeTarget, pipeTo } from "./pipe.ts";

type DataListener = (chunk: Chunk) => void;
type ErrorListener = (error: Error) => void;
type PlainListener = () => void;

interface MessageEvents {
  data: DataListener;
  error: ErrorListener;
  end: PlainListener;
  close: PlainListener;
  aborted: PlainListener;
}
type PlainEvent = "end" | "close" | "aborted";
type MessageEvent = keyof MessageEvents;
type MessageListener = MessageEvents[MessageEvent];

/** Who holds back a body that nobody reads. */
export interface BodySource {
  resumeBody(): void;
  readonly socket: Socket;
}

/** The headers of a message, by names in lower case; those that are not sent are undefined. */
export interface IncomingHttpHeaders {
  readonly accept?: string;
  readonly "accept-encoding"?: string;
  readonly "accept-language"?: string;
  readonly authorization?: string;
  readonly "cache-control"?: string;
  readonly connection?: string;
  readonly "content-encoding"?: string;
  readonly "content-length"?: string;
  readonly "content-type"?: string;
  readonly cookie?: string;
  readonly date?: string;
  readonly etag?: string;
  readonly expect?: string;
  readonly forwarded?: string;
  readonly from?: string;
  readonly host?: string;
  readonly "if-match"?: string;
  readonly "if-modified-since"?: string;
  readonly "if-none-match"?: string;
  readonly "if-unmodified-since"?: string;
  readonly "last-modified"?: string;
  readonly location?: string;
  readonly origin?: string;
  readonly pragma?: string;
  readonly range?: string;
  readonly referer?: string;
  readonly "retry-after"?: string;
  readonly "sec-websocket-key"?: string;
  readonly "sec-websocket-protocol"?: string;
  readonly "sec-websocket-version"?: string;
  readonly server?: string;
  readonly "set-cookie"?: string[];
  readonly "transfer-encoding"?: string;
  readonly upgrade?: string;
  readonly "user-agent"?: string;
  readonly vary?: string;
  readonly via?: string;
  readonly "www-authenticate"?: string;
  readonly [name: string]: string | string[] | undefined;
}

/** Of these the first one counts when they are sent more than once, as in Node. */
function isSingle(name: string): boolean {
  switch (name) {
    case "age":
    case "authorization":
    case "content-length":
    case "content-type":
    case "etag":
    case "expires":
    case "from":
    case "host":
    case "if-modified-since":
    case "if-unmodified-since":
    case "last-modified":
    case "location":
    case "max-forwards":
    case "proxy-authorization":
    case "referer":
    case "retry-after":
    case "server":
    case "user-agent":
      return true;
    default:
      return false;
  }
}

/** The header lines of a message, as bytes. */
class HeaderLines {
  constructor(
    private readonly head: Uint8Array,
    private readonly start: u32,
    private readonly end: u32,
  ) {}

  /** The line before them. */
  get startLine(): string {
    return textFromLatin1(this.head, 0, u32(this.start - 2));
  }

  /** Names as sent and values, in turn. */
  texts(): string[] {
    const all: string[] = [];
    let line = this.start;
    while (line < this.end) {
      const nameEnd = this.find(58, line);
      const lineEnd = this.find(13, nameEnd);
      all.push(textFromLatin1(this.head, line, nameEnd));
      all.push(this.value(nameEnd, lineEnd));
      line = u32(lineEnd + 2);
    }
    return all;
  }

  /** The text between a name's colon and the line's end, blanks around it removed. */
  private value(nameEnd: u32, lineEnd: u32): string {
    let start = u32(nameEnd + 1);
    let end = lineEnd;
    while (start < end && isBlank(u32(this.head[start]))) start++;
    while (end > start && isBlank(u32(this.head[end - 1]))) end--;
    return textFromLatin1(this.head, start, end);
  }

  /** The head has been parsed: every line has its colon and its end. */
  private find(byte: u32, from: u32): u32 {
    let position = from;
    while (u32(this.head[position]) !== byte) position++;
    return position;
  }
}

/** What was sent more than once is joined, as in Node. */
function headersByName(texts: readonly string[]): IncomingHttpHeaders {
  const named: Record<string, string | string[] | undefined> = {};
  for (let index = 0; index < texts.length; index += 2) {
    const name = lowerCaseAscii(texts[index]);
    const value = texts[index + 1];
    const known = named[name];
    if (name === "set-cookie") named[name] = Array.isArray(known) ? [...known, value] : [value];
    else if (typeof known !== "string") named[name] = value;
    else if (!isSingle(name)) named[name] = `${known}${name === "cookie" ? "; " : ", "}${value}`;
  }
  return named;
}

function isBlank(byte: u32): boolean {
  return byte === 32 || byte === 9;
}

export class IncomingMessage extends Emitter<MessageEvents> implements ChunkSource {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  /** The whole message has been received. */
  complete = false;

  /** The connection broke off before the message was read. */
  aborted = false;

  private readonly source: BodySource;
  private readonly lines: HeaderLines;
  private byName: IncomingHttpHeaders | null = null;
  private isFlowing = false;
  private hasEnded = false;
  private dataSignal: ChunkSignal | null = null;
  private errorSignal: Signal<Error> | null = null;
  private endSignal: Signal<undefined> | null = null;
  private closeSignal: Signal<undefined> | null = null;
  private abortedSignal: Signal<undefined> | null = null;

  /** `head` holds the head and nothing else; its header lines are from `start` to `end`. */
  constructor(
    method: string,
    url: string,
    minorVersion: u32,
    head: Uint8Array,
    start: u32,
    end: u32,
    source: BodySource,
  ) {
    super();
    this.method = method;
    this.url = url;
    this.httpVersion = minorVersion === 1 ? "1.1" : "1.0";
    this.lines = new HeaderLines(head, start, end);
    this.source = source;
  }

  /** Of answers. */
  get statusCode(): number | undefined {
    const line = this.lines.startLine;
    return line.startsWith("HTTP/") ? Number(line.slice(9, 12)) : undefined;
  }

  get statusMessage(): string | undefined {
    const line = this.lines.startLine;
    return line.startsWith("HTTP/") ? line.slice(13) : undefined;
  }

  get socket(): Socket {
    return this.source.socket;
  }

  get connection(): Socket {
    return this.source.socket;
  }

  get headers(): IncomingHttpHeaders {
    return (this.byName ??= headersByName(this.lines.texts()));
  }

  /** Names as sent and values, in turn. */
  get rawHeaders(): string[] {
    return this.lines.texts();
  }

  get httpVersionMajor(): number {
    return 1;
  }

  get httpVersionMinor(): number {
    return this.httpVersion === "1.1" ? 1 : 0;
  }

  /** Everything has been read. */
  get readableEnded(): boolean {
    return this.hasEnded && !this.aborted;
  }

  get destroyed(): boolean {
    return this.source.socket.destroyed;
  }

  /** The body is read or thrown away; without this it waits and the sender's window closes. */
  get isReading(): boolean {
    return this.isFlowing;
  }

  protected override unsubscribe(event: MessageEvent, listener: MessageListener): void {
    switch (event) {
      case "data":
        this.dataSignal?.remove(listener as AnyListener);
        break;
      case "error":
        this.errorSignal?.remove(listener as ErrorListener);
        break;
      default:
        this.plainSignal(event).remove(listener as PlainListener);
    }
  }

  protected override subscribe(event: MessageEvent, listener: MessageListener, isOnce: boolean): void {
    switch (event) {
      case "data":
        this.dataSignal ??= new ChunkSignal();
        this.dataSignal.add(listener as AnyListener, isOnce);
        this.resume();
        break;
      case "error":
        this.errorSignal ??= new Signal<Error>();
        this.errorSignal.add(listener as ErrorListener, isOnce);
        break;
      default:
        this.plainSignal(event).add(listener as PlainListener, isOnce);
    }
  }

  private plainSignal(event: PlainEvent): Signal<undefined> {
    switch (event) {
      case "end":
        return (this.endSignal ??= new Signal<undefined>());
      case "close":
        return (this.closeSignal ??= new Signal<undefined>());
      case "aborted":
        return (this.abortedSignal ??= new Signal<undefined>());
    }
  }

  pause(): this {
    this.isFlowing = false;
    return this;
  }

  resume(): this {
    if (this.isFlowing) return this;
    this.isFlowing = true;
    enqueueTick(() => this.flow());
    return this;
  }

  private flow(): void {
    if (this.complete) this.tellEnd();
    else if (this.isFlowing) this.source.resumeBody();
  }

  /** Chunks are texts from here on; a character that lies in two of them is in the second one. */
  setEncoding(encoding?: BufferEncoding): this {
    this.dataSignal = new TextSignal(this.dataSignal, encoding);
    return this;
  }

  /** Ends the connection; the response goes nowhere. */
  destroy(error?: Error): this {
    this.source.socket.destroy(error);
    return this;
  }

  /** Writes the body to a response or socket, at the pace at which that takes it, and ends it. */
  pipe<T extends PipeTarget>(target: T): T {
    pipeTo(this, target);
    return target;
  }

  /** The body, chunk by chunk; throws when the connection breaks off before its end. */
  [Symbol.asyncIterator](): AsyncGenerator<Chunk, void, undefined> {
    return chunksOf(this);
  }

  listen(onChunk: DataListener, onEnd: () => void, onError: (error: Error) => void): void {
    if (this.hasEnded) onEnd();
    this.on("data", onChunk);
    this.on("end", onEnd);
    this.on("error", onError);
  }

  // What follows is for the connection.

  onBody(chunk: Uint8Array): void {
    if (this.dataSignal !== null) this.dataSignal.tell(bufferOf(chunk));
  }

  get wantsBody(): boolean {
    return this.dataSignal !== null;
  }

  /** All has come; told, as in Node, only to who reads. */
  onWhole(): void {
    this.complete = true;
    this.tellEndSoon();
  }

  /** What nobody has read by then nobody will. */
  onResponseEnd(): void {
    this.isFlowing = true;
    if (this.complete) this.tellEndSoon();
  }

  private tellEndSoon(): void {
    if (this.endSignal === null && this.closeSignal === null) this.tellEnd();
    else enqueueTick(() => this.tellEnd());
  }

  private tellEnd(): void {
    if (this.hasEnded || !this.isFlowing) return;
    this.hasEnded = true;
    if (this.dataSignal !== null) this.dataSignal.tellLast();
    if (this.endSignal !== null) this.endSignal.emit(undefined);
    if (this.closeSignal !== null) this.closeSignal.emit(undefined);
  }

  /** The connection broke off before the message was read or its answer was whole; `onClosed` follows. */
  onAborted(): void {
    if (this.hasEnded) return;
    this.aborted = true;
    if (this.abortedSignal !== null) this.abortedSignal.emit(undefined);
  }

  onClosed(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    if (this.errorSignal !== null) this.errorSignal.emit(new Error("aborted"));
    if (this.closeSignal !== null) this.closeSignal.emit(undefined);
  }
}
