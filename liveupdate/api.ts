// instar:liveupdate: what an application says to come through an update with its state, and to ask for one.
// @cold

import { partitions } from "./update.ts";
import type { Restore } from "./restore.ts";
import type { Storage } from "./storage.ts";

export {
  addConnection,
  addDatagramSocket,
  addListener,
  addTimer,
  restoreConnection,
  restoreDatagramSocket,
  restoreListener,
  restoreTimer,
} from "./carry.ts";
export { carryHttpServer } from "./http.ts";
export { wasUpdated } from "./jump.ts";
export { Restore, RestoreError } from "./restore.ts";
export { serveUpdates } from "./service.ts";
export { entryTypes, Storage } from "./storage.ts";
export {
  addHealthCheck,
  onUpdated,
  requestUpdate,
  setUpdateDeadline,
  setUpdatePatience,
  updateInfo,
} from "./update.ts";
export type { UpdateInfo, UpdateReport } from "./update.ts";

/**
 * Names a part of the application's state. `save` is called when an update freezes this image; `restore` in an image that
 * takes over, after its modules have run, with what its predecessor saved under that name (not at all if there was no such
 * partition). What `restore` throws brings the old image back. `version` is for `restore` to look at.
 */
export function register(
  partition: string,
  save: (storage: Storage) => void,
  restore: (restore: Restore) => void,
  version: number = 1,
): void {
  partitions.register(partition, save, restore, version);
}
