// node:http for applications: an HTTP/1.1 server with Node's names and events. The exchanges of one connection are handled
// one after the other: a pipelined request waits, unread, until the response before it has ended.

import { heapLimitBytes } from "#intrinsics";
import { clearInterval, setInterval, type Timer } from "../timers.ts";
import { HttpConnection, type HttpConnectionState, type HttpHost } from "./http_connection.ts";
import type { HeadLimits } from "./http_parser.ts";
import type { IncomingMessage } from "./http_request.ts";
import type { ServerResponse } from "./http_response.ts";
import { type AddressInfo, type ListenOptions, Server as TcpServer, type Socket } from "./net.ts";

export { METHODS } from "./http_methods.ts";
export { IncomingMessage } from "./http_request.ts";
export { ServerResponse, STATUS_CODES } from "./http_response.ts";

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;
type ErrorListener = (error: Error) => void;
type ConnectionListener = (socket: Socket) => void;
type PlainListener = () => void;

/** Times in milliseconds, kept to about a second; 0: no limit. Sizes in bytes. */
export interface ServerOptions {
  /** An idle connection is closed after this. */
  readonly keepAliveTimeout?: number;
  /** A head must be whole after this and a request after `requestTimeout`, or the answer is 408. */
  readonly headersTimeout?: number;
  readonly requestTimeout?: number;
  /** Request line and headers together; more is answered with 431. */
  readonly maxHeaderSize?: number;
  readonly maxHeadersCount?: number;
  /** Not in Node: larger bodies are answered with 413. */
  readonly maxBodySize?: number;
}

/** A connection that goes from one image to another. */
export interface CarriedConnection {
  readonly socket: Socket;
  readonly state: HttpConnectionState;
}

const tickMs = 1000;
/** Of memory, for heads that have not come to their end: a flood of them must leave room for whole ones. */
const partialShare = 1 / 16;

/** An HTTP server. */
export class Server implements HttpHost {
  keepAliveTimeout: number;
  headersTimeout: number;
  requestTimeout: number;
  readonly headLimits: HeadLimits;
  readonly maxBodySize: number;
  seconds = 0;
  partialBytes = 0;
  isHolding = false;
  readonly mostPartialBytes = Math.floor(heapLimitBytes() * partialShare);

  private readonly tcp: TcpServer;
  private readonly connections = new Set<HttpConnection>();
  private ticker: Timer | null = null;
  private readonly handlers: RequestListener[] = [];

  constructor(options: ServerOptions, onRequest: RequestListener | null) {
    this.keepAliveTimeout = options.keepAliveTimeout ?? 5000;
    this.headersTimeout = options.headersTimeout ?? 60000;
    this.requestTimeout = options.requestTimeout ?? 300000;
    this.headLimits = {
      headerBytes: u32(options.maxHeaderSize ?? 16384),
      headerCount: u32(options.maxHeadersCount ?? 200),
    };
    this.maxBodySize = options.maxBodySize ?? 64 * 1024 * 1024;
    if (onRequest !== null) this.handlers.push(onRequest);
    this.tcp = new TcpServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      this.onSocket(socket);
    });
  }

  on(event: "request", listener: RequestListener): this;
  on(event: "error", listener: ErrorListener): this;
  on(event: "connection", listener: ConnectionListener): this;
  on(event: "listening" | "close", listener: PlainListener): this;
  on(
    event: "request" | "error" | "connection" | "listening" | "close",
    listener: RequestListener | ErrorListener | ConnectionListener | PlainListener,
  ): this {
    switch (event) {
      case "request":
        this.handlers.push(listener as RequestListener);
        break;
      case "error":
        this.tcp.on("error", listener as ErrorListener);
        break;
      case "connection":
        this.tcp.on("connection", listener as ConnectionListener);
        break;
      case "listening":
        this.tcp.on("listening", listener as PlainListener);
        break;
      case "close":
        this.tcp.on("close", listener as PlainListener);
        break;
    }
    return this;
  }

  /** Starts to listen; port 0 takes a free one. */
  listen(port: number, onListening?: () => void): this;
  listen(port: number, host: string, onListening?: () => void): this;
  listen(options: ListenOptions, onListening?: () => void): this;
  listen(where: number | ListenOptions, host?: string | (() => void), onListening?: () => void): this {
    const options: ListenOptions = typeof where === "number" ? { port: where } : where;
    this.tcp.listen(options, typeof host === "function" ? host : onListening);
    return this;
  }

  /** Takes no more connections and closes idle ones; `onClose` is called when the last is gone. */
  close(onClose?: () => void): this {
    this.tcp.close(onClose);
    this.closeIdleConnections();
    return this;
  }

  closeIdleConnections(): void {
    for (const connection of this.connections) connection.closeIfIdle();
  }

  closeAllConnections(): void {
    for (const connection of this.connections) connection.socket.destroy();
  }

  address(): AddressInfo | null {
    return this.tcp.address();
  }

  get listening(): boolean {
    return this.tcp.listening;
  }

  /** The TCP server below, for carrying its listener through a live update. */
  get tcpServer(): TcpServer {
    return this.tcp;
  }

  // What follows is for the kernel.

  /** No request begins from here on; those that have begun go on. */
  hold(): void {
    this.isHolding = true;
  }

  /** Undoes `hold`, and begins with what `adopt` was given. */
  release(): void {
    this.isHolding = false;
    for (const connection of [...this.connections]) connection.release();
  }

  /** Requests whose response is not whole. */
  get exchanges(): number {
    let count = 0;
    for (const connection of this.connections) if (connection.isInExchange) count++;
    return count;
  }

  /** All connections as another image needs them. */
  carried(): CarriedConnection[] {
    const carried: CarriedConnection[] = [];
    for (const connection of this.connections) carried.push({ socket: connection.socket, state: connection.state });
    return carried;
  }

  /** Takes over a connection that `carried` of another image gave, with its socket open again; until `release` it waits. */
  adopt({ socket, state }: CarriedConnection): void {
    this.hold();
    this.tcp.adoptSocket(socket);
    this.onSocket(socket).inherit(state);
  }

  /** Speaks HTTP on an open socket. */
  onSocket(socket: Socket): HttpConnection {
    const connection = new HttpConnection(socket, this);
    this.connections.add(connection);
    this.ticker ??= setInterval(() => this.tick(), tickMs).unref();
    socket.setConsumer(connection);
    return connection;
  }

  onRequest(request: IncomingMessage, response: ServerResponse): void {
    for (const handler of this.handlers) handler(request, response);
  }

  onConnectionClosed(connection: HttpConnection): void {
    this.connections.delete(connection);
    if (this.connections.size > 0 || this.ticker === null) return;
    clearInterval(this.ticker);
    this.ticker = null;
  }

  private tick(): void {
    this.seconds++;
    const keepAliveSeconds = this.keepAliveTimeout / 1000;
    const headSeconds = this.headersTimeout / 1000;
    const requestSeconds = this.requestTimeout / 1000;
    for (const connection of this.connections) connection.checkTime(keepAliveSeconds, headSeconds, requestSeconds);
  }
}

/** A server; `onRequest` is called with each request and the response to fill in. */
export function createServer(onRequest?: RequestListener): Server;
export function createServer(options: ServerOptions, onRequest?: RequestListener): Server;
export function createServer(first?: ServerOptions | RequestListener, second?: RequestListener): Server {
  if (typeof first === "function") return new Server({}, first);
  return new Server(first ?? {}, second ?? null);
}
