// `any` in every position it can be written or inferred in; each is reported.
let explicit: any = 5; // error INS2001 at 2:15
const list: any[] = []; // error INS2001 at 3:13
function take(value: any): void {} // error INS2001 at 4:22
let nothing; // error INS2002 at 5:5
nothing = explicit;
const empty = []; // error INS2002 at 7:7
empty.push(nothing);
const cast = (explicit as any).name; // error INS2001 at 9:27
take(list);
console.log(cast);
