// One HTTP connection: bytes from TCP through the parsers to requests, and responses back, one exchange after the other.

import { textFromLatin1 } from "#intrinsics";
import { bufferOf } from "../../std/buffer_text.ts";
import { reasonOf } from "../../std/http_status.ts";
import { isMethod } from "./http_methods.ts";
import { ChunkParser, type ChunkReceiver, headIncomplete, type HeadLimits, HeadParser } from "./http_parser.ts";
import { type BodySource, IncomingMessage } from "./http_request.ts";
import { continueText, type ResponseSink, type ResponseTerms, ServerResponse } from "./http_response.ts";
import type { Socket, SocketConsumer } from "./net.ts";

/** What a connection needs of its server. */
export interface HttpHost {
  readonly headLimits: HeadLimits;
  readonly maxBodySize: number;
  /** Of heads that have not come to their end, over all connections; and how many there may be. */
  partialBytes: number;
  readonly mostPartialBytes: number;
  /** Whole seconds; moves while there are connections. */
  readonly seconds: number;
  /** No request begins: what comes of them waits. */
  readonly isHolding: boolean;
  /** Somebody listens to `upgrade`. */
  readonly takesUpgrades: boolean;
  onRequest(request: IncomingMessage, response: ServerResponse): void;
  onUpgrade(request: IncomingMessage, socket: Socket, head: Buffer): void;
  /** False: nobody answers in the server's place. */
  onClientError(error: ClientError, socket: Socket): boolean;
  onConnectionClosed(connection: HttpConnection): void;
}

/** What came is no proper request; `code` as in Node. */
export class ClientError extends Error {
  readonly code: string;

  constructor(status: number) {
    super(`Parse Error: ${reasonOf(status) ?? "Error"}`);
    this.code = status === 431 ? "HPE_HEADER_OVERFLOW" : status === 408 ? timeoutCode : "HPE_INVALID_TOKEN";
  }
}

const timeoutCode = "ERR_HTTP_REQUEST_TIMEOUT";

/** Empty lines before a request are skipped (RFC 9112, 2.2), but not for ever. */
const emptyLineBytes = 8;
const trailerBytes: u32 = 8192;

enum Phase {
  /** Between two requests, or within a head. */
  Head,
  Body,
  Chunks,
  /** The request is whole, its response is not. */
  Response,
  /** The request asks for another protocol: the socket goes to whoever listens to `upgrade`. */
  Upgrade,
  /** Nothing more is read as HTTP; what comes is thrown away until the peer closes. */
  Closing,
}

/** How another image goes on with a connection. The numbers cross from image to image. */
export enum Continuation {
  /** With the next request. */
  Requests = 0,
  /** The response is whole, the rest of the request's body is thrown away. */
  SkipBody = 1,
  /** The last response is whole; what comes is thrown away until the peer closes. */
  Close = 2,
  /** A handler was at work and had sent nothing: the client is told to try again. */
  Unavailable = 3,
  /** A handler was at work and had begun to answer: only a reset tells the client that the rest will not come. */
  Reset = 4,
}

/** A connection from one image to another, besides its socket. */
export class HttpConnectionState {
  continuation: u32 = 0;
  bodyLeft = 0;
  /** What has come and has not been taken. */
  unread = new Uint8Array(0);
}

export class HttpConnection implements SocketConsumer, BodySource, ResponseSink, ChunkReceiver, ResponseTerms {
  readonly socket: Socket;
  // The terms of the response under way.
  isHead = false;
  minorVersion: u32 = 1;
  keepAlive = false;

  private readonly host: HttpHost;
  private readonly parser = new HeadParser();
  private chunks: ChunkParser | null = null;
  private phase = Phase.Head;
  private request: IncomingMessage | null = null;
  private response: ServerResponse | null = null;
  /** Bytes of the body still to come, and of the body so far. */
  private bodyLeft = 0;
  private bodySize = 0;
  /** A head that has come in parts, and how far its end has been searched for. */
  private partialHead: Uint8Array | null = null;
  private searchedTo: u32 = 0;
  /** Bytes that wait until a response has ended or a body is read. */
  private held: Uint8Array | null = null;
  private isProcessing = false;
  private peerHasEnded = false;
  /** From the image before this one, until it has committed. */
  private inherited: HttpConnectionState | null = null;
  private skippedBytes = 0;
  /** `host.seconds` when the present phase of waiting began. */
  private waitingSince: number;
  private requestSince = 0;

