// An error that ends the evaluation of the modules: what is queued in microtasks runs, ticks and timers do not.
process.on("exit", (code) => console.log("exit", code));
queueMicrotask(() => console.log("microtask"));
process.nextTick(() => console.log("never"));
setTimeout(() => console.log("never"), 0);
throw new Error("of the module");
