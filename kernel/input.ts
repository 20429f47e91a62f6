// The standard input, a chunk at a time: who wants the next one is given it by the event loop once it has come.
// @cold

import { readInput, watchInput } from "#platform";
import { askEachTurn } from "../std/outside.ts";
import { atTopOfTurn, beginActivity, endActivity } from "./loop.ts";

const chunkBytes = 65536;

/** Who reads: `null` at the end. */
export type InputReader = (chunk: Uint8Array | null) => void;

let reader: InputReader | null = null;
const buffer = new Uint8Array(chunkBytes);

/** The next chunk is for `wanted`; until it has come the loop goes on. */
export function requestInput(wanted: InputReader): void {
  if (reader === null) beginActivity();
  reader = wanted;
  askEachTurn(takeInput);
  watchInput(true);
  // The end may have been seen with the last chunk: nothing would tell of it.
  atTopOfTurn(() => {});
}

/** Nobody wants the next chunk any more; false: nobody did. */
export function cancelInput(): boolean {
  if (reader === null) return false;
  reader = null;
  watchInput(false);
  endActivity();
  return true;
}

function takeInput(run: (callback: () => void) => void): void {
  const wanted = reader;
  if (wanted === null) return;
  const length = readInput(buffer);
  if (length < 0) {
    watchInput(true);
    return;
  }
  cancelInput();
  run(() => wanted(length === 0 ? null : buffer.slice(0, length)));
}
