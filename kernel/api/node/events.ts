// What `node:events` stands for.

export { EventEmitter, EventEmitter as default } from "../../../std/event_emitter.ts";
