// Random well-typed programs. A program is a list of cases; a case is a tree of statements, so that one that fails can be
// cut down. What is generated has the same meaning under Node by the rules of docs/language.md (indexes that may be
// outside stand where `undefined` is expected, integers of fixed width are converted), and always ends: loops draw on a
// common supply, and functions call only what was declared before them.

/** A statement, or a statement with statements inside. */
export type Node = string | { readonly open: string; readonly body: readonly Node[]; readonly close: string };

export interface Case {
  /** Module-level declarations that the body uses. */
  readonly declarations: readonly Node[];
  readonly body: readonly Node[];
  readonly isAsync: boolean;
}

type Kind =
  | "number"
  | "string"
  | "boolean"
  | "u64"
  | "i32"
  | "numbers"
  | "strings"
  | "point"
  | "union"
  | "map"
  | "set"
  | "pair"
  | "function"
  | "shape"
  | "base"
  | "box"
  | "maybe";

interface Variable {
  readonly name: string;
  readonly kind: Kind;
  readonly isMutable: boolean;
}

/** TypeScript's spelling of each kind; what is in capitals is declared once for each program. */
const spelled: Record<Kind, string> = {
  number: "number",
  string: "string",
  boolean: "boolean",
  u64: "u64",
  i32: "i32",
  numbers: "number[]",
  strings: "string[]",
  point: "Point",
  union: "Union",
  map: "Map<string, number>",
  set: "Set<number>",
  pair: "[number, string]",
  function: "(value: number) => number",
  shape: "Shape",
  base: "Base",
  box: "Box<number>",
  maybe: "Point | undefined",
};
const kinds = Object.keys(spelled) as Kind[];

/** What all cases share: types, and functions that hide from the type checker what a value is. */
export const prelude = `
interface Point { x: number; y: number; label?: string }
type Union = number | string | boolean | undefined | null;
type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number } | { kind: "none" };
let supply = 0;
let printed = 0;
function begin(name: string): void { supply = 400; printed = 0; console.log("== " + name); }
function tick(): boolean { return supply-- > 0; }
function p(...values: unknown[]): void { if (printed++ < 120) console.log(...values); }
function seen<T>(label: string, value: T): T { p(label, value); return value; }
function hide<T>(value: T): T { return value; }
class Failure extends Error { constructor(message: string, readonly code: number) { super(message); this.name = "Failure"; } }
class Base {
  static made = 0;
  protected total = 0;
  constructor(public size: number) { Base.made++; this.total = this.start(); }
  protected start(): number { return 1; }
  grow(by: number): number { this.size += by; this.total += this.size; return this.total; }
  get double(): number { return this.size * 2; }
  set double(value: number) { this.size = value / 2; }
  toString(): string { return "Base " + this.size; }
}
class Derived extends Base {
  private steps: number[] = [];
  override start(): number { return 10; }
  override grow(by: number): number { this.steps.push(by); return super.grow(by) - this.steps.length; }
  override get double(): number { return super.double + 1; }
  override set double(value: number) { super.double = value - 1; }
  override toString(): string { return "Derived " + this.steps.join("/"); }
}
class Box<T> {
  #value: T;
  constructor(value: T) { this.#value = value; }
  get value(): T { return this.#value; }
  set value(next: T) { this.#value = next; }
  map<U>(change: (value: T) => U): Box<U> { return new Box(change(this.#value)); }
}
function* counting(from: number, to: number): Generator<number, string, number | undefined> {
  try {
    for (let i = from; i < to && tick(); i++) { const got = yield i; if (got !== undefined) i += got; }
    return "end";
  } finally { p("closed", from); }
}
function pair(left: number, right: string): [number, string] { return [left, right]; }
function first<T, U>(a: T, b: U, takeFirst: boolean): T | U { return takeFirst ? a : b; }
function measure(shape: Shape): number {
  switch (shape.kind) {
    case "circle": return shape.radius * 3;
    case "square": return shape.side ** 2;
    default: return -1;
  }
}
function text(value: Union): string {
  if (typeof value === "number") return value.toFixed(1);
  if (typeof value === "string") return value.toUpperCase();
  if (value === undefined) return "undef";
  return value === null ? "nil" : value ? "yes" : "no";
}
async function later<T>(value: T, fails: boolean): Promise<T> { await null; if (fails) throw new Failure("later", 2); return value; }
`;

/** A random number generator with a state of 32 bits (mulberry32). */
export class Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

