// node:net for applications: TCP servers and sockets with Node's names, events and back-pressure. Differences from Node:
// host names are IPv4 addresses, and a socket's error without a listener ends that socket only. What a listener throws is
// logged with its trace and ends its connection.

import { clockUs } from "#intrinsics";
import { bufferOf } from "../../std/buffer_text.ts";
import { enqueueTick } from "../../std/ticks.ts";
import { beginActivity, beginCall, callApplication, endActivity, endCall, runGuarded } from "../loop.ts";
import { formatIpv4, parseIpv4 } from "../net/address.ts";
import { type TcpAcceptor, type TcpConnection, type TcpListener, type TcpUser } from "../net/stack.ts";
import { TcpState } from "../net/tcp/environment.ts";
import { type Network, requireNetwork } from "../network.ts";
import { clearTimeout, setImmediate, setTimeout, Timer } from "../timers.ts";
import { encodedBytes, toBytes } from "./bytes.ts";
import { type Chunk, ChunkSignal, chunksOf, type ChunkSource, TextSignal } from "./chunks.ts";
import { Emitter } from "./emitter.ts";
import { type AnyListener, Signal } from "./events.ts";
import type { PipeTarget } from "./pipe.ts";
import { type ListenOptions, listenTarget, openPort, tellError } from "./port.ts";

export type { ListenOptions } from "./port.ts";

/** `write` answers false from so many unsent and unacknowledged bytes on. */
const highWaterMark = 128 * 1024;

export interface AddressInfo {
  readonly address: string;
  readonly family: string;
  readonly port: number;
}

/** An error of the network: `code` as in Node ("ECONNRESET", "ECONNREFUSED", "ETIMEDOUT" ...). */
export class SocketError extends Error {
  readonly code: string;

  constructor(code: string, what: string, where: string = "") {
    super(`${what} ${code}${where}`);
    this.code = code;
  }
}

/** Takes a socket's bytes as they lie in the packet, without a copy for each event; for protocols within the kernel. */
export interface SocketConsumer {
  /** `length` bytes at `offset`, valid during the call. */
  consume(bytes: Uint8Array, offset: u32, length: u32): void;
  /** The peer has ended its side. */
  consumeEnd(): void;
  /** What was written has left. */
  consumeDrain(): void;
  /** The connection is gone. */
  consumeClose(): void;
}

type DataListener = (chunk: Chunk) => void;
type ErrorListener = (error: Error) => void;
type CloseListener = (hadError: boolean) => void;
type PlainListener = () => void;

interface SocketEvents {
  data: DataListener;
  error: ErrorListener;
  close: CloseListener;
  connect: PlainListener;
  ready: PlainListener;
  end: PlainListener;
  drain: PlainListener;
  timeout: PlainListener;
  finish: PlainListener;
}
type PlainSocketEvent = "connect" | "ready" | "end" | "drain" | "timeout" | "finish";
type SocketEvent = keyof SocketEvents;
type SocketListener = SocketEvents[SocketEvent];

/** Where `connect` leads. */
export interface ConnectOptions {
  readonly port: number;
  /** An IPv4 address, or "localhost". */
  readonly host?: string;
}

/** One TCP connection. */
export class Socket extends Emitter<SocketEvents> implements TcpUser, ChunkSource, PipeTarget {
  /** Bytes of payload received, and handed over for sending. */
  bytesRead = 0;
  bytesWritten = 0;
  /** True from `destroy` on, or once the connection has closed by itself. */
  destroyed = false;
  connecting = false;
  readonly writableHighWaterMark: number = highWaterMark;

  private connection: TcpConnection | null;
  private consumer: SocketConsumer | null = null;
  private server: Server | null = null;
  /** Where it is being connected to, for the text of an error. */
  private target = "";
  private hasEnded = false;
  private readonly allowHalfOpen: boolean;
  private needsDrain = false;
  private isActive = false;
  private isReferenced = true;
  /** `data` flows once somebody listens, as in Node. */
  private isFlowing = false;
  private timeoutMs = 0;
  private timeoutTimer: Timer | null = null;
  private lastActivityUs = 0;

  private dataSignal = new ChunkSignal();
  private readonly errorSignal = new Signal<Error>();
  private readonly closeSignal = new Signal<unknown>();
  private readonly endSignal = new Signal<undefined>();
  private readonly drainSignal = new Signal<undefined>();
  private readonly connectSignal = new Signal<undefined>();
  private readonly timeoutSignal = new Signal<undefined>();
  private readonly finishSignal = new Signal<undefined>();

