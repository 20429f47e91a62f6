// What `node:crypto` stands for: the names one by one, and as members of the default.

import * as crypto from "../crypto.ts";
import { scrypt, scryptSync } from "../scrypt.ts";

export * from "../crypto.ts";
export { type ScryptOptions, scrypt, scryptSync } from "../scrypt.ts";
export default { ...crypto, scrypt, scryptSync };
