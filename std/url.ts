// URL (WHATWG URL 4 and 6.1): parsing against a base, the parts, and writing it again.

import { Inspectable } from "./inspectable.ts";
import { quoted } from "./quoted_text.ts";
import {
  encodePercent,
  isControlByte,
  isFragmentByte,
  isPathByte,
  isQueryByte,
  isSpecialQueryByte,
  isUserinfoByte,
} from "./url_encoding.ts";
import { parseHost } from "./url_host.ts";
import { URLSearchParams } from "./url_search_params.ts";

const defaultPorts: ReadonlyMap<string, string> = new Map([
  ["http:", "80"],
  ["https:", "443"],
  ["ws:", "80"],
  ["wss:", "443"],
  ["ftp:", "21"],
  ["file:", ""],
]);

/** What a URL consists of, as it is written. */
class UrlParts {
  protocol = "";
  username = "";
  password = "";
  /** Null: there is none, which is not the same as an empty one. */
  host: string | null = null;
  port = "";
  /** Of a URL without host whose path does not begin with a slash, the whole rest. */
  opaque: string | null = null;
  path: string[] = [];
  query: string | null = null;
  fragment: string | null = null;

  get isSpecial(): boolean {
    return defaultPorts.has(this.protocol);
  }

  get pathname(): string {
    return this.opaque ?? this.path.map((segment) => `/${segment}`).join("");
  }

  get hostWithPort(): string {
    return this.port === "" ? (this.host ?? "") : `${this.host ?? ""}:${this.port}`;
  }

  get text(): string {
    const credentials = this.password === "" ? this.username : `${this.username}:${this.password}`;
    const authority = credentials === "" ? this.hostWithPort : `${credentials}@${this.hostWithPort}`;
    // A path that begins with two slashes would be taken for a host.
    const guard = this.host === null && this.opaque === null && this.path.length > 1 && this.path[0] === "" ? "/." : "";
    const start = this.host === null ? guard : `//${authority}`;
    return `${this.protocol}${start}${this.pathname}${prefixed("?", this.query)}${prefixed("#", this.fragment)}`;
  }

  setQuery(query: string): void {
    this.query = encodePercent(query, this.isSpecial ? isSpecialQueryByte : isQueryByte);
  }

  setPort(port: string): boolean {
    if (!/^\d*$/.test(port) || Number(port) > 65535) return false;
    const plain = port === "" ? "" : String(Number(port));
    this.port = plain === defaultPorts.get(this.protocol) ? "" : plain;
    return true;
  }

  /** Adds segments, following `.` and `..`. */
  addPath(text: string): void {
    const segments = (this.isSpecial ? text.replaceAll("\\", "/") : text).split("/");
    for (const [index, segment] of segments.entries()) {
      const isLast = index === segments.length - 1;
      const plain = segment.replace(/%2e/gi, ".");
      if (plain === "..") {
        this.path.pop();
        if (isLast) this.path.push("");
      } else if (plain === ".") {
        if (isLast) this.path.push("");
      } else this.path.push(encodePercent(segment, isPathByte));
    }
  }
}

/** "" stays away with its sign in a getter, but not in the text: `http://a/?`. */
function prefixed(sign: string, part: string | null): string {
  return part === null ? "" : sign + part;
}

function signed(sign: string, part: string | null): string {
  return part === null || part === "" ? "" : sign + part;
}

/** Null for what is no URL. */
function parse(input: string, base: UrlParts | null): UrlParts | null {
  let rest = input.replace(/^[\0- ]+|[\0- ]+$/g, "").replace(/[\t\n\r]/g, "");
  const parts = new UrlParts();
  const hash = rest.indexOf("#");
  if (hash >= 0) {
    parts.fragment = encodePercent(rest.slice(hash + 1), isFragmentByte);
    rest = rest.slice(0, hash);
  }
  const scheme = /^[a-zA-Z][a-zA-Z0-9+.-]*:/.exec(rest)?.[0];
  if (scheme !== undefined) {
    parts.protocol = scheme.toLowerCase();
    const behind = rest.slice(scheme.length);
    const isRelative = parts.isSpecial && base?.protocol === parts.protocol && !/^[/\\]/.test(behind);
    return isRelative ? parseRelative(parts, behind, base) : parseAbsolute(parts, behind, base);
  }
  if (base === null) return null;
  parts.protocol = base.protocol;
  if (base.opaque !== null && (rest !== "" || hash < 0)) return null;
  return parseRelative(parts, rest, base);
}

