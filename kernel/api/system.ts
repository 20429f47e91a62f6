// instar:system for applications: what the machine knows about itself.

import {
  clockUs,
  heapLimitBytes as runtimeHeapLimit,
  heapUsedBytes as runtimeHeapUsed,
  lostMemberOrders as runtimeLostOrders,
  imageVersion as runtimeImageVersion,
} from "#intrinsics";

let updates = 0;

/** The text that the image was built with: `--version`. */
export function imageVersion(): string {
  return runtimeImageVersion();
}

/** Whole seconds since the machine booted; live updates do not set it back. */
export function uptimeSeconds(): number {
  return Math.floor(clockUs() / 1e6);
}

/** How many live updates this machine has come through. */
export function updateCount(): number {
  return updates;
}

/** For the live update: how many updates the machine has come through, this image's arrival included. */
export function setUpdateCount(count: number): void {
  updates = count;
}

export function heapUsedBytes(): number {
  return runtimeHeapUsed();
}

/** Objects that list their members in the order of their type, for want of room to keep another. */
export function lostMemberOrders(): number {
  return runtimeLostOrders();
}

export function heapLimitBytes(): number {
  return runtimeHeapLimit();
}
