// The client's side of HTTP/1.1, with Node's names and events: `request` and `get`. Each request has a connection of its own,
// that is closed behind the answer; names of hosts are IPv4 addresses and "localhost".
// @cold

import { textFromLatin1 } from "#intrinsics";
import { lowerCaseAscii } from "../../std/ascii_case.ts";
import { Error as CodedError, TypeError as CodedTypeError } from "../../std/coded_errors.ts";
import { enqueueTick } from "../../std/ticks.ts";
import { encodedBytes, toBytes } from "./bytes.ts";
import { Signal } from "./events.ts";
import { type HeaderLine, Meaning } from "./http_header_line.ts";
import { type HeadersObject, OutgoingMessage } from "./http_outgoing.ts";
import { ChunkParser, type ChunkReceiver, isToken } from "./http_parser.ts";
import { type BodySource, IncomingMessage } from "./http_request.ts";
import { Socket, type SocketConsumer } from "./net.ts";
import type { PipeTarget } from "./pipe.ts";

const largestHead = 65536;
const trailerBytes: u32 = 8192;

export interface RequestOptions {
  readonly protocol?: string | null;
  readonly host?: string | null;
  readonly hostname?: string | null;
  readonly port?: number | string | null;
  readonly path?: string | null;
  readonly method?: string;
  readonly headers?: HeadersObject;
  /** `user:password`. */
  readonly auth?: string | null;
  /** `timeout` is told after so many milliseconds in which nothing came or was written. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Without a meaning here: no connection is used twice. */
  readonly agent?: Agent | boolean;
}

export interface AgentOptions {
  readonly keepAlive?: boolean;
  readonly keepAliveMsecs?: number;
  readonly maxSockets?: number;
  readonly timeout?: number;
}

/** What Node keeps connections in. Here each request opens its own. */
export class Agent {
  constructor(readonly options: AgentOptions = {}) {}

  destroy(): void {}
}

export type ResponseListener = (response: IncomingMessage) => void;
type ErrorListener = (error: Error) => void;
type SocketListener = (socket: Socket) => void;
type PlainListener = () => void;

interface RequestEvents {
  response: ResponseListener;
  error: ErrorListener;
  socket: SocketListener;
  finish: PlainListener;
  close: PlainListener;
  drain: PlainListener;
  timeout: PlainListener;
  abort: PlainListener;
  continue: PlainListener;
}
type PlainEvent = "finish" | "close" | "drain" | "timeout" | "abort" | "continue";
type RequestEvent = keyof RequestEvents;
type RequestListener = RequestEvents[RequestEvent];

/** How the end of the answer's body is told. */
type Framing = "none" | "length" | "chunked" | "close";

