// What nobody has set: elements of `new Array<T>(n)`, growth by index and by length, in loops that hold the array too.
class P { constructor(readonly name: string) {} }
const ps = new Array<P>(3);
try { console.log(ps[1].name); } catch (e) { console.log(e instanceof TypeError); }
console.log(ps[1] === undefined, ps[0] ?? "none");
ps[1] = new P("x");
console.log(ps[1].name, ps.length);
const un: P | undefined = ps[2];
console.log(un);
function f(a: P[]): string { let r = ""; for (let i = 0; i < 3; i++) { try { r += a[i].name; } catch { r += "!"; } } return r; }
console.log(f(ps));
function grow(n: number): number[] { const a: number[] = []; for (let i = 0; i < n; i++) a[i] = i; return a; }
const g = grow(1000); let t = 0; for (const v of g) t += v; console.log(g.length, t);
function alias(a: number[], b: number[]): number { let s = 0; for (let i = 0; i < 40; i++) { a[i] = i; b[0] = b[0] + 1; s += b[i]; } return s; }
const one = [5]; console.log(alias(one, one), one.length, one[0]);
const fibs: number[] = [1, 1]; for (let i = 2; i < 20; i++) fibs[i] = fibs[i - 1] + fibs[i - 2]; console.log(fibs);
const stack: string[] = []; stack[stack.length] = "a"; stack[stack.length] = "b"; console.log(stack);
const m: number[][] = []; for (let i = 0; i < 3; i++) { m[i] = []; for (let j = 0; j < 3; j++) m[i][j] = i * j; } console.log(m);
function inTry(): number[] { const a: number[] = [0]; for (let i = 0; i < 20; i++) { try { a[i] = i; if (i % 3 === 0) throw new Error("x"); a[i + 1] = 7; } catch { a[0] = a[0] + 1; } } return a; } console.log(inTry());
const nums = new Array<number>(3); console.log(nums, nums[0] === undefined, nums[1] ?? 7, nums[2]); nums[1] = 4; console.log(nums, nums.length);
try { let s = 0; for (let i = 0; i < 3; i++) s += nums[i]; console.log(Number.isNaN(s)); } catch (e) { console.log(e instanceof TypeError); }
const first = nums[0]; if (first === undefined) console.log("unset");
const dp: number[] = [1]; dp.length = 3; console.log(dp, dp.length); dp.length = 0; console.log(dp);
console.log(new Array(4).fill(0), new Array<number>(2).fill(3), Array<string>(2).fill("x"), new Array<number>(5).fill(1, 2).length);
const big = new Array<number>(150); big[149] = 1; console.log(big); 
const words: string[] = []; words[2] = "c"; console.log(words.length, words[0] === undefined, words[2]); try { console.log(words[1].length); } catch (e) { console.log(e instanceof TypeError); }
const rows: string[][] = []; for (const [r, v] of [[0, "a"], [0, "b"], [1, "c"]] as [number, string][]) { (rows[r] ??= []).push(v); } console.log(rows);
const counts: number[] = []; for (const v of [2, 0, 1, 2]) counts[v] = (counts[v] ?? 0) + 1; console.log(counts);
const flags: boolean[] = new Array(3); console.log(flags[0], flags.length, flags); flags[5] = true; console.log(flags, flags[4], flags[5]);
const grown: boolean[] = []; grown.length = 2; console.log(grown, grown[0] === undefined, grown[1] ?? "none", `${grown[0]}`);
const seen: boolean[] = []; seen[4] = true; let unseen = 0; for (let i = 0; i < 7; i++) if (!seen[i]) unseen++; console.log(unseen, JSON.stringify(seen), seen.slice(1, 3));
const kept = seen[1]; console.log(kept, kept ? 1 : 2, seen[1] === false, seen[1] === true, seen[4] === true, seen[0] !== true, seen[0] === seen[1], seen[9] !== seen[4]);
const perhaps: boolean | undefined = seen[3]; console.log(perhaps, typeof seen[0], seen[0] || false, seen[0] && true, seen[4] && seen[0], structuredClone(seen));
function isSeen(at: number): boolean { return at >= 0 && seen[at]; } console.log(isSeen(4), isSeen(-1));
seen[0] ||= true; seen[1] ??= false; seen[2] &&= true; console.log(seen); seen.fill(false); console.log(seen, seen.every((one) => !one));
const sparse: string[] = []; sparse[3] = "x"; console.log(sparse, sparse.length, sparse[0]); sparse[1] = "y"; console.log(sparse); sparse.length = 6; console.log(sparse); sparse.length = 0; sparse.push("q"); console.log(sparse);
const lists = new Array<string[]>(3); console.log(lists); for (let i = 0; i < 3; i++) lists[i] = [String(i)]; console.log(lists);
const anything: unknown[] = [1, undefined]; console.log(anything); const more: unknown[] = [1]; more.length = 3; console.log(more, [more], JSON.stringify(more));
const appended: string[] = []; for (let i = 0; i < 20; i++) appended[i] = "s" + i; console.log(appended.length, appended[19]); appended[150] = "far"; console.log(appended);
