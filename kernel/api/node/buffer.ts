// What `node:buffer` stands for: the global Buffer, the limits of Node's, and what its bytes are.

import { atob, btoa } from "../../../std/base64.ts";
import * as Buffer from "../../../std/buffer_static.ts";

type Buffer = globalThis.Buffer;
export { atob, btoa, Buffer };

export const constants = { MAX_LENGTH: 0x100000000, MAX_STRING_LENGTH: 0x1fffffe8 };
export const kMaxLength: number = constants.MAX_LENGTH;
export const kStringMaxLength: number = constants.MAX_STRING_LENGTH;
export const INSPECT_MAX_BYTES = 50;

export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 128);
}
