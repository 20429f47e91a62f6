// Texts in a Buffer: every encoding there and back, writing, filling, searching, comparing, copying at all kinds of places.
function attempt(action: () => unknown): void {
  try {
    console.log(action());
  } catch (error) {
    console.log(String(error), (error as { code?: string }).code);
  }
}
const encodings: BufferEncoding[] = ["utf8", "utf-8", "hex", "base64", "base64url", "latin1", "binary", "ascii", "utf16le", "ucs2", "utf-16le", "ucs-2"];
const texts = ["", "a", "abc", "héllo wörld", "€uro 😀!", "\u{d800}x", "YQ==", "YWI=YWI=", "Y W\nI", "-_+/", "6869", "68zz69", "abcde", "ÿĀ", "YQ", "Y", "====", "AAA=A", "a😀b", "YW\u0141j", "6\u01380a", "abcd€"];
for (const encoding of encodings)
  for (const text of texts) {
    const bytes = Buffer.from(text, encoding);
    console.log(encoding, JSON.stringify(text), bytes.toString("hex"), Buffer.byteLength(text, encoding), bytes.length);
  }
const all = Buffer.alloc(256);
for (let index = 0; index < 256; index++) all[index] = index;
for (const encoding of encodings) console.log(JSON.stringify(all.toString(encoding)), JSON.stringify(all.toString(encoding, 253)), all.toString(encoding, 97, 100));
const hello = Buffer.from("hello");
for (const [start, end] of [[-3, undefined], [0, -1], [1, 3.9], [2.7, 99], [9, 12], [3, 1], [NaN, 2], [-Infinity, Infinity]] as [number, number | undefined][])
  console.log(JSON.stringify(hello.toString("utf8", start, end)), JSON.stringify(hello.toString("latin1", start, end)));
for (const name of ["utf8", "UTF-8", "Hex", "ucs-2", "utf-16le", "UTF16LE", "binary", "utf7", "", "utf 8", "base64URL"]) console.log(name, Buffer.isEncoding(name));
function textIn(name: string): string {
  return Buffer.isEncoding(name) ? Buffer.from("hé").toString(name) : "no encoding";
}
console.log(textIn("UTF8"), textIn("HEX"), textIn("what"));

function room(action: (target: Buffer) => unknown): void {
  const target = Buffer.alloc(8, 0x2e);
  attempt(() => `${action(target)} ${target.toString("hex")}`);
}
for (const encoding of encodings)
  for (const text of ["abcdef", "€€€€", "6162636465666768696a", "aé😀b", "YWJjZGVmZ2hp"]) {
    room((target) => target.write(text, encoding));
    room((target) => target.write(text, 3, encoding));
    room((target) => target.write(text, 2, 3, encoding));
    room((target) => target.fill(text, encoding).length);
    room((target) => target.fill(text, 3, encoding).length);
    room((target) => target.fill(text, 1, 6, encoding).length);
  }
for (const offset of [0, 7, 8, 9, -1, 1.5, NaN]) {
  room((target) => target.write("xyz", offset));
  room((target) => target.write("xyz", 2, offset));
  room((target) => target.fill("xyz", offset).length);
  room((target) => target.fill("xyz", 2, offset).length);
  room((target) => target.fill(300, offset).length);
  room((target) => target.fill(Buffer.from([1, 2, 3]), 1, offset).length);
}
room((target) => target.write("all of it, and more"));
room((target) => target.fill("").length);
room((target) => target.fill("zz", "hex").length);
room((target) => target.fill(new Uint8Array(0)).length);
room((target) => target.fill(Buffer.alloc(0)).length);
room((target) => target.fill(-1.5).length);
room((target) => target.fill(1, undefined, 3).length);
console.log(Buffer.alloc(5, "ab"), Buffer.alloc(5, "6162", "hex"), Buffer.alloc(4, Buffer.from([9, 8, 7])), Buffer.alloc(3, ""), Buffer.alloc(3, 258), Buffer.alloc(0, "zz", "hex"));
attempt(() => Buffer.alloc(-1));
attempt(() => Buffer.alloc(NaN));
attempt(() => Buffer.alloc(2, "zz", "hex"));
attempt(() => Buffer.allocUnsafe(2 ** 33));

