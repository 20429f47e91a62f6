// An error that nobody catches ends the program with status 1, after its listeners to the end; the timers behind it are not run.
process.on("exit", (code) => {
  console.log("exit", code, process.exitCode);
});
process.exitCode = 5;
setTimeout(() => {
  console.log("timer");
  throw new Error("of a timer");
}, 5);
setTimeout(() => console.log("never"), 6);
