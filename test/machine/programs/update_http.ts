// An HTTP server whose exchanges are in every stage when an update comes, and an async function that never ends.
import { carryHttpServer, serveUpdates } from "instar:liveupdate";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { imageVersion } from "instar:system";

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

let ticks = 0;

async function tick(): Promise<void> {
  for (;;) {
    await sleep(20);
    ticks++;
  }
}

/** A long text in which every place can be told from every other. */
function bigText(): string {
  const lines: string[] = [];
  for (let line = 0; line < 100000; line++) lines.push(`line ${line} of a long answer\n`);
  return lines.join("");
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  switch (request.url) {
    case "/now":
      response.end(`now ${imageVersion()}`);
      return;
    case "/ticks":
      response.end(String(ticks));
      return;
    case "/later":
      await sleep(300);
      response.end(`later ${imageVersion()}`);
      return;
    case "/begun":
      response.write("the first part");
      return;
    case "/big":
      response.end(bigText());
      return;
    case "/length": {
      let length = 0;
      request.on("data", (chunk) => {
        length += chunk.length;
      });
      request.on("end", () => response.end(`${length} bytes ${imageVersion()}`));
      return;
    }
    default: // "/never"
      return;
  }
}

const server = createServer((request, response) => {
  void answer(request, response);
});
server.listen(80);
carryHttpServer("http", server);
serveUpdates(666);
void tick();