/** A request that is being made, and the answer to it. */
export class ClientRequest
  extends OutgoingMessage<RequestEvents>
  implements PipeTarget, SocketConsumer, BodySource, ChunkReceiver
{
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly protocol: string = "http:";
  readonly socket: Socket;
  destroyed = false;
  writableEnded = false;
  /** The answer, once its head has come. */
  private response: IncomingMessage | null = null;
  /** What has come and has not been taken. */
  private unread: Buffer = Buffer.alloc(0);
  private framing: Framing = "none";
  private bodyLeft = 0;
  private chunks = new ChunkParser();
  private isChunking = false;
  private hasPeerEnded = false;
  private isOver = false;

  private readonly responseSignal = new Signal<IncomingMessage>();
  private readonly errorSignal = new Signal<Error>();
  private readonly socketSignal = new Signal<Socket>();
  private readonly finishSignal = new Signal<undefined>();
  private readonly closeSignal = new Signal<undefined>();
  private readonly drainSignal = new Signal<undefined>();
  private readonly timeoutSignal = new Signal<undefined>();
  private readonly abortSignal = new Signal<undefined>();
  private readonly continueSignal = new Signal<undefined>();

  constructor(options: RequestOptions, onResponse: ResponseListener | undefined) {
    super();
    const protocol = options.protocol ?? "http:";
    if (protocol !== "http:")
      throw new CodedTypeError("ERR_INVALID_PROTOCOL", `Protocol "${protocol}" not supported. Expected "http:"`);
    this.method = (options.method ?? "GET").toUpperCase();
    if (!isToken(this.method))
      throw new CodedTypeError("ERR_INVALID_HTTP_TOKEN", `Method must be a valid HTTP token ["${this.method}"]`);
    this.path = options.path ?? "/";
    if (/[^\u0021-\u00ff]/.test(this.path))
      throw new CodedTypeError("ERR_UNESCAPED_CHARACTERS", "Request path contains unescaped characters");
    this.host = options.hostname ?? options.host ?? "localhost";
    const port = Number(options.port ?? 80);
    if (options.headers !== undefined) this.setAll(options.headers);
    if (!this.hasHeader("host")) this.setHeader("Host", port === 80 ? this.host : `${this.host}:${port}`);
    if (options.auth !== null && options.auth !== undefined && !this.hasHeader("authorization"))
      this.setHeader("Authorization", `Basic ${Buffer.from(options.auth).toString("base64")}`);
    if (onResponse !== undefined) this.responseSignal.add(onResponse, true);
    this.socket = new Socket({ allowHalfOpen: true });
    this.socket.setConsumer(this);
    this.socket.on("error", (error) => this.fail(error));
    this.socket.on("drain", () => this.drainSignal.emit(undefined));
    this.socket.on("timeout", () => this.timeoutSignal.emit(undefined));
    if (options.timeout !== undefined) this.setTimeout(options.timeout);
    this.watch(options.signal);
    this.socket.connect(port, this.host);
    enqueueTick(() => this.socketSignal.emit(this.socket));
  }

  private watch(signal: AbortSignal | undefined): void {
    if (signal === undefined) return;
    const onAbort = (): void => {
      const error = new CodedError("ABORT_ERR", "The operation was aborted");
      error.name = "AbortError";
      this.destroy(error);
    };
    if (signal.aborted) enqueueTick(onAbort);
    else signal.addEventListener("abort", onAbort, { once: true });
    this.closeSignal.add(() => signal.removeEventListener("abort", onAbort), true);
  }

  protected override subscribe(event: RequestEvent, listener: RequestListener, isOnce: boolean): void {
    switch (event) {
      case "response":
        this.responseSignal.add(listener as ResponseListener, isOnce);
        break;
      case "error":
        this.errorSignal.add(listener as ErrorListener, isOnce);
        break;
      case "socket":
        this.socketSignal.add(listener as SocketListener, isOnce);
        break;
      default:
        this.plainSignal(event).add(listener as PlainListener, isOnce);
    }
  }

  protected override unsubscribe(event: RequestEvent, listener: RequestListener): void {
    switch (event) {
      case "response":
        this.responseSignal.remove(listener as ResponseListener);
        break;
      case "error":
        this.errorSignal.remove(listener as ErrorListener);
        break;
      case "socket":
        this.socketSignal.remove(listener as SocketListener);
        break;
      default:
        this.plainSignal(event).remove(listener as PlainListener);
    }
  }

  private plainSignal(event: PlainEvent): Signal<undefined> {
    switch (event) {
      case "finish":
        return this.finishSignal;
      case "close":
        return this.closeSignal;
      case "drain":
        return this.drainSignal;
      case "timeout":
        return this.timeoutSignal;
      case "abort":
        return this.abortSignal;
      case "continue":
        return this.continueSignal;
    }
  }

  onceDrained(listener: () => void): void {
    this.drainSignal.add(listener, true);
  }

  onceClosed(listener: () => void): void {
    this.once("close", listener);
  }

  get connection(): Socket {
    return this.socket;
  }

  get finished(): boolean {
    return this.writableEnded;
  }

  get aborted(): boolean {
    return this.destroyed;
  }

  setTimeout(timeoutMs: number, onTimeout?: () => void): this {
    if (onTimeout !== undefined) this.timeoutSignal.add(onTimeout, true);
    this.socket.setTimeout(timeoutMs);
    return this;
  }

  setNoDelay(noDelay: boolean = true): this {
    this.socket.setNoDelay(noDelay);
    return this;
  }

  setSocketKeepAlive(enable: boolean = false, initialDelayMs: number = 0): this {
    this.socket.setKeepAlive(enable, initialDelayMs);
    return this;
  }

  // --- The request ----------------------------------------------------------------------------------------------------

  /** Sends the head, before the first part of the body. */
  flushHeaders(): void {
    if (!this.headersSent) this.sendHead(null);
  }

  /** Sends a part of the body. False: much is queued, go on after `drain`. */
  write(data: string | Uint8Array, onFlushed?: () => void): boolean;
  write(data: string | Uint8Array, encoding: BufferEncoding, onFlushed?: () => void): boolean;
  write(data: string | Uint8Array, second?: BufferEncoding | (() => void), third?: () => void): boolean {
    if (this.writableEnded) {
      this.fail(new CodedError("ERR_STREAM_WRITE_AFTER_END", "write after end"));
      return false;
    }
    const bytes = typeof second === "string" ? encodedBytes(data, second) : toBytes(data);
    const onFlushed = typeof second === "function" ? second : third;
    if (onFlushed !== undefined) setImmediate(onFlushed);
    this.flushHeaders();
    return this.sendPart(bytes);
  }

  /** Sends the last part of the body, or all of it. */
  end(onFinish?: () => void): this;
  end(data: string | Uint8Array | undefined, onFinish?: () => void): this;
  end(data: string | Uint8Array, encoding: BufferEncoding, onFinish?: () => void): this;
  end(first?: string | Uint8Array | (() => void), second?: BufferEncoding | (() => void), third?: () => void): this {
    const onFinish = typeof first === "function" ? first : typeof second === "function" ? second : third;
    if (onFinish !== undefined) this.finishSignal.add(onFinish, true);
    if (this.writableEnded) return this;
    const data = typeof first === "function" || first === undefined ? "" : first;
    const bytes = typeof second === "string" ? encodedBytes(data, second) : toBytes(data);
    if (!this.headersSent) this.sendHead(bytes.length);
    this.sendPart(bytes);
    if (this.isChunking) this.send(toBytes("0\r\n\r\n"));
    this.writableEnded = true;
    enqueueTick(() => this.finishSignal.emit(undefined));
    return this;
  }

  /** `length`: of the body; null where it is not known yet. */
  private sendHead(length: number | null): void {
    this.headersSent = true;
    let text = `${this.method} ${this.path} HTTP/1.1\r\n`;
    for (const line of this.lines) text += line.text;
    const has = (meaning: Meaning): HeaderLine | undefined => this.lines.find((line) => line.meaning === meaning);
    if (has(Meaning.connection) === undefined) text += "Connection: keep-alive\r\n";
    const coding = has(Meaning.transferEncoding)?.value;
    this.isChunking = typeof coding === "string" && lowerCaseAscii(coding) === "chunked";
    // Methods whose requests have no body as a rule say nothing of its length (as in Node).
    const hasBody = !["GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT"].includes(this.method);
    if (has(Meaning.contentLength) === undefined && coding === undefined && hasBody) {
      this.isChunking = length === null;
      text += length === null ? "Transfer-Encoding: chunked\r\n" : `Content-Length: ${length}\r\n`;
    }
    this.send(Buffer.from(`${text}\r\n`, "latin1"));
  }

  private sendPart(bytes: Uint8Array): boolean {
    if (bytes.length === 0) return !this.socket.writableNeedDrain;
    if (!this.isChunking) return this.send(bytes);
    this.send(toBytes(`${bytes.length.toString(16)}\r\n`));
    this.send(bytes);
    return this.send(toBytes("\r\n"));
  }

  /** What is written before the connection is there waits for it. */
  private send(bytes: Uint8Array): boolean {
    if (this.destroyed || this.socket.destroyed) return false;
    if (!this.socket.connecting) return this.socket.write(bytes);
    this.socket.once("connect", () => this.socket.write(bytes));
    return true;
  }

  /** Gives up: the connection ends at once. */
  destroy(error?: Error): this {
    if (this.destroyed) return this;
    const hangsUp = error === undefined && this.response === null && !this.isOver;
    this.fail(error ?? (hangsUp ? new CodedError("ECONNRESET", "socket hang up") : null));
    return this;
  }

  abort(): void {
    if (this.destroyed) return;
    enqueueTick(() => this.abortSignal.emit(undefined));
    this.destroy();
  }

  /** The last that happens: with an error, or when the answer is whole. */
  private fail(error: Error | null): void {
    if (this.destroyed) return;
    this.destroyed = true;
    const { response } = this;
    this.socket.destroy();
    const isCut = response !== null && !response.complete;
    if (isCut) response.onAborted();
    enqueueTick(() => {
      if (error !== null && response === null) {
        if (!this.errorSignal.hasListeners) throw error;
        this.errorSignal.emit(error);
      }
      this.closeSignal.emit(undefined);
      if (isCut) response.onClosed();
    });
  }

  // --- The answer -----------------------------------------------------------------------------------------------------

  consume(bytes: Uint8Array, offset: u32, length: u32): void {
    const part = bytes.subarray(offset, u32(offset + length));
    this.unread = Buffer.concat([this.unread, part]);
    this.proceed();
  }

  consumeEnd(): void {
    this.hasPeerEnded = true;
    this.proceed();
  }

  consumeDrain(): void {
    this.drainSignal.emit(undefined);
  }

  consumeClose(): void {
    if (this.isOver) return;
    // The socket may have an error of its own to tell first.
    enqueueTick(() => this.fail(new CodedError("ECONNRESET", "socket hang up")));
  }

  resumeBody(): void {
    this.proceed();
  }

  /** Takes as much as can be taken now. */
  private proceed(): void {
    while (this.response === null && !this.destroyed && this.takeHead());
    const { response } = this;
    if (response === null) {
      if (this.hasPeerEnded) this.consumeClose();
      return;
    }
    if (this.isOver) return;
    if (!response.isReading) {
      // Nobody reads yet: the window fills, and the server has to wait.
      if (this.unread.length > 0) this.socket.pause();
      if (this.framing === "none" || (this.framing === "length" && this.bodyLeft === 0)) this.finish(response);
      return;
    }
    this.takeBody(response);
    this.socket.resume();
  }

  /** True: an answer before the answer (RFC 9110, 15.2); go on. */
  private takeHead(): boolean {
    const end = this.unread.indexOf("\r\n\r\n");
    if (end < 0) {
      if (this.unread.length > largestHead)
        this.fail(new CodedError("HPE_HEADER_OVERFLOW", "Parse Error: Header overflow"));
      return false;
    }
    const head = this.unread.subarray(0, end + 4);
    this.unread = this.unread.subarray(end + 4);
    const start = statusLineEnd(head);
    if (start === 0) {
      this.fail(new CodedError("HPE_INVALID_CONSTANT", "Parse Error: Expected HTTP/"));
      return false;
    }
    const response = new IncomingMessage("", "", u32(head[7] - 48), head, u32(start), u32(head.length - 2), this);
    const status = response.statusCode ?? 0;
    if (status < 200 && status !== 101) {
      if (status === 100) this.continueSignal.emit(undefined);
      return true;
    }
    this.chooseFraming(response, status);
    this.response = response;
    if (!this.responseSignal.hasListeners) response.resume();
    this.responseSignal.emit(response);
    return false;
  }

  /** RFC 9112, 6.3. */
  private chooseFraming({ headers }: IncomingMessage, status: number): void {
    const length = headers["content-length"];
    if (this.method === "HEAD" || status < 200 || status === 204 || status === 304) this.framing = "none";
    else if (lowerCaseAscii(headers["transfer-encoding"] ?? "").endsWith("chunked")) this.framing = "chunked";
    else if (length === undefined) this.framing = "close";
    else {
      this.framing = "length";
      this.bodyLeft = Number(length);
      if (!/^\d+$/.test(length))
        this.fail(new CodedError("HPE_INVALID_CONTENT_LENGTH", "Parse Error: Invalid character"));
    }
  }

  private takeBody(response: IncomingMessage): void {
    const bytes = this.unread;
    this.unread = Buffer.alloc(0);
    switch (this.framing) {
      case "none":
        return this.finish(response);
      case "length": {
        const part = bytes.subarray(0, this.bodyLeft);
        this.bodyLeft -= part.length;
        if (part.length > 0) response.onBody(part);
        if (this.bodyLeft === 0) return this.finish(response);
        break;
      }
      case "chunked": {
        const taken = this.chunks.parse(bytes, 0, u32(bytes.length), this, trailerBytes);
        if (taken < 0) return this.fail(new CodedError("HPE_INVALID_CHUNK_SIZE", "Parse Error: Invalid character"));
        if (this.chunks.isDone) return this.finish(response);
        break;
      }
      case "close":
        if (bytes.length > 0) response.onBody(bytes);
        if (this.hasPeerEnded) return this.finish(response);
        break;
    }
    if (this.hasPeerEnded) this.fail(null);
  }

  onChunk(bytes: Uint8Array, start: u32, end: u32): boolean {
    this.response?.onBody(bytes.slice(start, end));
    return true;
  }

  private finish(response: IncomingMessage): void {
    if (this.isOver) return;
    this.isOver = true;
    response.onWhole();
    setImmediate(() => this.fail(null));
  }
}

