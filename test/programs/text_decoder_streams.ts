// TextDecoder with bytes that come in pieces.

const bytes = new TextEncoder().encode("\ufeffhéllo €uro 😀 \ufeff.");
for (const size of [1, 2, 3, 5, 100]) {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(decoder.decode(bytes.subarray(at, at + size), { stream: true }));
  pieces.push(decoder.decode());
  console.log(size, JSON.stringify(pieces));
}
const broken = [
  [[0xe2, 0x82], [0x41]],
  [[0xf0, 0x9f], []],
  [[0xe0, 0x80], [0x80]],
  [[0xc3], [0xc3, 0xa9]],
  [[0xed, 0xa0], [0x80]],
  [[0xff, 0xf4, 0x90], [0x80, 0x80]],
  [[0x80, 0x80, 0x80, 0x80], [0xc1, 0xf8]],
];
for (const parts of broken) {
  const decoder = new TextDecoder();
  const texts = parts.map((part) => decoder.decode(new Uint8Array(part), { stream: true }));
  console.log(JSON.stringify([...texts, decoder.decode(), decoder.decode(new Uint8Array([0x41]))]));
}
const strict = new TextDecoder("utf-8", { fatal: true });
console.log(strict.decode(new Uint8Array([0xe2, 0x82]), { stream: true }), strict.decode(new Uint8Array([0xac])));
try {
  strict.decode(new Uint8Array([0xe2, 0x82]), { stream: true });
  strict.decode();
} catch (error) {
  console.log((error as NodeJS.ErrnoException).code, (error as Error).message);
}
console.log(strict.decode(new Uint8Array([0x42])));
