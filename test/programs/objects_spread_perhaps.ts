// What a spread may give or not is not shown as undefined, though the literal's type does not have it.
interface C { host: string; m(): void; n?: number }
function merge(o: Partial<C>): { host: string } { return { host: "h", ...o }; }
console.log(merge({ host: "z" }), merge({ n: 4 }));
function merge2(o: Partial<C>): object { return { host: "h", ...o }; }
console.log(merge2({ host: "z" }));
class K { a = 1; b = 2; m(): number { return 1; } with(o: Partial<K>): object { return { ...this, ...o }; } with2(o: Partial<K>): { a: number } { return { a: 1, ...o }; } }
console.log(new K().with({ a: 2 }), new K().with2({ b: 3 }));
function pick(o?: { a?: number; b: string }): { z: number } { return { z: 1, ...o }; }
console.log(pick(), pick({ b: "x" }), pick({ a: 1, b: "y" }));
function late(o: { a?: number }): { z: number } { return { z: 1, ...o, ...{ a: 3 } } as { z: number }; }
console.log(late({}), late({ a: 1 }));
class Point { constructor(readonly x: number, readonly y: number) {} withY(y: number): Point { const c = { ...this, y }; return new Point(c.x, c.y); } toJSON(): object { return { ...this, kind: "pt" }; } }
class P3 extends Point { constructor(x: number, y: number, readonly z: number) { super(x, y); } }
console.log(new P3(1, 2, 3).withY(9), JSON.stringify(new P3(1, 2, 3)), JSON.stringify(new Point(4, 5)));
class Config { host = "h"; port = 80; merge(o: Partial<Config>): { host: string; port: number } { return { ...this, ...o }; } }
class TlsConfig extends Config { cert = "c"; }
console.log(new Config().merge({ port: 1 }), new TlsConfig().merge({ host: "z" }));
const record: Record<string, number> = { a: 1, b: 2 };
