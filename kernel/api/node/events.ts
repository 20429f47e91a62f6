// What `node:events` stands for.

export { EventEmitter, EventEmitter as default } from "../../../std/event_emitter.ts";
export { on, once } from "../event_promises.ts";