const numberLiterals =
  "0 -0 1 -1 2 3 7 10 0.5 -1.5 0.1 100 255 256 65535 1e3 2147483647 -2147483648 2147483648 4294967295 4294967296 9007199254740991 1e21 1e-7 1.7976931348623157e308 5e-324 NaN Infinity -Infinity".split(
    " ",
  );
const stringLiterals = [
  "",
  "a",
  "b",
  "abc",
  "Zebra",
  "12",
  "-0",
  "1e3",
  "näive",
  "日本",
  "😀x",
  "a,b,c",
  " pad ",
  "\\n",
];

export class CaseGenerator {
  private readonly scopes: Variable[][] = [[]];
  private names = 0;
  private depth = 0;
  /** Labels of the loops around, innermost last; those of an enclosing function do not count. */
  private labels: string[] = [];
  private isAsync = false;
  /** What `return` may give here; null: nothing. */
  private returns: Kind | null = null;
  private readonly declarations: Node[] = [];

  constructor(
    private readonly random: Random,
    private readonly prefix: string,
  ) {}

  make(): Case {
    const { random } = this;
    const outer: Variable[] = this.scopes[0]!;
    for (let count = random.below(3); count > 0; count--) this.declarations.push(...this.functionDeclaration(outer));
    if (random.chance(0.5)) {
      const kind = random.pick(kinds);
      const name = this.name();
      this.declarations.push(`let ${name}: ${spelled[kind]} = ${this.expr(kind, 2)};`);
      outer.push({ name, kind, isMutable: true });
    }
    this.isAsync = random.chance(0.25);
    const body = this.block(4 + random.below(7));
    return { declarations: this.declarations, body, isAsync: this.isAsync };
  }

  private name(): string {
    // Some names twice, some that mean something in C or to the compiler.
    return this.random.chance(0.1)
      ? `${this.random.pick(["a", "o", "c", "t", "double_", "rt_", "int", "result_"])}${this.prefix}${++this.names}`
      : `v${this.prefix}${++this.names}`;
  }

  // --- Statements -----------------------------------------------------------------------------------------------------

  private block(count: number): Node[] {
    this.scopes.push([]);
    this.depth++;
    const nodes: Node[] = [];
    for (let i = 0; i < count; i++) nodes.push(...this.statement());
    const visible = this.scopes.at(-1)!;
    if (visible.length > 0) nodes.push(`p(${visible.map((one) => this.shown(one)).join(", ")});`);
    this.depth--;
    this.scopes.pop();
    return nodes;
  }

  private shown(variable: Variable): string {
    return variable.kind === "function"
      ? `${variable.name}(3)`
      : variable.kind === "base"
        ? `\`\${${variable.name}}\``
        : variable.name;
  }

  private declare(kind: Kind, isMutable: boolean, name = this.name()): string {
    this.scopes.at(-1)!.push({ name, kind, isMutable });
    return name;
  }

  private statement(): Node[] {
    const { random } = this;
    const isDeep = this.depth > 2;
    const choice = random.below(isDeep ? 11 : 26);
    switch (choice) {
      case 0:
      case 1:
      case 2:
      case 3: {
        const kind = random.pick(kinds);
        const init = this.expr(kind, 3);
        const isMutable = random.chance(0.6);
        // The literal's own type must not narrow the variable.
        const text = ["boolean", "union", "shape", "maybe"].includes(kind) ? `hide<${spelled[kind]}>(${init})` : init;
        return [`${isMutable ? "let" : "const"} ${this.declare(kind, isMutable)}: ${spelled[kind]} = ${text};`];
      }
      case 4:
      case 5:
        return this.assignment();
      case 6:
        return [`p(${this.expr(random.pick(kinds.filter((kind) => kind !== "function" && kind !== "base")), 3)});`];
      case 7:
        return [`${this.mutation()};`];
      case 8:
        return this.destructuring();
      case 9:
        return this.jump();
      case 10:
        return [`p("n", ${this.expr("number", 4)}, ${this.expr("string", 3)}, ${this.expr("boolean", 3)});`];
      case 11:
      case 12:
      case 13: {
        const nodes: Node[] = [
          { open: `if (${this.expr("boolean", 3)}) {`, body: this.block(1 + random.below(3)), close: "}" },
        ];
        if (random.chance(0.5)) nodes.push({ open: "else {", body: this.block(1 + random.below(3)), close: "}" });
        return [{ open: "", body: nodes, close: "" }];
      }
      case 14:
      case 15:
      case 16:
        return this.loop();
      case 17:
        return this.forOf();
      case 18:
      case 19:
        return this.tryStatement();
      case 20:
      case 21:
        return this.switchStatement();
      case 22:
      case 23:
        return this.functionDeclaration(this.scopes.at(-1)!);
      case 24:
        return this.narrowing();
      default:
        return [{ open: "{", body: this.block(2), close: "}" }];
    }
  }

