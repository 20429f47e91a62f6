// What `node:path` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as path from "../path.ts";

export * from "../path.ts";
export default path;
