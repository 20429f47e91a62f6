// What runs in the compiler's process: compiles one application. When a snapshot is being made it reads and checks the
// library instead, and the process that starts from the snapshot goes on from there. Parts meet over file descriptor 3 and
// two variables.

import fs from "node:fs";
import process from "node:process";
import v8 from "node:v8";
import { compile, prepare } from "../compiler/compile.ts";
import type { Message, Request } from "./compiler_process.ts";

if (v8.startupSnapshot.isBuildingSnapshot()) {
  const { diagnostics } = prepare(process.env["INSTAR_TARGET"] as "machine" | "host");
  // A snapshot that holds less would only be slow, and nobody would be told.
  if (diagnostics.hasErrors) throw new Error(diagnostics.format(false));
  v8.startupSnapshot.setDeserializeMainFunction(() => {
    // A build is over before optimised code has paid for being made, but for what runs very often.
    v8.setFlagsFromString("--interrupt-budget=1000000");
    answer();
  });
} else {
  answer();
}

function answer(): void {
  const request = JSON.parse(process.env["INSTAR_REQUEST"] ?? "") as Request;
  void compile({ ...request, progress: (stage) => send({ stage }) }).then(({ diagnostics }) =>
    send({ report: diagnostics.hasErrors ? diagnostics.format(request.colour) : null }),
  );
}

function send(message: Message): void {
  fs.writeSync(3, `${JSON.stringify(message)}\n`);
}
