// The files that are open when a program starts, and a name that no file has.

import fs from "node:fs";

const input = fs.readFileSync(0, "utf8").trim().split("\n");
const [count, width] = input[0].split(" ").map(Number);
console.log(count, width, input.slice(1));
try {
  fs.readFileSync("/nowhere/at/all.txt", "utf8");
} catch (caught) {
  const error = caught as NodeJS.ErrnoException;
  console.log(error.code, error.errno, error.syscall, error.path, error.message);
}
console.log(fs.existsSync("/nowhere/at/all.txt"));
console.log(fs.writeSync(1, "writtén\n"));
