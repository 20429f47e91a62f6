// What the tests on the raw wire talk to. Port 7 echoes; port 9 takes commands, a line each, on the connection itself.

import { connect, createServer, type Socket } from "node:net";

createServer((socket) => {
  socket.on("error", () => {});
  socket.pipe(socket);
}).listen(7);

function pattern(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index++) bytes[index] = index % 251;
  return bytes;
}

/** Writes one byte after the other, each in a turn of its own. */
function drip(socket: Socket, count: number): void {
  if (count === 0) return;
  socket.write(pattern(1));
  setTimeout(() => drip(socket, count - 1), 1);
}

function obey(socket: Socket, command: string, operand: number): void {
  if (command === "send") socket.write(pattern(operand));
  else if (command === "drip") drip(socket, operand);
  else if (command === "nodelay") socket.setNoDelay(true);
  else if (command === "end") socket.end();
  else if (command === "destroy") socket.destroy();
  else if (command === "stall") {
    socket.pause();
    setTimeout(() => socket.resume(), operand);
  } else if (command === "connect") {
    const opened = connect(operand, socket.remoteAddress, () => socket.write("connected\n"));
    opened.on("data", (chunk) => opened.write(chunk));
    opened.on("error", (error) => socket.write(`${error.message}\n`));
  } else socket.write(`what is ${command}?\n`);
}

createServer({ allowHalfOpen: true }, (socket) => {
  let line = "";
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    for (let index = 0; index < chunk.length; index++) {
      const character = String.fromCharCode(chunk[index]);
      if (character !== "\n") {
        // What no command begins with is only counted as read.
        if (line.length > 0 || character !== "x") line += character;
        continue;
      }
      const space = line.indexOf(" ");
      const command = space < 0 ? line : line.slice(0, space);
      const operand = space < 0 ? 0 : Number(line.slice(space + 1));
      line = "";
      obey(socket, command, operand);
    }
  });
}).listen(9, () => console.log("wire: ports 7 and 9"));
