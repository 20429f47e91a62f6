// One refusal of each kind of statement: all of them come out in one run.
for (var old = 1; old < 1; old++);
const values: any = old; // error INS2001 at 3:15
for (const key of [old]) console.log(typeof import.meta, key); // error INS1014 at 4:45
if (old > 0) import("../programs/modules/log.ts"); // error INS1008 at 5:14
