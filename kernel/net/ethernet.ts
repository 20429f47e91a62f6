// Ethernet II: the header of frames in both directions, and building frames straight in the device's memory.
// A frame for a neighbour whose address is not known yet is built in memory of its own and held by ARP.

import { copyBytes } from "#intrinsics";
import { MacAddress } from "./address.ts";
import { readU16, readU32, writeU16 } from "./bytes.ts";
import type { NetworkDevice } from "./device.ts";
import type { EthernetStatistics } from "./statistics.ts";

export const ethernetHeaderLength: u32 = 14;

export enum EtherType {
  ipv4 = 0x0800,
  arp = 0x0806,
}

/** A frame that waits for its neighbour's address, with all that `transmit` needs. */
export class HeldFrame {
  readonly bytes: Uint8Array;
  checksumStart: u32 = 0;
  checksumOffset: u32 = 0;
  segmentSize: u32 = 0;
  headerLength: u32 = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** A station on the link, as ARP knows it. */
export interface LinkDestination {
  readonly isResolved: boolean;
  readonly mac: MacAddress;
  /** Keeps a frame until the address is known. */
  hold(frame: HeldFrame): void;
}

export class Ethernet {
  readonly device: NetworkDevice;
  readonly address: MacAddress;
  /** Where the frame begun last is built: its header is at `start`, its payload at `payload`. */
  memory: Uint8Array;
  start: u32 = 0;
  payload: u32 = 0;
  /** The ring was full when a frame was last begun, and no room has been reported since. */
  isFull = false;
  private readonly statistics: EthernetStatistics;
  private heldFor: LinkDestination | null = null;

  constructor(device: NetworkDevice, statistics: EthernetStatistics) {
    this.device = device;
    this.statistics = statistics;
    this.address = MacAddress.read(device.macAddress, 0);
    this.memory = device.transmitMemory;
  }

  /** Is the received frame for this station: sent to its own address or to a group? */
  accepts(frame: Uint8Array, offset: u32): boolean {
    const high = readU16(frame, offset);
    if ((high & 0x0100) !== 0) return true;
    return high === this.address.high && readU32(frame, u32(offset + 2)) === this.address.low;
  }

  /** Begins a frame with room for `length` bytes of payload and writes its header; false when the ring is full. */
  begin(to: LinkDestination, type: u16, length: u32): boolean {
    const frameLength = u32(ethernetHeaderLength + length);
    if (to.isResolved) {
      const offset = this.device.reserve(frameLength);
      if (offset < 0) {
        this.isFull = true;
        this.statistics.ringFull++;
        return false;
      }
      this.heldFor = null;
      this.memory = this.device.transmitMemory;
      this.start = u32(offset);
      to.mac.write(this.memory, this.start);
    } else {
      this.heldFor = to;
      this.memory = new Uint8Array(frameLength);
      this.start = 0;
    }
    this.address.write(this.memory, u32(this.start + 6));
    writeU16(this.memory, u32(this.start + 12), type);
    this.payload = u32(this.start + ethernetHeaderLength);
    return true;
  }

  /**
   * Sends the frame begun last. For the parameters see NetworkDevice.transmit; `length` is that of the payload, and
   * `checksumStart` counts from the frame's start.
   */
  end(length: u32, checksumStart: u32, checksumOffset: u32, segmentSize: u32, headerLength: u32): void {
    const frameLength = u32(ethernetHeaderLength + length);
    if (this.heldFor === null) {
      this.statistics.framesSent++;
      this.device.transmit(this.start, frameLength, checksumStart, checksumOffset, segmentSize, headerLength);
      return;
    }
    const frame = new HeldFrame(this.memory.subarray(0, frameLength));
    frame.checksumStart = checksumStart;
    frame.checksumOffset = checksumOffset;
    frame.segmentSize = segmentSize;
    frame.headerLength = headerLength;
    const to = this.heldFor;
    this.heldFor = null;
    this.memory = this.device.transmitMemory;
    to.hold(frame);
  }

  /** Sends a frame that was held, now that its destination is known; false when the ring is full. */
  sendHeld(frame: HeldFrame, mac: MacAddress): boolean {
    const length = u32(frame.bytes.length);
    const offset = this.device.reserve(length);
    if (offset < 0) {
      this.isFull = true;
      this.statistics.ringFull++;
      return false;
    }
    const start = u32(offset);
    copyBytes(this.device.transmitMemory, start, frame.bytes, 0, length);
    mac.write(this.device.transmitMemory, start);
    this.statistics.framesSent++;
    this.device.transmit(
      start,
      length,
      frame.checksumStart,
      frame.checksumOffset,
      frame.segmentSize,
      frame.headerLength,
    );
    return true;
  }
}
