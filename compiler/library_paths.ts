// Which sources are the project's own below an application, whose authors the compiler trusts with what it does not
// check, and which of Node's modules they stand for.

/** Node's modules that have a file in kernel/api/node. */
export const nodeModules = [
  ...[
    "assert",
    "assert/strict",
    "buffer",
    "crypto",
    "dgram",
    "events",
    "fs",
    "http",
    "net",
    "os",
    "path",
    "perf_hooks",
    "process",
  ],
  ...[
    "querystring",
    "readline",
    "readline/promises",
    "stream",
    "stream/promises",
    "string_decoder",
    "test",
    "timers",
    "timers/promises",
    "url",
    "util",
  ],
];

/** Those that nobody reaches without `node:`. */
export const modulesByScheme: ReadonlySet<string> = new Set(["test"]);

/** Folders below the project's root. */
export const libraryFolders = ["std", "kernel", "liveupdate"];

/** `path`: relative to the project's root, with slashes. */
export function isLibraryPath(path: string): boolean {
  return libraryFolders.some((folder) => path.startsWith(`${folder}/`));
}
