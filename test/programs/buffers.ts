// Node's Buffer: texts in all encodings, numbers, searching, comparing.
const b = Buffer.from("héllo wörld");
console.log(b.length, b.toString(), `${b}`, b.toString("hex"), b.toString("base64"), b.toString("utf8", 0, 5));
console.log("" + b, String(b), b.slice(0, 3).toString(), b.subarray(1, 4).toString("hex"));
const parts = [Buffer.from("ab"), Buffer.from([99, 100]), new Uint8Array([101])];
console.log(Buffer.concat(parts).toString(), Buffer.concat(parts, 3).toString(), Buffer.byteLength("é€"), Buffer.isBuffer(b));
console.log(Buffer.from("aGk=", "base64").toString(), Buffer.from("6869zz", "hex").toString(), Buffer.from("_-8", "base64url").toString("base64"));
const w = Buffer.alloc(16);
w.writeUInt32BE(0xdeadbeef, 0); w.writeInt16LE(-2, 4); w.writeDoubleLE(1.5, 8); w.write("hi", 6);
console.log(w.toString("hex"), w.readUInt32BE(0), w.readInt16LE(4), w.readDoubleLE(8), w.readUInt8(6));
console.log(b.indexOf("w"), b.includes("wör"), b.indexOf(0x6c), b.equals(Buffer.from("héllo wörld")), Buffer.compare(Buffer.from("a"), Buffer.from("b")));
console.log(JSON.stringify(Buffer.from("x").toJSON()), Buffer.from("a").compare(Buffer.from("a")), [...Buffer.from("ok")]);
try { w.writeUInt8(256); } catch (error) { console.log(error instanceof RangeError, (error as Error).message); }
function show(chunk: Buffer | string): string { return typeof chunk === "string" ? chunk : chunk.toString("latin1"); }
console.log(show("s"), show(Buffer.from("t")), Buffer.alloc(5, "xy").toString(), Buffer.from("ab").map((v) => v + 1).toString());
const chunks: Buffer[] = [];
chunks.push(Buffer.from("1"), Buffer.from("2"));
console.log(Buffer.concat(chunks).toString().split("").join("-"), Buffer.from("ünï", "latin1").length, Buffer.from("hi", "utf16le").toString("utf16le"));
const u: Uint8Array = Buffer.from("q");
console.log(u[0], u instanceof Uint8Array);