/** Where the status line of an answer's head ends; 0: it is none. */
function statusLineEnd(head: Buffer): number {
  const lines = textFromLatin1(head, 0, u32(head.length - 4)).split("\r\n");
  const isStatus = /^HTTP\/1\.[01] [1-9]\d\d( |$)/.test(lines[0]);
  const areHeaders = lines.slice(1).every((line) => isToken(line.slice(0, Math.max(line.indexOf(":"), 0))));
  return isStatus && areHeaders ? lines[0].length + 2 : 0;
}

/** Begins a request; `end` sends it. */
export function request(options: RequestOptions | string | URL, onResponse?: ResponseListener): ClientRequest;
export function request(url: string | URL, options: RequestOptions, onResponse?: ResponseListener): ClientRequest;
export function request(
  where: RequestOptions | string | URL,
  second?: RequestOptions | ResponseListener,
  third?: ResponseListener,
): ClientRequest {
  return beginRequest(where, second, third);
}

/** The same without a body: nothing more has to be done. */
export function get(options: RequestOptions | string | URL, onResponse?: ResponseListener): ClientRequest;
export function get(url: string | URL, options: RequestOptions, onResponse?: ResponseListener): ClientRequest;
export function get(
  where: RequestOptions | string | URL,
  second?: RequestOptions | ResponseListener,
  third?: ResponseListener,
): ClientRequest {
  return beginRequest(where, second, third).end();
}

function beginRequest(
  where: RequestOptions | string | URL,
  second: RequestOptions | ResponseListener | undefined,
  third: ResponseListener | undefined,
): ClientRequest {
  const onResponse = typeof second === "function" ? second : third;
  const options = typeof second === "function" || second === undefined ? {} : second;
  if (typeof where === "string") return new ClientRequest({ ...optionsOf(new URL(where)), ...options }, onResponse);
  if (where instanceof URL) return new ClientRequest({ ...optionsOf(where), ...options }, onResponse);
  return new ClientRequest(where, onResponse);
}

function optionsOf({ protocol, hostname, port, pathname, search, username, password }: URL): RequestOptions {
  const auth = username === "" ? null : `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { protocol, hostname, port: port === "" ? null : port, path: `${pathname}${search}`, auth };
}
