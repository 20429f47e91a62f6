// CRC-32 (IEEE 802.3): the checksum over a partition's payload.
// @cold

const table: readonly u32[] = makeTable();

function makeTable(): u32[] {
  const entries: u32[] = [];
  for (let byte = 0; byte < 256; byte++) {
    let entry = u32(byte);
    for (let bit = 0; bit < 8; bit++) {
      entry = u32(entry & 1) === 1 ? u32(u32(entry >>> 1) ^ 0xedb88320) : u32(entry >>> 1);
    }
    entries.push(entry);
  }
  return entries;
}

/** Checksum of `length` bytes from `start` on. */
export function crc32(bytes: Uint8Array, start = 0, length = bytes.length - start): u32 {
  let state: u32 = 0xffffffff;
  for (let index = start; index < start + length; index++) {
    state = u32(u32(state >>> 8) ^ table[u32(state ^ u32(bytes[index])) & 0xff]);
  }
  return u32(~state);
}
