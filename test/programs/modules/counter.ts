// Live bindings, a default export, a class from another module under its own name.
import { log } from "./log.ts";
log.push("counter");
export let count = 0;
export function increase(): void {
  count++;
}
export default function double(n: number): number {
  return n * 2;
}
export { Named as Shape } from "./shapes.ts";