  private assignment(): Node[] {
    const { random } = this;
    const target = random.pick([...this.visible(), { name: "", kind: "number", isMutable: false } as Variable]);
    if (!target.isMutable) return [`p(${this.expr("string", 3)});`];
    const { name, kind } = target;
    if (kind === "number" && random.chance(0.6)) {
      const op = random.pick(["+=", "-=", "*=", "%=", "/=", "|=", "&=", "^=", "<<=", ">>=", ">>>=", "||=", "&&="]);
      return [random.chance(0.2) ? `${name}${random.pick(["++", "--"])};` : `${name} ${op} ${this.expr("number", 2)};`];
    }
    if (kind === "string" && random.chance(0.6))
      return [`${name} += ${this.expr(random.pick(["string", "number"]), 2)};`];
    if (kind === "union")
      return [
        `${name} = hide<Union>(${this.expr("union", 2)});`,
        `${name} ${random.pick(["??=", "||="])} ${this.expr("string", 1)};`,
      ];
    if (["boolean", "shape", "maybe"].includes(kind))
      return [`${name} = hide<${spelled[kind]}>(${this.expr(kind, 2)});`];
    return [`${name} = ${this.expr(kind, 3)};`];
  }

  private mutation(): string {
    const { random } = this;
    const target = random.pick(
      this.visible()
        .filter(({ kind }) => ["numbers", "strings", "point", "map", "set", "base", "box", "pair"].includes(kind))
        .concat({ name: "Base", kind: "number", isMutable: false }),
    );
    const { name, kind } = target;
    const number = (): string => this.expr("number", 2);
    switch (kind) {
      case "numbers":
        return random.pick([
          () => `${name}.push(${number()}, ${number()})`,
          () => `p(${name}.pop())`,
          () => `p(${name}.shift() ?? "none")`,
          () => `${name}.unshift(${number()})`,
          () => `${name}.sort((a, b) => a - b)`,
          () => `${name}.reverse()`,
          () => `p(${name}.splice(${this.index()}, ${this.index()}, ${number()}))`,
          () => `if (${name}.length > 0) ${name}[${name}.length - 1]! ${random.pick(["+=", "*=", "-="])} ${number()}`,
          () => `${name}.length = Math.min(${name}.length, 3)`,
          () => `${name}.fill(${number()}, ${this.index()})`,
        ])();
      case "strings":
        return random.pick([
          () => `${name}.push(${this.expr("string", 2)})`,
          () => `${name}.sort()`,
          () => `p(${name}.splice(${this.index()}, 1))`,
        ])();
      case "point":
        return random.pick([
          () => `${name}.x ${random.pick(["=", "+=", "-="])} ${number()}`,
          () => `${name}.label = ${this.expr("string", 2)}`,
          () => `p(${name}.y++, --${name}.y)`,
        ])();
      case "map":
        return random.pick([
          () => `${name}.set(${this.expr("string", 2)}, ${number()})`,
          () => `p(${name}.delete(${this.expr("string", 1)}))`,
          () => `${name}.forEach((value, key) => p(key, value))`,
        ])();
      case "set":
        return random.pick([
          () => `${name}.add(${number()})`,
          () => `p(${name}.delete(${number()}), ${name}.has(${number()}))`,
        ])();
      case "base":
        return random.pick([
          () => `p(${name}.grow(${number()}))`,
          () => `${name}.double ${random.pick(["=", "+=", "*="])} ${number()}`,
          () => `${name}.size--`,
        ])();
      case "box":
        return random.pick([() => `${name}.value = ${number()}`, () => `${name}.value += ${number()}`])();
      case "pair":
        return `[${name}[0], ${name}[1]] = [${number()}, ${this.expr("string", 2)}]`;
      default:
        return "p(Base.made)";
    }
  }

