// What `node:stream` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as stream from "../stream.ts";

export * from "../stream.ts";
export default stream;