  constructor(socket: Socket, host: HttpHost) {
    this.socket = socket;
    this.host = host;
    this.waitingSince = host.seconds;
  }

  // --- From TCP -------------------------------------------------------------------------------------------------------

  consume(bytes: Uint8Array, offset: u32, length: u32): void {
    if (this.phase === Phase.Closing) return;
    const held = this.held;
    if (held !== null) {
      // More than the pause could stop was on its way.
      this.held = concatenate(held, bytes.subarray(offset, offset + length));
      return;
    }
    this.process(bytes, offset, u32(offset + length));
  }

  consumeEnd(): void {
    this.peerHasEnded = true;
    if (this.phase === Phase.Body || this.phase === Phase.Chunks) this.socket.destroy();
    else if (this.phase === Phase.Response) this.giveUp();
    else if (this.held === null) this.socket.end();
  }

  /** As in Node, a client that has ended its side waits for no answer: an open stream of events hears of it. */
  private giveUp(): void {
    this.held = null;
    if (this.response !== null) this.response.lose();
    this.socket.end();
  }

  consumeDrain(): void {
    if (this.response !== null) this.response.onDrain();
  }

  consumeClose(): void {
    this.phase = Phase.Closing;
    this.keepPartial(null);
    this.host.onConnectionClosed(this);
    const response = this.response;
    const request = this.request;
    this.response = null;
    this.request = null;
    const unread = response === null ? request : response.req;
    if (unread !== null) unread.onAborted();
    if (response !== null) response.onClose();
    if (unread !== null) unread.onClosed();
  }

  // --- Bytes to requests ------------------------------------------------------------------------------------------------

  /** Takes as much as can be taken now and holds the rest. */
  private process(bytes: Uint8Array, start: u32, end: u32): void {
    let position = end;
    this.isProcessing = true;
    try {
      position = this.takeRequests(bytes, start, end);
      if (this.phase === Phase.Upgrade) return this.handOver(bytes.slice(position, end));
    } catch (error) {
      console.error("uncaught in a request handler:", error);
      this.phase = Phase.Closing;
      this.socket.destroy();
    }
    this.isProcessing = false;
    this.held = null;
    if (this.phase === Phase.Closing || position === end) return;
    this.held = bytes.slice(position, end);
    this.socket.pause();
  }

  /** Gives how far it came. */
  private takeRequests(bytes: Uint8Array, start: u32, end: u32): u32 {
    let position = start;
    while (position < end && !this.isBlocked()) {
      const next = this.step(bytes, position, end);
      if (next < 0) {
        this.refuse(i32(-next));
        break;
      }
      position = u32(next);
    }
    return position;
  }

  /** A response is awaited, or nobody reads the body. */
  private isBlocked(): boolean {
    switch (this.phase) {
      case Phase.Response:
      case Phase.Upgrade:
        return true;
      case Phase.Body:
      case Phase.Chunks:
        return this.request !== null && !this.request.isReading && this.response !== null;
      case Phase.Head:
        return this.host.isHolding;
      default:
        return false;
    }
  }

  /** One stretch of bytes by the present phase: where it ended, or minus the status to refuse with. */
  private step(bytes: Uint8Array, start: u32, end: u32): i32 {
    switch (this.phase) {
      case Phase.Head:
        return this.partialHead === null ? this.takeHead(bytes, start, end) : this.takePartialHead(bytes, start, end);
      case Phase.Body:
        return this.takeBody(bytes, start, end);
      case Phase.Chunks:
        return this.takeChunks(bytes, start, end);
      default:
        return i32(end);
    }
  }

