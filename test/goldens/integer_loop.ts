// A counter that stays in an integer register, checked indexing, wrapping arithmetic.
function sum(bytes: Uint8Array): u32 {
  let total: u32 = 0;
  for (let index = 0; index < bytes.length; index++) total = total + u32(bytes[index]);
  return total;
}
console.log(sum(new Uint8Array([1, 2, 3])));
