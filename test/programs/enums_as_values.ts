// Enums as values: what console.log, Object.keys, values and entries see of them.
enum Level {
  Debug,
  Info,
  Error = 5,
}
enum Colour {
  Red = "RED",
  Green = "GREEN",
}
console.log(Level, Colour);
console.log(Object.keys(Level), Object.values(Level), Object.entries(Colour));
for (const colour of Object.values(Colour)) console.log(colour.toLowerCase());
console.log(Object.keys(Level).filter((name) => isNaN(Number(name))));
for (const name in Colour) console.log(name);

// An enum that mixes texts and numbers.
enum Mixed {
  No = 0,
  Yes = "YES",
  Maybe = 2,
}
function mixedLabel(m: Mixed): string {
  switch (m) {
    case Mixed.No:
      return "no";
    case Mixed.Yes:
      return "yes!";
    case Mixed.Maybe:
      return "hm";
  }
}
console.log(mixedLabel(Mixed.No), mixedLabel(Mixed.Yes), Mixed.Maybe, Mixed.Yes, [Mixed.No, Mixed.Yes].map(mixedLabel));
interface MixedRow {
  m: Mixed;
  opt?: Mixed;
}
const mixedRows: MixedRow[] = [{ m: Mixed.Yes }, { m: Mixed.No, opt: Mixed.Maybe }];
console.log(
  mixedRows,
  mixedRows.map((r) => r.opt ?? "none"),
  Object.keys(Mixed),
  Object.values(Mixed),
  Mixed[2],
);
const byMixed = new Map<Mixed, number>([[Mixed.Yes, 1]]);
console.log(byMixed.get(Mixed.Yes), byMixed.get(Mixed.No), JSON.stringify({ a: Mixed.Yes, b: Mixed.Maybe }));
const mixedKey: "Yes" | "No" = mixedRows.length > 1 ? "Yes" : "No";
console.log(Mixed[mixedKey], typeof Mixed.Yes, typeof Mixed.No);
const mixedTable: Record<Mixed, string> = { [Mixed.No]: "n", [Mixed.Yes]: "y", [Mixed.Maybe]: "m" };
console.log(mixedTable[mixedRows[0].m], mixedTable);
let mixed: Mixed = Mixed.No;
if (mixedRows.length) mixed = Mixed.Yes;
console.log(mixed === Mixed.Yes, `${mixed}`);

// Computed members that are made of constants.
enum FileAccess {
  None,
  Read = 1 << 1,
  Write = 1 << 2,
  ReadWrite = Read | Write,
  Named = "123".length,
  Twice = (Named + Write) * 2,
}
const access: FileAccess = FileAccess.Named;
console.log(access, FileAccess.Twice, FileAccess[3], FileAccess[14], FileAccess["Named"], Object.keys(FileAccess).length);
