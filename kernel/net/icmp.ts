// ICMP (RFC 792): answers echo requests, sends errors about packets nobody takes, and reads the errors that come back.
// What an error says is passed on only with the identity of the packet it quotes; TCP judges whether to believe it.
// @cold

import { copyBytes } from "#intrinsics";
import { isMulticast, isUnicastSource } from "./address.ts";
import { readU16, readU32, writeU16, writeU32 } from "./bytes.ts";
import { addBytes, finishChecksum, isValidSum } from "./checksum.ts";
import { type Ipv4, type Ipv4Packet, Protocol } from "./ipv4.ts";
import type { IcmpStatistics } from "./statistics.ts";

const headerLength: u32 = 8;
/** Quoted header and the eight bytes after it, which RFC 792 grants. */
const quotedPayload: u32 = 8;
const reassemblyCode: u8 = 1;
const errorBurst: u32 = 50;
const errorsPerSecond: u32 = 100;

export enum IcmpType {
  echoReply = 0,
  unreachable = 3,
  sourceQuench = 4,
  redirect = 5,
  echoRequest = 8,
  timeExceeded = 11,
  parameterProblem = 12,
}

export enum UnreachableCode {
  net = 0,
  host = 1,
  protocol = 2,
  port = 3,
  fragmentationNeeded = 4,
}

/** An error about a packet that this station sent. */
export class IcmpError {
  type: u8 = 0;
  code: u8 = 0;
  /** With fragmentationNeeded: what the router says, 0 when it is silent (RFC 1191). */
  nextHopMtu: u32 = 0;
  protocol: u8 = 0;
  destination: u32 = 0;
  sourcePort: u16 = 0;
  destinationPort: u16 = 0;
  /** Total length of the quoted packet, in bytes. */
  packetLength: u32 = 0;
  /** The quoted packet's TCP sequence number. */
  sequence: u32 = 0;
}

/** Who is told of errors. */
export interface IcmpErrorReceiver {
  onIcmpError(error: IcmpError): void;
}

export class Icmp {
  private readonly ipv4: Ipv4;
  private readonly receiver: IcmpErrorReceiver;
  private readonly statistics: IcmpStatistics;
  private readonly error = new IcmpError();
  private tokens: u32 = errorBurst;
  private filledMs: u32 = 0;

  constructor(ipv4: Ipv4, receiver: IcmpErrorReceiver, statistics: IcmpStatistics) {
    this.ipv4 = ipv4;
    this.receiver = receiver;
    this.statistics = statistics;
  }

  processPacket(packet: Ipv4Packet, nowMs: u32): void {
    this.statistics.received++;
    if (packet.length < headerLength) {
      this.statistics.dropTooShort++;
      return;
    }
    if (!isValidSum(addBytes(0, packet.bytes, packet.offset, packet.length))) {
      this.statistics.dropChecksum++;
      return;
    }
    switch (packet.bytes[packet.offset]) {
      case IcmpType.echoRequest:
        this.replyToEcho(packet, nowMs);
        return;
      case IcmpType.unreachable:
      case IcmpType.timeExceeded:
      case IcmpType.parameterProblem:
        this.processError(packet);
        return;
      default:
        this.statistics.dropUnknownType++;
    }
  }

  /** Tells the sender that its packet cannot be delivered. */
  sendUnreachable(packet: Ipv4Packet, code: UnreachableCode, nowMs: u32): void {
    this.sendError(packet, IcmpType.unreachable, u8(code), nowMs);
  }

  /** Tells the sender that not all fragments of its packet have come in time; the first one has. */
  sendReassemblyTimeout(packet: Ipv4Packet, nowMs: u32): void {
    this.sendError(packet, IcmpType.timeExceeded, reassemblyCode, nowMs);
  }