  private destructuring(): Node[] {
    const { random } = this;
    switch (random.below(5)) {
      case 0: {
        const source = this.expr("numbers", 2);
        const fallback = this.expr("number", 1);
        return [
          `const [${this.declare("number", false)} = ${fallback}, ${this.declare("number", false)} = 2, ...${this.declare("numbers", false)}] = hide<number[]>(${source});`,
        ];
      }
      case 1: {
        const source = this.expr("point", 2);
        return [
          `let { x: ${this.declare("number", true)}, y: ${this.declare("number", true)}, label: ${this.declare("string", true)} = "none" } = hide<Point>(${source});`,
        ];
      }
      case 2: {
        const source = this.expr("pair", 2);
        return [`const [${this.declare("number", false)}, ${this.declare("string", false)}] = ${source};`];
      }
      case 3: {
        const source = this.expr("point", 2);
        return [
          `const { x: ${this.declare("number", false)}, ...rest${++this.names} } = hide<Point>(${source}); p(rest${this.names});`,
        ];
      }
      default: {
        const numbers = this.visible().filter(({ kind, isMutable }) => kind === "number" && isMutable);
        if (numbers.length < 2) return [`p(${this.expr("pair", 2)});`];
        return [
          `[${random.pick(numbers).name}, ${random.pick(numbers).name}] = [${this.expr("number", 2)}, ${this.expr("number", 2)}];`,
        ];
      }
    }
  }

  /** A jump out of something, under a condition that is not always true. */
  private jump(): Node[] {
    const { random } = this;
    const condition = `if (${this.expr("boolean", 2)})`;
    const choices: (() => string)[] = [
      () => `${condition} throw new Failure(${this.expr("string", 1)}, ${this.expr("number", 1)});`,
      () => `${condition} throw new RangeError("r");`,
    ];
    const label = this.labels.at(-1);
    if (label !== undefined) {
      choices.push(() => `${condition} ${random.pick(["break", "continue"])};`);
      choices.push(() => `${condition} ${random.pick(["break", "continue"])} ${random.pick(this.labels)};`);
    }
    if (this.returns !== null) {
      const kind = this.returns;
      choices.push(() => `${condition} return ${this.expr(kind, 2)};`);
    }
    return [random.pick(choices)()];
  }

  private loop(): Node[] {
    const { random } = this;
    const label = `L${this.prefix}${++this.names}`;
    this.labels.push(label);
    this.scopes.push([]);
    const bound = random.pick(["2", "3", "4", this.expr("number", 2)]);
    const variable = this.declare("number", false);
    const captured = random.chance(0.3);
    let node: Node;
    const body = (): Node[] => [...this.block(1 + random.below(4))];
    const step = random.pick(["++", "++", " += 2", " += 0.5"]);
    switch (random.below(4)) {
      case 0: {
        const counted = body();
        node = {
          open: `let ${variable} = ${random.pick(["0", "-1", "1"])};\n${label}: while (${variable}++ < ${bound} && tick()) {`,
          body: counted,
          close: "}",
        };
        // The counter stands beside the loop.
        this.scopes.pop();
        this.scopes.at(-1)!.push({ name: variable, kind: "number", isMutable: false });
        this.labels.pop();
        return [node];
      }
      case 1: {
        const counted = body();
        node = {
          open: `${label}: do {`,
          body: counted,
          close: `} while (tick() && ${this.expr("boolean", 2).replaceAll(variable, "1")});`,
        };
        node = { open: `{ let ${variable} = 0;`, body: [node], close: "}" };
        break;
      }
      case 2: {
        const counted = body();
        node = {
          open: `${label}: for (let ${variable} = ${bound}; ${variable} > 0 && tick(); ${variable}--) {`,
          body: counted,
          close: "}",
        };
        break;
      }
      default: {
        const functions: Node[] = captured ? [`later${this.prefix}.push(() => ${variable});`] : [];
        const counted = body();
        node = {
          open: `${label}: for (let ${variable} = 0; ${variable} < ${bound} && tick(); ${variable}${step}) {`,
          body: [...functions, ...counted],
          close: "}",
        };
        if (captured)
          node = {
            open: `{ const later${this.prefix}: (() => number)[] = [];`,
            body: [node, `p(later${this.prefix}.map((one) => one()));`],
            close: "}",
          };
      }
    }
    this.scopes.pop();
    this.labels.pop();
    return [node];
  }

  private forOf(): Node[] {
    const { random } = this;
    const label = `L${this.prefix}${++this.names}`;
    const source = random.pick([
      () => this.expr("numbers", 2),
      () => this.expr("string", 2),
      () => this.expr("map", 2),
      () => this.expr("set", 2),
      () => `counting(${this.index()}, ${this.index()})`,
      () => `${this.expr("strings", 2)}.entries()`,
    ])();
    this.labels.push(label);
    this.scopes.push([]);
    // The element's type is left to inference; it is only printed.
    const name = this.name();
    const body = this.block(1 + random.below(3));
    this.scopes.pop();
    this.labels.pop();
    return [{ open: `${label}: for (const ${name} of ${source}) { if (!tick()) break; p(${name});`, body, close: "}" }];
  }

