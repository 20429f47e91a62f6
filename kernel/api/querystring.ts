// node:querystring for applications: the part of a URL behind its question mark, and what forms send.
// @cold

import { hexValue } from "../../std/buffer_text.ts";

export type ParsedUrlQuery = Record<string, string | string[] | undefined>;
export type ParsedUrlQueryInput = Record<string, Sent | readonly string[] | readonly number[] | readonly Sent[]>;
type Sent = string | number | boolean | bigint | null | undefined;

export interface ParseOptions {
  /** How many pairs are read; 0: all. */
  readonly maxKeys?: number;
  readonly decodeURIComponent?: (text: string) => string;
}

export interface StringifyOptions {
  readonly encodeURIComponent?: (text: string) => string;
}

/** A name that comes more than once has a list of its values. */
export function parse(text: string, separator = "&", equals = "=", options: ParseOptions = {}): ParsedUrlQuery {
  const parsed = Object.create(null) as ParsedUrlQuery;
  const { maxKeys = 1000, decodeURIComponent: decode } = options;
  const pairs = text.split(separator === "" ? "&" : separator);
  if (maxKeys > 0) pairs.splice(maxKeys);
  for (const pair of pairs) {
    if (pair === "") continue;
    const end = pair.indexOf(equals === "" ? "=" : equals);
    const name = decoded(end < 0 ? pair : pair.slice(0, end), decode);
    const value = end < 0 ? "" : decoded(pair.slice(end + (equals === "" ? 1 : equals.length)), decode);
    const known = parsed[name];
    if (known === undefined) parsed[name] = value;
    else if (typeof known === "string") parsed[name] = [known, value];
    else known.push(value);
  }
  return parsed;
}

function decoded(text: string, decode: ((text: string) => string) | undefined): string {
  const plain = text.replaceAll("+", decode === undefined ? " " : "%20");
  if (decode === undefined) return isEscaped(plain) ? unescape(plain) : plain;
  try {
    return plain === "" ? "" : decode(plain);
  } catch {
    return unescape(plain);
  }
}

/** Is there a `%XX`? */
function isEscaped(text: string): boolean {
  for (let at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at + 1))
    if (hexValue(text.charCodeAt(at + 1)) >= 0 && hexValue(text.charCodeAt(at + 2)) >= 0) return true;
  return false;
}

/** `%XX` becomes a byte of UTF-8; what is none stays. */
export function unescape(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return unescapeBuffer(text).toString();
  }
}

export function unescapeBuffer(text: string): Buffer {
  const bytes = Buffer.alloc(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const high = unit === 37 && index + 2 < text.length ? hexValue(text.charCodeAt(index + 1)) : -1;
    const low = high < 0 ? -1 : hexValue(text.charCodeAt(index + 2));
    bytes[length++] = low < 0 ? unit : high * 16 + low;
    if (low >= 0) index += 2;
  }
  return bytes.subarray(0, length);
}

/** Letters, digits and `-_.!~*'()` stay as they are. */
export function escape(text: string): string {
  return encodeURIComponent(text);
}

export function stringify(
  values: ParsedUrlQueryInput,
  separator = "&",
  equals = "=",
  options: StringifyOptions = {},
): string {
  const { encodeURIComponent: encode = escape } = options;
  const pairs: string[] = [];
  for (const name of Object.keys(values)) {
    const value = values[name];
    const start = encode(name) + (equals === "" ? "=" : equals);
    if (typeof value !== "object" || value === null) pairs.push(start + encode(sentText(value)));
    else for (const one of value) pairs.push(start + encode(sentText(one)));
  }
  return pairs.join(separator === "" ? "&" : separator);
}

function sentText(value: Sent): string {
  if (typeof value === "string") return value;
  const isSent = typeof value === "number" ? Number.isFinite(value) : value !== undefined && value !== null;
  return isSent ? String(value) : "";
}

export { parse as decode, stringify as encode };
