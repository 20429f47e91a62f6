// A response as an application writes it. A body given whole to `end` leaves in one write with its length; one written in
// parts is sent chunked, or to an HTTP/1.0 client until the connection closes.

import { copyBytes, textToLatin1, textToUtf8, textUtf8Length } from "#intrinsics";
import { reasonOf } from "../../std/http_status.ts";
import { enqueueTick } from "../../std/ticks.ts";
import { setImmediate } from "../timers.ts";
import { encodedBytes, toBytes } from "./bytes.ts";
import { Signal } from "./events.ts";
import { httpDateLine } from "./http_date.ts";
import { Meaning } from "./http_header_line.ts";
import { type HeadersObject, OutgoingMessage } from "./http_outgoing.ts";
import type { IncomingMessage } from "./http_request.ts";
import type { Socket } from "./net.ts";
import type { PipeTarget } from "./pipe.ts";

type PlainListener = () => void;
type ErrorListener = (error: Error) => void;

interface ResponseEvents {
  finish: PlainListener;
  close: PlainListener;
  drain: PlainListener;
  /** Never told: what goes wrong with the connection ends in `close`. */
  error: ErrorListener;
}
type PlainEvent = "finish" | "close" | "drain";
type ResponseEvent = keyof ResponseEvents;
type ResponseListener = ResponseEvents[ResponseEvent];

/** Bodies up to this are copied behind the head so that both leave as one. */
const joinBytes: u32 = 16384;
const largestHead: u32 = 65536;
/** More than a head's lines take that do not come from the application. */
const fixedHeadBytes: u32 = 512;

/** Where a response goes: its connection. */
export interface ResponseSink {
  readonly socket: Socket;
  /** The response is whole; `keepAlive` false: nothing may follow it. */
  onResponseEnd(keepAlive: boolean): void;
}

/** What the request asks of its response. */
export interface ResponseTerms {
  readonly isHead: boolean;
  readonly minorVersion: u32;
  readonly keepAlive: boolean;
}

/** How the end of the body is told. */
enum Framing {
  /** There is none. */
  none,
  length,
  chunked,
  close,
}

export class ServerResponse extends OutgoingMessage<ResponseEvents> implements PipeTarget {
  statusCode = 200;
  statusMessage = "";
  /** And has been handed to the socket. */
  hasBegun = false;
  /** `end` has been called. */
  writableEnded = false;
  sendDate = true;

  /** What this answers. */
  readonly req: IncomingMessage;

  private readonly sink: ResponseSink;
  private readonly isHead: boolean;
  private readonly minorVersion: u32;
  private keepAlive: boolean;
  private framing = Framing.none;
  /** Bytes of body still to come when the application gave Content-Length. */
  private promised = 0;
  /** The connection has answered in the handler's place: what it still writes goes nowhere. */
  private isAbandoned = false;
  /** `finish` has been told. */
  private isFinished = false;
  private finishSignal: Signal<undefined> | null = null;
  private closeSignal: Signal<undefined> | null = null;
  private drainSignal: Signal<undefined> | null = null;

  constructor(request: IncomingMessage, terms: ResponseTerms, sink: ResponseSink) {
    super();
    this.req = request;
    this.isHead = terms.isHead;
    this.minorVersion = terms.minorVersion;
    this.keepAlive = terms.keepAlive;
    this.sink = sink;
  }

  get socket(): Socket {
    return this.sink.socket;
  }

  get connection(): Socket {
    return this.sink.socket;
  }

  /** The same as `writableEnded`, by an older name. */
  get finished(): boolean {
    return this.writableEnded;
  }

  /** `finish` has been told. */
  get writableFinished(): boolean {
    return this.isFinished;
  }

  get destroyed(): boolean {
    return this.sink.socket.destroyed;
  }

  /** Ends the connection, whatever is still to be sent. */
  destroy(error?: Error): this {
    this.sink.socket.destroy(error);
    return this;
  }

  protected override subscribe(event: ResponseEvent, listener: ResponseListener, isOnce: boolean): void {
    if (event !== "error") this.signal(event).add(listener as PlainListener, isOnce);
  }

  protected override unsubscribe(event: ResponseEvent, listener: ResponseListener): void {
    if (event !== "error") this.signal(event).remove(listener as PlainListener);
  }

  onceDrained(listener: () => void): void {
    this.signal("drain").add(listener, true);
  }

  onceClosed(listener: () => void): void {
    this.once("close", listener);
  }

  private signal(event: PlainEvent): Signal<undefined> {
    switch (event) {
      case "finish":
        return (this.finishSignal ??= new Signal<undefined>());
      case "close":
        return (this.closeSignal ??= new Signal<undefined>());
      case "drain":
        return (this.drainSignal ??= new Signal<undefined>());
    }
  }

  /** Sets status and headers at once. */
  writeHead(statusCode: number, headers?: HeadersObject): this;
  writeHead(statusCode: number, statusMessage: string, headers?: HeadersObject): this;
  writeHead(statusCode: number, second?: string | HeadersObject, third?: HeadersObject): this {
    this.refuseIfSent("write");
    this.statusCode = statusCode;
    if (typeof second === "string") this.statusMessage = second;
    const headers = typeof second === "string" ? third : second;
    if (headers !== undefined) this.setAll(headers);
    this.headersSent = true;
    return this;
  }

