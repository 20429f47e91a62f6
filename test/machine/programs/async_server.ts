// Answers each byte after two timers, by async functions and generators from end to end.
import { createServer } from "node:net";

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function* steps(count: number): AsyncGenerator<number> {
  for (let step = 0; step < count; step++) {
    await sleep(2);
    yield step;
  }
}

createServer((socket) => {
  socket.on("data", async (chunk) => {
    for await (const step of steps(2)) socket.write(`${step} `);
    socket.write(chunk);
  });
}).listen(7, () => console.log("ready"));

for await (const step of steps(2)) console.log("step", step);
Promise.reject(new Error("logged, and nothing ends"));
