// A listener to `exit` decides with which status a program ends that an error has ended.
process.on("exit", (code) => {
  console.log("exit", code, process.exitCode);
  process.exitCode = 9;
});
setTimeout(() => {
  throw new Error("nobody catches it");
}, 1);
