// Files and the legacy functions of node:url: paths as `file:` URLs and back, and URLs in the forms that others want.
// @cold

import { TypeError as CodedTypeError } from "../../std/coded_errors.ts";
import { URL } from "../../std/url.ts";
import { resolve } from "./path.ts";

/** The path that a `file:` URL stands for. */
export function fileURLToPath(url: string | URL): string {
  const { protocol, hostname, pathname } = typeof url === "string" ? new URL(url) : url;
  if (protocol !== "file:") throw new CodedTypeError("ERR_INVALID_URL_SCHEME", "The URL must be of scheme file");
  if (hostname !== "")
    throw new CodedTypeError("ERR_INVALID_FILE_URL_HOST", 'File URL host must be "localhost" or empty on linux');
  if (/%2f/i.test(pathname))
    throw new CodedTypeError("ERR_INVALID_FILE_URL_PATH", "File URL path must not include encoded / characters");
  return decodeURIComponent(pathname);
}

/** A path, absolute or of the working directory, as a `file:` URL. */
export function pathToFileURL(path: string): URL {
  const whole = resolve(path);
  const kept = path.endsWith("/") && !whole.endsWith("/") ? `${whole}/` : whole;
  return new URL(`file://${kept.replace(/[%\\\n\r\t#?[\]^|~]/g, percentEncoded)}`);
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

export interface UrlFormatOptions {
  readonly auth?: boolean;
  readonly fragment?: boolean;
  readonly search?: boolean;
  readonly unicode?: boolean;
}

/** The URL's text, without the parts that are not wanted. */
export function format(url: URL, options: UrlFormatOptions = {}): string {
  const shown = new URL(url.href);
  if (options.auth === false) {
    shown.username = "";
    shown.password = "";
  }
  if (options.fragment === false) shown.hash = "";
  if (options.search === false) shown.search = "";
  return shown.href;
}

/** What `http.request` takes. */
export function urlToHttpOptions(url: URL): {
  protocol: string;
  hostname: string;
  hash: string;
  search: string;
  pathname: string;
  path: string;
  href: string;
  port?: number;
  auth?: string;
} {
  const { protocol, hostname, hash, search, pathname, href, port, username, password } = url;
  return {
    protocol,
    hostname: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
    hash,
    search,
    pathname,
    path: pathname + search,
    href,
    ...(port === "" ? {} : { port: Number(port) }),
    ...(username === "" && password === "" ? {} : { auth: decodeURIComponent(`${username}:${password}`) }),
  };
}
