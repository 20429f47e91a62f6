// The network link of a Linux process: frames through a TAP device or a datagram socket, one system call each. It has
// no offloads. INSTAR_LINK names it: tap:NAME, or dgram:LOCAL,REMOTE with two paths of unix sockets. Without it the process
// reaches only itself.

import { hostEnvironment, hostLinkOpen, hostLinkReceive, hostLinkSend } from "#intrinsics";
import type { FrameReceiver } from "../net/device.ts";
import type { Link } from "./link.ts";

const frameBytes: u32 = 1514;
const transmitSlots: u32 = 256;
const receiveBudget = 64;

export class HostLink implements Link {
  readonly macAddress: Uint8Array;
  readonly mtu: u32 = 1500;
  readonly checksumOffload: boolean = false;
  readonly segmentationOffload: boolean = false;
  readonly transmitMemory: Uint8Array = new Uint8Array(transmitSlots * frameBytes);
  readonly isResumed: boolean = false;
  /** The file descriptor to poll; -1: there is nobody at the other end. */
  readonly descriptor: i32;
  /** Frames that the system did not take. */
  lostFrames = 0;

  private readonly received = new Uint8Array(65536);
  private readonly lengths = new Uint32Array(transmitSlots);
  private queued: u32 = 0;
  private receiver: FrameReceiver | null = null;
  private wantsRoom = false;

  constructor(descriptor: i32, macAddress: Uint8Array) {
    this.descriptor = descriptor;
    this.macAddress = macAddress;
  }

  /** Throws when the link cannot be opened. */
  static fromEnvironment(): HostLink {
    const name = hostEnvironment("INSTAR_LINK");
    const descriptor = name === "" ? i32(-1) : hostLinkOpen(name);
    if (descriptor < 0 && name !== "") throw new Error(`cannot open the link ${name}: error ${-descriptor}`);
    return new HostLink(descriptor, macFromText(hostEnvironment("INSTAR_MAC")));
  }

  setReceiver(receiver: FrameReceiver): void {
    this.receiver = receiver;
  }

  reserve(length: u32): i32 {
    if (this.queued === transmitSlots || length > frameBytes) {
      this.wantsRoom = true;
      return -1;
    }
    return i32(this.queued * frameBytes);
  }

  transmit(offset: u32, length: u32): void {
    if (offset !== this.queued * frameBytes) throw new Error("a frame must be built where it was reserved");
    this.lengths[this.queued] = length;
    this.queued = u32(this.queued + 1);
  }

  flush(): void {
    for (let slot: u32 = 0; slot < this.queued && this.descriptor >= 0; slot++) {
      const length = u32(this.lengths[slot]);
      if (!hostLinkSend(this.descriptor, this.transmitMemory, u32(slot * frameBytes), length)) this.lostFrames++;
    }
    this.queued = 0;
  }

  poll(): boolean {
    const receiver = this.receiver;
    if (receiver === null || this.descriptor < 0) return false;
    if (this.wantsRoom && this.queued === 0) {
      this.wantsRoom = false;
      receiver.room();
    }
    for (let frames = 0; frames < receiveBudget; frames++) {
      const length = hostLinkReceive(this.descriptor, this.received);
      if (length <= 0) return frames > 0;
      receiver.receive(this.received, 0, u32(length), false);
    }
    return true;
  }

  /** poll() in the kernel sees what is waiting: no race to close. */
  prepareToSleep(): boolean {
    return !this.wantsRoom;
  }

  wake(): void {}

  suspend(): void {}
  resume(): void {}
}

/** "02:00:00:00:00:02"; a locally administered default when empty. */
function macFromText(text: string): Uint8Array {
  const address = new Uint8Array(6);
  const parts = (text === "" ? "52:54:00:69:6e:02" : text).split(":");
  if (parts.length !== 6) throw new Error(`not a MAC address: ${text}`);
  for (let index = 0; index < 6; index++) {
    const byte = parseInt(parts[index], 16);
    if (!(byte >= 0 && byte <= 255)) throw new Error(`not a MAC address: ${text}`);
    address[index] = byte;
  }
  return address;
}
