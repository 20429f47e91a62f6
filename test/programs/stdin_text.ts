// The standard input as texts and bytes: by events, through pipes, and at its end.

import { Transform } from "node:stream";

let text = "";
let bytes = 0;
process.stdin.on("data", (chunk) => {
  bytes += chunk.length;
  text += chunk.toString();
});
process.stdin.on("end", () => console.log(bytes, text.trim().split("\n")));
process.stdin.on("close", () => console.log("close", process.stdin.readableEnded));
const upper = new Transform({
  transform(chunk, _encoding, callback) {
    callback(null, chunk.toString().toUpperCase());
  },
});
process.stdin.pipe(upper).pipe(process.stdout);
process.on("exit", () => console.log("exit"));
