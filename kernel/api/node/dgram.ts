// What `node:dgram` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as dgram from "../dgram.ts";

export * from "../dgram.ts";
export default dgram;
