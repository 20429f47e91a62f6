// How a debugger is started on what `--debug` builds: the commands that build.ts prints and the tests run.

import path from "node:path";
import process from "node:process";
import { root, type Target } from "./project.ts";
import { shellQuote } from "./qemu.ts";

/** The file with a program's debug information: the image itself has none. */
export function debugFile(program: string, target: Target): string {
  return target === "machine" ? `${program}.debug` : program;
}

/** gdb's script and lldb's. */
export const debuggerScripts = {
  gdb: path.join(root, "debugger/instar_gdb.py"),
  lldb: path.join(root, "debugger/instar_lldb.py"),
};

/** One command for each debugger, to paste into a shell; `port`: where QEMU listens. */
export function debuggerCommands(program: string, target: Target, port?: number): string[] {
  const shown = (file: string): string => shellQuote(path.relative(process.cwd(), file));
  const file = shown(debugFile(program, target));
  const lldbImport = shellQuote(`command script import ${path.relative(process.cwd(), debuggerScripts.lldb)}`);
  const gdbRemote = port === undefined ? "" : ` -ex 'target remote :${port}'`;
  const lldbRemote = port === undefined ? "" : ` -o 'gdb-remote ${port}'`;
  return [`gdb -x ${shown(debuggerScripts.gdb)} ${file}${gdbRemote}`, `lldb-22 -o ${lldbImport} ${file}${lldbRemote}`];
}
