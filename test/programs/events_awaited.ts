// once and on of node:events: emitters of programs, sockets and servers.

import { EventEmitter, on, once } from "node:events";
import net, { type AddressInfo } from "node:net";

const any = new EventEmitter();
setTimeout(() => any.emit("named", 1, "two"), 5);
const [first, second] = await once(any, "named");
console.log(first, second);

setTimeout(() => any.emit("named", 3, "four"), 5);
const [third] = (await once(any, "named")) as [number];
console.log(third + 1);

const typed = new EventEmitter<{ tick: [count: number, name: string]; error: [error: Error] }>();
setTimeout(() => typed.emit("tick", 1, "two"), 5);
const [count, name] = await once(typed, "tick");
console.log(count + 1, name.length);

setTimeout(() => typed.emit("error", new Error("bad")), 5);
try {
  await once(typed, "tick");
} catch (error) {
  console.log((error as Error).message);
}
console.log(typed.listenerCount("tick"), typed.listenerCount("error"));
setTimeout(() => typed.emit("error", new Error("expected")), 5);
const [error] = await once(typed, "error");
console.log(error.message);

const controller = new AbortController();
setTimeout(() => controller.abort(), 5);
for (const signal of [controller.signal, AbortSignal.abort()]) {
  try {
    await once(any, "never", { signal });
  } catch (reason) {
    const { name, code, message } = reason as NodeJS.ErrnoException;
    console.log(name, code, message, any.listenerCount("never"));
  }
}

setTimeout(() => {
  for (const value of [1, 2, 3]) any.emit("several", value);
}, 5);
for await (const [value] of on(any, "several")) {
  console.log(value);
  if (value === 3) break;
}
console.log(any.listenerCount("several"), any.listenerCount("error"));

class Job extends EventEmitter {
  run(): this {
    setImmediate(() => this.emit("done", { isOk: true }));
    return this;
  }
}
const [result] = (await once(new Job().run(), "done")) as [{ isOk: boolean }];
console.log(result.isOk);

const server = net.createServer((socket) => socket.end("bye"));
server.listen(0, "127.0.0.1");
await once(server, "listening");
const socket = net.connect((server.address() as AddressInfo).port, "127.0.0.1");
await once(socket, "connect");
const [data] = await once(socket, "data");
console.log(data.toString());
await once(socket, "close");
server.close();
await once(server, "close");
console.log("closed");

// What is told before the loop begins waits for it.
{
  const early = new EventEmitter();
  const values = on(early, "value");
  early.emit("value", 1);
  early.emit("value", 2);
  const seen: number[] = [];
  for await (const [value] of values) if (seen.push(value) === 2) break;
  console.log(seen, early.listenerCount("value"));
  try {
    on(early, "value", { signal: AbortSignal.abort() });
  } catch (error) {
    console.log((error as Error).name);
  }
}
