// The header lines of responses: checked and put together once for each name and value, since most responses repeat the
// same few.

import { lowerCaseAscii } from "../../std/ascii_case.ts";
import { TypeError as CodedTypeError } from "../../std/coded_errors.ts";
import { isHeaderValue, isToken } from "./http_parser.ts";

/** What a header says about the message that it stands in. */
export enum Meaning {
  none,
  contentLength,
  date,
  connection,
  transferEncoding,
}

/** Several values make several lines. */
export type HeaderValue = string | readonly string[];

/** A header, fit to be sent. */
export class HeaderLine {
  readonly name: string;
  readonly value: HeaderValue;
  /** The line with its end. */
  readonly text: string;
  readonly meaning: Meaning;
  /** Of a Content-Length. */
  readonly bodyLength: number;
  /** Of a Connection: nothing may follow the response. */
  readonly closes: boolean;

  /** Throws when name or value could not stand in a header: a line break would let its author write headers of his own. */
  constructor(name: string, value: HeaderValue) {
    if (!isToken(name))
      throw new CodedTypeError("ERR_INVALID_HTTP_TOKEN", `Header name must be a valid HTTP token ["${name}"]`);
    const values = typeof value === "string" ? [value] : value;
    let text = "";
    for (const one of values) {
      if (!isHeaderValue(one))
        throw new CodedTypeError("ERR_INVALID_CHAR", `Invalid character in header content ["${name}"]`);
      text += `${name}: ${one}\r\n`;
    }
    this.name = name;
    this.value = value;
    this.text = text;
    this.meaning = meaningOf(name);
    this.bodyLength = this.meaning === Meaning.contentLength ? Number(values[0]) : 0;
    if (!(this.bodyLength >= 0)) throw new Error(`invalid Content-Length: ${values[0]}`);
    this.closes = this.meaning === Meaning.connection && lowerCaseAscii(values[0] ?? "") === "close";
  }
}

/** Longer values differ from response to response (cookies, locations): not worth a place. */
const longestRemembered = 64;
/** The lines made last, each at the place that the lengths of its name and value give: a power of two. */
const remembered = new Array<HeaderLine | null>(32).fill(null);

/** The line for a header; throws when its text cannot stand in one. */
export function headerLine(name: string, value: HeaderValue): HeaderLine {
  if (typeof value !== "string") return new HeaderLine(name, value);
  const place = (name.length * 5 + value.length) & (remembered.length - 1);
  const known = remembered[place];
  if (known !== null && known.name === name && known.value === value) return known;
  const line = new HeaderLine(name, value);
  if (value.length <= longestRemembered) remembered[place] = line;
  return line;
}

/** Do these names mean the same header (RFC 9110, 5.1)? Names are tokens: they have no letters beyond ASCII (5.6.2). */
export function isSameName(one: string, other: string): boolean {
  return one === other || (one.length === other.length && lowerCaseAscii(one) === lowerCaseAscii(other));
}

function meaningOf(name: string): Meaning {
  switch (lowerCaseAscii(name)) {
    case "content-length":
      return Meaning.contentLength;
    case "date":
      return Meaning.date;
    case "connection":
      return Meaning.connection;
    case "transfer-encoding":
      return Meaning.transferEncoding;
    default:
      return Meaning.none;
  }
}
