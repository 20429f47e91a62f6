// One end of one TCP connection over a raw wire, played by a test: sends whatever it is told, acknowledges nothing by
// itself, and keeps what the machine sends until it is asked for.

import { flags, ipv4, isIpv4, peerIp, protocols, tcp, type Wire } from "./wire.ts";

const all = flags.fin | flags.syn | flags.rst | flags.ack;
let lastPort = 20_000;

/** A segment from the machine, its options taken apart. */
export interface Heard {
  readonly sourcePort: number;
  readonly sequence: number;
  readonly acknowledgment: number;
  readonly flags: number;
  readonly window: number;
  readonly payload: Buffer;
  /** 0: absent. */
  readonly mss: number;
  /** -1: absent. */
  readonly scale: number;
  readonly permitsSack: boolean;
  readonly sack: readonly (readonly [number, number])[];
  readonly timestamp: { readonly value: number; readonly echo: number } | null;
  readonly atMs: number;
}

export interface Said {
  readonly sequence?: number;
  readonly acknowledgement?: number;
  readonly window?: number;
  readonly options?: Buffer;
  readonly payload?: Buffer;
  readonly checksum?: number;
  readonly headerWords?: number;
  readonly urgent?: number;
}

export class Peer {
  readonly port: number;
  /** What is said next, and what has been acknowledged. */
  next: number;
  acknowledged = 0;
  window = 65535;
  /** Sent with every segment once set. */
  timestamp: number | null = null;
  private echo = 0;
  private readonly heard: Heard[] = [];
  private wake: (() => void) | null = null;

  constructor(
    readonly wire: Wire,
    /** 0: that of the first segment that comes. */
    public guestPort: number,
    first = Math.floor(Math.random() * 0x100000000),
    port?: number,
    readonly ip = peerIp,
  ) {
    this.port = port ?? ++lastPort;
    this.next = first;
    wire.listen((frame) => this.take(frame));
  }

  /** All of it, oldest first, whether taken or not. */
  readonly history: Heard[] = [];

  send(flagBits: number, said: Said = {}): void {
    const sequence = said.sequence ?? this.next;
    const options = said.options ?? this.timestampOption();
    const segment = tcp(this.port, this.guestPort, flagBits, sequence, {
      window: this.window,
      source: this.ip,
      ...said,
      ...((flagBits & flags.ack) === 0 ? {} : { acknowledgement: said.acknowledgement ?? this.acknowledged }),
      options,
    });
    this.wire.send(ipv4(protocols.tcp, segment, { source: this.ip }));
  }

  /** Sends payload (and flags) at the present number and counts it as sent. */
  say(payload: Buffer | string, flagBits: number = flags.ack | flags.psh): void {
    const bytes = Buffer.from(payload as string);
    this.send(flagBits, { payload: bytes });
    this.next = add(this.next, bytes.length + ((flagBits & flags.fin) === 0 ? 0 : 1));
  }

  /** Acknowledges everything up to `sequence`. */
  acknowledge(sequence: number, said: Said = {}): void {
    this.acknowledged = sequence >>> 0;
    this.send(flags.ack, said);
  }

  /** Opens a connection with these options; gives the SYN,ACK. */
  async open(options: Buffer = mss(1460)): Promise<Heard> {
    const answer = await this.begin(options);
    this.send(flags.ack);
    return answer;
  }

  /** Only the first half of the handshake. */
  async begin(options: Buffer = mss(1460)): Promise<Heard> {
    this.send(flags.syn, { options });
    const answer = await this.expect(flags.syn | flags.ack);
    this.next = add(this.next, 1);
    this.acknowledged = add(answer.sequence, 1);
    if (answer.timestamp !== null) this.timestamp = timestampIn(options) + 1;
    return answer;
  }

  /** The next segment, which must have exactly these flags (PSH aside). */
  async expect(flagBits: number, timeoutMs = 3000): Promise<Heard> {
    const heard = await this.hear(timeoutMs);
    if (heard === null) throw new Error(`no segment with flags ${flagBits} within ${timeoutMs} ms`);
    if ((heard.flags & all) !== flagBits) throw new Error(`flags ${flagBits} were expected, came ${text(heard)}`);
    return heard;
  }

