// STATUS_CODES of node:http, and the reason phrases of answers.

import http, { STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";

console.log(Object.keys(STATUS_CODES).length, STATUS_CODES[418], STATUS_CODES[402], http.STATUS_CODES[299]);
console.log(Object.entries(STATUS_CODES).map(([code, phrase]) => `${code} ${phrase}`));

const server = http.createServer((request, response) => {
  response.statusCode = Number(request.url?.slice(1));
  response.end(http.STATUS_CODES[response.statusCode] ?? "none");
});
server.listen(0, "127.0.0.1", async () => {
  const { port } = server.address() as AddressInfo;
  for (const status of [200, 203, 299, 402, 414, 418, 428, 451, 508, 511, 599]) {
    const response = await fetch(`http://127.0.0.1:${port}/${status}`);
    console.log(response.status, response.statusText, await response.text());
  }
  server.close();
});
