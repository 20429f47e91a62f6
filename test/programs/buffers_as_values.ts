// A Buffer behind `unknown` and behind Uint8Array is still one: printed, as JSON, as text, by its methods.
const hi = Buffer.from("hi");
console.log(hi, Buffer.alloc(0), [hi], { data: Buffer.alloc(60, 7) }, { a: { b: { c: { d: hi } } } });
console.log(JSON.stringify(hi), JSON.stringify({ body: Buffer.from("é"), plain: new Uint8Array([1]) }), JSON.stringify([hi], null, 1));
console.log(JSON.stringify(hi, (key, value) => (key === "type" ? "B" : value)));
function view(bytes: Uint8Array): Uint8Array {
  const part = bytes.slice(0, 1);
  part[0] = 88;
  return part;
}
const plain = new Uint8Array([104, 105]);
console.log(view(hi), hi, view(plain), plain);
function text(bytes: Uint8Array): string {
  return `${bytes.toString()} ${bytes}`;
}
console.log(text(hi), text(plain));
const whatever: unknown[] = [hi, plain, hi.subarray(1), plain.subarray(1), "hi"];
for (const one of whatever) console.log(Buffer.isBuffer(one), String(one), one);
console.log(Buffer.compare(plain, hi), plain, hi.toSorted(), hi.map((v) => v + 1), hi.filter((v) => v > 100), Uint8Array.from(hi));
console.log(Buffer.from(plain.buffer), new Uint8Array(hi.buffer, hi.byteOffset, 2), structuredClone(plain));
console.log(Buffer.concat([hi, plain]), new Map([["k", hi]]), new Set([hi]), hi.toJSON());
