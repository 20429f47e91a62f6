// The machine's side of an update (runtime-c/machine/update.c): the new image beside the old one, and the processor going
// from one to the other and back.
// @cold

import {
  imageBegin,
  imageDiscard,
  imageFailure,
  imageGive,
  imageMap,
  imageRun,
  imageSharedPages,
  imageStart,
  imageWasUpdated,
  typedArrayExternal,
  updateAwaitState,
  updateCommit,
  updateGoBack,
  updateOnProbation,
  updateSettle,
  updateStorageAddress,
  updateStorageLength,
} from "#intrinsics";
import { type CheckedImage, ImageError, type Segment } from "./image.ts";

const pageBytes = 4096;
/** Of a segment, mapped in one go: a millisecond's tenth. */
const pieceBytes = 16 * pageBytes;
const flagExecute: u32 = 1;
const flagWrite: u32 = 2;
const flagRead: u32 = 4;

/** What an image has come to when the processor is back (enum image_status). */
export const outcomes = {
  interrupted: 0,
  waits: 1,
  rehearsed: 2,
  failed: 3,
} as const;

/** An image beside the running one, in memory of its own. */
export class NextImage {
  /** What it is restoring from: must not be collected meanwhile. */
  private storage: Uint8Array | null = null;

  constructor(
    private readonly file: Uint8Array,
    private readonly image: CheckedImage,
  ) {}

  /** Pages that are the running image's own. */
  get sharedPages(): number {
    return imageSharedPages();
  }

  /** Takes memory. Throws ImageError when it is short. */
  begin(): void {
    let pages = 0;
    for (const segment of this.image.segments) pages += Math.ceil(segment.memoryBytes / pageBytes);
    if (!imageBegin(u32(pages))) throw new ImageError("no memory for the new image beside the running one");
  }

  /** Maps all segments, piece by piece. Throws ImageError when memory is short. */
  *map(): Generator<undefined, void, undefined> {
    for (const segment of this.image.segments) yield* this.mapSegment(segment);
  }

  /** What the image has written to is again as in its file. */
  *renew(): Generator<undefined, void, undefined> {
    for (const segment of this.image.segments) if (segment.isWritable) yield* this.mapSegment(segment);
  }

  private *mapSegment(segment: Segment): Generator<undefined, void, undefined> {
    for (let start = 0; start < segment.memoryBytes; start += pieceBytes) {
      this.mapPiece(segment, start, Math.min(pieceBytes, segment.memoryBytes - start));
      yield undefined;
    }
  }

  private mapPiece(segment: Segment, start: number, length: number): void {
    const inFile = Math.max(0, Math.min(length, segment.fileBytes - start));
    const isMapped = imageMap(
      u64(segment.address + u64(start)),
      u32(length),
      segmentFlags(segment),
      this.file,
      u32(inFile > 0 ? segment.fileOffset + start : 0),
      u32(inFile),
    );
    if (!isMapped) throw new ImageError("no memory for the page tables of the new image");
  }

  /** Lets it begin with the next `run`; `isRehearsal`: it will not go further than where it would commit. */
  start(isRehearsal: boolean): void {
    if (!imageStart(this.image.entry, isRehearsal)) throw new ImageError("no memory for its devices' page tables");
  }

  /** What it is to restore. */
  give(storage: Uint8Array): void {
    this.storage = storage;
    imageGive(storage);
  }

  /** Lends it the processor, for so long at most: one of `outcomes`. */
  run(deadlineUs: number): number {
    return imageRun(u32(deadlineUs));
  }

  /** Why it has failed, or where it was when its time was over. */
  get failure(): string {
    return imageFailure();
  }

  discard(): void {
    this.storage = null;
    imageDiscard();
  }
}

function segmentFlags(segment: Segment): u32 {
  let flags = flagRead;
  if (segment.isExecutable) flags = u32(flags | flagExecute);
  if (segment.isWritable) flags = u32(flags | flagWrite);
  return flags;
}

// --- The new image's side ---

/** Has this image taken over from another one? */
export function wasUpdated(): boolean {
  return imageWasUpdated();
}

/** Between its first instruction and the commit: the old image can still come back. */
export function isOnProbation(): boolean {
  return updateOnProbation();
}

/** The state that was rehearsed with, in the old image's memory; empty in the rehearsal itself. */
export function previewedState(): Uint8Array {
  return typedArrayExternal<Uint8Array>(updateStorageAddress(), updateStorageLength());
}

/** Gives the processor back until there is state; then it is readable until `settle`, in the old image's memory. */
export function awaitState(): Uint8Array {
  updateAwaitState();
  return typedArrayExternal<Uint8Array>(updateStorageAddress(), updateStorageLength());
}

/** The point of no return: devices may be used. */
export function commit(): void {
  updateCommit();
}

/** What can wait until the first packet has left: the old image's memory is freed, and with it the state. */
export function settle(): void {
  updateSettle();
}

/** Gives the machine back to the old image. Does not return. */
export function goBack(reason: string): void {
  updateGoBack(reason);
}
