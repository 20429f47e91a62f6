// The passes over the IR, in their order. Each is one file under passes/ that says what it requires and provides.

import type { Program } from "./ir.ts";
import { barriers } from "./passes/barriers.ts";
import { cold } from "./passes/cold.ts";
import { constants } from "./passes/constants.ts";
import { coroutines } from "./passes/coroutines.ts";
import { dispatch } from "./passes/dispatch.ts";
import { frozen } from "./passes/frozen.ts";
import { holes } from "./passes/holes.ts";
import { hoist } from "./passes/hoist.ts";
import { inline } from "./passes/inline.ts";
import { integers } from "./passes/integers.ts";
import { reach } from "./passes/reach.ts";
import { receivers } from "./passes/receivers.ts";
import { settled } from "./passes/settled.ts";
import { stack } from "./passes/stack.ts";
import { markVolatile } from "./passes/try.ts";

export interface Pass {
  readonly name: string;
  readonly run: (program: Program) => Program;
}

export const passes: readonly Pass[] = [
  { name: "reach", run: reach },
  { name: "dispatch", run: dispatch },
  { name: "receivers", run: receivers },
  { name: "inline", run: inline },
  { name: "integers", run: integers },
  // Direct calls have made some functions behind dispatch tables unreachable, and substitution others.
  { name: "reach again", run: reach },
  { name: "constants", run: constants },
  { name: "holes", run: holes },
  { name: "coroutines", run: coroutines },
  { name: "frozen", run: frozen },
  { name: "barriers", run: barriers },
  { name: "settled", run: settled },
  { name: "stack", run: stack },
  { name: "cold", run: cold },
  { name: "try", run: markVolatile },
  { name: "hoist", run: hoist },
];

/** Runs passes; `after` sees the program after each (dumps, checks). */
export function runPasses(
  program: Program,
  chosen: readonly Pass[] = passes,
  after: (pass: string, program: Program) => void = () => {},
): Program {
  for (const pass of chosen) {
    program = pass.run(program);
    after(pass.name, program);
  }
  return program;
}
