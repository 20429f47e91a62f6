// Text or bytes, as applications hand them to sockets.

import { textToUtf8, textUtf8Length } from "#intrinsics";

/** Text as UTF-8; bytes as they are. */
export function toBytes(data: string | Uint8Array): Uint8Array {
  if (typeof data !== "string") return data;
  const bytes = new Uint8Array(textUtf8Length(data));
  textToUtf8(data, bytes, 0);
  return bytes;
}
