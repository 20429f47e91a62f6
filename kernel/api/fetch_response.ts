// The global Response (Fetch 5.5): an answer whose body is whole before it is read. There are no streams.
// @cold

import { Headers, type HeadersInit } from "./fetch_headers.ts";

export type BodyInit = string | Uint8Array | ArrayBuffer | URLSearchParams;

export interface ResponseInit {
  readonly status?: number;
  readonly statusText?: string;
  readonly headers?: HeadersInit;
}

/** What a body is made of, and the type that it has if none is given. */
export interface Body {
  readonly bytes: Uint8Array;
  readonly type: string | null;
}

export function bodyOf(body: BodyInit): Body {
  if (typeof body === "string") return { bytes: Buffer.from(body), type: "text/plain;charset=UTF-8" };
  if (body instanceof URLSearchParams)
    return { bytes: Buffer.from(body.toString()), type: "application/x-www-form-urlencoded;charset=UTF-8" };
  return { bytes: body instanceof ArrayBuffer ? new Uint8Array(body) : body, type: null };
}

export class Response {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly type: string = "default";
  #url = "";
  #redirected = false;
  #body: Promise<Uint8Array> | null = null;
  #bodyUsed = false;

  constructor(body: BodyInit | null = null, init: ResponseInit = {}) {
    this.status = init.status ?? 200;
    this.statusText = init.statusText ?? "";
    if (!(this.status >= 200 && this.status <= 599))
      throw new RangeError('init["status"] must be in the range of 200 to 599, inclusive.');
    this.headers = new Headers(init.headers);
    if (body === null) return;
    const { bytes, type } = bodyOf(body);
    this.#body = Promise.resolve(bytes);
    if (type !== null && !this.headers.has("content-type")) this.headers.append("content-type", type);
  }

  /** What `fetch` gives. */
  static received(init: ResponseInit, url: string, redirected: boolean, body: Promise<Uint8Array>): Response {
    const response = new Response(null, init);
    response.#url = url;
    response.#redirected = redirected;
    response.#body = body;
    return response;
  }

  static json(data: unknown, init: ResponseInit = {}): Response {
    const headers = new Headers(init.headers);
    if (!headers.has("content-type")) headers.set("content-type", "application/json");
    return new Response(JSON.stringify(data), { ...init, headers });
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299;
  }

  get url(): string {
    return this.#url;
  }

  get redirected(): boolean {
    return this.#redirected;
  }

  get bodyUsed(): boolean {
    return this.#bodyUsed;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.#read());
  }

  async json(): Promise<Untyped> {
    return JSON.parse(await this.text());
  }

  async bytes(): Promise<Uint8Array> {
    return this.#read();
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = await this.#read();
    return new Uint8Array(bytes).buffer;
  }

  async #read(): Promise<Uint8Array> {
    if (this.#bodyUsed) throw new TypeError("Body is unusable: Body has already been read");
    const body = this.#body;
    if (body === null) return new Uint8Array(0);
    this.#bodyUsed = true;
    return body;
  }
}