  /** The first segment from now on that fits; others are thrown away. */
  async find(what: string, accepts: (heard: Heard) => boolean, timeoutMs = 3000): Promise<Heard> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const heard = await this.hear(deadline - Date.now());
      if (heard === null)
        throw new Error(`no ${what} within ${timeoutMs} ms; heard ${this.history.map(text).join("; ")}`);
      if (accepts(heard)) return heard;
    }
  }

  /** The next segment that has this flag. */
  async hearFlag(flag: number, timeoutMs = 3000): Promise<Heard> {
    return this.find(`segment with flag ${flag}`, (one) => (one.flags & flag) !== 0, timeoutMs);
  }

  /** Throws if anything comes. */
  async expectSilence(forMs = 200): Promise<void> {
    const heard = await this.hear(forMs);
    if (heard !== null) throw new Error(`silence was expected, came ${text(heard)}`);
  }

  /** What has come and was not taken, after waiting so long for more. */
  async collect(forMs: number): Promise<Heard[]> {
    await new Promise((resolve) => setTimeout(resolve, forMs));
    return this.heard.splice(0);
  }

  /** The payload of the stream from `from` on, acknowledging as it comes, until `length` bytes are there. */
  async read(length: number, timeoutMs = 5000): Promise<Buffer> {
    const bytes = Buffer.alloc(length);
    const start = this.acknowledged;
    while (this.acknowledged !== add(start, length)) {
      const heard = await this.find("payload", (one) => one.payload.length > 0, timeoutMs);
      if (heard.sequence !== this.acknowledged) continue;
      heard.payload.copy(bytes, (heard.sequence - start) >>> 0);
      this.acknowledge(add(heard.sequence, heard.payload.length));
    }
    return bytes;
  }

  /** Sends a long stream at the pace at which the machine acknowledges it. */
  async upload(bytes: Buffer, timeoutMs = 60_000): Promise<void> {
    const start = this.next;
    const deadline = Date.now() + timeoutMs;
    let done = 0;
    while (done < bytes.length) {
      if (Date.now() > deadline) throw new Error(`${done} of ${bytes.length} bytes were taken in ${timeoutMs} ms`);
      const end = Math.min(done + 16 * 1400, bytes.length);
      for (let at = done; at < end; at += 1400)
        this.send(flags.ack, { sequence: add(start, at), payload: bytes.subarray(at, Math.min(at + 1400, end)) });
      // What does not come in time is sent again.
      for (let heard = await this.hear(300); heard !== null; heard = done < end ? await this.hear(300) : null)
        done = Math.max(done, (heard.acknowledgment - start) >>> 0);
    }
    this.next = add(start, bytes.length);
  }

  /** The oldest not yet taken; null when none comes in time. */
  private async hear(timeoutMs: number): Promise<Heard | null> {
    if (this.heard.length === 0 && timeoutMs > 0)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.wake = null;
    return this.heard.shift() ?? null;
  }

  private timestampOption(): Buffer {
    return this.timestamp === null ? Buffer.alloc(0) : timestamps(this.timestamp, this.echo);
  }

  private take(frame: Buffer): void {
    if (!isIpv4(frame, protocols.tcp) || frame.readUInt16BE(36) !== this.port) return;
    if ([...frame.subarray(30, 34)].join(".") !== this.ip) return;
    if (this.guestPort === 0) this.guestPort = frame.readUInt16BE(34);
    if (frame.readUInt16BE(34) !== this.guestPort) return;
    const heard = parse(frame);
    if (heard.timestamp !== null) this.echo = heard.timestamp.value;
    this.heard.push(heard);
    this.history.push(heard);
    this.wake?.();
  }
}

export function add(sequence: number, count: number): number {
  return (sequence + count) >>> 0;
}

export function text(heard: Heard): string {
  const names = Object.entries(flags).filter(([, bit]) => (heard.flags & bit) !== 0);
  const letters = names.map(([name]) => name.toUpperCase()).join(",");
  return `${letters} seq ${heard.sequence} ack ${heard.acknowledgment} len ${heard.payload.length} win ${heard.window}`;
}

export function mss(value: number): Buffer {
  return Buffer.from([2, 4, value >> 8, value & 255]);
}

/** MSS and SACK permitted. */
export function sackOptions(value = 1460): Buffer {
  return Buffer.concat([mss(value), Buffer.from([4, 2, 1, 1])]);
}

/** MSS 1460, SACK permitted, timestamps, window scale. */
export function fullOptions(timestamp: number, scale = 7): Buffer {
  return Buffer.concat([mss(1460), Buffer.from([4, 2]), stamp(timestamp, 0), Buffer.from([1, 3, 3, scale])]);
}

export function timestamps(value: number, echo: number): Buffer {
  return Buffer.concat([Buffer.from([1, 1]), stamp(value, echo)]);
}

export function sackBlocks(...blocks: readonly (readonly [number, number])[]): Buffer {
  const option = Buffer.alloc(4 + blocks.length * 8, 1);
  option[2] = 5;
  option[3] = 2 + blocks.length * 8;
  blocks.forEach(([start, end], index) => {
    option.writeUInt32BE(start >>> 0, 4 + index * 8);
    option.writeUInt32BE(end >>> 0, 8 + index * 8);
  });
  return option;
}

function stamp(value: number, echo: number): Buffer {
  const option = Buffer.from([8, 10, 0, 0, 0, 0, 0, 0, 0, 0]);
  option.writeUInt32BE(value >>> 0, 2);
  option.writeUInt32BE(echo >>> 0, 6);
  return option;
}

function timestampIn(options: Buffer): number {
  return parseOptions(options).timestamp?.value ?? 0;
}

function parse(frame: Buffer): Heard {
  const end = 14 + frame.readUInt16BE(16);
  const payloadStart = 34 + (frame[46]! >> 4) * 4;
  return {
    sourcePort: frame.readUInt16BE(34),
    sequence: frame.readUInt32BE(38),
    acknowledgment: frame.readUInt32BE(42),
    flags: frame[47]!,
    window: frame.readUInt16BE(48),
    payload: Buffer.from(frame.subarray(payloadStart, end)),
    ...parseOptions(frame.subarray(54, payloadStart)),
    atMs: performance.now(),
  };
}

function parseOptions(options: Buffer): Pick<Heard, "mss" | "scale" | "permitsSack" | "sack" | "timestamp"> {
  let [mssValue, scale, permitsSack] = [0, -1, false];
  let timestamp: Heard["timestamp"] = null;
  const sack: [number, number][] = [];
  for (let at = 0; at < options.length && options[at] !== 0; at += options[at] === 1 ? 1 : options[at + 1]!) {
    if (options[at] === 2) mssValue = options.readUInt16BE(at + 2);
    else if (options[at] === 3) scale = options[at + 2]!;
    else if (options[at] === 4) permitsSack = true;
    else if (options[at] === 8) timestamp = { value: options.readUInt32BE(at + 2), echo: options.readUInt32BE(at + 6) };
    else if (options[at] === 5)
      for (let edge = at + 2; edge < at + options[at + 1]!; edge += 8)
        sack.push([options.readUInt32BE(edge), options.readUInt32BE(edge + 4)]);
  }
  return { mss: mssValue, scale, permitsSack, sack, timestamp };
}
