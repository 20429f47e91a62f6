// node:string_decoder: bytes of every kind in pieces of every size.
import { StringDecoder } from "node:string_decoder";

let state = 7;
function random(below: number): number {
  state = (state * 1103515245 + 12345) % 2147483648;
  return (state >> 8) % below;
}
const interesting = [0x41, 0x7f, 0x80, 0xbf, 0xc2, 0xc0, 0xe2, 0x82, 0xac, 0xed, 0xa0, 0xf0, 0x9f, 0x98, 0x80, 0xf8, 0xff, 0xd8, 0x3d, 0xde, 0x00, 0xdc];
const encodings: BufferEncoding[] = ["utf8", "utf-8", "utf16le", "ucs2", "base64", "base64url", "hex", "latin1", "ascii"];
for (const encoding of encodings) {
  const decoder = new StringDecoder(encoding);
  for (let round = 0; round < 150; round++) {
    const parts: string[] = [];
    for (let piece = random(6); piece >= 0; piece--) {
      const bytes = Buffer.alloc(random(7));
      for (let index = 0; index < bytes.length; index++) bytes[index] = random(4) === 0 ? random(256) : interesting[random(interesting.length)];
      parts.push(decoder.write(bytes));
    }
    parts.push(random(2) === 0 ? decoder.end() : decoder.end(Buffer.from("é€😀").subarray(0, random(9))));
    console.log(encoding, JSON.stringify(parts));
  }
}
for (const encoding of ["utf8", "utf16le"] as const) {
  const text = "a é€😀 z";
  const bytes = Buffer.from(text, encoding);
  for (let size = 1; size < 8; size++) {
    const decoder = new StringDecoder(encoding);
    const parts: string[] = [];
    for (let start = 0; start < bytes.length; start += size) parts.push(decoder.write(bytes.subarray(start, start + size)));
    parts.push(decoder.end());
    console.log(size, JSON.stringify(parts), parts.join("") === text);
  }
}
const plain = new StringDecoder();
console.log(plain.encoding, plain.write("text"), plain.write(new Uint8Array([104, 105])), plain.end());
