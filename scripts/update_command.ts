// `build.ts update HOST:PORT FILE`: the update client with progress for a terminal.

import fs from "node:fs";
import process from "node:process";
import { UsageError } from "./project.ts";
import { sendUpdate, type UpdateAnswer } from "./update_client.ts";

/** Gives the exit status: 0 when the machine runs the new image, 1 when it refused or went back. */
export async function update(address: string, file: string): Promise<number> {
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(address);
  if (match === null) throw new UsageError(`update takes HOST:PORT, for example localhost:8666, not ${address}`);
  if (!fs.existsSync(file)) throw new UsageError(`there is no file ${file}`);
  const image = fs.readFileSync(file);
  const showsProgress = process.stderr.isTTY;
  let answer: UpdateAnswer;
  try {
    answer = await sendUpdate({
      host: match[1] ?? match[2]!,
      port: Number(match[3]),
      image,
      sent: (bytes) => {
        if (showsProgress) process.stderr.write(`\r\x1b[Ksent ${kib(bytes)} of ${kib(image.length)} KiB`);
      },
      line: (text) => process.stderr.write(`${showsProgress ? "\r\x1b[K" : ""}${text}\n`),
    });
  } catch (error) {
    if (showsProgress) process.stderr.write("\n");
    console.error(`update failed: ${(error as Error).message}`);
    return 1;
  }
  if (showsProgress) process.stderr.write("\r\x1b[K");
  if (!answer.ok) {
    console.error(`refused: ${answer.reason}`);
    console.error("The machine goes on with the image that it had.");
    return 1;
  }
  const carried = Object.entries(answer.carried).map(([what, count]) => `${count} ${what}`);
  console.log(`now running version ${answer.version}; pause ${(answer.pauseUs / 1000).toFixed(2)} ms`);
  console.log(`carried over: ${carried.join(", ")}`);
  for (const what of answer.left ?? []) console.log(`not carried: ${what}`);
  return 0;
}

function kib(bytes: number): number {
  return Math.ceil(bytes / 1024);
}
