// Widths are never guessed.
const small: u8 = 300; // error INS3004 at 2:19
const a: u32 = 1;
const b: u8 = 2;
let c: number = "two".length / 2;
console.log(a + b); // error INS3001 at 6:13
console.log(a * c); // error INS3002 at 7:13
const narrowed: u16 = c; // error INS3005 at 8:23
console.log(a ** a); // error INS3006 at 9:13
const big: bigint = 5n; // error INS3003 at 10:12
console.log(small, narrowed, big);