  private takeHead(bytes: Uint8Array, start: u32, end: u32): i32 {
    const first = u32(bytes[start]);
    if (first === 13 || first === 10) {
      this.skippedBytes++;
      return this.skippedBytes > emptyLineBytes ? -400 : i32(start + 1);
    }
    this.skippedBytes = 0;
    const headEnd = this.parser.parse(bytes, start, end, this.host.headLimits);
    if (headEnd === headIncomplete) {
      if (end - start > this.host.headLimits.headerBytes) return -431;
      this.searchedTo = 0;
      this.requestSince = this.host.seconds;
      return this.keepPartial(bytes.slice(start, end)) ? i32(end) : -503;
    }
    if (headEnd < 0) return headEnd;
    this.requestSince = this.host.seconds;
    return this.beginRequest(bytes.slice(start, headEnd), headEnd);
  }

  /** Looks for the end of a head that comes in parts; each byte is searched once, however small the parts are. */
  private takePartialHead(bytes: Uint8Array, start: u32, end: u32): i32 {
    const partial = this.partialHead ?? new Uint8Array(0);
    const known = u32(partial.length);
    const head = concatenate(partial, bytes.subarray(start, end));
    const headEnd = findHeadEnd(head, this.searchedTo);
    if (headEnd === 0) {
      if (head.length > this.host.headLimits.headerBytes) return -431;
      this.searchedTo = head.length > 3 ? u32(u32(head.length) - 3) : 0;
      return this.keepPartial(head) ? i32(end) : -503;
    }
    this.keepPartial(null);
    const parsedEnd = this.parser.parse(head, 0, headEnd, this.host.headLimits);
    if (parsedEnd === headIncomplete) return -400;
    if (parsedEnd < 0) return parsedEnd;
    return this.beginRequest(head.slice(0, headEnd), i32(start + (headEnd - known)));
  }

  /** Notes how much of a head has come; false when all connections together keep too much. */
  private keepPartial(head: Uint8Array | null): boolean {
    const { host } = this;
    host.partialBytes += (head?.length ?? 0) - (this.partialHead?.length ?? 0);
    this.partialHead = head;
    return head === null || host.partialBytes <= host.mostPartialBytes;
  }

  /** The head is whole: makes the request and runs the handler; gives `bodyStart`, or minus a status. */
  private beginRequest(head: Uint8Array, bodyStart: i32): i32 {
    const parser = this.parser;
    const method = knownMethod(head, parser.methodEnd);
    if (method === "") return -501;
    if (parser.contentLength > this.host.maxBodySize) return -413;
    this.isHead = method === "HEAD";
    this.minorVersion = parser.minorVersion;
    this.keepAlive = parser.keepAlive && !this.peerHasEnded;
    this.bodySize = 0;
    this.bodyLeft = 0;
    if (parser.isChunked) {
      this.phase = Phase.Chunks;
      this.chunks = new ChunkParser();
    } else if (parser.contentLength > 0) {
      this.phase = Phase.Body;
      this.bodyLeft = parser.contentLength;
    } else {
      this.phase = Phase.Response;
    }
    if (parser.expectsContinue && this.phase !== Phase.Response) this.socket.write(continueText);
    const url = textFromLatin1(head, parser.targetStart, parser.targetEnd);
    const { minorVersion, headersStart, headersEnd } = parser;
    const request = new IncomingMessage(method, url, minorVersion, head, headersStart, headersEnd, this);
    if (parser.wantsUpgrade && this.host.takesUpgrades) {
      this.phase = Phase.Upgrade;
      this.request = request;
      return bodyStart;
    }
    const response = new ServerResponse(request, this, this);
    const hasBody = this.phase !== Phase.Response;
    this.request = request;
    this.response = response;
    this.host.onRequest(request, response);
    if (!hasBody) this.endRequest(request);
    return bodyStart;
  }

  /** The socket is no longer this connection's; `head` is what came behind the request. */
  private handOver(head: Uint8Array): void {
    const { request } = this;
    this.phase = Phase.Closing;
    this.request = null;
    this.socket.removeConsumer();
    this.host.onConnectionClosed(this);
    if (request !== null) this.host.onUpgrade(request, this.socket, bufferOf(head));
  }

