// Typed arrays: creation, conversion on write, views of one buffer, methods.
const bytes = new Uint8Array(4);
bytes[0] = 300;
bytes[1] = -1;
bytes[2] = 3.9;
console.log(bytes, bytes.length, bytes[0] + bytes[1]);
const words = new Uint16Array([1, 65536, 70000]);
const signed = new Int8Array([127, 128, 255]);
const floats = new Float32Array([0.1, 1e40]);
const doubles = new Float64Array(2);
doubles[0] = 0.1;
console.log(words, signed, floats, doubles);
const buffer = new ArrayBuffer(8);
const view = new Uint8Array(buffer);
const asWords = new Uint32Array(buffer);
asWords[0] = 0x01020304;
asWords[1] = 0xffffffff;
console.log(view, buffer.byteLength, asWords.byteLength, new Uint8Array(buffer, 2, 3));
console.log(new Int32Array([2 ** 31, -1]));