  constructor(options?: SocketOptions) {
    super();
    this.connection = null;
    this.allowHalfOpen = options?.allowHalfOpen ?? false;
  }

  protected override unsubscribe(event: SocketEvent, listener: SocketListener): void {
    switch (event) {
      case "data":
        this.dataSignal.remove(listener as AnyListener);
        break;
      case "error":
        this.errorSignal.remove(listener as ErrorListener);
        break;
      case "close":
        this.closeSignal.remove(listener as AnyListener);
        break;
      default:
        this.plainSignal(event).remove(listener as PlainListener);
    }
  }

  protected override subscribe(event: SocketEvent, listener: SocketListener, isOnce: boolean): void {
    switch (event) {
      case "data":
        this.dataSignal.add(listener as AnyListener, isOnce);
        this.resume();
        break;
      case "error":
        this.errorSignal.add(listener as ErrorListener, isOnce);
        break;
      case "close":
        this.closeSignal.add(listener as AnyListener, isOnce);
        break;
      default:
        this.plainSignal(event).add(listener as PlainListener, isOnce);
    }
  }

  private plainSignal(event: PlainSocketEvent): Signal<undefined> {
    switch (event) {
      case "connect":
      case "ready":
        return this.connectSignal;
      case "end":
        return this.endSignal;
      case "drain":
        return this.drainSignal;
      case "timeout":
        return this.timeoutSignal;
      case "finish":
        return this.finishSignal;
    }
  }

  /** Opens a connection to a port of an IPv4 address; `connect` or `error` tells how it went. */
  connect(port: number, onConnect?: () => void): this;
  connect(port: number, host?: string, onConnect?: () => void): this;
  connect(options: ConnectOptions, onConnect?: () => void): this;
  connect(where: number | ConnectOptions, host?: string | (() => void), onConnect?: () => void): this {
    const callback = typeof host === "function" ? host : onConnect;
    if (callback !== undefined) this.connectSignal.add(callback, true);
    if (typeof where === "object") this.open(where.port, where.host ?? "127.0.0.1");
    else this.open(where, typeof host === "string" ? host : "127.0.0.1");
    return this;
  }

  private open(port: number, host: string): void {
    this.connecting = true;
    this.begin();
    const address = parseIpv4(host === "localhost" ? "127.0.0.1" : host);
    if (address === null) {
      setImmediate(() => this.fail(new SocketError("ENOTFOUND", "getaddrinfo", ` ${host}`)));
      return;
    }
    this.target = ` ${formatIpv4(address)}:${port}`;
    try {
      this.connection = requireNetwork().stack.connect(address, u16(port), this);
      // Until somebody listens for data it stays with TCP, and the window closes.
      if (!this.isFlowing) this.connection.pause();
    } catch (error) {
      const reason = error instanceof Error ? error : new SocketError("EFAULT", "connect");
      setImmediate(() => this.fail(reason));
    }
  }

  /**
   * Queues text (as UTF-8) or bytes, which must not be changed afterwards. False: more is queued than should be; go on
   * after `drain`. `onFlushed` is called when TCP has taken the bytes.
   */
  write(data: string | Uint8Array, onFlushed?: () => void): boolean;
  write(data: string | Uint8Array, encoding: BufferEncoding, onFlushed?: () => void): boolean;
  write(data: string | Uint8Array, second?: BufferEncoding | (() => void), third?: () => void): boolean {
    const connection = this.connection;
    if (connection === null || this.hasEnded || this.destroyed) {
      const error = new SocketError(this.hasEnded ? "EPIPE" : "ERR_STREAM_DESTROYED", "write");
      if (!this.destroyed) setImmediate(() => this.fail(error));
      return false;
    }
    const bytes = typeof second === "string" ? encodedBytes(data, second) : toBytes(data);
    if (bytes.length > 0) {
      connection.write(bytes);
      this.bytesWritten += bytes.length;
      if (this.timeoutMs > 0) this.lastActivityUs = clockUs();
    }
    const onFlushed = typeof second === "function" ? second : third;
    if (onFlushed !== undefined) setImmediate(onFlushed);
    if (connection.bufferedBytes < highWaterMark) return true;
    this.needsDrain = true;
    return false;
  }

