// What the compiler's snapshot is made of: run once to read and check the library, and then, in the process that has
// been started from the snapshot, to compile one application. Parts meet over file descriptor 3 and two variables.

import fs from "node:fs";
import process from "node:process";
import v8 from "node:v8";
import { compile, prepare } from "../compiler/compile.ts";
import type { Message, Request } from "./compiler_snapshot.ts";

prepare(process.env["INSTAR_TARGET"] as "machine" | "host");

v8.startupSnapshot.setDeserializeMainFunction(() => {
  const request = JSON.parse(process.env["INSTAR_REQUEST"] ?? "") as Request;
  void compile({ ...request, progress: (stage) => send({ stage }) }).then(({ diagnostics }) =>
    send({ report: diagnostics.hasErrors ? diagnostics.format(request.colour) : null }),
  );
});

function send(message: Message): void {
  fs.writeSync(3, `${JSON.stringify(message)}\n`);
}
