// Who pauses the standard input lets the program end.

process.stdin.once("data", (chunk: Buffer) => {
  console.log("first", chunk.length);
  process.stdin.pause();
  console.log(process.stdin.isPaused());
});
setTimeout(() => console.log("last"), 5);
