// What this station sends to itself: frames that never reach the device and are received in the next turn.

import { broadcastMac } from "./address.ts";
import type { HeldFrame, LinkDestination } from "./ethernet.ts";
import type { Ipv4Statistics } from "./statistics.ts";

const mostFrames = 1024;

export class Loopback implements LinkDestination {
  /** Never: so the frame is built in memory of its own and handed to `hold`. */
  readonly isResolved = false;
  readonly mac = broadcastMac;
  private frames: HeldFrame[] = [];

  constructor(private readonly statistics: Ipv4Statistics) {}

  get isEmpty(): boolean {
    return this.frames.length === 0;
  }

  hold(frame: HeldFrame): void {
    if (this.frames.length >= mostFrames) {
      this.statistics.dropLoopback++;
      return;
    }
    this.frames.push(frame);
  }

  /** The frames so far; what they lead to is for the next turn. */
  take(): HeldFrame[] {
    const taken = this.frames;
    this.frames = [];
    return taken;
  }
}
