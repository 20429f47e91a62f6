// A load client for an echo server: many connections, each streaming pseudo-random bytes out and checking every byte
// that comes back. The bytes follow from the seed, so that nothing has to be kept to be compared with.

import net from "node:net";

export interface StreamOptions {
  readonly host?: string;
  readonly port: number;
  readonly connections: number;
  readonly seed: number;
  /** Largest single write; sizes vary pseudo-randomly from 1 to this. */
  readonly chunkBytes?: number;
  /** Most bytes under way on one connection. */
  readonly windowBytes?: number;
  /** Rest between two writes of one connection, in milliseconds. */
  readonly pauseMs?: number;
}

export interface StreamReport {
  readonly sentBytes: number;
  readonly verifiedBytes: number;
  /** Connections that were reset, closed early, refused, or gave a wrong byte: none is the only good answer. */
  readonly failures: readonly string[];
}

/** xorshift32: small, seeded, the same everywhere. */
export class RandomBytes {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0 || 1;
  }

  next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return this.state;
  }

  fill(target: Uint8Array): void {
    for (let index = 0; index < target.length; index++) target[index] = this.next() & 0xff;
  }
}

/** Streams over all its connections from `start` until `finish`. */
export class StreamClient {
  private readonly streams: Stream[];

  constructor(options: StreamOptions) {
    this.streams = Array.from({ length: options.connections }, (_, index) => new Stream(options, index));
  }

  /** Opens all connections one after another, each when the one before has had its first echo, and keeps all busy. */
  async start(): Promise<void> {
    // QEMU's user-mode network listens with a backlog of one: more at a time would be refused on this side of it.
    for (const stream of this.streams) await stream.open();
  }

  /** Bytes verified so far on the connection that has the fewest: shows that every one makes progress. */
  get leastVerifiedBytes(): number {
    return Math.min(...this.streams.map((stream) => stream.verifiedBytes));
  }

  get failures(): string[] {
    return this.streams.flatMap((stream) => (stream.failure === null ? [] : [stream.failure]));
  }

  /** Stops sending, waits for the rest of the echo and for the server's end of every stream. */
  async finish(timeoutMs = 30_000): Promise<StreamReport> {
    await Promise.all(this.streams.map((stream) => stream.finish(timeoutMs)));
    const sum = (of: (stream: Stream) => number): number =>
      this.streams.reduce((total, stream) => total + of(stream), 0);
    return {
      sentBytes: sum((stream) => stream.sentBytes),
      verifiedBytes: sum((stream) => stream.verifiedBytes),
      failures: this.failures,
    };
  }

  /** Ends everything at once, without looking at what is under way. */
  destroy(): void {
    for (const stream of this.streams) stream.destroy();
  }
}

class Stream {
  sentBytes = 0;
  verifiedBytes = 0;
  failure: string | null = null;
  private socket: net.Socket | null = null;
  private readonly sizes: RandomBytes;
  private readonly outgoing: RandomBytes;
  private readonly expected: RandomBytes;
  private timer: NodeJS.Timeout | null = null;
  private isFinishing = false;
  private hasEnded = false;
  private whenClosed: () => void = () => {};
  private readonly closed = new Promise<void>((resolve) => (this.whenClosed = resolve));

  constructor(
    private readonly options: StreamOptions,
    private readonly index: number,
  ) {
    const seed = options.seed + index * 7919;
    this.sizes = new RandomBytes(seed ^ 0x5eed);
    this.outgoing = new RandomBytes(seed);
    this.expected = new RandomBytes(seed);
  }

  open(): Promise<void> {
    const socket = net.connect({ host: this.options.host ?? "127.0.0.1", port: this.options.port });
    this.socket = socket;
    return new Promise((resolve, reject) => {
      socket.once("connect", () => {
        socket.setNoDelay(true);
        this.send();
      });
      socket.once("data", () => resolve());
      socket.on("error", (error) => {
        this.fail(error.message);
        reject(error);
      });
      socket.on("data", (chunk) => this.verify(chunk));
      socket.on("end", () => {
        this.hasEnded = true;
        if (!this.isFinishing) this.fail("the server ended the stream");
      });
      socket.on("close", () => {
        if (!this.hasEnded) this.fail("closed without an end");
        this.whenClosed();
      });
    });
  }

  async finish(timeoutMs: number): Promise<void> {
    this.isFinishing = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.socket?.end();
    const timer = setTimeout(() => {
      this.fail(`${this.sentBytes - this.verifiedBytes} bytes not echoed after ${timeoutMs} ms`);
      this.destroy();
    }, timeoutMs);
    await this.closed;
    clearTimeout(timer);
    if (this.verifiedBytes !== this.sentBytes) this.fail(`${this.verifiedBytes} bytes of ${this.sentBytes} came back`);
  }

  destroy(): void {
    this.isFinishing = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.socket?.destroy();
  }

  private send(): void {
    if (this.isFinishing || this.failure !== null) return;
    const { chunkBytes = 1024, windowBytes = 16 * 1024, pauseMs = 5 } = this.options;
    const underWay = this.sentBytes - this.verifiedBytes;
    // What comes before the guest has accepted a connection is lost by QEMU's user-mode network if it is more than a
    // segment: nothing follows the first chunk until its echo is there.
    const room = this.verifiedBytes === 0 && this.sentBytes > 0 ? 0 : windowBytes - underWay;
    const size = Math.min(1 + (this.sizes.next() % chunkBytes), room);
    if (size > 0) {
      const chunk = Buffer.allocUnsafe(size);
      this.outgoing.fill(chunk);
      this.sentBytes += size;
      this.socket!.write(chunk);
    }
    this.timer = setTimeout(() => this.send(), pauseMs);
  }

  private verify(chunk: Buffer): void {
    for (let index = 0; index < chunk.length; index++) {
      if ((this.expected.next() & 0xff) === chunk[index]) continue;
      this.fail(`byte ${this.verifiedBytes + index} is wrong`);
      this.destroy();
      return;
    }
    this.verifiedBytes += chunk.length;
  }

  private fail(what: string): void {
    this.failure ??= `connection ${this.index} (seed ${this.options.seed}): ${what}, after ${this.verifiedBytes} verified bytes`;
  }
}
