// Optional methods of interfaces: in a class, in a literal, or nowhere.
interface Handler { name: string; open?(how: string): number; done?(): void }
class Full implements Handler { name = "full"; open(how: string): number { return how.length; } done(): void { console.log("done"); } }
class Empty implements Handler { name = "empty"; }
const list: Handler[] = [new Full(), new Empty(), { name: "literal", open: (how: string) => how.length * 2 }, { name: "bare" }];
function arg(): string { console.log("arg"); return "abc"; }
for (const one of list) { console.log(one.name, one.open?.(arg())); one.done?.(); }
const it: Iterator<number> = (function* (): Generator<number> { try { yield 1; yield 2; } finally { console.log("fin"); } })();
console.log(it.next());
it.return?.();
console.log(it.next());
