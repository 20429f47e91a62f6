// node:http for applications: an HTTP/1.1 server with Node's names and events, and (http_client.ts) requests to others. The exchanges of one connection are handled
// one after the other: a pipelined request waits, unread, until the response before it has ended.

import { heapLimitBytes } from "#intrinsics";
import { clearInterval, setInterval, type Timer } from "../timers.ts";
import { type ClientError, HttpConnection, type HttpConnectionState, type HttpHost } from "./http_connection.ts";
import { Emitter } from "./emitter.ts";
import type { HeadLimits } from "./http_parser.ts";
import type { IncomingMessage } from "./http_request.ts";
import type { ServerResponse } from "./http_response.ts";
import { type AddressInfo, type ListenOptions, Server as TcpServer, type Socket } from "./net.ts";
import { listenTarget } from "./port.ts";

export { Agent, type AgentOptions, ClientRequest, get, request, type RequestOptions } from "./http_client.ts";
export { METHODS } from "./http_methods.ts";
export { type IncomingHttpHeaders, IncomingMessage } from "./http_request.ts";
export type { OutgoingHttpHeaders } from "./http_outgoing.ts";
export { ServerResponse } from "./http_response.ts";
export { STATUS_CODES } from "../../std/http_status_codes.ts";

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;
type ErrorListener = (error: Error) => void;
type ConnectionListener = (socket: Socket) => void;
type UpgradeListener = (request: IncomingMessage, socket: Socket, head: Buffer) => void;
type ClientErrorListener = (error: ClientError, socket: Socket) => void;
type PlainListener = () => void;

interface ServerEvents {
  request: RequestListener;
  error: ErrorListener;
  connection: ConnectionListener;
  /** A request to go on in another protocol (RFC 9110, 7.8): the socket is the listener's, with `head` read already. */
  upgrade: UpgradeListener;
  /** What came is no request: the listener answers in the server's place, or destroys the socket. */
  clientError: ClientErrorListener;
  listening: PlainListener;
  close: PlainListener;
}
type ServerEvent = keyof ServerEvents;
type ServerListener = ServerEvents[ServerEvent];
type TcpListener = ErrorListener & ConnectionListener & PlainListener;

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
export class Server extends Emitter<ServerEvents> implements HttpHost {
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
  /** Replaced, never changed: who is told is decided when a request comes. */
  private handlers: readonly RequestListener[] = [];
  private upgradeHandlers: readonly UpgradeListener[] = [];
  private clientErrorHandlers: readonly ClientErrorListener[] = [];

  constructor(options: ServerOptions, onRequest: RequestListener | null) {
    super();
    this.keepAliveTimeout = options.keepAliveTimeout ?? 5000;
    this.headersTimeout = options.headersTimeout ?? 60000;
    this.requestTimeout = options.requestTimeout ?? 300000;
    this.headLimits = {
      headerBytes: u32(options.maxHeaderSize ?? 16384),
      headerCount: u32(options.maxHeadersCount ?? 200),
    };
    this.maxBodySize = options.maxBodySize ?? 64 * 1024 * 1024;
    if (onRequest !== null) this.handlers = [onRequest];
    this.tcp = new TcpServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      this.onSocket(socket);
    });
  }

  protected override subscribe(event: ServerEvent, listener: ServerListener, isOnce: boolean): void {
    switch (event) {
      case "request": {
        const tell = listener as RequestListener;
        const first: RequestListener = (request, response) => {
          this.off("request", first);
          tell(request, response);
        };
        this.handlers = [...this.handlers, isOnce ? first : tell];
        break;
      }
      case "upgrade": {
        const tell = listener as UpgradeListener;
        const first: UpgradeListener = (request, socket, head) => {
          this.off("upgrade", first);
          tell(request, socket, head);
        };
        this.upgradeHandlers = [...this.upgradeHandlers, isOnce ? first : tell];
        break;
      }
      case "clientError":
        this.clientErrorHandlers = [...this.clientErrorHandlers, listener as ClientErrorListener];
        break;
      default:
        if (isOnce) this.tcp.once(event, listener as TcpListener);
        else this.tcp.on(event, listener as TcpListener);
    }
  }

  protected override unsubscribe(event: ServerEvent, listener: ServerListener): void {
    switch (event) {
      case "request":
        this.handlers = this.handlers.filter((one) => one !== listener);
        break;
      case "upgrade":
        this.upgradeHandlers = this.upgradeHandlers.filter((one) => one !== listener);
        break;
      case "clientError":
        this.clientErrorHandlers = this.clientErrorHandlers.filter((one) => one !== listener);
        break;
      default:
        this.tcp.off(event, listener as TcpListener);
    }
  }

  /** Starts to listen; port 0 takes a free one. */
  listen(onListening?: () => void): this;
  listen(port: number, onListening?: () => void): this;
  listen(port: number, host?: string, onListening?: () => void): this;
  listen(port: number, host?: string, backlog?: number, onListening?: () => void): this;
  listen(options: ListenOptions, onListening?: () => void): this;
  listen(
    where?: number | ListenOptions | (() => void),
    host?: string | (() => void),
    third?: number | (() => void),
    fourth?: () => void,
  ): this {
    const { callback, ...options } = listenTarget(where, host, third, fourth);
    this.tcp.listen(options, callback);
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

  /** Tells how many connections are open. */
  getConnections(tell: (error: Error | null, count: number) => void): this {
    this.tcp.getConnections(tell);
    return this;
  }

  ref(): this {
    this.tcp.ref();
    return this;
  }

  /** Lets the program end though the server listens. */
  unref(): this {
    this.tcp.unref();
    return this;
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

  get takesUpgrades(): boolean {
    return this.upgradeHandlers.length > 0;
  }

  onUpgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    for (const handler of this.upgradeHandlers) handler(request, socket, head);
  }

  onClientError(error: ClientError, socket: Socket): boolean {
    for (const handler of this.clientErrorHandlers) handler(error, socket);
    return this.clientErrorHandlers.length > 0;
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
