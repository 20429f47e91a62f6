// `source.pipe(target)`: what comes from a request or a socket is written to another, at the pace at which that takes it.
// @cold

import type { ChunkSource } from "./chunks.ts";

/** What can be written to. */
export interface PipeTarget {
  /** False: no more until the function given to `onceDrained` is called. */
  write(chunk: Untyped): boolean;
  end(): unknown;
  onceDrained(listener: () => void): void;
  onceClosed(listener: () => void): void;
  destroy(error?: Error): unknown;
}

/** Ends the target at the source's end; an error of the source leaves it open, as in Node. */
export function pipeTo(source: ChunkSource, target: PipeTarget): void {
  let isOver = false;
  source.listen(
    (chunk) => {
      if (target.write(chunk)) return;
      source.pause();
      target.onceDrained(() => source.resume());
    },
    () => {
      if (!isOver) target.end();
      isOver = true;
    },
    () => {
      isOver = true;
    },
  );
}
