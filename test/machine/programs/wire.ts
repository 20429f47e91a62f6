// What the tests on the raw wire talk to. Port 7 echoes, by TCP and UDP; port 9 takes commands, a line each, on the
// connection itself.

import { createSocket } from "node:dgram";
import { connect, createServer, type Socket } from "node:net";

createServer((socket) => {
  socket.on("error", () => {});
  socket.pipe(socket);
}).listen(7);

const echo = createSocket("udp4", (message, remote) => echo.send(message, remote.port, remote.address));
echo.bind(7);

/** Asks the machine's own echo by UDP and tells how much came back. */
function askItself(socket: Socket, length: number): void {
  const asking = createSocket({ type: "udp4" });
  asking.on("message", (message, remote) => {
    asking.close(() => socket.write(`${message.length} bytes from port ${remote.port}\n`));
  });
  asking.send(pattern(length), 7, "127.0.0.1", (error) => {
    if (error !== null) socket.write(`${error.message}\n`);
  });
}

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
  else if (command === "ask") askItself(socket, operand);
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
