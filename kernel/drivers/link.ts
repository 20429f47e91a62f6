// A network device as the event loop sees it: besides carrying frames it can wake a sleeping processor and be handed over
// to the next image.

import type { NetworkDevice } from "../net/device.ts";

export interface Link extends NetworkDevice {
  /** True when a previous image drove this link and has handed it over. */
  readonly isResumed: boolean;
  /** Asks to be woken at the next frame. False: one is waiting already, so do not sleep. */
  prepareToSleep(): boolean;
  /** The loop is awake and looks by itself from here on. */
  wake(): void;
  /** Writes down, outside the heap, what the next image needs to go on with the link as it stands. */
  suspend(): void;
  /** Goes on from there: in the next image, before it uses the link. */
  resume(): void;
}