  private tryStatement(): Node[] {
    const { random } = this;
    const nodes: Node[] = [{ open: "try {", body: this.block(1 + random.below(4)), close: "}" }];
    const hasFinally = random.chance(0.5);
    if (!hasFinally || random.chance(0.6)) {
      const name = `e${++this.names}`;
      const report = `p("caught", ${name} instanceof Failure ? ${name}.code : ${name} instanceof Error ? ${name}.name : "other");`;
      nodes.push({ open: `catch (${name}) { ${report}`, body: this.block(random.below(3)), close: "}" });
    }
    if (hasFinally) nodes.push({ open: "finally {", body: this.block(1 + random.below(2)), close: "}" });
    return [{ open: "", body: nodes, close: "" }];
  }

  private switchStatement(): Node[] {
    const { random } = this;
    const isText = random.chance(0.3);
    const on = isText
      ? `hide<string>(${this.expr("string", 2)})`
      : `hide<number>(${this.expr("number", 2)}${random.chance(0.5) ? " & 3" : ""})`;
    const values = isText ? ['"a"', '"abc"', '"12"', '""'] : ["0", "1", "2", "3"];
    const cases: Node[] = values.slice(0, 1 + random.below(4)).map((value) => {
      const label = random.chance(0.15) ? `default: case ${value}: {` : `case ${value}: {`;
      return { open: label, body: this.block(1), close: random.chance(0.6) ? "} break;" : "}" };
    });
    let hasDefault = false;
    const once = cases.map((one) => {
      if (typeof one === "string" || !one.open.startsWith("default")) return one;
      const open = hasDefault ? one.open.slice("default: ".length) : one.open;
      hasDefault = true;
      return { ...one, open };
    });
    if (!hasDefault && random.chance(0.5)) once.push({ open: "default: {", body: this.block(1), close: "}" });
    return [{ open: `switch (${on}) {`, body: once, close: "}" }];
  }

  private functionDeclaration(scope: Variable[]): Node[] {
    const { random } = this;
    const name = this.name();
    const parameter = this.name();
    const { labels, returns, isAsync } = this;
    this.labels = [];
    this.returns = "number";
    this.isAsync = false;
    this.scopes.push([{ name: parameter, kind: "number", isMutable: true }]);
    const body = this.block(1 + random.below(3));
    const result = `return ${this.expr("number", 3)};`;
    this.scopes.pop();
    Object.assign(this, { labels, returns, isAsync });
    scope.push({ name, kind: "function", isMutable: false });
    const fallback = random.chance(0.3) ? " = 4" : "";
    return random.chance(0.5)
      ? [
          {
            open: `function ${name}(${parameter}: number${fallback}): number { if (!tick()) return 0;`,
            body: [...body, result],
            close: "}",
          },
        ]
      : [
          {
            open: `const ${name} = (${parameter}: number${fallback}): number => { if (!tick()) return 0;`,
            body: [...body, result],
            close: "};",
          },
        ];
  }

  private narrowing(): Node[] {
    const name = this.name();
    const init = this.expr("union", 3);
    const inner = this.block(1);
    const chain: Node[] = [
      { open: `if (typeof ${name} === "number") { p(${name} + 1, ${name} % 2);`, body: inner, close: "}" },
      `else if (typeof ${name} === "string") p(${name}.length, ${name} + "!");`,
      `else if (${name} === null || ${name} === undefined) p("nothing", ${name} ?? "d");`,
      `else p(!${name});`,
    ];
    return [
      { open: `{ const ${name} = hide<Union>(${init});`, body: [{ open: "", body: chain, close: "" }], close: "}" },
    ];
  }

  // --- Expressions ----------------------------------------------------------------------------------------------------

  private visible(): Variable[] {
    return this.scopes.flat();
  }

  private variable(kind: Kind): string | null {
    const found = this.visible().filter((one) => one.kind === kind);
    return found.length === 0 ? null : this.random.pick(found).name;
  }

  /** A number that is mostly a small index. */
  private index(): string {
    return this.random.pick(["0", "1", "2", "3", "-1", "5", this.expr("number", 1)]);
  }

