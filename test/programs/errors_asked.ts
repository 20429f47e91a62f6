// What is caught, asked for members that only some errors have.
class Coded extends Error { code = "X"; }
function first(e: unknown): string | undefined { return (e as { code?: string }).code; }
function second(e: unknown): string | undefined { const own = e as Error & { code?: string }; return own.code; }
interface NodeError extends Error { code?: string }
function third(e: unknown): string | undefined { return (e as NodeError).code; }
function fourth(e: unknown): string | undefined { return e instanceof Error && "code" in e ? String(e.code) : undefined; }
function sixth(e: unknown): string | undefined { return (e as NodeJS.ErrnoException).code; }
function seventh(e: unknown): boolean { const { code, errno } = e as NodeJS.ErrnoException; return code === undefined && errno === undefined; }
let timer: NodeJS.Timeout | undefined = setTimeout(() => {}, 1);
clearTimeout(timer);
timer = undefined;
for (const e of [new Coded(), new Error("plain"), new TypeError("t"), new AggregateError([])]) {
  for (const f of [first, second, third, fourth, sixth, seventh]) console.log(f(e));
}
try { Buffer.alloc(1).readInt8(5); } catch (error) { console.log(first(error), sixth(error)); }
