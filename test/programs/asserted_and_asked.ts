// What is said to be there (`!`) and asked for all the same.
interface N { v: number; next?: N; tag: string | null }
const n: N = { v: 1, tag: null };
console.log(n.next! === undefined, n.next! == null, n.next!?.v, n.tag! ?? "none", n.tag! || "or", !n.tag!, n.tag! === null);
const m = new Map<string, N>([["a", n]]);
const miss = m.get("zz")!; if (miss) console.log("there"); else console.log("missing");
const hit = m.get("a")!; if (hit) console.log(hit.v, hit.next?.v);
const cnt = new Map<string, number>(); const c = cnt.get("q")!; console.log(c === undefined ? 0 : c, c ?? 5);
function find(id: string): N { const found = m.get(id)!; if (!found) throw new Error("no " + id); return found; }
try { find("x"); } catch (e) { console.log((e as Error).message); } console.log(find("a").v);
console.log(["a"].find((x) => x === "b")! ?? "d", ["a"].find((x) => x === "b")! === undefined, typeof ["a"].find((x) => x === "b")!);
const arr = [1, 2, 3].find((x) => x > 5)!; console.log(arr == undefined, typeof arr);
try { m.get("k")!.v; console.log("?"); } catch (e) { console.log(e instanceof TypeError); }
while (!n.next!) { n.next = { v: 2, tag: "t" }; } console.log(n.next!.v, n.next.tag!.length);

interface U { n?: number; s?: string }
const u: U = {};
console.log(u.n! ?? 3, u.n! === undefined, u.s! ?? "d", u.s! == null, u.n! || 4, !u.n!);
const counts = new Map<string, number>();
console.log(counts.get("a")! ?? 9, counts.get("a")! === undefined, typeof counts.get("q")!);
let z = Math.random() > 2 ? 1 : undefined;
const other = z! ?? 1;
console.log(other, u.s!?.length, z! == undefined);
const found = counts.get("a")!;
console.log(found === undefined, found ?? "none");
if (u.n!) console.log("yes"); else console.log("no");

// What is said to be there is compared, counts as a number, is shown, or goes where any value will do.
interface Options {
  verbose?: boolean;
  level?: number;
  name?: string;
}
const options: Options = JSON.parse('{"unknown": 1}') as Options;
console.log(options.verbose! === true, options.level! !== 3, options.name! === "x", options.level! > 3);
console.log(options.level! * 2, Math.max(options.level!, 1), options.level! + 1, -options.level!);
console.log(options.verbose!, options.level!, options.name!, `${options.name!} ${options.level!}`, options.name! + "!");
const isVerbose = options.verbose!;
if (!isVerbose) console.log("quiet", isVerbose ? 1 : 2);
console.log([options].filter((one) => one.verbose!).length, [options].some((one) => one.level!));
const perhapsNull: { value: number | null } = { value: null };
console.log(perhapsNull.value! + 1, perhapsNull.value! === 0, perhapsNull.value! < 1);
