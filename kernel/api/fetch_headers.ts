// The global Headers (Fetch 5.1): names, whatever their letters' case, and values.
// @cold

import { lowerCaseAscii } from "../../std/ascii_case.ts";
import { isHeaderValue, isToken } from "./http_parser.ts";

export type HeadersInit = Headers | Record<string, string> | Iterable<[string, string]>;

interface Entry {
  /** As it was given first. */
  readonly name: string;
  values: string[];
}

export class Headers {
  readonly #entries = new Map<string, Entry>();

  constructor(init: HeadersInit = {}) {
    if (init instanceof Headers) for (const { name, values } of init.#entries.values()) this.#add(name, values);
    else if (Symbol.iterator in init)
      for (const [name, value] of init as Iterable<[string, string]>) this.append(name, value);
    else for (const [name, value] of Object.entries(init as Record<string, string>)) this.append(name, value);
  }

  #add(name: string, values: readonly string[]): void {
    for (const value of values) this.append(name, value);
  }

  append(name: string, value: string): void {
    const entry = this.#entries.get(keyOf(name));
    const checked = checkedValue(value);
    if (entry === undefined) this.#entries.set(keyOf(name), { name, values: [checked] });
    else entry.values.push(checked);
  }

  set(name: string, value: string): void {
    this.#entries.set(keyOf(name), { name, values: [checkedValue(value)] });
  }

  delete(name: string): void {
    this.#entries.delete(keyOf(name));
  }

  /** Several values are joined. */
  get(name: string): string | null {
    return this.#entries.get(keyOf(name))?.values.join(", ") ?? null;
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name));
  }

  getSetCookie(): string[] {
    return [...(this.#entries.get("set-cookie")?.values ?? [])];
  }

  forEach(action: (value: string, name: string, headers: Headers) => void): void {
    for (const [name, value] of this) action(value, name, this);
  }

  /** Names in lower case, in their order; each cookie by itself. */
  *entries(): Generator<[string, string], void, undefined> {
    for (const name of [...this.#entries.keys()].sort()) {
      const values = this.#entries.get(name)?.values ?? [];
      if (name !== "set-cookie") yield [name, values.join(", ")];
      else for (const value of values) yield [name, value];
    }
  }

  *keys(): Generator<string, void, undefined> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): Generator<string, void, undefined> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): Generator<[string, string], void, undefined> {
    return this.entries();
  }

  /** With the names as they were given, for a request. */
  given(): [string, string][] {
    return [...this.#entries.values()].map(({ name, values }) => [name, values.join(", ")]);
  }
}

function keyOf(name: string): string {
  if (!isToken(name)) throw new TypeError(`Headers: ${name} is an invalid header name.`);
  return lowerCaseAscii(name);
}

function checkedValue(value: string): string {
  const text = String(value).trim();
  if (!isHeaderValue(text)) throw new TypeError(`Headers: "${text}" is an invalid header value.`);
  return text;
}
