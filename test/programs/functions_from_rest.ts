// Functions with parameters where a list of any length is wanted: what is not passed is undefined.
type Command = (who: string, ...args: string[]) => string;
const commands: { [name: string]: Command } = {
  nick(who, name) { if (!name) return "usage"; return who + name.toUpperCase(); },
  join: (who, room = "lobby") => who + room,
  who: (who) => who,
  say: (who, text, more) => `${who}: ${text} ${more ?? "-"}`,
  all: (who, ...rest) => rest.join() + who,
};
for (const [name, run] of Object.entries(commands)) for (const args of [[], ["b"], ["b", "c"]]) {
  try { console.log(name, run("a", ...args)); } catch (e) { console.log(name, e instanceof TypeError); }
}
interface Box { v: number }
const on: Record<string, (...boxes: Box[]) => number> = { first: (a) => a?.v ?? -1, sum: (a, b) => (a ? a.v : 0) + (b ? b.v : 0), strict(a) { return a.v; } };
console.log(on["first"]!(), on["first"]!({ v: 2 }), on["sum"]!({ v: 2 }), on["sum"]!({ v: 2 }, { v: 3 }));
try { console.log(on["strict"]!()); } catch (e) { console.log(e instanceof TypeError); }
const direct: Command = (a, b) => typeof b + a; console.log(direct("x"), direct("x", "y"));
function call(f: (...parts: string[]) => string): string { return f() + f("1") + f("1", "2"); }
console.log(call((a, b) => `${a}${b}`), call(function (a) { return a ?? "none"; }), call((a, ...b) => b.length + (a || "")));
const num: (...n: number[]) => number = (a, b) => a + b; console.log(num(1, 2));

// What callers may leave out does not reach a rest parameter.
const gather = (...xs: (string | number | undefined)[]) => xs;
const leftOut: (a: string, b?: number) => (string | number | undefined)[] = gather;
console.log(leftOut("a"), leftOut("a", 2), gather("a", undefined));
const lengths: (a?: string, b?: string) => number = (...xs: unknown[]) => xs.length;
console.log(lengths(), lengths("x"), lengths(undefined, "y"));
interface Log { write(a: string, b?: number): number }
class Rest implements Log { write(...xs: (string | number | undefined)[]): number { return xs.length; } }
const log: Log = new Rest();
console.log(log.write("a"), log.write("a", 1));
