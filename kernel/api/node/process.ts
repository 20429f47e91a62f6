// What `node:process` stands for: the global's members one by one, and all of them as the default.

import * as process from "../process.ts";

export * from "../process.ts";
export default process;
