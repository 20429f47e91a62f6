// scrypt with the vectors of RFC 7914, 12 (those that take little memory), and what it refuses.

import crypto, { scrypt, scryptSync } from "node:crypto";

console.log(scryptSync("", "", 64, { N: 16, r: 1, p: 1 }).toString("hex"));
console.log(scryptSync("password", "NaCl", 64, { N: 1024, r: 8, p: 16 }).toString("hex"));
console.log(crypto.scryptSync("pleaseletmein", Buffer.from("SodiumChloride"), 64, { cost: 16384 }).toString("hex"));
console.log(scryptSync("p", "s", 0).length, scryptSync("p", "s", 5, { N: 2, blockSize: 3, parallelization: 2 }));
for (const options of [{ N: 3 }, { N: 2 ** 20 }, { N: 4, cost: 4 }, { N: 16, maxmem: 100 }]) {
  try {
    console.log(scryptSync("p", "s", 8, options));
  } catch (error) {
    console.log((error as NodeJS.ErrnoException).code, (error as Error).message);
  }
}
scrypt("secret", "salt", 16, (error, key) => console.log("later", error, key.toString("base64")));
console.log("first");
