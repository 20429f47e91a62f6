// Widths are never guessed.
const small: u8 = 300; // error INS3004 at 2:19
const a: u32 = 1;
const b: u8 = 2;
let c: number = "two".length / 2;
console.log(a + b); // error INS3001 at 6:13
console.log(a * c); // error INS3002 at 7:13
const narrowed: u16 = c; // error INS3005 at 8:23
console.log(a ** a); // error INS3006 at 9:13
const big: bigint = 5n;
console.log(small, narrowed, big);
const word: u64 = 5n;
console.log(word * big); // error INS3003 at 13:13
const back: u64 = big; // error INS3005 at 14:19
console.log(back);
