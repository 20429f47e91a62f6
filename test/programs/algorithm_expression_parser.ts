// A precedence-climbing parser with its operators in dictionaries.
enum TokenType { Number = "NUMBER", Op = "OP", LParen = "(", RParen = ")", EOF = "EOF" }
interface Token { readonly type: TokenType; readonly text: string }
const isDigit = (c: string) => c >= "0" && c <= "9";
class Lexer {
  #pos = 0;
  constructor(private readonly src: string) {}
  next(): Token {
    while (this.#pos < this.src.length && this.src[this.#pos] === " ") this.#pos++;
    if (this.#pos >= this.src.length) return { type: TokenType.EOF, text: "" };
    const c = this.src[this.#pos];
    if (isDigit(c)) {
      let text = "";
      while (this.#pos < this.src.length && (isDigit(this.src[this.#pos]) || this.src[this.#pos] === ".")) text += this.src[this.#pos++];
      return { type: TokenType.Number, text };
    }
    this.#pos++;
    if (c === "(") return { type: TokenType.LParen, text: c };
    if (c === ")") return { type: TokenType.RParen, text: c };
    if ("+-*/^".includes(c)) return { type: TokenType.Op, text: c };
    throw new SyntaxError(`Unexpected '${c}' at ${this.#pos - 1}`);
  }
}
type Expr =
  | { type: "num"; value: number }
  | { type: "bin"; op: string; left: Expr; right: Expr }
  | { type: "neg"; arg: Expr };
const precedence: { [op: string]: number } = { "+": 1, "-": 1, "*": 2, "/": 2, "^": 3 };
class Parser {
  private tok: Token;
  constructor(private lexer: Lexer) { this.tok = lexer.next(); }
  private advance() { const t = this.tok; this.tok = this.lexer.next(); return t; }
  parse(): Expr {
    const e = this.expr(0);
    if (this.tok.type !== TokenType.EOF) throw new SyntaxError("Trailing input: " + this.tok.text);
    return e;
  }
  private expr(min: number): Expr {
    let left = this.unary();
    while (this.tok.type === TokenType.Op && precedence[this.tok.text] > min) {
      const op = this.advance().text;
      const right = this.expr(op === "^" ? precedence[op] - 1 : precedence[op]);
      left = { type: "bin", op, left, right };
    }
    return left;
  }
  private unary(): Expr {
    if (this.tok.type === TokenType.Op && this.tok.text === "-") { this.advance(); return { type: "neg", arg: this.unary() }; }
    const t = this.advance();
    if (t.type === TokenType.Number) return { type: "num", value: parseFloat(t.text) };
    if (t.type === TokenType.LParen) { const e = this.expr(0); if (this.advance().type !== TokenType.RParen) throw new SyntaxError("Expected )"); return e; }
    throw new SyntaxError(`Unexpected token ${t.type}`);
  }
}
const ops: Record<string, (a: number, b: number) => number> = {
  "+": (a, b) => a + b, "-": (a, b) => a - b, "*": (a, b) => a * b, "/": (a, b) => a / b, "^": Math.pow,
};
function evaluate(e: Expr): number {
  switch (e.type) {
    case "num": return e.value;
    case "neg": return -evaluate(e.arg);
    case "bin": return ops[e.op](evaluate(e.left), evaluate(e.right));
  }
}
for (const src of ["1 + 2 * 3", "(1+2)*3", "2^3^2", "-4 + 10 / 4", "1 +", "2 $ 3", "(1"]) {
  try { console.log(src, "=", evaluate(new Parser(new Lexer(src)).parse())); }
  catch (e) { if (e instanceof SyntaxError) console.log(src, "->", e.message); else throw e; }
}
