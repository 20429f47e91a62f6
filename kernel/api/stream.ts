// node:stream for applications: all of it under one name.
// @cold

import { finishedPromise, pipelinePromise } from "./stream_pipeline.ts";

export { type DoneCallback, Stream, type StreamOptions } from "./stream_base.ts";
export {
  Duplex,
  type DuplexOptions,
  PassThrough,
  Transform,
  type TransformCallback,
  type TransformOptions,
} from "./stream_duplex.ts";
export { finished, type FinishedOptions } from "./stream_finished.ts";
export { pipeline, type PipelineCallback, type PipelineOptions } from "./stream_pipeline.ts";
export { type PipeOptions, Readable, type ReadableOptions } from "./stream_readable.ts";
export { Writable, type WritableOptions } from "./stream_writable.ts";

/** What `node:stream/promises` has. */
export const promises = { finished: finishedPromise, pipeline: pipelinePromise };
