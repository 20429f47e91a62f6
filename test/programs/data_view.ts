// DataView in both byte orders, at odd offsets.
const view = new DataView(new ArrayBuffer(16));
view.setUint16(1, 0x1234);
view.setUint16(3, 0x1234, true);
view.setInt32(5, -2);
view.setFloat64(8, Math.PI, true);
console.log(new Uint8Array(view.buffer), view.getUint16(1), view.getUint16(1, true), view.getInt32(5), view.getUint32(5));
console.log(view.getFloat64(8, true), view.getInt8(5), view.getUint8(6), view.byteLength);
view.setFloat32(0, 1.5);
view.setBigUint64(8, 0x0102030405060708n);
console.log(view.getFloat32(0), view.getBigUint64(8), view.getBigInt64(8, true));
const part = new DataView(view.buffer, 8, 4);
console.log(part.getUint8(0), part.byteOffset, part.byteLength);
try {
  part.getUint32(1);
} catch (error) {
  console.log(error instanceof RangeError);
}
// Bigints of any use, which wrap where they are stored.
const large: bigint = 2n ** 64n + 5n;
view.setBigInt64(0, large - 7n);
view.setBigUint64(8, large, true);
const half = view.getBigUint64(8, true) / 2n;
console.log(view.getBigInt64(0), view.getBigUint64(0) + large, half, view.getBigInt64(8) * 4n, typeof view.getBigInt64(0));
