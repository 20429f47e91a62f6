// URLSearchParams (WHATWG URL 5 and 6.2): a list of names and values, as text of application/x-www-form-urlencoded.

import { Inspectable } from "./inspectable.ts";
import { quoted } from "./quoted_text.ts";
import { decodePercent, encodePercent, isFormByte } from "./url_encoding.ts";

export class URLSearchParams extends Inspectable {
  readonly #pairs: [string, string][] = [];
  #onChange: (() => void) | null = null;

  constructor(init: string | Record<string, string> | Iterable<[string, string]> = "") {
    super();
    if (typeof init === "string") this.#parse(init);
    else if (Symbol.iterator in init)
      for (const [name, value] of init as Iterable<[string, string]>) this.#pairs.push([name, value]);
    else for (const [name, value] of Object.entries(init as Record<string, string>)) this.#pairs.push([name, value]);
  }

  override inspected(): string {
    const shown = this.#pairs.map(([name, value]) => `${quoted(name)} => ${quoted(value)}`);
    const line = shown.join(", ");
    if (line === "") return "URLSearchParams {}";
    return line.length > 80 ? `URLSearchParams {\n  ${shown.join(",\n  ")} }` : `URLSearchParams { ${line} }`;
  }

  /** The list of a URL's query: `onChange` is called when it has changed. */
  static ofQuery(query: string, onChange: () => void): URLSearchParams {
    const params = new URLSearchParams(query);
    params.#onChange = onChange;
    return params;
  }

  /** The URL has got another query. */
  replace(query: string): void {
    this.#pairs.length = 0;
    this.#parse(query);
  }

  get size(): number {
    return this.#pairs.length;
  }

  append(name: string, value: string): void {
    this.#pairs.push([name, value]);
    this.#changed();
  }

  delete(name: string, value?: string): void {
    this.#keep(([other, its]) => other !== name || (value !== undefined && its !== value));
    this.#changed();
  }

  get(name: string): string | null {
    return this.#pairs.find(([other]) => other === name)?.[1] ?? null;
  }

  getAll(name: string): string[] {
    return this.#pairs.filter(([other]) => other === name).map(([, value]) => value);
  }

  has(name: string, value?: string): boolean {
    return this.#pairs.some(([other, its]) => other === name && (value === undefined || its === value));
  }

  /** The first of that name gets the value, the others go. */
  set(name: string, value: string): void {
    const first = this.#pairs.find(([other]) => other === name);
    if (first === undefined) this.#pairs.push([name, value]);
    else {
      first[1] = value;
      this.#keep((pair) => pair === first || pair[0] !== name);
    }
    this.#changed();
  }

  sort(): void {
    this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#changed();
  }

  forEach(action: (value: string, name: string, params: URLSearchParams) => void): void {
    for (const [name, value] of this.#pairs) action(value, name, this);
  }

  *entries(): Generator<[string, string], undefined, undefined> {
    for (const [name, value] of this.#pairs) yield [name, value];
    return undefined;
  }

  *keys(): Generator<string, undefined, undefined> {
    for (const [name] of this.#pairs) yield name;
    return undefined;
  }

  *values(): Generator<string, undefined, undefined> {
    for (const [, value] of this.#pairs) yield value;
    return undefined;
  }

  [Symbol.iterator](): Generator<[string, string], undefined, undefined> {
    return this.entries();
  }

  toString(): string {
    return this.#pairs.map(([name, value]) => `${encodeForm(name)}=${encodeForm(value)}`).join("&");
  }

  #parse(text: string): void {
    const query = text.startsWith("?") ? text.slice(1) : text;
    for (const part of query.split("&")) {
      if (part === "") continue;
      const at = part.indexOf("=");
      const [name, value] = at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
      this.#pairs.push([decodeForm(name), decodeForm(value)]);
    }
  }

  #keep(test: (pair: [string, string]) => boolean): void {
    const kept = this.#pairs.filter(test);
    this.#pairs.length = 0;
    this.#pairs.push(...kept);
  }

  #changed(): void {
    if (this.#onChange !== null) this.#onChange();
  }
}

function encodeForm(text: string): string {
  return encodePercent(text, (byte) => !isFormByte(byte)).replaceAll("%20", "+");
}

function decodeForm(text: string): string {
  return decodePercent(text.replaceAll("+", " "));
}
