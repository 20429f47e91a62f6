// What `node:os` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as os from "../os.ts";

export * from "../os.ts";
export default os;