  /** Sends what is queued, then FIN; the peer may go on sending. */
  end(onFinish?: () => void): this;
  end(data: string | Uint8Array | undefined, onFinish?: () => void): this;
  end(data: string | Uint8Array, encoding: BufferEncoding, onFinish?: () => void): this;
  end(first?: string | Uint8Array | (() => void), second?: BufferEncoding | (() => void), third?: () => void): this {
    if (first !== undefined && typeof first !== "function") {
      this.write(typeof second === "string" ? encodedBytes(first, second) : first);
    }
    const onFinish = typeof first === "function" ? first : typeof second === "function" ? second : third;
    if (onFinish !== undefined) this.finishSignal.add(onFinish, true);
    if (this.hasEnded || this.destroyed) return this;
    this.hasEnded = true;
    if (this.connection !== null) this.connection.end();
    setImmediate(() => this.finishSignal.emit(undefined));
    this.closeIfDone();
    return this;
  }

  /** Ends the connection at once; with an error, `error` is told before `close`. */
  destroy(error?: Error): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    const connection = this.connection;
    this.connection = null;
    if (connection !== null) connection.close();
    setImmediate(() => this.finish(error ?? null));
    return this;
  }

  /** Sends what is queued, then goes away without waiting for the peer. */
  destroySoon(): void {
    this.end();
    this.destroy();
  }

  /** Resets the connection: the peer gets RST. */
  resetAndDestroy(): this {
    if (this.connection !== null) this.connection.abort();
    return this.destroy();
  }

  /** Writes all that comes to another socket, at the pace at which that one takes it, and its end too. */
  pipe<T extends PipeTarget>(target: T): T {
    const onChunk: DataListener = (chunk) => {
      if (target.write(chunk)) return;
      this.pause();
      target.onceDrained(() => this.resume());
    };
    // Not by the events' names: a live update restores thousands of pipes at once.
    this.dataSignal.add(onChunk as AnyListener, false);
    this.endSignal.add(() => target.end(), false);
    this.resume();
    return target;
  }

  onceDrained(listener: () => void): void {
    this.drainSignal.add(listener, true);
  }

  onceClosed(listener: () => void): void {
    this.once("close", listener);
  }

  /** No more `data` until `resume`: the receive window fills and the peer has to wait. */
  pause(): this {
    this.isFlowing = false;
    if (this.connection !== null) this.connection.pause();
    return this;
  }

  resume(): this {
    this.isFlowing = true;
    if (this.connection !== null) this.connection.resume();
    return this;
  }

  /** What the peer sends, chunk by chunk, until it ends its side. */
  [Symbol.asyncIterator](): AsyncGenerator<Chunk, void, undefined> {
    return chunksOf(this);
  }

  listen(onChunk: DataListener, onEnd: () => void, onError: (error: Error) => void): void {
    this.on("data", onChunk);
    this.on("end", onEnd);
    this.on("close", onEnd);
    this.on("error", onError);
  }

  isPaused(): boolean {
    return !this.isFlowing;
  }

  /** Chunks are texts from here on; a character that lies in two of them is in the second one. */
  setEncoding(encoding?: BufferEncoding): this {
    this.dataSignal = new TextSignal(this.dataSignal, encoding);
    return this;
  }

  /** True: small writes leave at once instead of waiting for earlier ones to be acknowledged (Nagle's algorithm). */
  setNoDelay(noDelay: boolean = true): this {
    if (this.connection !== null) this.connection.setNoDelay(noDelay);
    return this;
  }

  /** Probes a silent peer after `initialDelayMs` (0: two hours). */
  setKeepAlive(enable: boolean = false, initialDelayMs: number = 0): this {
    if (this.connection !== null) this.connection.setKeepAlive(enable, initialDelayMs);
    return this;
  }

  /** Tells `timeout` after so many milliseconds in which nothing came or was written; 0: never. Closes nothing itself. */
  setTimeout(timeoutMs: number, onTimeout?: () => void): this {
    this.timeoutMs = timeoutMs;
    clearTimeout(this.timeoutTimer);
    this.timeoutTimer = null;
    if (timeoutMs > 0) {
      if (onTimeout !== undefined) this.timeoutSignal.add(onTimeout, true);
      this.lastActivityUs = clockUs();
      this.timeoutTimer = setTimeout(() => this.checkTimeout(), timeoutMs);
      this.timeoutTimer.unref();
    }
    return this;
  }

  get remoteAddress(): string | undefined {
    return this.connection === null ? undefined : formatIpv4(this.connection.remoteAddress);
  }

  get remotePort(): number | undefined {
    return this.connection === null ? undefined : this.connection.remotePort;
  }

  get remoteFamily(): string | undefined {
    return this.connection === null ? undefined : "IPv4";
  }

  get localAddress(): string | undefined {
    return this.connection === null ? undefined : formatIpv4(this.connection.localAddress);
  }

  get localPort(): number | undefined {
    return this.connection === null ? undefined : this.connection.localPort;
  }

  /** Our own end; of a socket without a connection empty. */
  address(): Partial<AddressInfo> {
    const { connection } = this;
    if (connection === null) return {};
    return { address: formatIpv4(connection.localAddress), family: "IPv4", port: connection.localPort };
  }

  /** True before `connect`. */
  get pending(): boolean {
    return this.connection === null || this.connecting;
  }

  get readyState(): "opening" | "open" | "readOnly" | "closed" {
    if (this.connecting) return "opening";
    if (this.connection === null || this.destroyed) return "closed";
    return this.hasEnded ? "readOnly" : "open";
  }

  /** Lets the program end though this connection is open. */
  unref(): this {
    if (this.isReferenced && this.isActive) endActivity();
    this.isReferenced = false;
    return this;
  }

  /** Undoes `unref`. */
  ref(): this {
    if (!this.isReferenced && this.isActive) beginActivity();
    this.isReferenced = true;
    return this;
  }

  get writableEnded(): boolean {
    return this.hasEnded;
  }

  get readable(): boolean {
    return this.connection !== null && !this.destroyed && !this.hasPeerEnded;
  }

  /** Bytes written that the peer has not acknowledged. */
  get writableLength(): number {
    return this.connection === null ? 0 : this.connection.bufferedBytes;
  }

  get writableNeedDrain(): boolean {
    return this.needsDrain;
  }

  get writable(): boolean {
    return !this.hasEnded && !this.destroyed;
  }

  // What follows is for the kernel: the TCP side of the socket, and protocols that sit on it.

  /** Takes over an established connection: one just accepted, or one carried through a live update. */
  adopt(connection: TcpConnection): void {
    this.connection = connection;
    if (!this.isFlowing) connection.pause();
    this.begin();
  }

  /** The server to tell when this socket is closed. */
  joinServer(server: Server): void {
    this.server = server;
  }

  /** The TCP connection below, for carrying it through a live update; null when it is gone. */
  get tcpConnection(): TcpConnection | null {
    const { connection } = this;
    return connection === null || connection.state === TcpState.closed ? null : connection;
  }

  /** The peer has ended its side, and that has been told. */
  get hasPeerEnded(): boolean {
    return this.connection?.isEndTold ?? false;
  }

  /** Sends all incoming bytes to a protocol instead of `data` listeners. */
  setConsumer(consumer: SocketConsumer): void {
    this.consumer = consumer;
    this.resume();
  }

  /** Bytes go to `data` listeners again, once there are some. */
  removeConsumer(): void {
    this.consumer = null;
    this.pause();
  }

  onConnect(): void {
    this.connecting = false;
    this.target = "";
    this.guard(() => this.connectSignal.emit(undefined));
  }

  onData(bytes: Uint8Array, offset: u32, length: u32): void {
    this.bytesRead += Number(length);
    if (this.timeoutMs > 0) this.lastActivityUs = clockUs();
    beginCall();
    try {
      if (this.consumer !== null) this.consumer.consume(bytes, offset, length);
      else this.dataSignal.tell(bufferOf(bytes.slice(offset, offset + length)));
    } catch (error) {
      this.reportAndDestroy(error);
    }
    endCall();
  }

  /** As in Node: who only writes hears of the end too. Protocols may hold bytes back themselves. */
  get hearsEndPaused(): boolean {
    return this.consumer === null;
  }

  onEnd(): void {
    this.guard(() => {
      if (this.consumer !== null) return this.consumer.consumeEnd();
      this.dataSignal.tellLast();
      this.endSignal.emit(undefined);
    });
    if (!this.allowHalfOpen && this.consumer === null) this.end();
    this.closeIfDone();
  }

  /**
   * As in Node: a socket of which both sides have ended closes, and does not wait for TCP's last acknowledgement. What was
   * written has to have arrived: a program that ends then would take it along.
   */
  private closeIfDone(): void {
    const isDone = this.hasEnded && this.hasPeerEnded && this.writableLength === 0;
    if (isDone && this.consumer === null) this.destroy();
  }

  onDrain(): void {
    if (this.consumer !== null) this.consumer.consumeDrain();
    if (!this.needsDrain) return;
    this.needsDrain = false;
    this.guard(() => this.drainSignal.emit(undefined));
  }

  onClose(error: string): void {
    this.connection = null;
    if (this.destroyed) return;
    this.destroyed = true;
    this.finish(error === "" ? null : new SocketError(error, this.connecting ? "connect" : "read", this.target));
  }

  private begin(): void {
    this.isActive = true;
    if (this.isReferenced) beginActivity();
  }

  private fail(error: Error): void {
    if (!this.destroyed) this.destroy(error);
  }

  /** The last events of a socket. */
  private finish(error: Error | null): void {
    clearTimeout(this.timeoutTimer);
    this.timeoutTimer = null;
    if (this.isActive) {
      this.isActive = false;
      if (this.isReferenced) endActivity();
    }
    this.connecting = false;
    if (this.consumer !== null) this.consumer.consumeClose();
    if (this.server !== null) this.server.onSocketClosed(this);
    if (error !== null) runGuarded(() => this.errorSignal.emit(error));
    runGuarded(() => this.closeSignal.emit(error !== null));
  }

  private guard(tell: () => void): void {
    callApplication(tell, (error) => this.reportAndDestroy(error));
  }

  private reportAndDestroy(error: unknown): void {
    console.error(`uncaught in a handler of the connection from ${this.remoteAddress ?? "?"}:`, error);
    this.destroy();
  }

  private checkTimeout(): void {
    if (this.destroyed || this.timeoutMs === 0) return;
    const leftMs = this.timeoutMs - (clockUs() - this.lastActivityUs) / 1000;
    this.timeoutTimer = setTimeout(() => this.checkTimeout(), leftMs > 0 ? leftMs : this.timeoutMs);
    this.timeoutTimer.unref();
    if (leftMs > 0) return;
    this.guard(() => this.timeoutSignal.emit(undefined));
  }
}