  /** Sends the head, before the first part of the body. */
  flushHeaders(): void {
    if (!this.hasBegun && !this.isAbandoned) this.sink.socket.write(this.makeHead(-1, 0));
  }

  /** Tells the client to go on with its body; done without it when the client asks. */
  writeContinue(): void {
    if (!this.hasBegun && !this.isAbandoned) this.sink.socket.write(continueText);
  }

  /** Sends a part of the body. False: much is queued, go on after `drain`. */
  write(data: string | Uint8Array, onFlushed?: () => void): boolean;
  write(data: string | Uint8Array, encoding: BufferEncoding, onFlushed?: () => void): boolean;
  write(data: string | Uint8Array, second?: BufferEncoding | (() => void), third?: () => void): boolean {
    if (this.isAbandoned) return false;
    if (this.writableEnded) throw new Error("write after end");
    const bytes = typeof second === "string" ? encodedBytes(data, second) : toBytes(data);
    const onFlushed = typeof second === "function" ? second : third;
    this.flushHeaders();
    if (onFlushed !== undefined) setImmediate(onFlushed);
    return this.sendPart(bytes);
  }

  private sendPart(bytes: Uint8Array): boolean {
    if (this.framing === Framing.none || bytes.length === 0) return !this.sink.socket.writableNeedDrain;
    if (this.framing === Framing.length) this.promised -= bytes.length;
    if (this.framing !== Framing.chunked) return this.sink.socket.write(bytes);
    const frame = new Uint8Array(bytes.length + 16);
    const start = writeHex(frame, u32(bytes.length));
    copyBytes(frame, start, bytes, 0, u32(bytes.length));
    const end = u32(start + u32(bytes.length));
    frame[end] = 13;
    frame[end + 1] = 10;
    return this.sink.socket.write(frame.subarray(0, end + 2));
  }

  /** Sends the last part of the body, or all of it. */
  end(onFinish?: () => void): this;
  end(data: string | Uint8Array | undefined, onFinish?: () => void): this;
  end(data: string | Uint8Array, encoding: BufferEncoding, onFinish?: () => void): this;
  end(first?: string | Uint8Array | (() => void), second?: BufferEncoding | (() => void), third?: () => void): this {
    if (typeof first === "function") return this.finish(undefined, first);
    const data = first !== undefined && typeof second === "string" ? encodedBytes(first, second) : first;
    return this.finish(data, typeof second === "function" ? second : third);
  }

  private finish(data: string | Uint8Array | undefined, onFinish: (() => void) | undefined): this {
    if (this.writableEnded) return this;
    if (this.isAbandoned) {
      this.writableEnded = true;
      return this;
    }
    if (onFinish !== undefined) this.signal("finish").add(onFinish, true);
    if (this.hasBegun) {
      if (data !== undefined) this.sendPart(toBytes(data));
      if (this.framing === Framing.chunked) this.sink.socket.write(lastChunk);
      // A body of another length than announced, which Node sends: only closing tells the client.
      if (this.framing === Framing.close || this.promised !== 0) this.keepAlive = false;
    } else {
      this.sendWhole(data);
    }
    this.writableEnded = true;
    if (this.finishSignal !== null || this.closeSignal !== null) enqueueTick(() => this.tellFinished());
    this.sink.onResponseEnd(this.keepAlive);
    return this;
  }

  private tellFinished(): void {
    if (this.isFinished) return;
    this.isFinished = true;
    if (this.finishSignal !== null) this.finishSignal.emit(undefined);
    this.onClose();
  }

  private sendWhole(data: string | Uint8Array | undefined): void {
    const socket = this.sink.socket;
    if (data === undefined) {
      socket.write(this.makeHead(0, 0));
      return;
    }
    if (typeof data === "string") {
      const length = textUtf8Length(data);
      if (length <= joinBytes) {
        const message = this.makeHead(i32(length), length);
        if (!this.isHead && this.framing !== Framing.none) textToUtf8(data, message, u32(u32(message.length) - length));
        socket.write(message);
        return;
      }
    }
    const bytes = toBytes(data);
    const length = u32(bytes.length);
    if (length <= joinBytes) {
      const message = this.makeHead(i32(length), length);
      if (!this.isHead && this.framing !== Framing.none)
        copyBytes(message, u32(u32(message.length) - length), bytes, 0, length);
      socket.write(message);
      return;
    }
    socket.write(this.makeHead(i32(length), 0));
    if (this.framing !== Framing.none) socket.write(bytes);
  }

