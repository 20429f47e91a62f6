// Tokens signed with HMAC, entity tags, queries.
import { createHmac, createHash, timingSafeEqual, randomUUID } from "node:crypto";
import qs from "node:querystring";
import os from "node:os";
interface Claims { sub: string; exp: number; roles?: string[]; }
const b64 = (v: object | Buffer): string => (Buffer.isBuffer(v) ? v : Buffer.from(JSON.stringify(v))).toString("base64url");
class TokenError extends Error { constructor(message: string, readonly code: "malformed" | "signature" | "expired") { super(message); this.name = "TokenError"; } }
function sign(claims: Claims, secret: string): string {
  const head = b64({ alg: "HS256", typ: "JWT" }) + "." + b64(claims);
  return `${head}.${createHmac("sha256", secret).update(head).digest("base64url")}`;
}
function verify(token: string, secret: string, now: number): Claims {
  const parts = token.split(".");
  if (parts.length !== 3) throw new TokenError("three parts", "malformed");
  const [header, body, signature] = parts;
  const expected = createHmac("sha256", secret).update(`${header}.${body}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new TokenError("bad signature", "signature");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as Claims;
  if (claims.exp < now) throw new TokenError("expired", "expired");
  return claims;
}
const token = sign({ sub: "ann", exp: 100, roles: ["admin"] }, "s3cret");
console.log(token);
console.log(verify(token, "s3cret", 50));
for (const [t, s, n] of [[token, "other", 50], [token, "s3cret", 200], ["x.y", "s3cret", 1]] as [string, string, number][])
  try { verify(t, s, n); } catch (e) { if (e instanceof TokenError) console.log(e.code, e.message); else throw e; }
const etag = (body: string | Buffer): string => `"${createHash("md5").update(body).digest("hex")}"`;
console.log(etag("abc"), etag(Buffer.from("abc")), randomUUID().length);
const q = qs.parse("page=2&tag=a&tag=b&q=caf%C3%A9+x");
const page = Number(q.page ?? 1);
const tags = ([] as string[]).concat(q.tag ?? []);
console.log(page, tags, q.q, qs.stringify({ page: page + 1, tag: tags, q: "é&" }));
console.log(os.EOL === "\n", os.cpus().length >= 1, typeof os.freemem());
const auth = "Basic " + Buffer.from("user:pa:ss").toString("base64");
const [user, ...rest] = Buffer.from(auth.slice(6), "base64").toString("utf-8").split(":");
console.log(user, rest.join(":"));
const chunks: Uint8Array[] = [Buffer.from("ab"), new Uint8Array([99])];
console.log(Buffer.concat(chunks).toString("utf8"), Buffer.from("ff00", "hex").readUInt16BE(0), [...Buffer.from("hi").entries()]);
