// The intrinsics that portable code of the kernel uses, for running it under Node: plain JavaScript with the same meaning.

const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const loadU16 = (bytes, offset) => view(bytes).getUint16(offset, true);
export const loadU32 = (bytes, offset) => view(bytes).getUint32(offset, true);
export const storeU16 = (bytes, offset, value) => view(bytes).setUint16(offset, value, true);
export const storeU32 = (bytes, offset, value) => view(bytes).setUint32(offset, value, true);
export const swapBytes16 = (value) => ((value & 0xff) << 8) | ((value >>> 8) & 0xff);
export const swapBytes32 = (value) =>
  (((value & 0xff) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>> 0;

function check(bytes, offset, length) {
  if (offset + length > bytes.length) throw new RangeError("byte range is outside of the array");
}

export function copyBytes(target, targetOffset, source, sourceOffset, length) {
  check(target, targetOffset, length);
  check(source, sourceOffset, length);
  target.set(source.subarray(sourceOffset, sourceOffset + length), targetOffset);
}

export function checksumBytes(bytes, offset, length, seed) {
  check(bytes, offset, length);
  let sum = seed;
  for (let index = 0; index + 1 < length; index += 2) sum += (bytes[offset + index] << 8) | bytes[offset + index + 1];
  if (length % 2 === 1) sum += bytes[offset + length - 1] << 8;
  while (sum > 0xffff) sum = (sum % 65536) + Math.floor(sum / 65536);
  return sum;
}

export const utf8 = new TextEncoder();

export function textToUtf8(text, target, offset) {
  const bytes = utf8.encode(text);
  target.set(bytes, offset);
  return bytes.length;
}

export const textUtf8Length = (text) => utf8.encode(text).length;
export const textFromUtf8 = (bytes, start, end) => new TextDecoder().decode(bytes.subarray(start, end));
export const textFromLatin1 = (bytes, start, end) => Buffer.from(bytes.subarray(start, end)).toString("latin1");
