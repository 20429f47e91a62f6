// What `json()` of a response gives, in a program that knows nothing else without a type.

import http from "node:http";
import type { AddressInfo } from "node:net";

interface Answer {
  name?: string;
  all?: boolean;
}

const server = http.createServer((_req, res) => {
  res.end('{"name":"x","more":1}');
});
server.listen(0, "127.0.0.1", async () => {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const data = (await response.json()) as Answer;
  console.log(data.name, data.all);
  server.close();
});
