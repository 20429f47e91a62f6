// node:fs for applications, as far as there are files without a file system: those that are open when a program starts. Any
// other name is ENOENT, as in an empty file system.
// @cold

import { readInput } from "#intrinsics";
import { bufferOf } from "../../std/buffer_text.ts";
import { stderr, stdout } from "../../std/process.ts";

/** A file that is open already, or a name. */
export type PathOrDescriptor = number | string;

export interface EncodingOption {
  readonly encoding?: BufferEncoding | null | undefined;
}

const chunkBytes = 65536;

/** What is wrong with a file; `code` as in Node. */
export class FileError extends Error {
  readonly errno: number;
  readonly path: string | undefined;

  constructor(
    readonly code: "EBADF" | "ENOENT",
    readonly syscall: string,
    path?: string,
  ) {
    const reason = code === "ENOENT" ? "no such file or directory" : "bad file descriptor";
    super(`${code}: ${reason}, ${syscall}${path === undefined ? "" : ` '${path}'`}`);
    this.errno = code === "ENOENT" ? -2 : -9;
    this.path = path;
  }
}

/** All of the standard input (0, "/dev/stdin"), for which it waits; the machine's is empty. */
export function readFileSync(
  file: PathOrDescriptor,
  options: BufferEncoding | { readonly encoding: BufferEncoding },
): string;
export function readFileSync(file: PathOrDescriptor, options?: EncodingOption | null): Buffer & string;
export function readFileSync(
  file: PathOrDescriptor,
  options?: BufferEncoding | EncodingOption | null,
): string | Buffer {
  if (descriptorOf(file, "open") !== 0) throw new FileError("EBADF", "read");
  const bytes = readAll();
  const encoding = typeof options === "string" ? options : options?.encoding;
  return encoding === undefined || encoding === null ? bytes : bytes.toString(encoding);
}

function readAll(): Buffer {
  const parts: Uint8Array[] = [];
  for (;;) {
    const chunk = new Uint8Array(chunkBytes);
    const length = readInput(chunk, true);
    if (length <= 0) break;
    parts.push(chunk.subarray(0, length));
  }
  return bufferOf(Buffer.concat(parts));
}

/** To the standard output (1, "/dev/stdout") or error (2, "/dev/stderr"). */
export function writeFileSync(file: PathOrDescriptor, data: string | Uint8Array): void {
  writeTo(descriptorOf(file, "open"), data);
}

export { writeFileSync as appendFileSync };

/** Gives the number of bytes. */
export function writeSync(descriptor: number, data: string | Uint8Array): number {
  writeTo(descriptorOf(descriptor, "write"), data);
  return typeof data === "string" ? Buffer.byteLength(data) : data.length;
}

export function existsSync(path: string): boolean {
  return standardFiles.has(path);
}

const standardFiles: ReadonlyMap<string, number> = new Map([
  ["/dev/stdin", 0],
  ["/dev/stdout", 1],
  ["/dev/stderr", 2],
]);

function descriptorOf(file: PathOrDescriptor, syscall: string): number {
  if (typeof file === "number") return file;
  const descriptor = standardFiles.get(file);
  if (descriptor === undefined) throw new FileError("ENOENT", syscall, file);
  return descriptor;
}

function writeTo(descriptor: number, data: string | Uint8Array): void {
  if (descriptor === 1) stdout.write(data);
  else if (descriptor === 2) stderr.write(data);
  else throw new FileError("EBADF", "write");
}
