// What `node:process` stands for: the global's members one by one, and all of them as the default.

import * as process from "../../../std/process.ts";

export * from "../../../std/process.ts";
export default process;