function parseAbsolute(parts: UrlParts, text: string, base: UrlParts | null): UrlParts | null {
  const [path, query] = splitQuery(text);
  if (query !== null) parts.setQuery(query);
  if (parts.protocol === "file:") return parseFile(parts, path, base);
  if (parts.isSpecial) return parseAuthority(parts, path.replace(/^[/\\]*/, ""));
  if (path.startsWith("//")) return parseAuthority(parts, path.slice(2));
  if (path.startsWith("/")) parts.addPath(path.slice(1));
  else parts.opaque = encodePercent(path, isControlByte);
  return parts;
}

function parseFile(parts: UrlParts, path: string, base: UrlParts | null): UrlParts | null {
  parts.host = "";
  const plain = path.replaceAll("\\", "/");
  if (!plain.startsWith("//")) {
    if (!plain.startsWith("/") && base?.protocol === "file:") return parseRelative(parts, plain, base);
    parts.addPath(plain.replace(/^\//, ""));
    return parts;
  }
  const end = plain.indexOf("/", 2);
  const host = plain.slice(2, end < 0 ? plain.length : end);
  const parsed = host === "" ? "" : parseHost(host, true);
  if (parsed === null) return null;
  parts.host = parsed === "localhost" ? "" : parsed;
  parts.addPath(end < 0 ? "" : plain.slice(end + 1));
  return parts;
}

function parseAuthority(parts: UrlParts, text: string): UrlParts | null {
  const end = text.search(parts.isSpecial ? /[/\\]/ : /\//);
  const authority = end < 0 ? text : text.slice(0, end);
  const at = authority.lastIndexOf("@");
  if (at >= 0) {
    const colon = authority.slice(0, at).indexOf(":");
    parts.username = encodePercent(authority.slice(0, colon < 0 ? at : colon), isUserinfoByte);
    if (colon >= 0) parts.password = encodePercent(authority.slice(colon + 1, at), isUserinfoByte);
  }
  if (!setHostAndPort(parts, authority.slice(at + 1))) return null;
  if (end >= 0) parts.addPath(text.slice(end + 1));
  else if (parts.isSpecial) parts.path = [""];
  return parts;
}

function setHostAndPort(parts: UrlParts, text: string): boolean {
  const [, host = "", port = ""] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(text) ?? [];
  if (host === "" && (text !== "" || parts.isSpecial)) return false;
  const parsed = host === "" ? "" : parseHost(host, parts.isSpecial);
  if (parsed === null || !parts.setPort(port)) return false;
  parts.host = parsed;
  return true;
}

function parseRelative(parts: UrlParts, text: string, base: UrlParts): UrlParts | null {
  const [path, query] = splitQuery(text);
  const slashed = parts.isSpecial ? path.replaceAll("\\", "/") : path;
  if (slashed.startsWith("//")) return parseAbsolute(parts, text, base);
  parts.username = base.username;
  parts.password = base.password;
  parts.host = base.host;
  parts.port = base.port;
  parts.opaque = base.opaque;
  if (query !== null) parts.setQuery(query);
  else if (path === "") parts.query = base.query;
  if (path === "") parts.path = [...base.path];
  else if (slashed.startsWith("/")) parts.addPath(path.slice(1));
  else {
    parts.path = base.path.slice(0, -1);
    parts.addPath(path);
  }
  return parts;
}

function splitQuery(text: string): [string, string | null] {
  const at = text.indexOf("?");
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

function parseText(url: string, base: string | URL | undefined): UrlParts | null {
  if (base === undefined) return parse(url, null);
  const parsed = parse(String(base), null);
  return parsed === null ? null : parse(url, parsed);
}

/** As Node's: its text does not name the code. */
class InvalidUrl extends TypeError {
  readonly code = "ERR_INVALID_URL";
  readonly input: string;

  constructor(input: string) {
    super("Invalid URL");
    this.input = input;
  }
}

export class URL extends Inspectable {
  #parts: UrlParts;
  readonly #params: URLSearchParams;

  /** Throws TypeError for what is no URL, or is a relative one without a base. */
  constructor(url: string | URL, base?: string | URL) {
    super();
    const parts = parseText(String(url), base);
    if (parts === null) throw new InvalidUrl(String(url));
    this.#parts = parts;
    this.#params = URLSearchParams.ofQuery(parts.query ?? "", () => {
      const query = this.#params.toString();
      this.#parts.query = query === "" ? null : query;
    });
  }

  override inspected(): string {
    const { href, origin, protocol, username, password, host, hostname, port, pathname, search, hash } = this;
    const shown = { href, origin, protocol, username, password, host, hostname, port, pathname, search };
    const lines = Object.entries(shown).map(([name, text]) => `  ${name}: ${quoted(text)},\n`);
    return `URL {\n${lines.join("")}  searchParams: ${this.#params.inspected()},\n  hash: ${quoted(hash)}\n}`;
  }

  static canParse(url: string, base?: string | URL): boolean {
    return parseText(url, base) !== null;
  }

  get searchParams(): URLSearchParams {
    return this.#params;
  }

  get href(): string {
    return this.#parts.text;
  }
  set href(text: string) {
    const parts = parse(text, null);
    if (parts === null) throw new InvalidUrl(text);
    this.#parts = parts;
    this.#params.replace(parts.query ?? "");
  }

  get origin(): string {
    const { protocol, isSpecial, hostWithPort } = this.#parts;
    return isSpecial && protocol !== "file:" ? `${protocol}//${hostWithPort}` : "null";
  }

  get protocol(): string {
    return this.#parts.protocol;
  }
  set protocol(text: string) {
    const protocol = `${text.replace(/:.*$/s, "").toLowerCase()}:`;
    const parts = this.#parts;
    if (!/^[a-z][a-z0-9+.-]*:$/.test(protocol) || defaultPorts.has(protocol) !== parts.isSpecial) return;
    parts.protocol = protocol;
    parts.setPort(parts.port);
  }

  get username(): string {
    return this.#parts.username;
  }
  set username(text: string) {
    if (this.#parts.host) this.#parts.username = encodePercent(text, isUserinfoByte);
  }

  get password(): string {
    return this.#parts.password;
  }
  set password(text: string) {
    if (this.#parts.host) this.#parts.password = encodePercent(text, isUserinfoByte);
  }

  get host(): string {
    return this.#parts.hostWithPort;
  }
  set host(text: string) {
    if (this.#parts.opaque === null) setHostAndPort(this.#parts, text.replace(/[/\\?#].*$/s, ""));
  }

  get hostname(): string {
    return this.#parts.host ?? "";
  }
  set hostname(text: string) {
    const parts = this.#parts;
    const host = parts.opaque === null ? parseHost(text.replace(/[/\\?#].*$/s, ""), parts.isSpecial) : null;
    if (host !== null && host !== "") parts.host = host;
  }

  get port(): string {
    return this.#parts.port;
  }
  set port(text: string) {
    const digits = /^\d*/.exec(text)?.[0] ?? "";
    if (this.#parts.host && (digits !== "" || text === "")) this.#parts.setPort(digits);
  }

  get pathname(): string {
    return this.#parts.pathname;
  }
  set pathname(text: string) {
    const parts = this.#parts;
    if (parts.opaque !== null) return;
    parts.path = [];
    parts.addPath(/^[/\\]/.test(text) ? text.slice(1) : text);
  }

  get search(): string {
    return signed("?", this.#parts.query);
  }
  set search(text: string) {
    const query = text.startsWith("?") ? text.slice(1) : text;
    if (query === "") this.#parts.query = null;
    else this.#parts.setQuery(query);
    this.#params.replace(query);
  }

  get hash(): string {
    return signed("#", this.#parts.fragment);
  }
  set hash(text: string) {
    const fragment = text.startsWith("#") ? text.slice(1) : text;
    this.#parts.fragment = fragment === "" ? null : encodePercent(fragment, isFragmentByte);
  }

  toString(): string {
    return this.href;
  }

  toJSON(): string {
    return this.href;
  }
}
