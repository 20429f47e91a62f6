// What `node:readline/promises` stands for.

export { createPromisesInterface as createInterface, PromisesInterface as Interface } from "../../readline.ts";
