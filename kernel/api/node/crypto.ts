// What `node:crypto` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as crypto from "../crypto.ts";

export * from "../crypto.ts";
export default crypto;
