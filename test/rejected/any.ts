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
type Table = Record<string, any>; // error INS2001 at 12:29
type Keys<T extends Table> = keyof T;
const key: Keys<{ a: number }> = "a";
const table: Table = { key };
type Rows = Row[];
type Row = { rows: Rows; cell: any }; // error INS2001 at 17:32
const rows: Rows = [];
console.log(table, rows);
type Pattern = Map<string, any>;
type Loop = Pattern | Loop[];
function keys<M extends Loop>(map: M): M {
  return map;
}
console.log(keys(new Map([["a", 1]])));
