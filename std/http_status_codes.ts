// STATUS_CODES of node:http, in a module of its own: only those who name it pay for it.
// @cold

import { phrases } from "./http_status.ts";
import { parseInt } from "./number_parse.ts";

/** Reason phrases by status code. */
export const STATUS_CODES: Record<string | number, string | undefined> = table();

function table(): Record<string | number, string | undefined> {
  const codes: Record<string | number, string | undefined> = {};
  for (const line of phrases.trim().split("\n")) codes[parseInt(line)] = line.slice(4);
  return codes;
}
