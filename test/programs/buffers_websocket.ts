// Frames of WebSockets: a handshake's key, headers of every length, masks, pieces.
import { createHash, randomBytes } from "crypto";
import { Buffer } from "buffer";

const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

export function acceptKey(key: string): string {
  return createHash("sha1").update(key + GUID).digest("base64");
}

enum OpCode { Continuation = 0x0, Text = 0x1, Binary = 0x2, Close = 0x8, Ping = 0x9, Pong = 0xa }

interface Frame { fin: boolean; opcode: OpCode; payload: Buffer; }

function encodeFrame(payload: Buffer | string, opcode: OpCode = OpCode.Text, mask?: Buffer): Buffer {
  const data = typeof payload === "string" ? Buffer.from(payload, "utf8") : payload;
  const length = data.length;
  let header: Buffer;
  const maskBit = mask ? 0x80 : 0;
  if (length < 126) {
    header = Buffer.from([0x80 | opcode, maskBit | length]);
  } else if (length < 65536) {
    header = Buffer.alloc(4);
    header[0] = 0x80 | opcode;
    header[1] = maskBit | 126;
    header.writeUInt16BE(length, 2);
  } else {
    header = Buffer.alloc(10);
    header[0] = 0x80 | opcode;
    header[1] = maskBit | 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  if (!mask) return Buffer.concat([header, data]);
  const masked = Buffer.allocUnsafe(length);
  for (let i = 0; i < length; i++) masked[i] = data[i] ^ mask[i % 4];
  return Buffer.concat([header, mask, masked]);
}

class FrameParser {
  private buffer: Buffer = Buffer.alloc(0);
  private readonly frames: Frame[] = [];
  push(chunk: Buffer): Frame[] {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    while (this.parseOne()) { /* go on */ }
    return this.frames.splice(0);
  }
  private parseOne(): boolean {
    const b = this.buffer;
    if (b.length < 2) return false;
    const fin = (b[0] & 0x80) !== 0;
    const opcode = (b[0] & 0x0f) as OpCode;
    const isMasked = (b.readUInt8(1) & 0x80) === 0x80;
    let length = b[1] & 0x7f;
    let offset = 2;
    if (length === 126) { if (b.length < 4) return false; length = b.readUInt16BE(2); offset = 4; }
    else if (length === 127) { if (b.length < 10) return false; length = Number(b.readBigUInt64BE(2)); offset = 10; }
    const mask = isMasked ? b.subarray(offset, offset + 4) : null;
    if (mask) offset += 4;
    if (b.length < offset + length) return false;
    const payload = Buffer.from(b.subarray(offset, offset + length));
    if (mask) for (let i = 0; i < payload.length; i++) payload[i] ^= mask[i & 3];
    this.frames.push({ fin, opcode, payload });
    this.buffer = b.subarray(offset + length);
    return true;
  }
}
console.log(acceptKey("dGhlIHNhbXBsZSBub25jZQ=="));
const parser = new FrameParser();
const mask = Buffer.from([1, 2, 3, 4]);
const all = Buffer.concat([encodeFrame("hello"), encodeFrame("masked ünï", OpCode.Text, mask), encodeFrame(Buffer.alloc(300, "x"), OpCode.Binary), encodeFrame("y".repeat(70000)), encodeFrame("", OpCode.Ping)]);
for (let i = 0; i < all.length; i += 1000) for (const f of parser.push(all.subarray(i, i + 1000))) console.log(OpCode[f.opcode], f.fin, f.payload.length, f.payload.toString("utf8", 0, 12));
console.log(randomBytes(16).toString("base64").length);
