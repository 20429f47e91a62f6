// What `node:net` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as net from "../net.ts";

export * from "../net.ts";
export default net;
