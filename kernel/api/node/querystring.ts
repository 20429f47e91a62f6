// What `node:querystring` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as querystring from "../querystring.ts";

export * from "../querystring.ts";
export default querystring;
