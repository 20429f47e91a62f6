// What `node:timers/promises` stands for.

export * from "../../timers_promises.ts";
