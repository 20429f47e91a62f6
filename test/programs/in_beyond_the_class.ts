// Members that `in` finds on instances of classes, and recursive unions cast to wider ones.
function describe(error: unknown): string {
  if (error instanceof Error && "code" in error) return `code ${String(error.code)}`;
  if (typeof error === "object" && error !== null && "code" in error) return `obj ${String(error.code)}`;
  if (error instanceof Error) return error.message;
  return String(error);
}
class HttpError extends Error { constructor(readonly code: number, m: string) { super(m); } }
console.log(describe(new HttpError(404, "nf")), describe(new Error("x")), describe({ code: "E1" }), describe(3));
const e: Error = new HttpError(500, "b");
if ("code" in e && typeof e.code === "number") console.log(e.code + 1);
if ("code" in e) console.log(e.code);
type Json = null | boolean | number | string | Json[] | { [k: string]: Json };
type Wide = Json | undefined | Date;
const j: Json = { a: [1, "x", null] };
const w = j as Wide; console.log(w);
const u: Wide = j; console.log(u);
type Expr = number | { op: "+"; l: Expr; r: Expr };
type Ext = number | string | { op: "+"; l: Ext; r: Ext };
const ex: Expr = { op: "+", l: 1, r: { op: "+", l: 2, r: 3 } };
const ev = (x: Ext): number => (typeof x === "number" ? x : typeof x === "string" ? Number(x) : ev(x.l) + ev(x.r));
console.log(ev(ex as Ext), ev(ex));
