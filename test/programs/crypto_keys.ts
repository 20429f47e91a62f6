// PBKDF2 of node:crypto, and random bytes into an array.
import { createHmac, pbkdf2, pbkdf2Sync, randomFillSync, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
for (const digest of ["sha1", "sha256", "sha512", "md5", "SHA384"])
  for (const [rounds, length] of [[1, 20], [2, 7], [10, 64], [100, 130], [3, 0]])
    console.log(digest, pbkdf2Sync("password", "salt", rounds, length, digest).toString("hex"));
console.log(pbkdf2Sync("p".repeat(200), Buffer.from([1, 2, 3]), 5, 32, "sha256").toString("base64"));
const derive = promisify(pbkdf2);
const key = await derive("pässword", "sält", 1000, 32, "sha512");
console.log(key.toString("hex"), timingSafeEqual(key, pbkdf2Sync("pässword", "sält", 1000, 32, "sha512")));
pbkdf2("a", "b", 1, 4, "sha1", (error, made) => console.log("later", error, made));
for (const wrong of [() => pbkdf2Sync("a", "b", 0, 1, "sha1"), () => pbkdf2Sync("a", "b", 1, -1, "sha1"), () => pbkdf2Sync("a", "b", 1, 1, "none"), () => pbkdf2Sync("a", "b", 1.5, 1, "sha1")])
  try { wrong(); } catch (error) { console.log(String(error)); }
const filled = randomFillSync(Buffer.alloc(70000));
console.log(filled.length, filled.some((byte) => byte !== 0), createHmac("sha1", "k").update("x").digest("hex"));