  private expr(kind: Kind, depth: number): string {
    const { random } = this;
    if (random.chance(0.4)) {
      const name = this.variable(kind);
      if (name !== null) return name;
    }
    if (depth <= 0) return this.leaf(kind);
    if (random.chance(0.08)) return `seen<${spelled[kind]}>("s${random.below(100)}", ${this.expr(kind, depth - 1)})`;
    if (random.chance(0.06))
      return `(${this.expr("boolean", depth - 1)} ? ${this.expr(kind, depth - 1)} : ${this.expr(kind, depth - 1)})`;
    if (this.isAsync && random.chance(0.08))
      return `(await later<${spelled[kind]}>(${this.expr(kind, depth - 1)}, ${this.expr("boolean", 0)}))`;
    const of = (other: Kind): string => this.expr(other, depth - 1);
    switch (kind) {
      case "number":
        return this.numeric(of, depth);
      case "string":
        return random.pick([
          () => `(${of("string")} + ${of("string")})`,
          () => `\`\${${of("number")}}:\${${of("string")}}\``,
          () => `String(${of("number")})`,
          () => `${of("strings")}.join("-")`,
          () => `${of("numbers")}.map((one) => one + 1).join()`,
          () => `${of("string")}.slice(${this.index()}, ${this.index()})`,
          () => `(${of("strings")}[${this.index()}] ?? "gone")`,
          () => `text(${of("union")})`,
          () =>
            `${of("string")}.${random.pick(["toUpperCase()", "trim()", 'padStart(4, "*")', "repeat(2).slice(0, 20)", 'replace("a", "_")', "charAt(1)", 'split("").reverse().join("")'])}`,
          () => `JSON.stringify(${of(random.pick(["point", "numbers", "strings", "string", "pair"]))})`,
          () => `${of("pair")}[1]`,
          () => `(${of("maybe")}?.label ?? "unlabelled")`,
          () => `\`\${${of("base")}}\``,
          () => `(typeof ${of("union")})`,
          () => `\`\${${of("u64")}}\``,
          () => `(${of("number")}).toFixed(2)`,
        ])();
      case "boolean":
        return random.pick([
          () => `(hide<number>(${of("number")}) ${random.pick(["<", ">", "<=", ">=", "===", "!=="])} ${of("number")})`,
          () => `(hide<string>(${of("string")}) ${random.pick(["<", ">=", "===", "!=="])} ${of("string")})`,
          () => `(${of("boolean")} && ${of("boolean")})`,
          () => `(${of("boolean")} || ${of("boolean")})`,
          () => `!${of("boolean")}`,
          () => `${of("numbers")}.includes(${of("number")})`,
          () => `${of("set")}.has(${of("number")})`,
          () => `${of("map")}.has(${of("string")})`,
          () => `Object.is(${of("number")}, ${of("number")})`,
          () => `Number.isInteger(${of("number")})`,
          () => `(hide<Base>(${of("base")}) instanceof Derived)`,
          () => `(${of("u64")} < ${of("u64")})`,
          () => `${of("strings")}.some((one) => one.length > ${of("number")})`,
          () => `(${of("union")} === ${of("union")})`,
        ])();
      case "u64":
        return random.pick([
          () => `u64(${of("u64")} ${random.pick(["+", "-", "*", "^", "&", "|"])} ${of("u64")})`,
          () => `u64(${of("u64")} ${random.pick(["<<", ">>"])} ${random.below(64)}n)`,
        ])();
      case "i32":
        return random.pick([
          () => `i32(${of("i32")} ${random.pick(["+", "-", "^", "&", "|"])} ${of("i32")})`,
          () => `i32(${of("number")})`,
          () => `i32(Math.imul(${of("i32")}, ${of("i32")}))`,
          () => `i32(${of("i32")} ${random.pick(["<<", ">>"])} ${random.below(32)})`,
        ])();
      case "numbers":
        return random.pick([
          () => `[${of("number")}, ${of("number")}]`,
          () => `[...${of("numbers")}, ${of("number")}]`,
          () => `${of("numbers")}.map((one, at) => one ${random.pick(["+", "*", "-", "%"])} at)`,
          () => `${of("numbers")}.filter((one) => one ${random.pick([">", "!==", "<="])} ${of("number")})`,
          () => `${of("numbers")}.slice(${this.index()})`,
          () => `[...${of("set")}]`,
          () => `[...${of("map")}.values()]`,
          () => `${of("numbers")}.concat(${of("numbers")}).slice(0, 9)`,
          () => `Array.from({ length: 3 }, (_, at) => at * ${of("number")})`,
          () => `[...counting(${this.index()}, 4)]`,
        ])();
      case "strings":
        return random.pick([
          () => `[${of("string")}, ${of("string")}]`,
          () => `${of("string")}.split(${random.pick(['","', '""', '"a"'])})`,
          () => `[...${of("map")}.keys()]`,
          () => `${of("numbers")}.map((one) => \`<\${one}>\`)`,
          () => `Object.keys(${of("point")})`,
        ])();
      case "point":
        return random.pick([
          () => `{ x: ${of("number")}, y: ${of("number")} }`,
          () => `{ x: ${of("number")}, y: ${of("number")}, label: ${of("string")} }`,
          () => `{ ...${of("point")}, ${random.pick(["x", "y"])}: ${of("number")} }`,
          () => `(${of("maybe")} ?? { x: 0, y: -0 })`,
        ])();
      case "maybe":
        return random.pick([
          () => `hide<Point | undefined>(${of("point")})`,
          () => "hide<Point | undefined>(undefined)",
          () => `hide<Point[]>([${of("point")}])[${this.index()}]`,
        ])();
      case "union":
        return `hide<Union>(${random.pick([
          () => of("number"),
          () => of("string"),
          () => of("boolean"),
          () => `first<number, string>(${of("number")}, ${of("string")}, ${of("boolean")})`,
          () => `${of("numbers")}[${this.index()}]`,
          () => `${of("union")} ?? ${of("string")}`,
        ])()})`;
      case "map":
        return random.pick([
          () => `new Map<string, number>([[${of("string")}, ${of("number")}], ["k", ${of("number")}]])`,
          () => `new Map(${of("map")})`,
        ])();
      case "set":
        return random.pick([
          () => `new Set<number>([${of("number")}, ${of("number")}])`,
          () => `new Set(${of("numbers")})`,
        ])();
      case "pair":
        return `pair(${of("number")}, ${of("string")})`;
      case "function":
        return random.pick([
          () => `((value: number): number => value ${random.pick(["+", "*", "-"])} ${of("number")})`,
          () =>
            this.within(
              "value",
              () => `((value: number): number => { if (!tick()) return 1; return ${this.expr("number", depth - 1)}; })`,
            ),
        ])();
      case "shape":
        return random.pick([
          () => `{ kind: "circle", radius: ${of("number")} }`,
          () => `{ kind: "square", side: ${of("number")} }`,
          () => `{ kind: "none" }`,
        ])();
      case "base":
        return random.pick([() => `new Base(${of("number")})`, () => `new Derived(${of("number")})`])();
      case "box":
        return random.pick([
          () => `new Box<number>(${of("number")})`,
          () => `${of("box")}.map((value) => value + ${of("number")})`,
          () => `new Box(${of("string")}).map((value) => value.length)`,
        ])();
    }
  }

