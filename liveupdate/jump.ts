// The one place that touches the mechanics of exchanging images: what is mapped, entered, committed or left again.
// The old image's side first, then the new image's.
// @cold

import {
  imageBegin,
  imageDiscard,
  imageJump,
  imageMap,
  imageSharedPages,
  imageWasUpdated,
  typedArrayExternal,
  updateCommit,
  updateGoBack,
  updateOnProbation,
  updateStorageAddress,
  updateStorageLength,
} from "#intrinsics";
import { type CheckedImage, ImageError, type Segment } from "./image.ts";

const pageBytes = 4096;
const flagExecute: u32 = 1;
const flagWrite: u32 = 2;
const flagRead: u32 = 4;

/** Maps a checked image beside the running one. Serving goes on. Throws ImageError when memory is short. */
export function prepareImage(file: Uint8Array, image: CheckedImage): void {
  let pages = 0;
  for (const segment of image.segments) pages += Math.ceil(segment.memoryBytes / pageBytes);
  if (!imageBegin(u32(pages))) throw new ImageError("no memory for the new image beside the running one");
  for (const segment of image.segments) {
    const isMapped = imageMap(
      segment.address,
      u32(segment.memoryBytes),
      segmentFlags(segment),
      file,
      u32(segment.fileOffset),
      u32(segment.fileBytes),
    );
    if (isMapped) continue;
    imageDiscard();
    throw new ImageError("no memory for the page tables of the new image");
  }
}

function segmentFlags(segment: Segment): u32 {
  let flags = flagRead;
  if (segment.isExecutable) flags = u32(flags | flagExecute);
  if (segment.isWritable) flags = u32(flags | flagWrite);
  return flags;
}

/** Pages of the prepared image that are the running image's own. */
export function sharedPages(): number {
  return imageSharedPages();
}

/** Enters the prepared image. Comes back only if it fails within `deadlineUs`: then with the reason. */
export function jump(image: CheckedImage, storage: Uint8Array, deadlineUs: number): string {
  return imageJump(image.entry, storage, u32(deadlineUs));
}

/** Has this image taken over from another one? */
export function wasUpdated(): boolean {
  return imageWasUpdated();
}

/** Between the jump and the commit: the old image can still come back. */
export function isOnProbation(): boolean {
  return updateOnProbation();
}

/** What the old image carried over, in its own memory: readable on probation only. */
export function carriedStorage(): Uint8Array {
  return typedArrayExternal<Uint8Array>(updateStorageAddress(), updateStorageLength());
}

/** The point of no return: the old image's memory is freed, devices may be used. */
export function commit(): void {
  updateCommit();
}

/** Gives the machine back to the old image. Does not return. */
export function goBack(reason: string): void {
  updateGoBack(reason);
}
