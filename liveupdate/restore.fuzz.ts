// Fuzzes the reader of stored state: any bytes are entries that can be walked, or refused with a reason.

import { fuzzTarget } from "#intrinsics";
import { Restore, RestoreError } from "./restore.ts";
import { entryTypes } from "./storage.ts";

fuzzTarget((input: Uint8Array) => {
  try {
    walk(new Restore("fuzz", 1, input));
  } catch (error) {
    if (!(error instanceof RestoreError)) throw error;
  }
});

function walk(restore: Restore): void {
  while (!restore.isAtEnd) {
    switch (restore.type) {
      case entryTypes.integer:
        restore.integer();
        break;
      case entryTypes.string:
        restore.string();
        break;
      case entryTypes.vector:
        restore.vector();
        break;
      case entryTypes.object:
        restore.object();
        break;
      default:
        restore.skip();
    }
  }
}