  /** Makes an expression inside a function, where this case's `await` has no meaning. */
  private within(parameter: string, make: () => string): string {
    const { isAsync } = this;
    this.isAsync = false;
    this.scopes.push([{ name: parameter, kind: "number", isMutable: false }]);
    const text = make();
    this.scopes.pop();
    this.isAsync = isAsync;
    return text;
  }

  private numeric(of: (kind: Kind) => string, depth: number): string {
    const { random } = this;
    return random.pick([
      () => `(${of("number")} ${random.pick(["+", "-", "*", "/", "%", "+", "-"])} ${of("number")})`,
      () => `(${of("number")} ${random.pick(["+", "-", "*", "%"])} ${of("number")})`,
      () => `(${of("number")} ${random.pick(["&", "|", "^", "<<", ">>", ">>>"])} ${of("number")})`,
      () => `(${random.pick(["-", "+", "~"])}(${of("number")}))`,
      () =>
        `Math.${random.pick(["floor", "ceil", "round", "trunc", "abs", "sign", "sqrt", "fround"])}(${of("number")})`,
      () => `Math.${random.pick(["min", "max", "imul"])}(${of("number")}, ${of("number")})`,
      () => `(${of("numbers")}[${this.index()}] ?? ${of("number")})`,
      () => `${of("numbers")}.length`,
      () => `${of("string")}.length`,
      () => `${of("string")}.charCodeAt(${this.index()})`,
      () => `${of("string")}.indexOf(${of("string")})`,
      () => `Number(${of("string")})`,
      () => `parseInt(${of("string")}, 10)`,
      () => `${of("point")}.${random.pick(["x", "y"])}`,
      () => `(${of("map")}.get(${of("string")}) ?? ${of("number")})`,
      () => `${of("map")}.size`,
      () => `${of("pair")}[0]`,
      () => `${of("numbers")}.reduce<number>((sum, one) => sum ${random.pick(["+", "-", "*"])} one, ${of("number")})`,
      () => `${of("function")}(${of("number")})`,
      () => `measure(${of("shape")})`,
      () => `${of("base")}.${random.pick(["double", "size", "grow(2)"])}`,
      () => `${of("box")}.value`,
      () => `Number(${of("u64")} & 0xffffn)`,
      () => `(Number(${of("i32")}) ${random.pick(["+", "*", "/"])} 3.5)`,
      () => `(${of("maybe")}?.x ?? ${of("number")})`,
      () => {
        const mutable = this.visible().filter((one) => one.kind === "number" && one.isMutable);
        if (mutable.length === 0) return this.leaf("number");
        const { name } = random.pick(mutable);
        return random.pick([
          `${name}++`,
          `--${name}`,
          `(${name} = ${this.expr("number", depth - 1)})`,
          `(${name} += ${this.expr("number", depth - 1)})`,
        ]);
      },
    ])();
  }