const text = Buffer.from("abcabcaébc\u0161 ab", "utf8");
const wide = Buffer.from("abcabc abc", "utf16le");
const places = [undefined, 0, 1, 2, 3, 4, 9, 15, 16, 17, 40, -1, -2, -3, -5, -16, -17, -40, NaN, Infinity, -Infinity, 1.7, -1.7];
for (const place of places) {
  for (const wanted of ["abc", "b", "", "é", "nothing", "š ab"])
    console.log(text.indexOf(wanted, place), text.lastIndexOf(wanted, place), text.includes(wanted, place));
  for (const wanted of ["b", "bc", ""]) console.log(wide.indexOf(wanted, place, "utf16le"), wide.lastIndexOf(wanted, place, "ucs2"), wide.includes(wanted, place, "utf-16le"));
  for (const wanted of [98, 0, 255, 354, -158, 98.6]) console.log(text.indexOf(wanted, place), text.lastIndexOf(wanted, place), text.includes(wanted, place));
  for (const wanted of [Buffer.from("bc"), new Uint8Array([98, 99]), Buffer.alloc(0), text]) console.log(text.indexOf(wanted, place), text.lastIndexOf(wanted, place));
  console.log(text.indexOf("6263", place, "hex"), text.lastIndexOf("YmM=", place, "base64"), text.indexOf("bc", place, "latin1"), text.indexOf("é", place, "binary"), text.lastIndexOf("bc", place, "ascii"));
}
console.log(text.indexOf("6263", "hex"), text.lastIndexOf("6263", "hex"), text.includes("YmM", "base64url"), wide.indexOf("c", "utf16le"), wide.lastIndexOf("c", "utf16le"));
console.log(Buffer.alloc(0).indexOf("a"), Buffer.alloc(0).indexOf(""), Buffer.alloc(0).lastIndexOf(0), Buffer.alloc(0).lastIndexOf(""), Buffer.alloc(1).indexOf("a", 0, "utf16le"));

const one = Buffer.from("abcdef");
const two = Buffer.from("abcxef");
console.log(one.equals(two), one.equals(new Uint8Array([97, 98, 99, 100, 101, 102])), one.compare(two), two.compare(one), Buffer.compare(one, one), one.compare(Buffer.from("abc")), [two, one, Buffer.alloc(0)].sort(Buffer.compare).map(String));
for (const [a, b, c, d] of [[0, 3, 0, 3], [3, 6, 3, 6], [2, 2, 1, 1], [2, 2, 0, 3], [0, 3, 4, 2], [0, 9, 0, 1], [-1, 2, 0, 1], [0, 3, 0, 7], [1.5, 2, 0, 1], [5, 2, 3, 3]] as [number, number, number, number][])
  attempt(() => one.compare(two, a, b, c, d));
for (const [a, b, c] of [[0, 0, 6], [4, 0, 6], [2, 3, 5], [6, 0, 1], [9, 0, 1], [0, 6, 6], [0, 7, 8], [-1, 0, 1], [0, -1, 1], [0, 0, -1], [1.5, 1.5, 4.5], [NaN, NaN, 3]] as [number, number, number][])
  attempt(() => {
    const target = Buffer.alloc(6, 0x2e);
    return `${one.copy(target, a, b, c)} ${target}`;
  });
one.copy(one, 2, 0, 4);
console.log(one.toString(), one.toJSON(), Buffer.of(1, 2, 300), Buffer.from([1.9, -1, 256]), Buffer.from(new Uint16Array([258, 3])), Buffer.allocUnsafeSlow(3).length);

const memory = new ArrayBuffer(8);
for (const [offset, length] of [[0, 8], [2, 3], [2, undefined], [8, undefined], [9, undefined], [2, 7], [2, -1], [1.5, 2.5], [NaN, NaN]] as [number, number | undefined][])
  attempt(() => {
    const view = Buffer.from(memory, offset, length);
    view.fill(offset + 1);
    return [view.length, view.byteOffset, new Uint8Array(memory).join(), view.buffer === memory];
  });
const list = [Buffer.from("ab"), new Uint8Array([99]), Buffer.from("de")];
for (const total of [undefined, 0, 2, 3, 5, 8, -1, 1.5]) attempt(() => Buffer.concat(list, total));
function bytesOf(data: string | Uint8Array): Buffer {
  return Buffer.from(data);
}
console.log(bytesOf("text"), bytesOf(new Uint8Array([1])), Buffer.concat([]));
for (let n = 0; n < 40; n++) { const t = "xyÿz".repeat(20).slice(0, n); console.log(btoa(t), atob(btoa(t)) === t, Buffer.from(t, "latin1").toString("base64url")); }
const letters = Buffer.from("abcdefghij");
console.log(letters.toString("base64", 1, 5), letters.toString("hex", 3, 4), letters.toString("utf16le", 1, 6), letters.toString("ascii", 2), letters.subarray(3).toString("base64", 1), letters.toString("base64url", 5, 5));
try { btoa("€"); } catch (error) { console.log((error as Error).message); }
