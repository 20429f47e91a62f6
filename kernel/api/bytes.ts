// Text or bytes, as applications hand them to sockets.

import { textToUtf8, textUtf8Length } from "#intrinsics";
import { bytesOfText } from "../../std/buffer_text.ts";

/** Text in that encoding; bytes as they are. */
export function encodedBytes(data: string | Uint8Array, encoding: BufferEncoding): Uint8Array {
  return typeof data === "string" ? bytesOfText(data, encoding) : data;
}

/** Text as UTF-8; bytes as they are. */
export function toBytes(data: string | Uint8Array): Uint8Array {
  if (typeof data !== "string") return data;
  const bytes = new Uint8Array(textUtf8Length(data));
  textToUtf8(data, bytes, 0);
  return bytes;
}
