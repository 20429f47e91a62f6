// fetch, Response and Headers, with a server of the same program.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface Told {
  method: string;
  url: string;
  headers: string[];
  body: string;
}

const server = createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const { method, url, rawHeaders } = request;
    if (url === "/moved") return void response.writeHead(302, { Location: "/there?x=1" }).end("moved");
    if (url === "/see") return void response.writeHead(303, { Location: "/seen" }).end();
    if (url === "/again") return void response.writeHead(308, { Location: "/once-more" }).end();
    if (url === "/round") return void response.writeHead(301, { Location: "/round" }).end();
    if (url === "/cookies") response.setHeader("Set-Cookie", ["a=1", "b=2"]);
    if (url === "/broken") return void response.end("{");
    if (url === "/cut") {
      response.writeHead(200, { "Content-Length": 10 }).write("half");
      return void setTimeout(() => request.socket.destroy(), 20);
    }
    if (url === "/slow") return void setTimeout(() => response.end("late"), 200);
    const isShown = (_: string, at: number): boolean =>
      !["accept-encoding", "host"].includes((rawHeaders[at & ~1] ?? "").toLowerCase());
    response.setHeader("Content-Type", "application/json");
    if (url === "/missing") response.statusCode = 404;
    response.end(JSON.stringify({ method, url, headers: rawHeaders.filter(isShown), body }));
  });
});

function code(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const inner = cause instanceof Error ? ` (${cause.message.replace(/\d+$/, "PORT")})` : "";
  return `${error.name}: ${error.message.replace(/:\d+/, "")}${inner}`;
}

async function attempt(run: () => Promise<unknown>): Promise<void> {
  try {
    console.log(await run());
  } catch (error) {
    console.log(code(error));
  }
}

async function run(base: string): Promise<void> {
  const plain = await fetch(`${base}/plain?a=1#hash`);
  console.log(plain.ok, plain.status, plain.statusText, plain.redirected, plain.bodyUsed, plain.url === `${base}/plain?a=1`);
  console.log(plain.headers.get("Content-Type"), plain.headers.has("x-none"), plain.headers.get("x-none"));
  const data = (await plain.json()) as Told;
  console.log(data.method, data.url, data.headers, plain.bodyUsed);
  await attempt(() => plain.text());

  const made = await fetch(new URL("/made", base), {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Own": "1" },
    body: JSON.stringify({ name: "é" }),
  });
  const told: Told = await made.json();
  console.log(told.headers.join("|"), told.body);
  const texts = await fetch(base, { method: "put", body: "text" });
  console.log(await texts.text());
  const form = await fetch(base, { method: "POST", body: new URLSearchParams({ a: "1 2", b: "ü" }) });
  console.log(((await form.json()) as Told).body);
  const bytes = await fetch(base, { method: "PATCH", body: new Uint8Array([65, 66]), headers: new Headers({ Accept: "a/b" }) });
  console.log(Buffer.from(await bytes.arrayBuffer()).toString());
  const missing = await fetch(`${base}/missing`, { method: "DELETE" });
  console.log(missing.ok, missing.status, missing.statusText);

  for (const path of ["/moved", "/see", "/again"]) {
    const moved = await fetch(base + path, { method: "POST", body: "kept?" });
    const { method, url, body } = (await moved.json()) as Told;
    console.log(moved.redirected, method, url, body, moved.url.slice(base.length));
  }
  const manual = await fetch(`${base}/moved`, { redirect: "manual" });
  console.log(manual.status, manual.headers.get("location"));
  const cookies = await fetch(`${base}/cookies`);
  console.log(cookies.headers.getSetCookie(), cookies.headers.get("set-cookie"));

  await attempt(() => fetch(`${base}/round`));
  await attempt(() => fetch("/relative"));
  await attempt(() => fetch(base, { body: "x" }));
  await attempt(async () => (await fetch(`${base}/broken`)).json());
  await attempt(async () => ((await fetch(`${base}/cut`)).text()));
  await attempt(() => fetch(`${base}/slow`, { signal: AbortSignal.timeout(20) }));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 20);
  await attempt(() => fetch(`${base}/slow`, { signal: controller.signal }));
  await attempt(() => fetch(`${base}/slow`, { signal: AbortSignal.abort(new Error("mine")) }));
  const [one, two] = await Promise.all([fetch(`${base}/one`), fetch(`${base}/two`)]);
  console.log(one.status, two.status);
}

const own = new Response("text", { status: 201, headers: { "X-A": "1" } });
console.log(own.status, own.ok, own.headers.get("content-type"), [...own.headers.keys()], await own.text());
console.log(await Response.json({ a: [1] }).text(), await new Response().text(), await new Response(null).text());
const headers = new Headers([["b", "1"]]);
headers.append("B", " 2 ");
headers.set("C", "3");
headers.append("a", "4");
headers.delete("c");
headers.forEach((value, name) => console.log(name, value));
console.log([...headers], headers.has("B"), [...new Headers(headers).values()]);

server.listen(0, "127.0.0.1", () => {
  void run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).then(() => server.close());
});
