// A recursive-descent JSON parser into a recursive union.
type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject { [key: string]: Json }
class JsonParser {
  private at = 0;
  constructor(private readonly text: string) {}
  parse(): Json { const v = this.value(); this.space(); if (this.at < this.text.length) throw new SyntaxError(`Unexpected ${this.text[this.at]} at ${this.at}`); return v; }
  private space(): void { while (" \n\t\r".includes(this.text.charAt(this.at)) && this.at < this.text.length) this.at++; }
  private expect(c: string): void { if (this.text.charAt(this.at) !== c) throw new SyntaxError(`Expected '${c}' at ${this.at}`); this.at++; }
  private value(): Json {
    this.space();
    switch (this.text.charAt(this.at)) {
      case "{": return this.object();
      case "[": return this.array();
      case '"': return this.string();
      case "t": return this.word("true", true);
      case "f": return this.word("false", false);
      case "n": return this.word("null", null);
      default: return this.number();
    }
  }
  private word<T extends Json>(w: string, v: T): T { if (!this.text.startsWith(w, this.at)) throw new SyntaxError(`Bad word at ${this.at}`); this.at += w.length; return v; }
  private number(): number {
    const start = this.at;
    while ("+-0123456789.eE".includes(this.text.charAt(this.at)) && this.at < this.text.length) this.at++;
    const n = Number(this.text.slice(start, this.at));
    if (start === this.at || Number.isNaN(n)) throw new SyntaxError(`Bad number at ${start}`);
    return n;
  }
  private string(): string {
    this.expect('"'); let s = "";
    for (;;) {
      const c = this.text.charAt(this.at++);
      if (c === "") throw new SyntaxError("Unterminated string");
      if (c === '"') return s;
      if (c !== "\\") { s += c; continue; }
      const e = this.text.charAt(this.at++);
      const escapes: Record<string, string> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };
      if (e === "u") { s += String.fromCharCode(parseInt(this.text.slice(this.at, this.at + 4), 16)); this.at += 4; }
      else s += escapes[e] ?? e;
    }
  }
  private array(): Json[] {
    this.expect("["); const items: Json[] = []; this.space();
    if (this.text.charAt(this.at) === "]") { this.at++; return items; }
    for (;;) { items.push(this.value()); this.space(); if (this.text.charAt(this.at) === ",") { this.at++; continue; } this.expect("]"); return items; }
  }
  private object(): JsonObject {
    this.expect("{"); const o: JsonObject = {}; this.space();
    if (this.text.charAt(this.at) === "}") { this.at++; return o; }
    for (;;) { this.space(); const k = this.string(); this.space(); this.expect(":"); o[k] = this.value(); this.space(); if (this.text.charAt(this.at) === ",") { this.at++; continue; } this.expect("}"); return o; }
  }
}
function show(j: Json, indent = ""): string {
  if (j === null || typeof j === "number" || typeof j === "boolean") return String(j);
  if (typeof j === "string") return JSON.stringify(j);
  if (Array.isArray(j)) return j.length === 0 ? "[]" : `[\n${j.map((x) => indent + "  " + show(x, indent + "  ")).join(",\n")}\n${indent}]`;
  const keys = Object.keys(j).sort();
  return `{${keys.map((k) => `${k}: ${show(j[k], indent)}`).join("; ")}}`;
}
function depth(j: Json): number {
  if (typeof j !== "object" || j === null) return 0;
  const inner = Array.isArray(j) ? j : Object.values(j);
  return 1 + Math.max(0, ...inner.map(depth));
}
for (const t of ['{"a": [1, 2.5e3, {"b": null}], "c": "x\\n\\u0041", "d": true}', "[]", "[1,", "{\"a\" 1}", "tru", '"abc', " -12.5 ", "[[[]]]"]) {
  try { const j = new JsonParser(t).parse(); console.log(show(j), depth(j)); console.log(j); console.log(JSON.stringify(j)); }
  catch (e) { console.log((e as Error).name, (e as Error).message); }
}
