// CRC-32 (IEEE 802.3) over bytes: table look-ups and 32-bit operations.

function makeTable(): Uint32Array {
  const table = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) !== 0 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
    table[byte] = crc;
  }
  return table;
}

function crc32(table: Uint32Array, bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = table[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const table = makeTable();
const check = crc32(table, new Uint8Array([49, 50, 51, 52, 53, 54, 55, 56, 57]));
const bytes = new Uint8Array(1 << 20);
for (let i = 0; i < bytes.length; i++) bytes[i] = (i * 31) ^ (i >> 7);
let combined = 0;
for (let round = 0; round < 60; round++) {
  bytes[round] = round;
  combined ^= crc32(table, bytes);
}
console.log(check === 0xcbf43926 ? "ok" : "wrong", combined);
