// Which units share a C file. A run of clang costs more before it comes to the code than most modules' code does, so the
// library's small modules go together, folder by folder. The application's stay alone: they are what changes.

import path from "node:path";

/** So much source makes a C file that takes clang half a second or so: another use of the library costs no more. */
const groupChars = 40_000;

/**
 * The group of each module of the library, by its first module. It does not depend on what the application uses of them,
 * so that a change of the application moves no code between files. `modules`: path and number of characters.
 */
export function groupModules(modules: ReadonlyMap<string, number>): Map<string, string> {
  const groups = new Map<string, string>();
  let first = "";
  let chars = 0;
  for (const module of [...modules.keys()].sort(byFolder)) {
    chars += modules.get(module)!;
    if (first === "" || path.dirname(first) !== path.dirname(module) || chars > groupChars) {
      first = module;
      chars = modules.get(module)!;
    }
    groups.set(module, first);
  }
  return groups;
}

function byFolder(a: string, b: string): number {
  const [one, other] = [`${path.dirname(a)}//${a}`, `${path.dirname(b)}//${b}`];
  return one < other ? -1 : 1;
}
