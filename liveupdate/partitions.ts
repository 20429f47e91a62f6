// The named parts of a program's state: who saves and restores each, and all of them as one block of bytes that goes
// from image to image.
// @cold

import { ByteReader, ByteWriter } from "./bytes.ts";
import { checksum } from "./checksum.ts";
import { Restore, RestoreError } from "./restore.ts";
import { Storage } from "./storage.ts";

/** Marks the block, and the version of its form. */
const magic: u32 = 0x53555349;
const formVersion: u32 = 3;

class Partition {
  constructor(
    readonly name: string,
    readonly version: number,
    readonly save: (storage: Storage) => void,
    readonly restore: (restore: Restore) => void,
  ) {}
}

/** What a block holds, for the sender of an update. */
export class StateSummary {
  partitions = 0;
  entries = 0;
  bytes = 0;
}

/** The partitions of this image, in the order of their registration, which is that of saving and restoring. */
export class Partitions {
  private readonly partitions: Partition[] = [];
  /** Saved behind all others: what it says is about them. */
  private last: Partition | null = null;
  /** Of the last block that was saved: the next one will hardly be larger. */
  private latestBytes = 256;

  /**
   * Adds a partition. `save` is called when an update freezes this image, `restore` in an image that takes over, with what
   * its predecessor saved under the same name (not at all if that had no such partition). A restoring program looks at
   * `restore.version` when the meaning of its entries has changed.
   */
  register(name: string, save: (storage: Storage) => void, restore: (restore: Restore) => void, version: number): void {
    if (this.partitions.some((partition) => partition.name === name)) {
      throw new RangeError(`partition ${name} is registered twice`);
    }
    this.partitions.push(new Partition(name, version, save, restore));
  }

  /** The same for the one that is saved when all others have been, whenever they are registered. */
  registerLast(name: string, save: (storage: Storage) => void, restore: (restore: Restore) => void): void {
    this.last = new Partition(name, 1, save, restore);
  }

  private get all(): readonly Partition[] {
    return this.last === null ? this.partitions : [...this.partitions, this.last];
  }

  /** Each saves one partition for nothing. */
  practices(): (() => void)[] {
    return this.all.map((partition) => () => {
      savePartition(new ByteWriter(), partition);
    });
  }

  /** The state of all partitions as one block. Throws what a `save` throws. */
  saveAll(summary: StateSummary): Uint8Array {
    const bytes = new ByteWriter(this.latestBytes + (this.latestBytes >> 3));
    bytes.u32(magic);
    bytes.u32(formVersion);
    const partitions = this.all;
    bytes.u32(u32(partitions.length));
    for (const partition of partitions) {
      summary.entries += savePartition(bytes, partition);
      summary.partitions++;
    }
    this.latestBytes = bytes.length;
    summary.bytes = bytes.length;
    return bytes.view;
  }

  /** Shows `visit` every partition of a block like the one that will come, in the order of restoring; learns the types. */
  lookAhead(block: Uint8Array, visit: (restore: Restore) => void): void {
    if (block.length === 0) return;
    try {
      const found = readBlock(block);
      for (const partition of this.all) {
        const restore = found.get(partition.name);
        if (restore !== undefined) visit(restore);
      }
    } catch {
      // It will be said of the block that counts.
    }
  }

  /** Gives every partition what its predecessor saved. Throws RestoreError for a damaged block, and what a `restore` throws. */
  restoreAll(block: Uint8Array): void {
    const found = readBlock(block);
    for (const partition of this.all) {
      const restore = found.get(partition.name);
      if (restore !== undefined) partition.restore(restore);
    }
  }
}

/** Writes one partition behind the others; gives the number of its entries. */
function savePartition(bytes: ByteWriter, partition: Partition): number {
  bytes.text(partition.name);
  bytes.u32(u32(partition.version));
  const checksumAt = bytes.length;
  bytes.u64(0n);
  const lengthAt = bytes.length;
  bytes.u32(0);
  const start = bytes.length;
  const storage = new Storage(partition.name, bytes);
  partition.save(storage);
  storage.finish();
  const length = u32(bytes.length - start);
  bytes.putU32(lengthAt, length);
  bytes.putU64(checksumAt, checksum(bytes.memory, start, length));
  return storage.entryCount;
}

/** The partitions of a block by name; it may come from anywhere. */
export function readBlock(block: Uint8Array): Map<string, Restore> {
  const reader = new ByteReader(block);
  const found = new Map<string, Restore>();
  try {
    if (reader.u32() !== magic) throw new RestoreError("the stored state does not begin as one");
    const version = reader.u32();
    if (version !== formVersion)
      throw new RestoreError(`the stored state has form ${version}, ${formVersion} is known`);
    const count = reader.u32();
    for (let index: u32 = 0; index < count; index++) {
      const restore = readPartition(reader);
      if (found.has(restore.partition)) throw new RestoreError(`partition ${restore.partition} is stored twice`);
      found.set(restore.partition, restore);
    }
  } catch (error) {
    if (error instanceof RestoreError || !(error instanceof Error)) throw error;
    throw new RestoreError(`the stored state is cut off: ${error.message}`);
  }
  return found;
}

function readPartition(reader: ByteReader): Restore {
  const name = reader.text();
  const version = reader.u32();
  const stored = reader.u64();
  const length = reader.u32();
  const start = reader.take(length);
  if (checksum(reader.memory, start, length) !== stored)
    throw new RestoreError(`partition ${name}: the checksum does not match`);
  return new Restore(name, Number(version), reader.memory, start, length);
}
