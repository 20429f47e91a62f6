// SHA-256 (FIPS 180-4) over a megabyte: rotations and additions of 32 bits.

class Sha256 {
  private readonly words = new Int32Array(64);
  private readonly state = new Int32Array([
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
  ]);
  private readonly constants = new Int32Array(primes(64).map((prime) => fractionOf(Math.cbrt(prime))));

  digest(message: Uint8Array): string {
    const padded = new Uint8Array((((message.length + 8) >> 6) + 1) << 6);
    padded.set(message);
    padded[message.length] = 0x80;
    const bits = message.length * 8;
    for (let i = 0; i < 4; i++) padded[padded.length - 1 - i] = bits >>> (i * 8);
    for (let at = 0; at < padded.length; at += 64) this.compress(padded, at);
    let text = "";
    for (const word of this.state) text += (word >>> 0).toString(16).padStart(8, "0");
    return text;
  }

  private compress(bytes: Uint8Array, at: number): void {
    const { words, state, constants } = this;
    for (let i = 0; i < 16; i++) {
      const from = at + i * 4;
      words[i] = (bytes[from] << 24) | (bytes[from + 1] << 16) | (bytes[from + 2] << 8) | bytes[from + 3];
    }
    for (let i = 16; i < 64; i++) {
      const w15 = words[i - 15];
      const w2 = words[i - 2];
      const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
      const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
      words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
    }
    let a = state[0];
    let b = state[1];
    let c = state[2];
    let d = state[3];
    let e = state[4];
    let f = state[5];
    let g = state[6];
    let h = state[7];
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i] + words[i]) | 0;
      const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    state[0] = (state[0] + a) | 0;
    state[1] = (state[1] + b) | 0;
    state[2] = (state[2] + c) | 0;
    state[3] = (state[3] + d) | 0;
    state[4] = (state[4] + e) | 0;
    state[5] = (state[5] + f) | 0;
    state[6] = (state[6] + g) | 0;
    state[7] = (state[7] + h) | 0;
  }
}

function rotate(word: number, count: number): number {
  return (word >>> count) | (word << (32 - count));
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

/** The first 32 bits of the fraction. */
function fractionOf(x: number): number {
  return Math.floor((x - Math.floor(x)) * 0x100000000);
}

const check = new Sha256().digest(new Uint8Array([97, 98, 99]));
const isRight = check === "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const message = new Uint8Array(1 << 20);
for (let i = 0; i < message.length; i++) message[i] = i * 7;
let last = "";
for (let round = 0; round < 60; round++) {
  message[0] = round;
  last = new Sha256().digest(message);
}
console.log(isRight ? "ok" : "wrong", last);
