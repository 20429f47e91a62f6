// What `node:path` stands for: the names one by one, all of them as a namespace, and that as the default. The paths are
// POSIX's in any case: `posix` is the same once more.

import * as path from "../path.ts";

export * from "../path.ts";
export * as posix from "../path.ts";
export default path;
