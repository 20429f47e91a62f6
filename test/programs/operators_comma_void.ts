// The comma operator, void, typeof.
let a = 0;
const b = (a++, a++, a);
console.log(a, b, void a);
for (let i = 0, j = 10; i < j; i += 3, j -= 2) console.log(i, j);
console.log(typeof 1, typeof "s", typeof true, typeof undefined, typeof null, typeof {}, typeof [], typeof (() => 1));
const unknowns: unknown[] = [1, "s", false, undefined, null, {}, [], () => 1];
for (const value of unknowns) console.log(typeof value);