export interface SocketOptions {
  /** Do not end our side by itself when the peer ends its own. */
  readonly allowHalfOpen?: boolean;
}

export interface ServerOptions extends SocketOptions {
  /** Incoming connections start with Nagle's algorithm off. */
  readonly noDelay?: boolean;
}

type ConnectionListener = (socket: Socket) => void;

interface ServerEvents {
  connection: ConnectionListener;
  error: ErrorListener;
  listening: PlainListener;
  close: PlainListener;
}
type ServerEvent = keyof ServerEvents;
type ServerListener = ServerEvents[ServerEvent];

/** Listens on a port and makes a socket for each connection. */
export class Server extends Emitter<ServerEvents> implements TcpAcceptor {
  /** More connections than this are reset at once. */
  maxConnections = Infinity;
  listening = false;

  private readonly options: ServerOptions;
  private listener: TcpListener | null = null;
  private readonly sockets = new Set<Socket>();
  private isClosing = false;
  private isReferenced = true;

  private readonly connectionSignal = new Signal<Socket>();
  private readonly errorSignal = new Signal<Error>();
  private readonly listeningSignal = new Signal<undefined>();
  private readonly closeSignal = new Signal<undefined>();

  constructor(options: ServerOptions, onConnection: ConnectionListener | null) {
    super();
    this.options = options;
    if (onConnection !== null) this.connectionSignal.add(onConnection, false);
  }

