// What `node:stream/promises` stands for.

export { finishedPromise as finished, pipelinePromise as pipeline } from "../../stream_pipeline.ts";
