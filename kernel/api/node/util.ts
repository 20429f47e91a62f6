// What `node:util` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as util from "../util.ts";

export * from "../util.ts";
export default util;
