// One refusal of each kind of statement: all of them come out in one run.
var old = 1; // error INS1010 at 2:1
const point: { x?: number } = { x: old };
delete point.x; // error INS1003 at 4:1
for (const key in point) console.log(key); // error INS1018 at 5:1
