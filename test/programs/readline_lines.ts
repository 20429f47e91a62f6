// Lines of the standard input by events, and of another stream by a loop.

import * as readline from "node:readline";
import { PassThrough, Readable } from "node:stream";

const lines: string[] = [];
const reader = readline.createInterface({ input: process.stdin, terminal: false, crlfDelay: Infinity });
reader.on("line", (line) => {
  lines.push(line);
});
reader.on("close", () => void others());

async function others(): Promise<void> {
  console.log(lines);
  const input = Readable.from(["a\nb", "c\r", "\nd\n\n", "last"]);
  for await (const line of readline.createInterface({ input })) console.log(JSON.stringify(line));
  const through = new PassThrough();
  const prompted = readline.createInterface({ input: through, output: process.stdout, prompt: "? " });
  prompted.prompt();
  prompted.question("name: ", (name) => {
    console.log(`hello ${name}`);
    prompted.on("line", (line) => console.log("then", line));
  });
  prompted.on("close", () => console.log("closed"));
  through.write("Ann\nmore\n");
  through.end("rest");
}