  protected override unsubscribe(event: ServerEvent, listener: ServerListener): void {
    switch (event) {
      case "connection":
        this.connectionSignal.remove(listener as ConnectionListener);
        break;
      case "error":
        this.errorSignal.remove(listener as ErrorListener);
        break;
      case "listening":
        this.listeningSignal.remove(listener as PlainListener);
        break;
      case "close":
        this.closeSignal.remove(listener as PlainListener);
        break;
    }
  }

  protected override subscribe(event: ServerEvent, listener: ServerListener, isOnce: boolean): void {
    switch (event) {
      case "connection":
        this.connectionSignal.add(listener as ConnectionListener, isOnce);
        break;
      case "error":
        this.errorSignal.add(listener as ErrorListener, isOnce);
        break;
      case "listening":
        this.listeningSignal.add(listener as PlainListener, isOnce);
        break;
      case "close":
        this.closeSignal.add(listener as PlainListener, isOnce);
        break;
    }
  }

  /** Starts to listen; port 0 takes a free one. `listening` or `error` tells how it went. */
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
    const { port, backlog, callback } = listenTarget(where, host, third, fourth);
    if (callback !== undefined) this.listeningSignal.add(callback, true);
    const open = (network: Network): void => {
      this.listener = network.stack.listen(u16(port), backlog, this);
      this.listening = true;
    };
    openPort(open, this.listeningSignal, (error) => tellError(this.errorSignal, error));
    if (this.listening && !this.isReferenced) endActivity();
    return this;
  }

  /** Takes no more connections; `close` is told when the last one is gone. */
  close(onClose?: () => void): this {
    if (onClose !== undefined) this.closeSignal.add(onClose, true);
    this.listening = false;
    if (this.listener !== null) {
      this.listener.close();
      this.listener = null;
      if (this.isReferenced) endActivity();
    }
    this.isClosing = true;
    if (this.sockets.size === 0) setImmediate(() => this.tellClosed());
    return this;
  }

  address(): AddressInfo | null {
    if (this.listener === null) return null;
    return { address: formatIpv4(requireNetwork().stack.address), family: "IPv4", port: this.listener.port };
  }

  /** Tells how many connections are open. */
  getConnections(tell: (error: Error | null, count: number) => void): this {
    enqueueTick(() => tell(null, this.sockets.size));
    return this;
  }

  /** Lets the program end though the server listens. */
  unref(): this {
    if (this.isReferenced && this.listener !== null) endActivity();
    this.isReferenced = false;
    return this;
  }

  /** Undoes `unref`. */
  ref(): this {
    if (!this.isReferenced && this.listener !== null) beginActivity();
    this.isReferenced = true;
    return this;
  }

  /** Open connections. */
  get connections(): number {
    return this.sockets.size;
  }

  // What follows is for the kernel.

  /** The listener below, for carrying it through a live update; null when it does not listen. */
  get tcpListener(): TcpListener | null {
    return this.listener;
  }

  /** Goes on with a listener carried through a live update. */
  adopt(listener: TcpListener): void {
    this.listener = listener;
    this.listening = true;
    if (this.isReferenced) beginActivity();
    requireNetwork().onListening();
  }

  /** Counts a socket carried through a live update among this server's; `connection` is not told again. */
  adoptSocket(socket: Socket): void {
    socket.joinServer(this);
    this.sockets.add(socket);
  }

  accept(connection: TcpConnection): TcpUser {
    const socket = new Socket(this.options);
    socket.adopt(connection);
    this.adoptSocket(socket);
    if (this.sockets.size > this.maxConnections) {
      socket.resetAndDestroy();
      return socket;
    }
    if (this.options.noDelay ?? false) socket.setNoDelay(true);
    beginCall();
    try {
      this.connectionSignal.emit(socket);
    } catch (error) {
      console.error("uncaught in a connection handler:", error);
      socket.destroy();
    }
    endCall();
    return socket;
  }

  onSocketClosed(socket: Socket): void {
    this.sockets.delete(socket);
    if (this.isClosing && this.sockets.size === 0) this.tellClosed();
  }

  private tellClosed(): void {
    if (!this.isClosing) return;
    this.isClosing = false;
    this.closeSignal.emit(undefined);
  }
}

