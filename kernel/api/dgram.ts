// node:dgram for applications: UDP sockets with Node's names and events, for IPv4. Differences from Node: host names are
// IPv4 addresses, and there are no multicast groups.

import { bufferOf } from "../../std/buffer_text.ts";
import { endActivity, runGuarded } from "../loop.ts";
import { formatIpv4, parseIpv4 } from "../net/address.ts";
import type { UdpSocket, UdpUser } from "../net/stack.ts";
import { type Network, requireNetwork } from "../network.ts";
import { setImmediate } from "../timers.ts";
import { toBytes } from "./bytes.ts";
import { Emitter } from "./emitter.ts";
import { Signal } from "./events.ts";
import { type AddressInfo, SocketError } from "./net.ts";
import { openPort, tellError } from "./port.ts";

const mostBytes = 65507;
const thisStation = "127.0.0.1";

/** Who sent a message. */
export interface RemoteInfo {
  readonly address: string;
  readonly family: string;
  readonly port: number;
  readonly size: number;
}

export interface SocketOptions {
  readonly type: "udp4";
}

export interface BindOptions {
  readonly port?: number;
}

type MessageListener = (message: Buffer, remote: RemoteInfo) => void;
type ErrorListener = (error: Error) => void;
type PlainListener = () => void;
type SendCallback = (error: Error | null, bytes: number) => void;

interface SocketEvents {
  message: MessageListener;
  error: ErrorListener;
  listening: PlainListener;
  close: PlainListener;
}
type SocketEvent = keyof SocketEvents;
type SocketListener = SocketEvents[SocketEvent];

/** A UDP socket. */
export class Socket extends Emitter<SocketEvents> implements UdpUser {
  private udp: UdpSocket | null = null;
  private isClosed = false;
  /** Replaced, never changed: who is told is decided when a message comes. */
  private messageListeners: readonly MessageListener[] = [];
  private readonly errorSignal = new Signal<Error>();
  private readonly listeningSignal = new Signal<undefined>();
  private readonly closeSignal = new Signal<undefined>();

  protected override subscribe(event: SocketEvent, listener: SocketListener, isOnce: boolean): void {
    switch (event) {
      case "message": {
        const tell = listener as MessageListener;
        const first: MessageListener = (message, remote) => {
          this.off("message", first);
          tell(message, remote);
        };
        this.messageListeners = [...this.messageListeners, isOnce ? first : tell];
        break;
      }
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

  protected override unsubscribe(event: SocketEvent, listener: SocketListener): void {
    switch (event) {
      case "message":
        this.messageListeners = this.messageListeners.filter((one) => one !== listener);
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

  /** Takes the messages to a port, 0 for a free one. `listening` or `error` tells how it went. */
  bind(port?: number, onListening?: () => void): this;
  bind(port: number, address: string, onListening?: () => void): this;
  bind(options: BindOptions, onListening?: () => void): this;
  bind(where: number | BindOptions = 0, address?: string | (() => void), onListening?: () => void): this {
    const port = typeof where === "number" ? where : (where.port ?? 0);
    const callback = typeof address === "function" ? address : onListening;
    if (callback !== undefined) this.listeningSignal.add(callback, true);
    if (this.udp !== null || this.isClosed) throw new SocketError("ERR_SOCKET_ALREADY_BOUND", "bind");
    if (!(port >= 0 && port <= 65535)) throw new RangeError(`port ${port} is not between 0 and 65535`);
    const open = (network: Network): void => {
      this.udp = network.stack.bindUdp(u16(port), this);
    };
    openPort(open, this.listeningSignal, (error) => tellError(this.errorSignal, error));
    return this;
  }

  /**
   * Sends text (as UTF-8) or bytes to a port of an address, 127.0.0.1 if none is given; a socket that is not bound takes a
   * free port first. `onSent` is told when the message has left or that it cannot: without it `error` is. A message is lost
   * without a word when the link is busy.
   */
  send(message: string | Uint8Array, port: number, onSent?: SendCallback): void;
  send(message: string | Uint8Array, port: number, address: string, onSent?: SendCallback): void;
  send(message: string | Uint8Array, port: number, address?: string | SendCallback, onSent?: SendCallback): void {
    const callback = typeof address === "function" ? address : onSent;
    if (!(port > 0 && port <= 65535)) throw new RangeError(`port ${port} is not between 1 and 65535`);
    if (this.isClosed) throw new SocketError("ERR_SOCKET_DGRAM_NOT_RUNNING", "send");
    if (this.udp === null) this.bind();
    const bytes = toBytes(message);
    const error = this.transmit(bytes, u16(port), typeof address === "string" ? address : thisStation);
    if (callback !== undefined) setImmediate(() => callback(error, error === null ? bytes.length : 0));
    else if (error !== null) setImmediate(() => tellError(this.errorSignal, error));
  }

  private transmit(bytes: Uint8Array, port: u16, host: string): Error | null {
    const address = parseIpv4(host);
    if (address === null) return new SocketError("ENOTFOUND", `send ${host}`);
    if (bytes.length > mostBytes) return new SocketError("EMSGSIZE", "send");
    if (this.udp !== null) this.udp.send(address, port, bytes);
    return null;
  }

  /** No more messages; `close` is told. */
  close(onClose?: () => void): this {
    if (this.isClosed) throw new SocketError("ERR_SOCKET_DGRAM_NOT_RUNNING", "close");
    if (onClose !== undefined) this.closeSignal.add(onClose, true);
    this.isClosed = true;
    if (this.udp !== null) {
      this.udp.close();
      this.udp = null;
      endActivity();
    }
    setImmediate(() => this.closeSignal.emit(undefined));
    return this;
  }

  /** Where it listens; throws when it is not bound. */
  address(): AddressInfo {
    if (this.udp === null) throw new SocketError("EBADF", "address");
    return { address: formatIpv4(requireNetwork().stack.address), family: "IPv4", port: this.udp.port };
  }

  // What follows is for the kernel.

  get isBound(): boolean {
    return this.udp !== null;
  }

  onDatagram(bytes: Uint8Array, offset: u32, length: u32, sourceAddress: u32, sourcePort: u16): void {
    const address = formatIpv4(sourceAddress);
    const remote: RemoteInfo = { address, family: "IPv4", port: sourcePort, size: length };
    const message = bufferOf(bytes.slice(offset, offset + length));
    runGuarded(() => {
      for (const tell of this.messageListeners) tell(message, remote);
    });
  }
}

/** A UDP socket; `onMessage` is called with each message and who sent it. */
export function createSocket(type: "udp4" | SocketOptions, onMessage?: MessageListener): Socket {
  const socket = new Socket();
  if (onMessage !== undefined) socket.on("message", onMessage);
  return socket;
}
