// An object has its fields before its constructor's parameters, and parameter properties after that.
const log = (what: string, n = 1): number => { console.log(what); return n; };
class WithList { list: number[] = []; constructor(readonly n: number, q = log("q")) { this.list.push(n, q); } y = log("y", 2); }
console.log(new WithList(3));
class Doubled { doubled = this.twice(); constructor(private n: number, readonly tag = "t" + log("tag")) { log("body"); } private twice(): number { return this.n * 2; } label() { return this.tag + this.n; } }
console.log(new Doubled(4), new Doubled(4).label());
class Derived extends WithList { z = log("z", this.size()); constructor(readonly w: number, e = log("e")) { super(e); log("derived" + this.w); } size(): number { return this.list.length + (this.w ?? 100); } }
console.log(new Derived(7));
class Early { name = this.read(); constructor(readonly first: string) {} read() { return this.first === undefined ? "none" : this.first; } }
console.log(new Early("x"));
let made = 0;
class Counted { id = ++made; constructor(readonly other = ++made) {} }
console.log(new Counted(), new Counted(9));