  /** The bytes of the head (RFC 9112, 4 and 5) of a body of `length` bytes (-1: not known yet), with `room` bytes behind it for the body unless there is none. */
  private makeHead(length: i32, room: u32): Uint8Array {
    const scratch = headScratch;
    const status = u32(this.statusCode);
    let position = textToLatin1(status === 200 && this.statusMessage === "" ? okLine : this.statusLine(), scratch, 0);
    let hasLength = false;
    let hasDate = false;
    for (const line of this.lines) {
      switch (line.meaning) {
        case Meaning.contentLength:
          hasLength = true;
          this.promised = line.bodyLength;
          break;
        case Meaning.date:
          hasDate = true;
          break;
        case Meaning.connection:
          if (line.closes) this.keepAlive = false;
          continue;
        case Meaning.transferEncoding:
          continue;
        case Meaning.none:
          break;
      }
      if (position + u32(line.text.length) + fixedHeadBytes > largestHead)
        throw new RangeError("the headers are too long");
      position = writeText(scratch, position, line.text);
    }
    this.headersSent = true;
    this.hasBegun = true;
    this.framing = this.chooseFraming(status, hasLength, length >= 0);
    if (this.framing !== Framing.length) this.promised = 0;
    const isMismatched = this.framing === Framing.length && length >= 0 && hasLength && this.promised !== length;
    if (this.framing === Framing.close || isMismatched) this.keepAlive = false;
    if (this.sendDate && !hasDate) position = writeText(scratch, position, httpDateLine());
    position = writeText(scratch, position, this.keepAlive ? keepAliveLine : closeLine);
    if (this.framing === Framing.chunked) position = writeText(scratch, position, chunkedLine);
    else if (!hasLength && length >= 0 && status !== 204 && status !== 304 && status >= 200) {
      position = writeText(scratch, position, "Content-Length: ");
      position = writeDecimal(scratch, position, u32(length));
      position = writeText(scratch, position, "\r\n");
    }
    position = writeText(scratch, position, "\r\n");
    const body = this.framing === Framing.none ? u32(0) : room;
    if (length >= 0) this.promised = 0;
    const head = new Uint8Array(position + body);
    copyBytes(head, 0, scratch, 0, position);
    return head;
  }

  /** RFC 9112, 6.3: which responses have no body, and how the others end. */
  private chooseFraming(status: u32, hasLength: boolean, isWhole: boolean): Framing {
    if (this.isHead || status === 204 || status === 304 || status < 200) return Framing.none;
    if (hasLength || isWhole) return Framing.length;
    return this.minorVersion === 1 ? Framing.chunked : Framing.close;
  }

  private statusLine(): string {
    const code = this.statusCode;
    if (!(code >= 100 && code <= 999)) throw new RangeError(`invalid status code ${code}`);
    const reason = this.statusMessage === "" ? (reasonOf(code) ?? "unknown") : this.statusMessage;
    if (reason.indexOf("\r") >= 0 || reason.indexOf("\n") >= 0) throw new Error("a line break in the status message");
    return `HTTP/1.1 ${code} ${reason}\r\n`;
  }

  // What follows is for the connection.

  /** The rest of the request is malformed and has been refused. */
  abandon(): void {
    this.lose();
    this.writableEnded = true;
    this.onClose();
  }

  /** Nobody waits for the rest any more; `onClose` follows. */
  lose(): void {
    this.isAbandoned = true;
  }

  onDrain(): void {
    if (this.drainSignal !== null) this.drainSignal.emit(undefined);
  }

  onClose(): void {
    const { closeSignal } = this;
    this.closeSignal = null;
    if (closeSignal !== null) closeSignal.emit(undefined);
  }
}

const okLine = "HTTP/1.1 200 OK\r\n";
const keepAliveLine = "Connection: keep-alive\r\n";
const closeLine = "Connection: close\r\n";
const chunkedLine = "Transfer-Encoding: chunked\r\n";
/** What a client that asks waits for (RFC 9110, 10.1.1). */
export const continueText = "HTTP/1.1 100 Continue\r\n\r\n";
const lastChunk = asciiBytes("0\r\n\r\n");

/** Where heads are put together; copied out before anything else runs. */
const headScratch = new Uint8Array(largestHead);

function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  textToLatin1(text, bytes, 0);
  return bytes;
}

/** Writes ASCII text; gives the position after it. */
function writeText(target: Uint8Array, position: u32, text: string): u32 {
  return u32(position + textToLatin1(text, target, position));
}

function writeDecimal(target: Uint8Array, position: u32, value: u32): u32 {
  let digits: u32 = 1;
  for (let rest = u32(value / 10); rest > 0; rest = u32(rest / 10)) digits++;
  let rest = value;
  for (let index = u32(position + digits); index > position; index--) {
    target[index - 1] = u8(48 + (rest % 10));
    rest = u32(rest / 10);
  }
  return u32(position + digits);
}

/** A chunk's size line (RFC 9112, 7.1) at the start of `target`. */
function writeHex(target: Uint8Array, value: u32): u32 {
  let digits: u32 = 1;
  while (digits < 8 && value >>> u32(digits * 4) !== 0) digits++;
  for (let index: u32 = 0; index < digits; index++) {
    const digit = u32((value >>> u32((digits - 1 - index) * 4)) & 15);
    target[index] = u8(digit < 10 ? 48 + digit : 87 + digit);
  }
  target[digits] = 13;
  target[digits + 1] = 10;
  return u32(digits + 2);
}
