// The global `JSON` (ECMAScript 25.5).

export { parse } from "./json_parse.ts";
export { stringify } from "./json_stringify.ts";
