// The global `JSON` (ECMAScript 25.5).

export { stringify } from "./json_stringify.ts";
