// A small web site: pages, a JSON route, and what the machine knows about itself. It takes its next version on port 666 and
// keeps every connection.

import { carryHttpServer, serveUpdates } from "instar:liveupdate";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { homePage, notFoundPage, statusPage } from "./pages.ts";
import { systemStatus } from "./status.ts";

const port = 80;
const updatePort = 666;

const server = createServer((request, response) => {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.statusCode = 405;
    response.setHeader("Allow", "GET, HEAD");
    response.end();
    return;
  }
  route(request, response);
});

function route(request: IncomingMessage, response: ServerResponse): void {
  switch (pathOf(request.url)) {
    case "/":
      return sendHtml(response, 200, homePage);
    case "/status":
      return sendHtml(response, 200, statusPage(systemStatus()));
    case "/api/status":
      response.setHeader("Content-Type", "application/json");
      response.end(systemStatus().toJson());
      return;
    default:
      return sendHtml(response, 404, notFoundPage);
  }
}

function sendHtml(response: ServerResponse, status: number, page: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(page);
}

/** The part before the question mark. */
function pathOf(url: string): string {
  const query = url.indexOf("?");
  return query < 0 ? url : url.slice(0, query);
}

server.listen(port, () => console.log(`web: serving on port ${port}`));

// Whoever reaches this port decides what the machine runs: for the laboratory only.
carryHttpServer("web connections", server);
serveUpdates(updatePort);
