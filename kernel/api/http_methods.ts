// The request methods that a server takes: those of Node but CONNECT, which asks for a tunnel that nothing here could be.

export const METHODS: readonly string[] = [
  "ACL",
  "BIND",
  "CHECKOUT",
  "COPY",
  "DELETE",
  "GET",
  "HEAD",
  "LINK",
  "LOCK",
  "M-SEARCH",
  "MERGE",
  "MKACTIVITY",
  "MKCALENDAR",
  "MKCOL",
  "MOVE",
  "NOTIFY",
  "OPTIONS",
  "PATCH",
  "POST",
  "PROPFIND",
  "PROPPATCH",
  "PURGE",
  "PUT",
  "REBIND",
  "REPORT",
  "SEARCH",
  "SOURCE",
  "SUBSCRIBE",
  "TRACE",
  "UNBIND",
  "UNLINK",
  "UNLOCK",
  "UNSUBSCRIBE",
];

const known = new Set<string>(METHODS);

export function isMethod(text: string): boolean {
  return known.has(text);
}