  private takeBody(bytes: Uint8Array, start: u32, end: u32): i32 {
    const available = u32(end - start);
    const length = this.bodyLeft < available ? u32(this.bodyLeft) : available;
    this.bodyLeft -= Number(length);
    const stop = u32(start + length);
    const isLast = this.bodyLeft === 0;
    this.deliver(bytes, start, stop);
    if (isLast) this.bodyDone();
    return i32(stop);
  }

  private takeChunks(bytes: Uint8Array, start: u32, end: u32): i32 {
    const chunks = this.chunks;
    if (chunks === null) return -400;
    const stop = chunks.parse(bytes, start, end, this, trailerBytes);
    if (this.bodySize > this.host.maxBodySize) return -413;
    if (chunks.isDone) {
      this.chunks = null;
      this.bodyDone();
    }
    return stop;
  }

  onChunk(bytes: Uint8Array, start: u32, end: u32): boolean {
    this.bodySize += Number(end - start);
    if (this.bodySize > this.host.maxBodySize) return false;
    this.deliver(bytes, start, end);
    return !this.isBlocked();
  }

  private deliver(bytes: Uint8Array, start: u32, end: u32): void {
    const request = this.request;
    if (request !== null && request.wantsBody) request.onBody(bytes.slice(start, end));
  }

  /** The request's last byte has been read. */
  private bodyDone(): void {
    if (this.phase === Phase.Closing) return;
    const request = this.request;
    this.phase = Phase.Response;
    if (request !== null) this.endRequest(request);
    if (this.response === null && this.phase === Phase.Response) this.nextRequest();
  }

  private endRequest(request: IncomingMessage): void {
    if (this.request === request) this.request = null;
    request.onWhole();
  }

  // --- From requests and responses --------------------------------------------------------------------------------------

  resumeBody(): void {
    this.proceed();
  }

  onResponseEnd(keepAlive: boolean): void {
    if (this.response !== null) this.response.req.onResponseEnd();
    this.response = null;
    if (!keepAlive) {
      this.phase = Phase.Closing;
      // What is still to come of the body is thrown away.
      if (this.request !== null) this.endRequest(this.request);
      this.waitingSince = this.host.seconds;
      this.socket.end();
      this.socket.resume();
      return;
    }
    // A body that nobody has read to its end is read and thrown away, as in Node.
    if (this.phase === Phase.Response) this.nextRequest();
    this.proceed();
  }

  private nextRequest(): void {
    this.phase = Phase.Head;
    this.waitingSince = this.host.seconds;
    if (this.peerHasEnded && this.held === null) this.socket.end();
  }

  /** Goes on with held bytes after what held them up is gone. */
  private proceed(): void {
    if (this.isProcessing || this.isBlocked()) return;
    const held = this.held;
    if (held === null) return;
    this.held = null;
    this.process(held, 0, u32(held.length));
    if (this.held === null) this.socket.resume();
  }

  /** Answers bytes that are no proper request, and closes. */
  private refuse(status: i32): void {
    const response = this.response;
    this.phase = Phase.Closing;
    this.waitingSince = this.host.seconds;
    this.keepPartial(null);
    this.held = null;
    if (this.request !== null) {
      this.request.onAborted();
      this.request.onClosed();
    }
    this.request = null;
    if (response !== null && response.hasBegun) {
      // An answer here would land in the middle of the one under way.
      this.socket.destroy();
      return;
    }
    this.response = null;
    if (response !== null) response.abandon();
    if (this.host.onClientError(new ClientError(Number(status)), this.socket)) return;
    const reason = reasonOf(Number(status)) ?? "Error";
    this.socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }

  // --- From the server --------------------------------------------------------------------------------------------------

