// A request as an application sees it: method, url, headers read on demand from the bytes of the head, body by events.

import { textFromLatin1 } from "#intrinsics";
import { bufferOf } from "../../std/buffer_text.ts";
import { chunksOf, type ChunkSource } from "./chunks.ts";
import { Signal } from "./events.ts";
import { equalsIgnoringCase, type HeadParser } from "./http_parser.ts";
import type { Socket } from "./net.ts";

type DataListener = (chunk: Buffer) => void;
type ErrorListener = (error: Error) => void;
type PlainListener = () => void;
type PlainEvent = "end" | "close" | "aborted";
type RequestEvent = PlainEvent | "data" | "error";
type MessageListener = DataListener | ErrorListener | PlainListener;

/** Who holds back a body that nobody reads. */
export interface BodySource {
  resumeBody(): void;
  readonly socket: Socket;
}

/** The header lines of a request. Names as in Node: lower case; a header sent twice gives both values, joined. */
export class IncomingHeaders {
  private readonly head: Uint8Array;
  private readonly start: u32;
  private readonly end: u32;

  constructor(head: Uint8Array, start: u32, end: u32) {
    this.head = head;
    this.start = start;
    this.end = end;
  }

  get host(): string | undefined {
    return this.get("host");
  }
  get "user-agent"(): string | undefined {
    return this.get("user-agent");
  }
  get accept(): string | undefined {
    return this.get("accept");
  }
  get "accept-encoding"(): string | undefined {
    return this.get("accept-encoding");
  }
  get "accept-language"(): string | undefined {
    return this.get("accept-language");
  }
  get authorization(): string | undefined {
    return this.get("authorization");
  }
  get connection(): string | undefined {
    return this.get("connection");
  }
  get "content-length"(): string | undefined {
    return this.get("content-length");
  }
  get "content-type"(): string | undefined {
    return this.get("content-type");
  }
  get cookie(): string | undefined {
    return this.get("cookie");
  }
  get expect(): string | undefined {
    return this.get("expect");
  }
  get "if-modified-since"(): string | undefined {
    return this.get("if-modified-since");
  }
  get "if-none-match"(): string | undefined {
    return this.get("if-none-match");
  }
  get origin(): string | undefined {
    return this.get("origin");
  }
  get range(): string | undefined {
    return this.get("range");
  }
  get referer(): string | undefined {
    return this.get("referer");
  }
  get "transfer-encoding"(): string | undefined {
    return this.get("transfer-encoding");
  }
  get upgrade(): string | undefined {
    return this.get("upgrade");
  }

  /** Not in Node: any other header, by its lower-case name. */
  get(name: string): string | undefined {
    let found: string | undefined = undefined;
    let line = this.start;
    while (line < this.end) {
      const nameEnd = this.find(58, line);
      const lineEnd = this.find(13, nameEnd);
      if (equalsIgnoringCase(this.head, line, nameEnd, name)) {
        const value = this.value(nameEnd, lineEnd);
        found = found === undefined ? value : `${found}${name === "cookie" ? "; " : ", "}${value}`;
      }
      line = u32(lineEnd + 2);
    }
    return found;
  }

  /** Names as sent and values, in turn. */
  raw(): string[] {
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

function isBlank(byte: u32): boolean {
  return byte === 32 || byte === 9;
}

export class IncomingMessage implements ChunkSource {
  readonly method: string;
  readonly url: string;
  readonly httpVersion: string;
  readonly headers: IncomingHeaders;
  /** The whole message has been received. */
  complete = false;

  private readonly source: BodySource;
  private isFlowing = false;
  private hasEnded = false;
  private dataSignal: Signal<Buffer> | null = null;
  private errorSignal: Signal<Error> | null = null;
  private endSignal: Signal<undefined> | null = null;
  private closeSignal: Signal<undefined> | null = null;

  /** `head` holds the head whose parts the parser has found, and nothing else. */
  constructor(method: string, head: Uint8Array, parser: HeadParser, source: BodySource) {
    this.method = method;
    this.url = textFromLatin1(head, parser.targetStart, parser.targetEnd);
    this.httpVersion = parser.minorVersion === 1 ? "1.1" : "1.0";
    this.headers = new IncomingHeaders(head, parser.headersStart, parser.headersEnd);
    this.source = source;
  }

  get socket(): Socket {
    return this.source.socket;
  }

  get rawHeaders(): string[] {
    return this.headers.raw();
  }

  /** The body is read or thrown away; without this it waits and the sender's window closes. */
  get isReading(): boolean {
    return this.isFlowing;
  }

  on(event: "data", listener: DataListener): this;
  on(event: "error", listener: ErrorListener): this;
  on(event: PlainEvent, listener: PlainListener): this;
  on(event: RequestEvent, listener: MessageListener): this {
    this.subscribe(event, listener, false);
    return this;
  }

  once(event: "data", listener: DataListener): this;
  once(event: "error", listener: ErrorListener): this;
  once(event: PlainEvent, listener: PlainListener): this;
  once(event: RequestEvent, listener: MessageListener): this {
    this.subscribe(event, listener, true);
    return this;
  }

  private subscribe(event: RequestEvent, listener: MessageListener, isOnce: boolean): void {
    switch (event) {
      case "data":
        this.dataSignal ??= new Signal<Buffer>();
        this.dataSignal.add(listener as DataListener, isOnce);
        this.resume();
        break;
      case "error":
        this.errorSignal ??= new Signal<Error>();
        this.errorSignal.add(listener as ErrorListener, isOnce);
        break;
      case "end":
        this.endSignal ??= new Signal<undefined>();
        this.endSignal.add(listener as PlainListener, isOnce);
        break;
      case "close":
      case "aborted":
        this.closeSignal ??= new Signal<undefined>();
        this.closeSignal.add(listener as PlainListener, isOnce);
        break;
    }
  }

  pause(): this {
    this.isFlowing = false;
    return this;
  }

  resume(): this {
    if (this.isFlowing) return this;
    this.isFlowing = true;
    this.source.resumeBody();
    return this;
  }

  /** The body, chunk by chunk; throws when the connection breaks off before its end. */
  [Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    return chunksOf(this);
  }

  listen(onChunk: (chunk: Buffer) => void, onEnd: () => void, onError: (error: Error) => void): void {
    if (this.hasEnded) onEnd();
    this.on("data", onChunk);
    this.on("end", onEnd);
    this.on("error", onError);
  }

  // What follows is for the connection.

  onBody(chunk: Uint8Array): void {
    if (this.dataSignal !== null) this.dataSignal.emit(bufferOf(chunk));
  }

  get wantsBody(): boolean {
    return this.dataSignal !== null;
  }

  /** The body's end has been reached and read. */
  onEnd(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.complete = true;
    if (this.endSignal !== null) this.endSignal.emit(undefined);
    if (this.closeSignal !== null) this.closeSignal.emit(undefined);
  }

  /** The connection broke off before the message was whole. */
  onAborted(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    if (this.errorSignal !== null) this.errorSignal.emit(new Error("aborted"));
    if (this.closeSignal !== null) this.closeSignal.emit(undefined);
  }
}
