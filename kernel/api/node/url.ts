// What `node:url` stands for: the global classes.

export { URL } from "../../../std/url.ts";
export { URLSearchParams } from "../../../std/url_search_params.ts";
