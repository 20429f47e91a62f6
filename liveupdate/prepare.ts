// What comes before the freeze, while the running image serves: the new image is checked, mapped and rehearsed. Each `yield`
// lets one turn of the event loop go by, and nothing between two of them takes much more than a millisecond.
// @cold

import { clockUs, heapLimitBytes, heapUsedBytes } from "#intrinsics";
import { checkImage, ImageError } from "./image.ts";
import { NextImage, outcomes } from "./jump.ts";
import { digestBytes, Sha256 } from "../kernel/sha256.ts";

/** How long the new image has the processor at a time. */
const sliceUs = 800;
/** A rehearsal may take longer than the real thing: it comes in slices, runs all code for the first time, and stops nobody. */
const patience = 2;
const digestPieceBytes = 4096;

/** What a preparation needs of the running image. */
export interface Rehearsal {
  /** The parts of the state, saved one by one and thrown away: code that has run once runs faster. */
  readonly practices: readonly (() => void)[];
  /** The whole state as it is now. */
  save(): Uint8Array;
  readonly deadlineMs: number;
}

/** An image that may be jumped to: it waits for the state. `declaredDigest` null: none was declared. */
export function* prepare(
  file: Uint8Array,
  declaredDigest: Uint8Array | null,
  rehearsal: Rehearsal,
): Generator<undefined, NextImage, undefined> {
  if (declaredDigest !== null) yield* verifyDigest(file, declaredDigest);
  const image = checkImage(file, heapLimitBytes() - heapUsedBytes());
  yield undefined;
  const next = new NextImage(file, image);
  next.begin();
  yield undefined;
  try {
    yield* next.map();
    console.log(`update: ${file.length} bytes, ${next.sharedPages} pages in common`);
    yield* rehearse(next, rehearsal);
    yield* next.renew();
    next.start(false);
    yield* runUntil(next, outcomes.waits, rehearsal.deadlineMs);
    // The freeze follows a turn that has served, not a slice that has not.
    yield undefined;
  } catch (error) {
    next.discard();
    throw error;
  }
  return next;
}

function* verifyDigest(file: Uint8Array, declared: Uint8Array): Generator<undefined, void, undefined> {
  const digest = new Sha256();
  for (let start = 0; start < file.length; start += digestPieceBytes) {
    digest.update(file, start, Math.min(digestPieceBytes, file.length - start));
    yield undefined;
  }
  const found = digest.finish();
  for (let index = 0; index < digestBytes; index++) {
    if (found[index] !== declared[index]) throw new ImageError("the image does not match its SHA-256");
  }
}

/**
 * The new image does all that it will do, with the state of this moment, up to where it would commit. What it cannot do is
 * found out here, while nobody waits; and all its code has then run once.
 */
function* rehearse(next: NextImage, rehearsal: Rehearsal): Generator<undefined, void, undefined> {
  next.start(true);
  yield* runUntil(next, outcomes.waits, rehearsal.deadlineMs);
  for (const practice of rehearsal.practices) {
    practice();
    yield undefined;
  }
  const storage = rehearsal.save();
  next.give(storage);
  yield* runUntil(next, outcomes.rehearsed, rehearsal.deadlineMs);
}

/** Lends the processor slice by slice. Throws ImageError when the image fails, or takes longer than it may. */
function* runUntil(next: NextImage, wanted: number, deadlineMs: number): Generator<undefined, void, undefined> {
  let leftUs = deadlineMs * 1000 * patience;
  for (;;) {
    const startUs = clockUs();
    const outcome = next.run(sliceUs);
    leftUs -= Math.max(clockUs() - startUs, 1);
    if (outcome === wanted) return;
    if (outcome !== outcomes.interrupted || leftUs <= 0) throw new ImageError(next.failure);
    yield undefined;
  }
}
