// Questions as promises.

import { createInterface } from "node:readline/promises";
import { PassThrough } from "node:stream";

const input = new PassThrough();
const reader = createInterface({ input, output: process.stdout });

async function main(): Promise<void> {
  setTimeout(() => input.write("Ann\n"), 1);
  const name = await reader.question("name? ");
  setTimeout(() => input.write("41\n"), 1);
  const age = Number(await reader.question("age? "));
  console.log(`${name}, ${age + 1}`);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 1);
  try {
    await reader.question("never? ", { signal: controller.signal });
  } catch (error) {
    console.log((error as Error).name);
  }
  reader.close();
  reader.question("late? ").catch((error: NodeJS.ErrnoException) => console.log(error.code, error.message));
}

void main();
