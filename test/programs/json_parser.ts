// A JSON parser by hand: recursive unions, unknown values.
interface JsonObject {
  readonly members: Map<string, Json>;
}
type Json = null | boolean | number | string | Json[] | JsonObject;
class Reader {
  private at = 0;
  constructor(private readonly text: string) {}
  read(): Json {
    this.skip();
    const c = this.peek();
    if (c === "{") return this.object();
    if (c === "[") return this.array();
    if (c === '"') return this.string();
    for (const [word, value] of [["null", null], ["true", true], ["false", false]] as [string, Json][]) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }
  private peek(): string {
    return this.text.charAt(this.at);
  }
  private skip(): void {
    while (this.peek() === " " || this.peek() === "\n") this.at++;
  }
  private expect(c: string): void {
    this.skip();
    if (this.peek() !== c) throw new SyntaxError(`expected ${c} at ${this.at}`);
    this.at++;
  }
  private object(): Json {
    const members = new Map<string, Json>();
    this.expect("{");
    this.skip();
    while (this.peek() !== "}") {
      this.skip();
      const key = this.string();
      this.expect(":");
      members.set(key, this.read());
      this.skip();
      if (this.peek() !== ",") break;
      this.at++;
    }
    this.expect("}");
    return { members };
  }
  private array(): Json {
    const result: Json[] = [];
    this.expect("[");
    this.skip();
    while (this.peek() !== "]") {
      result.push(this.read());
      this.skip();
      if (this.peek() !== ",") break;
      this.at++;
    }
    this.expect("]");
    return result;
  }
  private string(): string {
    this.expect('"');
    const start = this.at;
    while (this.peek() !== '"') {
      if (this.at >= this.text.length) throw new SyntaxError("unterminated string");
      this.at++;
    }
    return this.text.slice(start, this.at++);
  }
  private number(): number {
    const start = this.at;
    while ("+-.eE0123456789".includes(this.peek()) && this.peek() !== "") this.at++;
    if (start === this.at) throw new SyntaxError(`unexpected ${this.peek()} at ${this.at}`);
    return Number(this.text.slice(start, this.at));
  }
}
function depth(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  const inner = "members" in value ? [...value.members.values()] : value;
  return 1 + Math.max(0, ...inner.map(depth));
}
for (const text of ['{"a": [1, 2.5, -3e2], "b": {"c": null, "d": "x y"}}', "[true, false, []]", "[1,", '"open', "?"]) {
  try {
    const value = new Reader(text).read();
    console.log(value, depth(value));
  } catch (error) {
    console.log(error instanceof SyntaxError && error.message);
  }
}
