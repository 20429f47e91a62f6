// `beforeExit` when nothing is left to do: what a listener begins keeps the program running.

let rounds = 0;
process.on("beforeExit", (code) => {
  console.log("before exit", code, rounds);
  if (rounds++ < 2) setTimeout(() => console.log("more"), 1);
  else process.exitCode = 3;
});
process.on("exit", (code) => console.log("exit", code));
void Promise.resolve().then(() => console.log("microtask"));
