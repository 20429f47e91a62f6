// `for await (const chunk of request)`: what comes by events as an asynchronous iterator. The source is held back while the
// loop is busy with a chunk.
// @cold

/** What gives chunks by events. */
export interface ChunkSource {
  listen(onChunk: (chunk: Buffer) => void, onEnd: () => void, onError: (error: Error) => void): void;
  pause(): unknown;
  resume(): unknown;
}

/** Throws what the source reports as its error. What is left when the loop is broken off is thrown away. */
export async function* chunksOf(source: ChunkSource): AsyncGenerator<Buffer, void, undefined> {
  const waiting: Buffer[] = [];
  let isOver = false;
  let failure: Error | null = null;
  let wake = (): void => {};
  source.listen(
    (chunk) => {
      waiting.push(chunk);
      source.pause();
      wake();
    },
    () => {
      isOver = true;
      wake();
    },
    (error) => {
      failure = error;
      wake();
    },
  );
  try {
    for (;;) {
      const chunk = waiting.shift();
      if (chunk !== undefined) {
        yield chunk;
        continue;
      }
      if (failure !== null) throw failure;
      if (isOver) return;
      // Before the source goes on: it may have something at once.
      const more = new Promise<void>((resolve) => {
        wake = resolve;
      });
      source.resume();
      await more;
    }
  } finally {
    source.resume();
  }
}
