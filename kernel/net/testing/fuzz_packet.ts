// What the packet fuzzer does with its input: a stack with a listener, open connections and a UDP socket gets it as frames.

import { copyBytes } from "#intrinsics";
import { writeU16, writeU32 } from "../bytes.ts";
import { addBytes, finishChecksum, pseudoHeaderSum } from "../checksum.ts";
import type { UdpUser } from "../stack.ts";
import { RecordingAcceptor } from "./recording_user.ts";
import { fullOptions, guestAddress, peerAddress, ScriptedPeer } from "./scripted_peer.ts";

class Sink implements UdpUser {
  onDatagram(): void {}
}

/**
 * The input is a series of frames: a byte of how, a byte of length, the bytes. How 0 to 1: a raw frame; 2 to 3: an IP packet
 * with right checksums; 4 and more: a TCP segment for the open connection, with sequence numbers near the right ones, followed
 * by some time. Nothing may throw, whatever the bytes are.
 */
export function fuzzPacket(input: Uint8Array): void {
  const peer = new ScriptedPeer(1);
  const acceptor = new RecordingAcceptor();
  acceptor.echoes = true;
  acceptor.endsToo = true;
  peer.stack.listen(80, 4, acceptor);
  peer.stack.bindUdp(53, new Sink());
  peer.open(fullOptions(1));
  let at = 0;
  while (at + 2 <= input.length) {
    const how = input[at] & 7;
    const length = Math.min(input[at + 1], input.length - at - 2);
    const bytes = input.slice(at + 2, at + 2 + length);
    if (how < 2) peer.device.deliver(bytes);
    else if (how < 4) peer.device.deliver(packetFrom(bytes));
    else sendSegment(peer, bytes);
    peer.stack.egress();
    if (how === 7) peer.advance((input[at] >> 3) * 100);
    peer.received.length = 0;
    peer.packets.length = 0;
    peer.arpFrames.length = 0;
    at += 2 + length;
  }
}

/** The bytes as an IP packet to the guest, everything before the payload as they say but for addresses and checksum. */
function packetFrom(bytes: Uint8Array): Uint8Array {
  const frame = new Uint8Array(Math.max(34, 14 + bytes.length));
  frame.set(new Uint8Array([0x52, 0x54, 0, 0, 0, 2, 0x52, 0x54, 0, 0, 0, 1, 8, 0]), 0);
  frame.set(bytes, 14);
  frame[14] = 0x45;
  writeU16(frame, 16, u16(frame.length - 14));
  writeU32(frame, 26, peerAddress);
  writeU32(frame, 30, guestAddress);
  writeU16(frame, 24, 0);
  writeU16(frame, 24, finishChecksum(addBytes(0, frame, 14, 20)));
  const tcpLength = u32(frame.length - 34);
  if (frame[23] === 6 && tcpLength >= 20) {
    writeU16(frame, 50, 0);
    const sum = addBytes(pseudoHeaderSum(peerAddress, guestAddress, 6, tcpLength), frame, 34, tcpLength);
    writeU16(frame, 50, finishChecksum(sum));
  }
  return frame;
}

/** Header fields from the first bytes, as differences from the right ones; the rest is options and payload. */
function sendSegment(peer: ScriptedPeer, bytes: Uint8Array): void {
  if (bytes.length < 6) return;
  const segment = peer.segment(bytes[0] & 63);
  segment.sequence = u32(segment.sequence + u32(i32(bytes[1]) - 32));
  segment.acknowledgment = u32(peer.guestNext + u32(i32(bytes[2]) - 32));
  segment.window = u16(bytes[3] * 256);
  const optionLength = Math.min((bytes[4] & 7) * 4, bytes.length - 6);
  const options = new Uint8Array(optionLength);
  copyBytes(options, 0, bytes, 6, u32(optionLength));
  if ((bytes[4] & 128) !== 0) segment.options = options;
  segment.payload = bytes.slice(6 + optionLength, bytes.length);
  segment.urgentPointer = u16(bytes[5]);
  peer.send(segment);
}
