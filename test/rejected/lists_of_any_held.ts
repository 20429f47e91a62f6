// Lists whose elements nobody knows the type of, within something else: they cannot be seen as lists of a type.
const held = new Array(3);
const rows: number[][] = [1].map(() => held); // error INS2003 at 3:26
const object = { list: held };
const typed: { list: number[] } = object; // error INS2003 at 5:35
const make = () => (held);
const made: () => string[] = make; // error INS2003 at 7:30
let table = [1].map(() => new Array(2));
const numbers: number[][] = [[1.5]];
table = numbers; // error INS2003 at 10:9
console.log(rows, typed, made, table);
