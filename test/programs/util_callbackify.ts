// Functions that give promises as functions with callbacks, and registries of what is collected.

import { callbackify } from "node:util";

const load = async (sku: string, count = 1): Promise<{ sku: string; count: number }> => {
  await Promise.resolve();
  if (sku === "bad") throw new Error("no such sku");
  return { sku, count };
};
const loadLater = callbackify(load);
loadLater("abc", 2, (error, item) => console.log(error, item));
loadLater("bad", 1, (error) => console.log(error?.message));
callbackify(() => Promise.reject<number>(undefined))((error) => console.log(error?.code));
console.log("first");

const registry = new FinalizationRegistry<string>((held) => console.log("gone", typeof held));
const token = {};
registry.register({ a: 1 }, "held", token);
console.log(registry.unregister(token), registry.unregister(token));
