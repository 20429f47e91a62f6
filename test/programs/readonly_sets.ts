// New Sets and Maps as readonly ones of more literals.
type Op = "push" | "pop" | "add" | "jmp";
const withArg: ReadonlySet<Op> = new Set(["push", "jmp"]);
for (const op of ["push", "add"] as Op[]) console.log(op, withArg.has(op));
const levels: ReadonlyMap<string, 1 | 2 | 3> = new Map([["a", 1], ["b", 2]]);
console.log(levels.get("a"), levels.get("zz"), withArg.size, [...withArg]);
const nums: ReadonlySet<number> = new Set([1, 2] as const); console.log(nums.has(5), nums.has(1));
