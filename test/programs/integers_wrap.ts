// Fixed-width arithmetic with conversions, which is the same in Node.
let hash: u32 = u32(2166136261);
for (const c of "the quick brown fox") {
  hash = u32(hash ^ u32(c.charCodeAt(0)));
  hash = u32(Math.imul(hash, 16777619));
}
console.log(hash);
console.log(u8(256), u8(-1), u8(3.9), u8(NaN), u8(Infinity), i8(200), i8(-129), u16(65537), i16(40000));
console.log(u32(-1), u32(4294967296), u32(1e12), i32(4294967295), i32(-2147483649), u32(-1.5));
let a: u8 = 250;
for (let i = 0; i < 10; i++) a = u8(a + u8(1));
console.log(a);
const b: i16 = 32767;
console.log(i16(b + i16(1)));
let sequence: u32 = u32(0xfffffff0);
for (let i = 0; i < 20; i++) sequence = u32(sequence + u32(1));
console.log(sequence, i32(u32(u32(3) - u32(0xfffffffe))) > 0);
