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

// Other encodings.
for (const label of ["latin1", "ascii", "windows-1252", "iso-8859-1", "utf-16le", "utf-16", "ucs-2", " UTF-8 "]) {
  const decoder = new TextDecoder(label);
  console.log(label, decoder.encoding, JSON.stringify(decoder.decode(new Uint8Array([0xe9, 0x80, 0x41, 0, 0x3d, 0xd8]))));
}
const wide = new TextDecoder("utf-16le");
console.log(JSON.stringify(wide.decode(new Uint8Array([0x41]), { stream: true })));
console.log(JSON.stringify(wide.decode(new Uint8Array([0, 0x42, 0]))));
console.log(JSON.stringify(wide.decode(new Uint8Array([0xff, 0xfe, 0x42, 0, 1]))));
console.log(JSON.stringify(wide.decode(new Uint8Array([0x3d, 0xd8]), { stream: true })), wide.decode(new Uint8Array([0, 0xde])));
for (const [label, ...bytes] of [
  ["utf-16le", 0x3d, 0xd8],
  ["utf-16le", 0xfd, 0xff],
  ["utf-16le", 0x41],
  ["utf-8", 0xf0, 0x9f, 0x90],
  ["utf-8", 0xef, 0xbf, 0xbd],
] as [string, ...number[]][]) {
  try {
    console.log(label, JSON.stringify(new TextDecoder(label, { fatal: true }).decode(new Uint8Array(bytes))));
  } catch (error) {
    if (error instanceof TypeError) console.log(error.message);
  }
}
try {
  new TextDecoder("nowhere");
} catch (error) {
  console.log((error as NodeJS.ErrnoException).code, (error as Error).message);
}
