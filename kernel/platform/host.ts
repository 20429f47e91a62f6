// What the kernel above needs from a Linux process: a link made of a TAP device or a datagram socket, entropy, and a way
// to sleep. platform/machine.ts is the same for bare metal; the compiler takes one of the two as `#platform`.

import { hostRandom, hostWait, readInput as readStandardInput, watchInput } from "#intrinsics";
import { HostLink } from "../drivers/host_link.ts";
import type { Link } from "../drivers/link.ts";
import type { RandomGenerator } from "../random.ts";

let link: HostLink | null = null;

/** Nothing to look for: the link is named in the environment. */
export function findDevices(): void {}

/** Seeds the generator from the system's. */
export function gatherEntropy(generator: RandomGenerator): void {
  const seed = new Uint8Array(64);
  hostRandom(seed);
  generator.mix(seed);
}

/** A process is not updated in place. */
export function gatherProcessorEntropy(generator: RandomGenerator): boolean {
  gatherEntropy(generator);
  return true;
}

export function openLink(): Link | null {
  link = HostLink.fromEnvironment();
  return link;
}

/** Is there nobody but this process on the network? */
export function isAlone(): boolean {
  return link !== null && link.descriptor < 0;
}

/** Input that comes ends the sleep, or no more. */
export { watchInput };

/** How many bytes have come, 0 at the end of input, -1: none now. */
export function readInput(target: Uint8Array): i32 {
  return readStandardInput(target, false);
}

/** Sleeps until a frame comes or `deadlineUs` of the monotonic clock is reached. */
export function waitForEvent(deadlineUs: number): void {
  hostWait(link === null ? -1 : link.descriptor, deadlineUs);
}

/** A process ends as Node's does when nobody catches an error. */
export function takeOverErrors(): void {}
