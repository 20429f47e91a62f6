// The global fetch (Fetch 5.6), for http: requests of http_client.ts. There is no CORS, no cache, no compression.
// @cold

import { Headers, type HeadersInit } from "./fetch_headers.ts";
import { type Body, bodyOf, type BodyInit, Response } from "./fetch_response.ts";
import { ClientRequest, type RequestOptions } from "./http_client.ts";
import type { IncomingMessage } from "./http_request.ts";

const mostRedirects = 20;

export interface RequestInit {
  readonly method?: string;
  readonly headers?: HeadersInit;
  readonly body?: BodyInit | null;
  readonly signal?: AbortSignal | null;
  readonly redirect?: "follow" | "error" | "manual";
  /** Without a meaning here. */
  readonly keepalive?: boolean;
  readonly cache?: string;
  readonly credentials?: string;
  readonly mode?: string;
  readonly referrer?: string;
}

interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Body | null;
}

/** Fulfilled when the head of the answer has come; rejected where there is none, whatever its status is. */
export async function fetch(input: string | URL, init: RequestInit = {}): Promise<Response> {
  const given = init.method ?? "GET";
  // Only these may be written in small letters (Fetch 4.6).
  const isFamiliar = ["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"].includes(given.toUpperCase());
  const method = isFamiliar ? given.toUpperCase() : given;
  if (init.body !== undefined && init.body !== null && (method === "GET" || method === "HEAD"))
    throw new TypeError("Request with GET/HEAD method cannot have body.");
  const url = urlOf(input);
  const body = init.body === undefined || init.body === null ? null : bodyOf(init.body);
  const headers = new Headers(init.headers);
  if (body !== null && body.type !== null && !headers.has("content-type")) headers.set("content-type", body.type);
  return follow({ url, method, headers, body }, init, 0);
}

function urlOf(input: string | URL): URL {
  if (input instanceof URL) return input;
  try {
    return new URL(input);
  } catch (error) {
    throw new TypeError(`Failed to parse URL from ${input}`, { cause: error });
  }
}

async function follow(sent: Sent, init: RequestInit, redirects: number): Promise<Response> {
  const message = await answerTo(sent, init.signal ?? null);
  const status = message.statusCode ?? 0;
  const location = message.headers.location;
  const isRedirect = [301, 302, 303, 307, 308].includes(status) && location !== undefined;
  if (isRedirect && init.redirect === "error") throw failed(new Error("unexpected redirect"));
  if (isRedirect && init.redirect !== "manual") {
    message.resume();
    if (redirects === mostRedirects) throw failed(new Error("redirect count exceeded"));
    return follow(redirected(sent, status, new URL(location, sent.url.href)), init, redirects + 1);
  }
  const headers = new Headers();
  const texts = message.rawHeaders;
  for (let index = 0; index < texts.length; index += 2) headers.append(texts[index], texts[index + 1]);
  const body = bodyOfMessage(message, init.signal ?? null);
  return Response.received(
    { status, statusText: message.statusMessage ?? "", headers },
    withoutHash(sent.url),
    redirects > 0,
    body,
  );
}

/** Fetch 4.4, steps 12 to 14. */
function redirected({ method, headers, body }: Sent, status: number, url: URL): Sent {
  const becomesGet =
    ((status === 301 || status === 302) && method === "POST") ||
    (status === 303 && method !== "GET" && method !== "HEAD");
  if (!becomesGet) return { url, method, headers, body };
  const kept = new Headers(headers);
  for (const name of ["content-encoding", "content-language", "content-location", "content-type"]) kept.delete(name);
  return { url, method: "GET", headers: kept, body: null };
}

function withoutHash(url: URL): string {
  const { href, hash } = url;
  return hash === "" ? href : href.slice(0, href.length - hash.length);
}

function failed(cause: Error): TypeError {
  return new TypeError("fetch failed", { cause });
}

function answerTo({ url, method, headers, body }: Sent, signal: AbortSignal | null): Promise<IncomingMessage> {
  if (url.protocol !== "http:") return Promise.reject(failed(new Error("unknown scheme")));
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(signal.reason);
      return;
    }
    const { hostname, port, pathname, search } = url;
    const path = `${pathname}${search}`;
    const options: RequestOptions = { host: hostname, port: port === "" ? 80 : port, path, method, headers: {} };
    const request = new ClientRequest(options, resolve);
    request.removeHeader("Host");
    request.setHeader("host", url.host);
    request.setHeader("connection", "keep-alive");
    for (const [name, value] of headers.given()) request.setHeader(name, value);
    for (const [name, value] of ownHeaders) if (!request.hasHeader(name)) request.setHeader(name, value);
    if (body !== null || method === "POST" || method === "PUT" || method === "PATCH")
      request.setHeader("content-length", String(body?.bytes.length ?? 0));
    request.on("error", (error) => reject(failed(error)));
    const onAbort = (): void => {
      reject(signal?.reason);
      request.destroy();
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    request.on("close", () => signal?.removeEventListener("abort", onAbort));
    request.end(body?.bytes);
  });
}

const ownHeaders: readonly [string, string][] = [
  ["accept", "*/*"],
  ["accept-language", "*"],
  ["sec-fetch-mode", "cors"],
  ["user-agent", "node"],
];

/** Read at once, so that the connection is done with whether or not somebody asks for it. */
function bodyOfMessage(message: IncomingMessage, signal: AbortSignal | null): Promise<Uint8Array> {
  const body = new Promise<Uint8Array>((resolve, reject) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => resolve(Buffer.concat(chunks)));
    message.on("error", () => {
      const closed = new TypeError("terminated", { cause: new Error("other side closed") });
      reject(signal?.aborted === true ? signal.reason : closed);
    });
  });
  // Who never reads it is not told of its error.
  body.catch(() => {});
  return body;
}
