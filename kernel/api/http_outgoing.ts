// What a message to be sent has: headers, by their names, until its head has left.
// @cold

import { fieldCount, fieldName, fieldValue } from "#intrinsics";
import { lowerCaseAscii } from "../../std/ascii_case.ts";
import { Error as CodedError, TypeError as CodedTypeError } from "../../std/coded_errors.ts";
import { AnyDictionary } from "../../std/dictionary.ts";
import { isOwnField } from "../../std/reflection.ts";
import { Emitter } from "./emitter.ts";
import { type HeaderLine, headerLine, isSameName } from "./http_header_line.ts";

export interface OutgoingHttpHeaders {
  [name: string]: string | number | readonly string[] | undefined;
}

/** Headers as they are given: any object, so that a literal need not become a dictionary; these for an editor to offer. */
export type HeadersObject = object | FrequentHeaders;

interface FrequentHeaders {
  readonly Allow?: string;
  readonly "Cache-Control"?: string;
  readonly Connection?: string;
  readonly "Content-Disposition"?: string;
  readonly "Content-Encoding"?: string;
  readonly "Content-Language"?: string;
  readonly "Content-Length"?: string | number;
  readonly "Content-Type"?: string;
  readonly ETag?: string;
  readonly Expires?: string;
  readonly "Last-Modified"?: string;
  readonly Location?: string;
  readonly "Retry-After"?: string | number;
  readonly Server?: string;
  readonly "Set-Cookie"?: string | readonly string[];
  readonly Vary?: string;
}

export abstract class OutgoingMessage<E> extends Emitter<E> {
  /** The head is decided: nothing more can be set. */
  headersSent = false;
  protected readonly lines: HeaderLine[] = [];

  /** Sets a header, replacing one of the same name. Throws when the head has left or the text cannot stand in a header. */
  setHeader(name: string, value: string | number | readonly string[]): this {
    this.refuseIfSent("set");
    const line = headerLine(name, typeof value === "number" ? String(value) : value);
    const index = this.indexOf(name);
    if (index < 0) this.lines.push(line);
    else this.lines[index] = line;
    return this;
  }

  protected refuseIfSent(what: string): void {
    if (this.headersSent)
      throw new CodedError("ERR_HTTP_HEADERS_SENT", `Cannot ${what} headers after they are sent to the client`);
  }

  /** Adds to what the header holds: another line. */
  appendHeader(name: string, value: string | readonly string[]): this {
    const before = this.getHeader(name) ?? [];
    return this.setHeader(name, [before, value].flat());
  }

  /** A number as text, which is not Node's. */
  getHeader(name: string): string | readonly string[] | undefined {
    const index = this.indexOf(name);
    return index < 0 ? undefined : this.lines[index].value;
  }

  /** In lower case. */
  getHeaderNames(): string[] {
    return this.lines.map(({ name }) => lowerCaseAscii(name));
  }

  getHeaders(): OutgoingHttpHeaders {
    const headers: OutgoingHttpHeaders = {};
    for (const { name, value } of this.lines) headers[lowerCaseAscii(name)] = value;
    return headers;
  }

  hasHeader(name: string): boolean {
    return this.indexOf(name) >= 0;
  }

  removeHeader(name: string): void {
    this.refuseIfSent("remove");
    const index = this.indexOf(name);
    if (index >= 0) this.lines.splice(index, 1);
  }

  private indexOf(name: string): number {
    for (let index = 0; index < this.lines.length; index++) {
      if (isSameName(this.lines[index].name, name)) return index;
    }
    return -1;
  }

  /** The members of any object. */
  protected setAll(headers: HeadersObject): void {
    if (headers instanceof AnyDictionary) {
      for (const name of headers.keys()) this.setUnknownHeader(name, headers.valueOf(name));
    } else {
      for (let index: u32 = 0; index < fieldCount(headers); index++)
        if (isOwnField(headers, index)) this.setUnknownHeader(fieldName(headers, index), fieldValue(headers, index));
    }
  }

  private setUnknownHeader(name: string, value: unknown): void {
    if (typeof value === "string" || typeof value === "number") this.setHeader(name, value);
    else if (Array.isArray(value)) this.setHeader(name, value.map(String));
    else
      throw new CodedTypeError(
        "ERR_HTTP_INVALID_HEADER_VALUE",
        `Invalid value "${String(value)}" for header "${name}"`,
      );
  }
}
