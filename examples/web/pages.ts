// The pages as text. Everything is in the image: no files, no other server.

import type { Status } from "./status.ts";

const style = `
  :root { color-scheme: light dark; --accent: #c2571a; --line: #8884; }
  * { box-sizing: border-box }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 2rem;
    font: 17px/1.6 system-ui, sans-serif; background: light-dark(#fbf8f4, #17130f); color: light-dark(#2a2019, #efe6dc) }
  main { max-width: 38rem }
  h1 { font-size: 2.6rem; line-height: 1.1; margin: 0 0 1rem; letter-spacing: -.02em }
  h1 span { color: var(--accent) }
  a { color: var(--accent) }
  dl { display: grid; grid-template-columns: auto 1fr; gap: 0; margin: 1.5rem 0; border-top: 1px solid var(--line) }
  dt, dd { margin: 0; padding: .55rem 0; border-bottom: 1px solid var(--line) }
  dd { text-align: right; font-variant-numeric: tabular-nums; font-weight: 600 }
  code { font-family: ui-monospace, monospace; font-size: .9em }
  nav { display: flex; gap: 1.2rem; margin-top: 2rem; font-size: .95rem }`;

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}
</style>
</head>
<body>
<main>
${body}
<nav><a href="/">Home</a><a href="/status">Status</a><a href="/api/status">JSON</a></nav>
</main>
</body>
</html>
`;
}

export const homePage = page(
  "Instar",
  `<h1>This page is served by a machine written in <span>TypeScript</span>.</h1>
<p>There is no Linux below it and no Node around it: the web server, TCP, the network driver and the event loop are
TypeScript, compiled to one small image that the machine booted.</p>
<p><em>An instar is the form an animal has between two molts: it sheds its shell and goes on living.</em> Give this machine
its next version, and the connections it has open stay open. The <a href="/status">status page</a> counts how often that
has happened.</p>`,
);

export const notFoundPage = page(
  "Not found",
  `<h1>There is nothing <span>here</span>.</h1>
<p>The address may be old, or mistyped.</p>`,
);

/** The state of the machine at this moment. */
export function statusPage(status: Status): string {
  return page(
    "Status",
    `<h1>Alive for <span>${formatDuration(status.uptimeSeconds)}</span></h1>
<dl>
<dt>Image version</dt><dd>${escapeHtml(status.version)}</dd>
<dt>Updates survived</dt><dd>${status.updates}</dd>
<dt>Heap in use</dt><dd>${formatMebibytes(status.heapUsedBytes)} of ${formatMebibytes(status.heapLimitBytes)}</dd>
</dl>`,
  );
}

function formatDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return `${days} d ${hours % 24} h`;
  if (hours > 0) return `${hours} h ${minutes % 60} min`;
  if (minutes > 0) return `${minutes} min ${seconds % 60} s`;
  return `${seconds} s`;
}

function formatMebibytes(bytes: number): string {
  return `${(bytes / 1048576).toFixed(1)} MiB`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
