// What `node:http` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as http from "../http.ts";

export * from "../http.ts";
export default http;
