// Persistent memory for devices. A region is found again by its name after a live update, so that rings, packet buffers and
// the indexes into them survive while the device goes on using them.

import { dmaRegion, dmaRegionIsNew, physicalToVirtual, typedArrayExternal } from "#intrinsics";
import { DmaRegion } from "./dma_region.ts";

/** The region of that name, made (zeroed) when there is none. `length` in bytes, a multiple of 4, the same every time. */
export function namedRegion(name: string, length: u32): DmaRegion {
  const isNew = dmaRegionIsNew(name);
  const address = dmaRegion(name, length);
  const bytes = typedArrayExternal<Uint8Array>(physicalToVirtual(address), length);
  return new DmaRegion(address, bytes, isNew);
}
