// The global process: its environment, ticks before promises, exit status and listeners.
import { env, hrtime } from "node:process";

console.log(typeof process.env["PATH"], env["SURELY_NOT_SET"], process.env.NO_COLOR ?? "none", "TZ" in process.env);
process.env["ADDED"] = "1";
const { ADDED = "2", MISSING = "default" } = process.env;
console.log(ADDED, MISSING, process.argv.length, process.argv.slice(2));
const begun: bigint = process.hrtime.bigint();
console.log(hrtime.bigint() >= begun, process.uptime() > 0, process.memoryUsage().heapUsed > 0, process.cwd().startsWith("/"));

// Modules are evaluated in a microtask: what they leave comes before their ticks; later ticks come first.
process.nextTick((name: string, count: number) => console.log("tick", name, count), "a", 1);
void Promise.resolve().then(() => console.log("promise"));
queueMicrotask(() => {
  console.log("microtask");
  process.nextTick(() => console.log("tick of a microtask"));
});
setTimeout(() => {
  void Promise.resolve().then(() => {
    console.log("promise of a timer");
    process.nextTick(() => console.log("tick of its promise"));
  });
  process.nextTick(() => {
    console.log("tick of a timer");
    process.nextTick(() => console.log("tick of its tick"));
    queueMicrotask(() => console.log("microtask of its tick"));
  });
  console.log("timer");
}, 1);
process.on("exit", (code) => console.log("exit", code, process.exitCode));
process.on("exit", (code) => {
  console.log("again", code);
});
process.exitCode = 3;
process.stdout.write("written\n");
