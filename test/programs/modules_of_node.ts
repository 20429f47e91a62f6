// Node's modules by their names, all of them as a namespace, the default, and without `node:`.

import http, { createServer } from "http";
import net from "node:net";
import * as dgram from "node:dgram";

const server = net.createServer((socket) => void socket.end("x"));
console.log(typeof createServer, typeof http.createServer, typeof dgram.createSocket, server.listening);