/** A server; `onConnection` is called with the socket of each connection. */
export function createServer(onConnection?: ConnectionListener): Server;
export function createServer(options: ServerOptions, onConnection?: ConnectionListener): Server;
export function createServer(first?: ServerOptions | ConnectionListener, second?: ConnectionListener): Server {
  if (typeof first === "function") return new Server({}, first);
  return new Server(first ?? {}, second ?? null);
}

/** Opens a connection to a port of an IPv4 address. */
export function connect(port: number, onConnect?: () => void): Socket;
export function connect(port: number, host?: string, onConnect?: () => void): Socket;
export function connect(options: ConnectOptions, onConnect?: () => void): Socket;
export function connect(where: number | ConnectOptions, host?: string | (() => void), onConnect?: () => void): Socket {
  const callback = typeof host === "function" ? host : onConnect;
  const socket = new Socket();
  if (callback !== undefined) socket.once("connect", callback);
  if (typeof where === "object") return socket.connect(where);
  return typeof host === "string" ? socket.connect(where, host) : socket.connect(where);
}

export { connect as createConnection };

/** 4 for an IPv4 address, 0 otherwise. */
export function isIP(text: string): number {
  return isIPv4(text) ? 4 : 0;
}

export function isIPv4(text: string): boolean {
  return parseIpv4(text) !== null;
}
