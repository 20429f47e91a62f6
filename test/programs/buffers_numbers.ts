// The numbers of a Buffer: each reader and writer with values and offsets inside, at the edge and outside.
function attempt(action: () => unknown): void {
  try {
    console.log(action());
  } catch (error) {
    console.log(String(error), error instanceof RangeError, (error as { code?: string }).code, Object.keys(error as Error));
  }
}
const source = Buffer.from("f1e2d3c4b5a69788796a5b4c3d2e1f007fff8000", "hex");
const offsets = [0, 1, 5, 12, 13, 16, 18, 19, 20, -1, 1.5, NaN, Infinity, -0];
for (const offset of offsets) {
  attempt(() => [source.readUInt8(offset), source.readUint8(offset), source.readInt8(offset)]);
  attempt(() => [source.readUInt16LE(offset), source.readUInt16BE(offset), source.readInt16LE(offset), source.readInt16BE(offset)]);
  attempt(() => [source.readUInt32LE(offset), source.readUInt32BE(offset), source.readInt32LE(offset), source.readInt32BE(offset)]);
  attempt(() => [source.readBigUInt64LE(offset), source.readBigUint64BE(offset), source.readBigInt64LE(offset), source.readBigInt64BE(offset)]);
  attempt(() => [source.readFloatLE(offset), source.readFloatBE(offset), source.readDoubleLE(offset), source.readDoubleBE(offset)]);
  for (const width of [1, 2, 3, 4, 5, 6])
    attempt(() => [source.readUIntLE(offset, width), source.readUintBE(offset, width), source.readIntLE(offset, width), source.readIntBE(offset, width)]);
}
for (const width of [0, 7, -1, 2.5, NaN]) {
  attempt(() => source.readIntLE(0, width));
  attempt(() => source.writeUIntBE(0, 0, width));
}
attempt(() => Buffer.alloc(3).readUInt32LE());
attempt(() => Buffer.alloc(0).readInt8());
attempt(() => [source.readUInt16LE(), source.readUint32BE(), source.readDoubleLE(), source.readBigInt64BE()]);

const values = [0, 1, -1, 127, 128, 255, 256, -128, -129, 32767, 32768, 65535, 65536, -32768, -32769, 0.5, -0.5, 1.9, -1.5, 255.5, 127.5, NaN];
for (let power = 23; power <= 54; power++) if ([23, 24, 31, 32, 39, 40, 47, 48, 54].includes(power)) values.push(2 ** power, 2 ** power - 1, -(2 ** power), -(2 ** power) - 1, 2 ** power - 0.5);
values.push(Infinity, -Infinity, 1e21, -1e21, 1e300);
function written(write: (target: Buffer) => number): string {
  const target = Buffer.alloc(10, 0xee);
  const end = write(target);
  return `${target.toString("hex")} ${end}`;
}
for (const value of values) {
  attempt(() => written((target) => target.writeUInt8(value, 1)));
  attempt(() => written((target) => target.writeInt8(value, 1)));
  attempt(() => written((target) => target.writeUInt16LE(value, 1)));
  attempt(() => written((target) => target.writeUint16BE(value, 1)));
  attempt(() => written((target) => target.writeInt16LE(value, 1)));
  attempt(() => written((target) => target.writeInt16BE(value, 1)));
  attempt(() => written((target) => target.writeUInt32LE(value, 1)));
  attempt(() => written((target) => target.writeUint32BE(value, 1)));
  attempt(() => written((target) => target.writeInt32LE(value, 1)));
  attempt(() => written((target) => target.writeInt32BE(value, 1)));
  attempt(() => written((target) => target.writeFloatLE(value, 1)));
  attempt(() => written((target) => target.writeFloatBE(value, 1)));
  attempt(() => written((target) => target.writeDoubleLE(value, 1)));
  attempt(() => written((target) => target.writeDoubleBE(value, 1)));
  for (const width of [1, 2, 3, 4, 5, 6]) {
    attempt(() => written((target) => target.writeUIntLE(value, 1, width)));
    attempt(() => written((target) => target.writeUintBE(value, 1, width)));
    attempt(() => written((target) => target.writeIntLE(value, 1, width)));
    attempt(() => written((target) => target.writeIntBE(value, 1, width)));
  }
}
for (const offset of [0, 2, 3, 8, 9, 10, -1, 0.5, NaN]) {
  attempt(() => written((target) => target.writeUInt8(7, offset)));
  attempt(() => written((target) => target.writeInt16BE(7, offset)));
  attempt(() => written((target) => target.writeUInt32LE(7, offset)));
  attempt(() => written((target) => target.writeFloatBE(7, offset)));
  attempt(() => written((target) => target.writeDoubleLE(7, offset)));
  attempt(() => written((target) => target.writeBigInt64LE(7n, offset)));
  attempt(() => written((target) => target.writeIntBE(7, offset, 3)));
}
for (const value of [0n, 1n, -1n, 2n ** 32n, 2n ** 63n - 1n, 2n ** 63n, -(2n ** 63n), -(2n ** 63n) - 1n, 2n ** 64n - 1n, 2n ** 64n, -(2n ** 70n), 12345678901n]) {
  attempt(() => written((target) => target.writeBigUInt64LE(value, 1)));
  attempt(() => written((target) => target.writeBigUint64BE(value, 1)));
  attempt(() => written((target) => target.writeBigInt64LE(value, 1)));
  attempt(() => written((target) => target.writeBigInt64BE(value, 1)));
}
// Of all bits, there and back.
let state = 12345;
for (let round = 0; round < 300; round++) {
  const bytes = Buffer.alloc(8);
  for (let index = 0; index < 8; index++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    bytes[index] = state >> 16;
  }
  console.log(bytes.readDoubleBE(), bytes.readFloatLE(3), bytes.readBigInt64LE(), bytes.readIntBE(1, 6), bytes.readUIntLE(2, 5));
  const copy = Buffer.alloc(8);
  copy.writeBigUInt64BE(bytes.readBigUInt64BE());
  console.log(copy.equals(bytes), copy.swap16().toString("hex"), copy.swap32().toString("hex"), copy.swap64().toString("hex"));
}
attempt(() => Buffer.alloc(3).swap16());
attempt(() => Buffer.alloc(6).swap32());
attempt(() => Buffer.alloc(12).swap64());
