// What `node:fs` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as fs from "../fs.ts";

export * from "../fs.ts";
export default fs;
