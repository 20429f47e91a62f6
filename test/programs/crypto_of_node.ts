// node:crypto and the global crypto: digests against Node's, random values by their form and range.
import { createHash, createHmac, randomBytes, randomInt, randomUUID, timingSafeEqual } from "node:crypto";
import * as everything from "crypto";

for (const text of ["", "abc", "héllo", "x".repeat(63), "y".repeat(64), "z".repeat(1000)])
  console.log(createHash("sha256").update(text).digest("hex"), createHmac("sha256", text).update("data").digest("base64"));
console.log(createHash("sha256").update("a").update(Buffer.from("b")).update("63", "hex").digest());
console.log(everything.createHmac("sha256", Buffer.from("key")).update("The quick brown fox").digest("base64url"));
const hash = createHash("sha256");
hash.update("x").digest();
for (const again of [() => hash.update("y"), () => hash.digest("hex")])
  try {
    again();
  } catch (error) {
    console.log((error as Error).message);
  }

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const id: string = randomUUID();
console.log(form.test(id), form.test(crypto.randomUUID()), randomUUID() !== id);
console.log(randomBytes(20).length, Buffer.isBuffer(randomBytes(1)), randomBytes(16).equals(randomBytes(16)), randomBytes(0));
const seen = new Set<number>();
for (let round = 0; round < 500; round++) seen.add(randomInt(-2, 3));
console.log([...seen].sort((a, b) => a - b), randomInt(1), randomInt(5, 6));
const words = new Uint32Array(8);
console.log(crypto.getRandomValues(words) === words, words.some((word) => word !== 0), crypto.getRandomValues(new Uint8Array(3)).length);
for (const wrong of [() => randomInt(0), () => randomInt(5, 5), () => randomInt(0.5), () => randomInt(2 ** 50), () => Number(timingSafeEqual(Buffer.from("a"), Buffer.from("ab")))])
  try {
    wrong();
  } catch (error) {
    console.log((error as Error).name, (error as Error).message.slice(0, 60));
  }
console.log(timingSafeEqual(Buffer.from("ab"), Buffer.from("ab")), timingSafeEqual(Buffer.from("ab"), Buffer.from("ac")));

try {
  timingSafeEqual(Buffer.from("a"), Buffer.from("ab"));
} catch (error) {
  console.log((error as NodeJS.ErrnoException).code);
}
randomBytes(8, (error, bytes) => console.log(error, bytes.length));
