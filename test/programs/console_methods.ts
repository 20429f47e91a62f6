// console.group, table, count, dir and the places of a format.
class MyError extends Error { code: number; constructor(m: string, code: number) { super(m); this.name = "MyError"; this.code = code; } }
try { throw new MyError("boom", 42); } catch (e) { if (e instanceof MyError) console.log(e.name, e.message, e.code, String(e), e.stack?.split("\n")[0]); }
const c = new Error("outer", { cause: new Error("inner") });
console.log((c.cause as Error).message);
console.log(new AggregateError([new Error("a")], "multi").errors.length);
console.group("G"); console.log("in"); console.log("a\nb"); console.groupEnd(); console.log("out");
console.table([{ a: 1, b: 2 }, { a: 3, b: 4 }]);
console.table([[1, 2], [3, 4]]);
console.table(["x", "y"]);
console.count(); console.count("x"); console.count(); console.countReset();
console.assert(true, "no"); console.dir({ a: { b: { c: { d: 1 } } } });
console.log({ a: { b: { c: { d: 1 } } } }, [[[[1]]]], { f() { return 1; }, g: () => 2 });
console.log(-0, [-0], [undefined, null], { a: undefined }, "str", ["str"], [1.5, "x", true]);
console.log(new Map([[{ a: 1 }, "x"]]), new Set(["a", { b: 1 }]), new Map<string, Map<string, number>>([["k", new Map([["z", 1]])]]));
console.log(Array.from({ length: 120 }, (_, i) => i));
console.log(["apple", "banana", "cherry", "dragonfruit", "elderberry", "fig", "grape", "honeydew"]);
console.log({ name: "a long name here", description: "a rather long description that exceeds", value: 12345678 });
console.log(null, undefined, true, [true], { "a-b": 1, 2: 3 });
console.log([[1, 2, [3, 4, [5, [6]]]], { a: { b: { c: {} } } }]);
process.stdout.write("no newline\n");
