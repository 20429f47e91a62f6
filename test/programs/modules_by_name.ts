// Modules of Node's that name what is there already.
import { Buffer, constants, kMaxLength, btoa } from "node:buffer";
import { performance } from "node:perf_hooks";
import { URL, URLSearchParams } from "node:url";
import { setTimeout as later, clearTimeout } from "node:timers";
import { setTimeout as soon } from "timers/promises";
import os, { EOL } from "node:os";
import * as querystring from "node:querystring";
import { StringDecoder } from "node:string_decoder";
import { strict as assert } from "node:assert";
import same from "node:assert/strict";

const b: Buffer = Buffer.from("abc");
function size(bytes: Buffer): number { return bytes.length; }
console.log(b, size(b), Buffer.concat([b, Buffer.from([1])]), Buffer.isBuffer(b), constants, kMaxLength, btoa("x"), Buffer.alloc(2, "a"));
console.log(performance.now() > 0, new URL("http://a.b/c?d=e").pathname, new URLSearchParams("a=b").get("a"));
const t = later(() => console.log("never"), 1000);
clearTimeout(t);
console.log(await soon(1, "value"));
console.log(JSON.stringify(EOL), os.cpus().length > 0, os.totalmem() > os.freemem(), typeof os.hostname(), os.uptime() > 0, os.endianness(), os.arch());
console.log(querystring.parse("a=1&b=2&a=3"), querystring.stringify({ a: [1, 2], b: "x y" }));
const d = new StringDecoder("utf8");
console.log(d.write(Buffer.from([0xe2, 0x82])) + d.write(Buffer.from([0xac])) + d.end());
assert.equal(1, 1);
try { assert.equal(1, "1"); } catch (error) { console.log((error as Error).message); }
try { same.deepEqual([1], ["1"]); } catch (error) { console.log((error as Error).message.split("\n")[0]); }
