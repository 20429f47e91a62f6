// A tokenizer, a parser and an evaluator for arithmetic, with errors.
type Token = { kind: "number"; value: number } | { kind: "operator"; text: string };
class SyntaxProblem extends Error {}
function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  while (i < text.length) {
    const c = text[i];
    if (c === " ") {
      i++;
    } else if ((c >= "0" && c <= "9") || c === ".") {
      let end = i;
      while (end < text.length && ((text[end] >= "0" && text[end] <= "9") || text[end] === ".")) end++;
      tokens.push({ kind: "number", value: Number(text.slice(i, end)) });
      i = end;
    } else if ("+-*/()".includes(c)) {
      tokens.push({ kind: "operator", text: c });
      i++;
    } else {
      throw new SyntaxProblem(`unexpected ${c} at ${i}`);
    }
  }
  return tokens;
}
class Parser {
  private position = 0;
  constructor(private readonly tokens: readonly Token[]) {}
  parse(): number {
    const value = this.sum();
    if (this.position < this.tokens.length) throw new SyntaxProblem("text after the end");
    return value;
  }
  private accept(...operators: string[]): string | null {
    const token: Token | undefined = this.position < this.tokens.length ? this.tokens[this.position] : undefined;
    if (token?.kind === "operator" && operators.includes(token.text)) {
      this.position++;
      return token.text;
    }
    return null;
  }
  private sum(): number {
    let value = this.product();
    for (;;) {
      const operator = this.accept("+", "-");
      if (operator === null) return value;
      const right = this.product();
      value = operator === "+" ? value + right : value - right;
    }
  }
  private product(): number {
    let value = this.atom();
    for (let operator = this.accept("*", "/"); operator !== null; operator = this.accept("*", "/")) {
      const right = this.atom();
      value = operator === "*" ? value * right : value / right;
    }
    return value;
  }
  private atom(): number {
    if (this.accept("-") !== null) return -this.atom();
    if (this.accept("(") !== null) {
      const value = this.sum();
      if (this.accept(")") === null) throw new SyntaxProblem("missing )");
      return value;
    }
    if (this.position >= this.tokens.length) throw new SyntaxProblem("unexpected end");
    const token = this.tokens[this.position++];
    if (token.kind !== "number") throw new SyntaxProblem(`unexpected ${token.text}`);
    return token.value;
  }
}
for (const text of ["1 + 2 * 3", "(1 + 2) * 3", "-4 / (2 - 2)", "2 * (3 + 4) - -1", "1 +", "(1", "1 $ 2", "1 2"]) {
  try {
    console.log(text, "=", new Parser(tokenize(text)).parse());
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    console.log(text, "->", error.message);
  }
}
