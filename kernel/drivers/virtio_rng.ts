// The entropy device (virtio 1.2, 5.4): one queue; what the device writes into a buffer is random.
// @cold

import { clockUs } from "#intrinsics";
import { namedRegion } from "./dma.ts";
import type { DmaRegion } from "./dma_region.ts";
import type { PciFunction } from "./pci.ts";
import { openVirtio, type VirtioDevice } from "./virtio_pci.ts";
import { descriptorWrite, type Virtqueue } from "./virtqueue.ts";

const entropySource: u32 = 4;
const requestQueue: u32 = 0;
const bufferBytes: u32 = 64;
/** How long to wait for a host that is short of entropy before going on without it. */
const patienceUs = 200000;

export class VirtioRng {
  private readonly device: VirtioDevice;
  private readonly requests: Virtqueue;
  private readonly buffer: DmaRegion;

  constructor(device: VirtioDevice) {
    this.device = device;
    // Nothing is in flight between two reads: a reset loses nothing, in a new image too.
    device.negotiate(0n, 0n);
    this.requests = device.openQueue(requestQueue, 8, requestQueue);
    this.buffer = namedRegion(`${device.name} buffer`, bufferBytes);
    device.start();
  }

  /** Up to 64 random bytes; none when the host gives none in time. Waits busily: for use at boot. */
  read(): Uint8Array {
    this.requests.disableInterrupts();
    this.requests.describe(0, this.buffer.address, bufferBytes, descriptorWrite);
    this.requests.makeAvailable(0);
    this.requests.publish();
    const deadline = clockUs() + patienceUs;
    while (!this.requests.hasUsed()) {
      if (clockUs() > deadline) return new Uint8Array(0);
    }
    this.requests.takeUsed();
    const length = this.requests.usedLength < bufferBytes ? this.requests.usedLength : bufferBytes;
    return this.buffer.bytes.slice(0, length);
  }

  /** The device's name, for messages. */
  get name(): string {
    return this.device.name;
  }
}

/** The first entropy device among these PCI functions; null when there is none. */
export function openVirtioRng(functions: readonly PciFunction[]): VirtioRng | null {
  for (const pciFunction of functions) {
    const device = openVirtio(pciFunction, entropySource, "virtio-rng", 1);
    if (device !== null) return new VirtioRng(device);
  }
  return null;
}
