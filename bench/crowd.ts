// Connections that stay open and busy while an update is measured: crowd.ts IP PORT CONNECTIONS SECONDS.

import process from "node:process";
import { StreamClient } from "../test/machine/stream_client.ts";

const [host = "", port = "", connections = "0", seconds = "10"] = process.argv.slice(2);
const client = new StreamClient({
  host,
  port: Number(port),
  connections: Number(connections),
  seed: 1,
  chunkBytes: 64,
  pauseMs: 1000,
});
await client.start();
setTimeout(
  () => {
    client.destroy();
    process.exit(0);
  },
  Number(seconds) * 1000,
);
