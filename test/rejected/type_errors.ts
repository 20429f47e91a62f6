// TypeScript's own errors and refusals come together, in the order of the file.
const name: string = 5; // error TS2322 at 2:7
const other: any = name; // error INS2001 at 3:14
console.log(other.length, missing); // error TS2304 at 4:27
