// What comes of requests and sockets chunk by chunk: as bytes, or as texts once `setEncoding` has been called; by events, or by
// `for await (const chunk of request)`, which holds the source back while the loop is busy with a chunk.
// @cold

import { Signal } from "./events.ts";
import { StringDecoder } from "./string_decoder.ts";

/**
 * One of the two: a text after `setEncoding`. TypeScript takes it for both, so that a listener may say which one it expects, or
 * do what both can do; it is tested where it is used as either.
 */
export type Chunk = Buffer & string;

/** The event of a chunk that has come. */
export class ChunkSignal extends Signal<unknown> {
  tell(bytes: Buffer): void {
    this.emit(bytes);
  }

  /** Nothing more comes. */
  tellLast(): void {}
}

/** The same with texts; a character that lies in two chunks is in the second one. */
export class TextSignal extends ChunkSignal {
  private readonly decoder: StringDecoder;

  constructor(before: ChunkSignal | null, encoding: BufferEncoding | undefined) {
    super();
    if (before !== null) this.takeOver(before);
    this.decoder = new StringDecoder(encoding);
  }

  override tell(bytes: Buffer): void {
    this.tellText(this.decoder.write(bytes));
  }

  override tellLast(): void {
    this.tellText(this.decoder.end());
  }

  private tellText(text: string): void {
    if (text !== "") this.emit(text);
  }
}

/** What gives chunks by events. */
export interface ChunkSource {
  listen(onChunk: (chunk: Chunk) => void, onEnd: () => void, onError: (error: Error) => void): void;
  pause(): unknown;
  resume(): unknown;
}

/** Throws what the source reports as its error. What is left when the loop is broken off is thrown away. */
export async function* chunksOf(source: ChunkSource): AsyncGenerator<Chunk, void, undefined> {
  const waiting: Chunk[] = [];
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