  /** Once a second: closes what has waited too long. Limits in seconds; 0: none. */
  checkTime(keepAliveSeconds: number, headSeconds: number, requestSeconds: number): void {
    const now = this.host.seconds;
    switch (this.phase) {
      case Phase.Head:
        if (this.partialHead !== null) {
          if (headSeconds > 0 && now - this.requestSince > headSeconds) this.refuse(408);
        } else if (keepAliveSeconds > 0 && now - this.waitingSince > keepAliveSeconds) {
          this.socket.end();
          this.phase = Phase.Closing;
          this.waitingSince = now;
        }
        break;
      case Phase.Body:
      case Phase.Chunks:
        if (requestSeconds > 0 && now - this.requestSince > requestSeconds) this.refuse(408);
        break;
      case Phase.Closing:
        if (now - this.waitingSince > lingerSeconds) this.socket.destroy();
        break;
    }
  }

  // --- From image to image ----------------------------------------------------------------------------------------------

  /** A handler has been called and its response is not whole. */
  get isInExchange(): boolean {
    return this.response !== null;
  }

  /** What another image needs to go on. */
  get state(): HttpConnectionState {
    const state = new HttpConnectionState();
    const partial = this.partialHead ?? new Uint8Array(0);
    state.continuation = this.inherited?.continuation ?? u32(this.continuation);
    state.bodyLeft = this.inherited?.bodyLeft ?? this.bodyLeft;
    state.unread = this.held === null ? partial : concatenate(partial, this.held);
    return state;
  }

  private get continuation(): Continuation {
    const { response } = this;
    if (response !== null) return response.hasBegun ? Continuation.Reset : Continuation.Unavailable;
    if (this.phase === Phase.Head) return Continuation.Requests;
    return this.phase === Phase.Body ? Continuation.SkipBody : Continuation.Close;
  }

  /** Will go on from there, in `release`: until then nothing is sent, no handler runs, and what comes is kept. */
  inherit(state: HttpConnectionState): void {
    this.inherited = state;
    this.held = state.unread;
  }

  /** Requests may begin again. */
  release(): void {
    const { inherited } = this;
    if (inherited !== null) {
      this.inherited = null;
      this.peerHasEnded = this.socket.hasPeerEnded;
      this.continueFrom(inherited);
    }
    this.proceed();
    if (this.peerHasEnded && this.phase === Phase.Head && this.held === null) this.socket.end();
  }

  private continueFrom({ continuation, bodyLeft }: HttpConnectionState): void {
    switch (Number(continuation)) {
      case Continuation.SkipBody:
        this.phase = Phase.Body;
        this.bodyLeft = bodyLeft;
        break;
      case Continuation.Close:
        this.held = null;
        this.phase = Phase.Closing;
        this.waitingSince = this.host.seconds;
        this.socket.end();
        break;
      case Continuation.Unavailable:
        this.refuse(503);
        break;
      case Continuation.Reset:
        this.held = null;
        this.phase = Phase.Closing;
        this.socket.resetAndDestroy();
        break;
    }
  }

  /** Closes unless an exchange is under way. */
  closeIfIdle(): void {
    if (this.phase !== Phase.Head || this.partialHead !== null) return;
    this.phase = Phase.Closing;
    this.waitingSince = this.host.seconds;
    this.socket.end();
  }
}

/** How long a peer has to close after us; until then its bytes are read, so that it gets our last ones. */
const lingerSeconds = 5;

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first, 0);
  whole.set(second, first.length);
  return whole;
}

/** Where the empty line that ends a head ends, looking from `from` on; 0: not there yet. */
function findHeadEnd(bytes: Uint8Array, from: u32): u32 {
  for (let index = u32(from + 3); index < u32(bytes.length); index++) {
    if (u32(bytes[index]) !== 10 || u32(bytes[index - 1]) !== 13) continue;
    if (u32(bytes[index - 2]) === 10 && u32(bytes[index - 3]) === 13) return u32(index + 1);
  }
  return 0;
}

/** The method as text, or "" for one that this server does not know. */
function knownMethod(head: Uint8Array, end: u32): string {
  if (end === 3 && u32(head[0]) === 71 && u32(head[1]) === 69 && u32(head[2]) === 84) return "GET";
  const text = textFromLatin1(head, 0, end);
  return isMethod(text) ? text : "";
}
