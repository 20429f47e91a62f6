// What `node:string_decoder` stands for: the names one by one, all of them as a namespace, and that as the default.

import * as string_decoder from "../string_decoder.ts";

export * from "../string_decoder.ts";
export default string_decoder;
