// Sends an image to a running machine (`build.ts update`, the tests, the benchmarks). The form on the wire: 8 bytes
// "INSTARUP", the length as a 64-bit little-endian integer, SHA-256 of the image, the image. The machine answers with
// lines of text, the last of which is one line of JSON.

import { createHash } from "node:crypto";
import net from "node:net";

export type UpdateAnswer =
  | {
      readonly ok: true;
      readonly version: string;
      /** How long nothing was served, as the machine measured it. */
      readonly pauseUs: number;
      /** What was carried over, by name: connections, listeners, timers, partitions, bytes. */
      readonly carried: Readonly<Record<string, number>>;
      /** HTTP exchanges whose handler was not ready in time. */
      readonly cutOff?: number;
      /** What was lost: connections and timers that the program did not save, exchanges that were cut off. */
      readonly left?: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

export interface UpdateOptions {
  readonly host: string;
  readonly port: number;
  readonly image: Uint8Array;
  /** Bytes handed to the network so far. */
  readonly sent?: (bytes: number) => void;
  /** A line from the machine that is not yet the answer. */
  readonly line?: (text: string) => void;
  /** How long the machine may be silent. */
  readonly timeoutMs?: number;
}

const magic = "INSTARUP";
const chunkBytes = 64 * 1024;
const longestAnswer = 64 * 1024;

/** The bytes that go before an image. */
export function updateHeader(image: Uint8Array): Buffer {
  const header = Buffer.alloc(48);
  header.write(magic, 0, "latin1");
  header.writeBigUInt64LE(BigInt(image.length), 8);
  createHash("sha256").update(image).digest().copy(header, 16);
  return header;
}

/** Sends the image and waits for the machine's answer. Rejects when the connection fails before it has come. */
export async function sendUpdate(options: UpdateOptions): Promise<UpdateAnswer> {
  const { image } = options;
  const socket = net.connect({ host: options.host, port: options.port });
  socket.setNoDelay(true);
  return await new Promise((resolve, reject) => {
    const timeoutMs = options.timeoutMs ?? 30_000;
    let received = "";
    let answer: UpdateAnswer | null = null;
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(timeoutMs, () => fail(new Error(`no answer within ${timeoutMs / 1000} s`)));
    socket.on("error", (error) => fail(new Error(`connection to the machine failed: ${error.message}`)));
    socket.on("data", (chunk) => {
      received += chunk.toString("utf8");
      if (received.length > longestAnswer) fail(new Error("the machine's answer has no end"));
      for (let end = received.indexOf("\n"); end >= 0 && answer === null; end = received.indexOf("\n")) {
        const line = received.slice(0, end);
        received = received.slice(end + 1);
        if (line.startsWith("{")) answer = parseAnswer(line);
        else options.line?.(line);
      }
      if (answer !== null) {
        socket.end();
        resolve(answer);
      }
    });
    socket.on("close", () => {
      if (answer === null) reject(new Error("the machine closed the connection without an answer"));
    });
    socket.on("connect", () => {
      socket.write(updateHeader(image));
      let offset = 0;
      const sendMore = (): void => {
        while (offset < image.length && answer === null) {
          const chunk = image.subarray(offset, offset + chunkBytes);
          offset += chunk.length;
          options.sent?.(offset);
          if (!socket.write(chunk)) {
            socket.once("drain", sendMore);
            return;
          }
        }
      };
      sendMore();
    });
  });
}

function parseAnswer(line: string): UpdateAnswer {
  try {
    return JSON.parse(line) as UpdateAnswer;
  } catch {
    return { ok: false, reason: `the machine's answer is not JSON: ${line}` };
  }
}