  /** Not about broadcasts, errors and the like (RFC 1122 3.2.2), and no more than 100 a second. */
  private sendError(packet: Ipv4Packet, type: IcmpType, code: u8, nowMs: u32): void {
    const isForOne = isUnicastSource(packet.source) && !isMulticast(packet.destination) && !packet.isBroadcast;
    const isAboutIcmp = packet.protocol === Protocol.icmp && packet.bytes[packet.offset] !== IcmpType.echoRequest;
    if (!isForOne || isAboutIcmp) {
      this.statistics.dropErrorNotAllowed++;
      return;
    }
    if (!this.takeToken(nowMs)) {
      this.statistics.dropRateLimit++;
      return;
    }
    const quoted = u32(Math.min(quotedPayload, packet.length));
    const length = u32(u32(headerLength + packet.headerLength) + quoted);
    if (!this.ipv4.begin(packet.source, length, nowMs)) return;
    const bytes = this.ipv4.memory;
    const at = this.ipv4.payload;
    writeU16(bytes, at, u16(u32(u32(type) << 8) | u32(code)));
    writeU16(bytes, u32(at + 2), 0);
    writeU32(bytes, u32(at + 4), 0);
    copyBytes(bytes, u32(at + headerLength), packet.header, packet.headerOffset, packet.headerLength);
    const afterHeader = u32(u32(at + headerLength) + packet.headerLength);
    copyBytes(bytes, afterHeader, packet.bytes, packet.offset, quoted);
    this.statistics.errorsSent++;
    this.finish(packet.source, length);
  }

  private replyToEcho(packet: Ipv4Packet, nowMs: u32): void {
    if (packet.isBroadcast || !isUnicastSource(packet.source)) {
      this.statistics.dropErrorNotAllowed++;
      return;
    }
    if (packet.length > this.ipv4.wholePayload) {
      const reply = packet.bytes.slice(packet.offset, u32(packet.offset + packet.length));
      completeReply(reply, 0, packet.length);
      if (this.ipv4.sendInFragments(packet.source, Protocol.icmp, reply, nowMs)) this.statistics.echoReplies++;
      return;
    }
    if (!this.ipv4.begin(packet.source, packet.length, nowMs)) return;
    copyBytes(this.ipv4.memory, this.ipv4.payload, packet.bytes, packet.offset, packet.length);
    completeReply(this.ipv4.memory, this.ipv4.payload, packet.length);
    this.statistics.echoReplies++;
    this.ipv4.end(packet.source, Protocol.icmp, packet.length, false, 0, 0, 0);
  }

  private finish(destination: u32, length: u32): void {
    const bytes = this.ipv4.memory;
    const at = this.ipv4.payload;
    writeU16(bytes, u32(at + 2), finishChecksum(addBytes(0, bytes, at, length)));
    this.ipv4.end(destination, Protocol.icmp, length, false, 0, 0, 0);
  }

  private processError(packet: Ipv4Packet): void {
    const bytes = packet.bytes;
    const quote = u32(packet.offset + headerLength);
    const rest = u32(packet.length - headerLength);
    if (rest < 28 || bytes[quote] >>> 4 !== 4) {
      this.statistics.dropTooShort++;
      return;
    }
    const quotedHeader = u32(u32(bytes[quote] & 15) * 4);
    const isLaterFragment = (readU16(bytes, u32(quote + 6)) & 0x1fff) !== 0;
    const isOurs = readU32(bytes, u32(quote + 12)) === this.ipv4.address;
    if (quotedHeader < 20 || u32(quotedHeader + 8) > rest || isLaterFragment || !isOurs) {
      this.statistics.dropTooShort++;
      return;
    }
    const transport = u32(quote + quotedHeader);
    const error = this.error;
    error.type = u8(bytes[packet.offset]);
    error.code = u8(bytes[packet.offset + 1]);
    error.nextHopMtu = u32(readU16(bytes, u32(packet.offset + 6)));
    error.protocol = u8(bytes[quote + 9]);
    error.packetLength = u32(readU16(bytes, u32(quote + 2)));
    error.destination = readU32(bytes, u32(quote + 16));
    error.sourcePort = readU16(bytes, transport);
    error.destinationPort = readU16(bytes, u32(transport + 2));
    error.sequence = readU32(bytes, u32(transport + 4));
    this.statistics.errorsReceived++;
    this.receiver.onIcmpError(error);
  }

  private takeToken(nowMs: u32): boolean {
    const elapsedMs = u32(nowMs - this.filledMs);
    if (elapsedMs >= 1000) {
      this.tokens = errorBurst;
      this.filledMs = nowMs;
    } else {
      const earned = u32(u32(elapsedMs * errorsPerSecond) / 1000);
      if (earned > 0) {
        this.tokens = u32(Math.min(errorBurst, u32(this.tokens + earned)));
        this.filledMs = nowMs;
      }
    }
    if (this.tokens === 0) return false;
    this.tokens--;
    return true;
  }
}

/** Makes an echo reply of the request's bytes. */
function completeReply(bytes: Uint8Array, at: u32, length: u32): void {
  writeU32(bytes, at, 0);
  writeU16(bytes, u32(at + 2), finishChecksum(addBytes(0, bytes, at, length)));
}
