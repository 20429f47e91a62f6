// Every digest of node:crypto, for all lengths around its blocks and a long message, in pieces, copied, as HMAC.
import { createHash, createHmac, getHashes, timingSafeEqual } from "node:crypto";

let state = 1;
function randomBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let index = 0; index < length; index++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    bytes[index] = state >> 16;
  }
  return bytes;
}
const names = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"];
const known = getHashes();
console.log(names.every((name) => known.includes(name)));
for (const name of names) {
  const all = createHash(name);
  for (let length = 0; length <= 300; length++) {
    const message = randomBytes(length);
    const digest = createHash(name).update(message).digest();
    all.update(digest);
    if (length % 37 === 0 || (length > 105 && length < 130)) console.log(name, length, digest.toString("hex"));
    all.update(createHmac(name, randomBytes(length)).update(message).digest("latin1"), "latin1");
  }
  console.log(name, all.copy().digest("base64"), all.digest("base64url"));
  const long = randomBytes(1_000_000);
  const pieces = createHash(name);
  for (let start = 0; start < long.length; start += 12_345) pieces.update(long.subarray(start, start + 12_345));
  console.log(name, createHash(name).update(long).digest("hex"), pieces.digest("hex"));
}
for (const name of ["SHA256", "Sha-1", "RSA-SHA512", "sha2-384"]) console.log(createHash(name).update("x").digest("hex"));
console.log(createHash("md5").update("é").update("c3a9", "hex").update("w6k=", "base64").update("é", "latin1").update("é", "utf16le").digest("hex"));
console.log(createHash("sha1").update("dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest("base64"));
console.log(createHash("sha512").update("a").digest("hex") === createHash("SHA512").update("a").digest().toString("hex"));

const half = createHash("sha384").update("one ");
const other = half.copy();
console.log(half.update("two").digest("hex"), other.update("three").digest("hex"));
const mac = createHmac("sha512", "key").update("text");
console.log(mac.digest("hex"), JSON.stringify(mac.digest("hex")), mac.digest());
function failing(action: () => unknown): void {
  try {
    console.log(action());
  } catch (error) {
    console.log(String(error));
  }
}
failing(() => half.update("more"));
failing(() => half.digest());
failing(() => half.copy());
failing(() => mac.update("more"));
failing(() => createHash("nothing"));
failing(() => createHash("toString"));
failing(() => timingSafeEqual(Buffer.from("ab"), new Uint8Array([97, 98])));
function signed(algorithm: "sha1" | "sha256", text: string): string {
  return createHmac(algorithm, "secret").update(text).digest("hex");
}
console.log(signed("sha1", "x"), signed("sha256", "x"));
