// SHA-256 with u32 arithmetic, checked against known digests.
function rotate(value: u32, count: number): u32 {
  return u32((value >>> count) | (value << (32 - count)));
}
function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return n > 1;
}
const constants: u32[] = [];
const initial: u32[] = [];
for (let n = 2; constants.length < 64; n++) {
  if (!isPrime(n)) continue;
  if (initial.length < 8) initial.push(u32((Math.sqrt(n) % 1) * 4294967296));
  constants.push(u32((Math.cbrt(n) % 1) * 4294967296));
}
function sha256(text: string): string {
  const length = text.length;
  const blocks = Math.ceil((length + 9) / 64);
  const bytes = new Uint8Array(blocks * 64);
  for (let i = 0; i < length; i++) bytes[i] = text.charCodeAt(i);
  bytes[length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 4, length * 8);
  const state = [...initial];
  const w = new Uint32Array(64);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(block * 64 + i * 4);
    for (let i = 16; i < 64; i++) {
      const x = u32(w[i - 15]);
      const y = u32(w[i - 2]);
      const s0 = u32(rotate(x, 7) ^ rotate(x, 18) ^ u32(x >>> 3));
      const s1 = u32(rotate(y, 17) ^ rotate(y, 19) ^ u32(y >>> 10));
      w[i] = u32(u32(w[i - 16]) + s0 + u32(w[i - 7]) + s1);
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = u32(rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25));
      const choice = u32((e & f) ^ (~e & g));
      const t1 = u32(h + s1 + choice + constants[i] + u32(w[i]));
      const s0 = u32(rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22));
      const majority = u32((a & b) ^ (a & c) ^ (b & c));
      const t2 = u32(s0 + majority);
      h = g;
      g = f;
      f = e;
      e = u32(d + t1);
      d = c;
      c = b;
      b = a;
      a = u32(t1 + t2);
    }
    const next = [a, b, c, d, e, f, g, h];
    for (let i = 0; i < 8; i++) state[i] = u32(state[i] + next[i]);
  }
  return state.map((word) => word.toString(16).padStart(8, "0")).join("");
}
console.log(sha256(""));
console.log(sha256("abc"));
console.log(sha256("a".repeat(1000)));
