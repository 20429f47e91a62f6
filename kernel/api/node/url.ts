// What `node:url` stands for: the global classes, and functions of its own.

import { URL } from "../../../std/url.ts";
import { URLSearchParams } from "../../../std/url_search_params.ts";
import { fileURLToPath, format, pathToFileURL, urlToHttpOptions } from "../file_urls.ts";

export { fileURLToPath, format, pathToFileURL, URL, URLSearchParams, urlToHttpOptions };
export default { fileURLToPath, format, pathToFileURL, URL, URLSearchParams, urlToHttpOptions };