  private leaf(kind: Kind): string {
    const { random } = this;
    const name = random.chance(0.5) ? this.variable(kind) : null;
    if (name !== null) return name;
    switch (kind) {
      case "number":
        return random.chance(0.5) ? String(random.below(10)) : `(${random.pick(numberLiterals)})`;
      case "string":
        return `"${random.pick(stringLiterals)}"`;
      case "boolean":
        return `hide<boolean>(${random.pick(["true", "false"])})`;
      case "u64":
        return `u64(${random.pick(["0n", "1n", "255n", "4294967296n", "9223372036854775808n", "18446744073709551615n"])})`;
      case "i32":
        return `i32(${random.pick(["0", "1", "-1", "2147483647", "-2147483648", "12345"])})`;
      case "numbers":
        return random.pick(["[1, 2, 3]", "[0.5, -0, NaN]", "[3, 1, 2, 10]", "[2147483647, 1]"]);
      case "strings":
        return random.pick(['["x", "y"]', '["b", "a", "B"]', '[""]']);
      case "point":
        return "{ x: 1, y: 2 }";
      case "maybe":
        return `hide<Point | undefined>(${random.pick(["undefined", "{ x: 3, y: 4 }"])})`;
      case "union":
        return `hide<Union>(${random.pick(["1", '"s"', "true", "undefined", "null", "-0"])})`;
      case "map":
        return 'new Map<string, number>([["a", 1], ["b", -0]])';
      case "set":
        return "new Set<number>([1, 2, NaN])";
      case "pair":
        return 'pair(1, "one")';
      case "function":
        return "((value: number): number => value + 1)";
      case "shape":
        return '{ kind: "circle", radius: 2 }';
      case "base":
        return random.pick(["new Base(1)", "new Derived(2)"]);
      case "box":
        return "new Box<number>(5)";
    }
  }
}

/** The case of this number of a seed. */
export function makeCase(seed: number, number: number): Case {
  return new CaseGenerator(new Random(Math.imul(seed, 1000003) + number), `${number}_`).make();
}

function nodeText(node: Node, indent: string): string {
  if (typeof node === "string") return `${indent}${node}`;
  return [
    `${indent}${node.open}`,
    ...node.body.map((one) => nodeText(one, `${indent}  `)),
    `${indent}${node.close}`,
  ].join("\n");
}

/** A program of some cases, each under its number. */
export function programText(cases: ReadonlyMap<number, Case>): string {
  const parts = [prelude];
  for (const [number, { declarations, body, isAsync }] of cases) {
    for (const one of declarations) parts.push(nodeText(one, ""));
    parts.push(
      nodeText(
        {
          open: isAsync ? `async function case${number}(): Promise<void> {` : `function case${number}(): void {`,
          body,
          close: "}",
        },
        "",
      ),
    );
  }
  for (const [number, { isAsync }] of cases)
    parts.push(
      `begin("${number}");\ntry { ${isAsync ? "await " : ""}case${number}(); } catch (error) { console.log("ended by", error instanceof Failure ? error.message : error instanceof Error ? error.name : "other"); }`,
    );
  parts.push("export {};");
  return `${parts.join("\n")}\n`;
}
