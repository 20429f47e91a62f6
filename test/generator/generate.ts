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
  | "maybe"
  | "flags"
  | "record"
  | "bigint"
  | "points";

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
  flags: "boolean[]",
  record: "Record<string, number>",
  bigint: "bigint",
  points: "Point[]",
};
const kinds = Object.keys(spelled) as Kind[];

/** What all cases share: types, and functions that hide from the type checker what a value is. */
const prelude = `
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
class Chain {
  static #made = 0;
  static readonly names: string[] = [];
  static { Chain.names.push("first"); }
  readonly id = ++Chain.#made;
  #next: Chain | null = null;
  label?: string;
  constructor(public weight: number, readonly tag = "t" + Chain.#made) { Chain.names.push(this.tag); }
  get next(): Chain | null { return this.#next; }
  set next(chain: Chain | null) { p("next", this.id, chain?.id); this.#next = chain; }
  append(weight: number): this { if (this.#next) this.#next.append(weight); else this.#next = new Chain(weight); return this; }
  *[Symbol.iterator](): Generator<number> { let at: Chain | null = this; while (at !== null && tick()) { yield at.weight; at = at.#next; } }
  static get made(): number { return Chain.#made; }
  toJSON(): unknown { return { weight: this.weight, next: this.#next }; }
}
function tag(parts: TemplateStringsArray, ...values: unknown[]): string { return parts.map((part, at) => part + (at < values.length ? \`<\${String(values[at])}>\` : "")).join("|"); }
function named({ x, y = 5, label: [head = "?", tail = head] = "none" }: { x: number; y?: number; label?: string }, ...others: number[]): string { return [x, y, head, tail, others.length].join(); }
async function* stream(to: number): AsyncGenerator<number, void, undefined> { try { for (let i = 0; i < to && tick(); i++) { await null; yield i; } } finally { p("stream closed"); } }
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
    const choice = random.below(isDeep ? 13 : 31);
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
        return this.shownObject();
      case 12:
        return this.setLater();
      case 26:
        return this.changedWhileIterated();
      case 27:
        return this.generator();
      case 28:
        return this.chained();
      case 29:
        return this.overSteps();
      case 13:
      case 30: {
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

  /** What console.log and JSON make of objects, and the order of their members. */
  private shownObject(): Node[] {
    const { random } = this;
    const of = (kind: Kind): string => this.expr(kind, 2);
    return [
      random.pick([
        () => `p({ ...${of("point")}, z: ${of("number")}, ...${of("point")} });`,
        () => `p({ a: ${of("numbers")}, b: { c: ${of("map")}, d: [${of("set")}, ${of("pair")}] } });`,
        () => `p([${of("strings")}, ${of("flags")}, ${of("points")}], ${of("record")});`,
        () => `p({ ...${of("record")}, [${of("string")}]: ${of("number")}, ...${of("point")} });`,
        () =>
          `p(JSON.stringify({ ${of("point").startsWith("{") ? "a" : "b"}: ${of("points")}, c: ${of("record")}, d: ${of("flags")} }, null, ${random.below(3)}));`,
        () => `p(Object.entries(${of("record")}), Object.values(${of("point")}));`,
        () => `p(structuredClone(${of(random.pick(["points", "record", "map", "flags", "pair"]))}));`,
        () => `p(named(${of("point")}, ...${of("numbers")}), tag\`a\${${of("number")}}b\${${of("union")}}\`);`,
        () => `for (const key in ${of(random.pick(["record", "point"]))}) p(key);`,
        () =>
          `p(\`\${${of("numbers")}}|\${${of("flags")}}\`, String(${of("strings")}), [${of("number")}, [${of("bigint")}]].toString());`,
      ])(),
    ];
  }

  /** Elements and members that are set in any order, or never. */
  private setLater(): Node[] {
    const { random } = this;
    const name = this.name();
    const index = (): string => String(random.below(6));
    return [
      random.pick([
        () =>
          `{ const ${name}: boolean[] = []; ${name}[${index()}] = ${this.expr("boolean", 1)}; p(${name}, ${name}[1] ?? "unset", ${name}[${index()}] === false); if (!${name}[${index()}]) ${name}[${index()}] ||= true; p(${name}, ${name}.length); }`,
        () =>
          `{ const ${name}: string[] = []; ${name}[${index()}] = ${this.expr("string", 1)}; ${name}.length = ${1 + random.below(6)}; p(${name}, ${name}[0] ?? "unset", JSON.stringify(${name})); }`,
        () =>
          `{ const ${name} = {} as Record<"one" | "two" | "three", number>; ${["one", "two", "three"]
            .filter(() => random.chance(0.6))
            .sort(() => random.next() - 0.5)
            .map((key) => `${name}.${key} = ${this.expr("number", 1)}; `)
            .join("")}p(${name}, Object.keys(${name}), "two" in ${name}); }`,
        () =>
          `{ const ${name}: { a?: number; b?: string; c?: boolean } = {}; ${name}.c = ${this.expr("boolean", 1)}; ${name}.a ??= ${this.expr("number", 1)}; ${random.chance(0.5) ? `delete ${name}.c; ` : ""}${name}.b = "x"; p(${name}, { ...${name} }, Object.keys(${name})); }`,
      ])(),
    ];
  }

  /** A Map, Set, list or record that changes while it is walked. */
  private changedWhileIterated(): Node[] {
    const { random } = this;
    const [name, item] = [this.name(), this.name()];
    const make = random.pick([
      (): [Kind, string, string[]] => [
        "map",
        `[${item}]`,
        [`${name}.delete(${item})`, `${name}.set(${item} + "!", 1)`, `${name}.set(${item}, -1)`, `${name}.clear()`],
      ],
      (): [Kind, string, string[]] => [
        "set",
        item,
        [`${name}.delete(${item})`, `${name}.add(${item} + 1)`, `${name}.delete(${item} - 1)`],
      ],
      (): [Kind, string, string[]] => [
        "numbers",
        item,
        [`${name}.push(${item})`, `${name}.shift()`, `${name}.pop()`, `${name}.length = 1`],
      ],
    ])();
    const [kind, pattern, changes] = make;
    const change = (): string => `if (${this.expr("boolean", 1)}) ${random.pick(changes)};`;
    return [
      {
        open: `{ const ${name} = ${kind === "numbers" ? "[..." : `new ${kind === "map" ? "Map" : "Set"}(`}${this.expr(kind, 2)}${kind === "numbers" ? "]" : ")"}; for (const ${pattern} of ${name}) { if (!tick() || ${name}.${kind === "numbers" ? "length" : "size"} > 9) break; p(${item});`,
        body: [change(), change()],
        close: `} p(${name}); }`,
      },
    ];
  }

  /** A generator of its own, and ways to run it. */
  private generator(): Node[] {
    const { random } = this;
    const [name, object] = [this.name(), this.name()];
    const { labels, returns, isAsync } = this;
    Object.assign(this, { labels: [], returns: "number", isAsync: false });
    const yields = (): Node => `p("got", yield ${this.expr("number", 2)});`;
    const inner: Node[] = [yields(), ...this.block(1)];
    if (random.chance(0.3)) inner.push(`yield* counting(0, ${random.below(4)});`);
    if (random.chance(0.3)) inner.push(`yield* ${this.expr("numbers", 2)};`);
    const body: Node[] = random.chance(0.6)
      ? [
          {
            open: "",
            body: [
              { open: "try {", body: [...inner, yields()], close: "}" },
              random.chance(0.5)
                ? { open: 'catch (error) { p("in", error instanceof Error);', body: [yields()], close: "}" }
                : { open: "finally {", body: random.chance(0.5) ? [yields()] : ['p("out");'], close: "}" },
            ],
            close: "",
          },
          yields(),
        ]
      : [...inner, yields()];
    Object.assign(this, { labels, returns, isAsync });
    const use = random.pick([
      () => `p([...${name}()]);`,
      () => `for (const one of ${name}()) { p(one); if (one > ${random.below(5)} || !tick()) break; }`,
      () => `const [${object}a, ${object}b] = ${name}(); p(${object}a, ${object}b);`,
      () =>
        `const ${object} = ${name}(); p(${object}.next(), ${object}.next(${random.below(9)}), ${object}.${random.pick(["next(3)", "return(7)", 'throw(new Failure("t", 1))'])}, ${object}.next(), ${object}.next());`,
    ])();
    return [
      {
        open: "{",
        body: [
          {
            open: `function* ${name}(): Generator<number, number, number | undefined> {`,
            body: [...body, `return ${this.expr("number", 1)};`],
            close: "}",
          },
          use,
        ],
        close: "}",
      },
    ];
  }

  private chained(): Node[] {
    const { random } = this;
    const name = this.name();
    const uses = [
      `${name}.append(${this.expr("number", 1)}).append(2);`,
      `p([...${name}], ${name}.next?.weight, ${name}.next?.next?.append(1).weight ?? "none");`,
      `p(${name}.tag.length, JSON.stringify(${name}));`,
      `${name}.next = ${random.pick(["null", `new Chain(${this.expr("number", 1)})`])};`,
      `${name}.label ??= ${this.expr("string", 1)}; p(Object.keys(${name}));`,
      `${name}.weight ${random.pick(["+=", "**=", "%="])} 2;`,
      `p(${name}.next?.[${'"label"'}]?.length, ${name}.next?.toJSON?.() === undefined);`,
    ];
    const chosen = uses.filter(() => random.chance(0.6));
    return [
      {
        open: `{ const ${name} = new Chain(${this.expr("number", 1)}${random.chance(0.3) ? ', "own"' : ""});`,
        body: chosen,
        close: "}",
      },
    ];
  }

  /** Promises, and in what order they run. */
  private overSteps(): Node[] {
    const { random } = this;
    const [name, number] = [this.name(), (): string => this.expr("number", 1)];
    if (!this.isAsync) return [`p(${this.expr("points", 2)});`];
    return [
      random.pick([
        () =>
          `Promise.resolve(${number()}).then((one) => p("then", one)).finally(() => p("finally")); await null; p("after");`,
        () => `p(await Promise.all([later(${number()}, false), ${number()}, later("x", false)]));`,
        () =>
          `p(await Promise.allSettled([later(1, ${this.expr("boolean", 1)}), Promise.resolve("s")]).then((all) => all.map((one) => one.status)));`,
        () =>
          `for await (const ${name} of stream(${random.below(5)})) { p(${name}); if (${name} > ${random.below(4)}) break; }`,
        () =>
          `const ${name} = (async () => { p("in"); await null; p("on"); return ${number()}; })(); p("out"); p(await ${name});`,
        () =>
          `p(await Promise.race([later(1, false), later(2, false)]), await Promise.any([later(3, true), later(4, false)]));`,
        () => `await later(${number()}, true).catch((error: unknown) => p("rejected", error instanceof Failure));`,
        () => `queueMicrotask(() => p("micro")); await later(0, false); p("behind");`,
      ])(),
    ];
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
        .filter(({ kind }) =>
          ["numbers", "strings", "point", "map", "set", "base", "box", "pair", "flags", "record", "points"].includes(
            kind,
          ),
        )
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
      case "flags":
        return random.pick([
          () => `${name}.push(${this.expr("boolean", 2)})`,
          () => `${name}[${name}.length] = ${this.expr("boolean", 2)}`,
          () => `if (${name}[${this.index()}]) p(${name}.shift(), ${name}[${this.index()}])`,
          () => `if (${name}.length > 1) [${name}[0], ${name}[1]] = [${name}[1]!, ${name}[0]!]`,
          () => `${name}.fill(${this.expr("boolean", 1)}, ${random.below(3)})`,
        ])();
      case "record":
        return random.pick([
          () => `${name}[${this.expr("string", 1)}] = ${number()}`,
          () => `${name}["k${random.below(3)}"] = (${name}["k1"] ?? 0) + ${number()}`,
          () => `${name}[${random.below(12)}] = ${number()}`,
          () => `delete ${name}[${this.expr("string", 1)}]`,
          () => `Object.assign(${name}, ${this.expr("record", 1)})`,
        ])();
      case "points":
        return random.pick([
          () => `${name}.push(${this.expr("point", 2)})`,
          () => `${name}.sort((a, b) => a.x - b.x || a.y - b.y)`,
          () => `for (const one of ${name}) one.x ${random.pick(["+=", "-=", "*="])} ${number()}`,
          () => `${name}.forEach((one, at) => p(at, one.label ?? "none"))`,
        ])();
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
          () =>
            `(${of("number")}).${random.pick(["toString(2)", "toString(36)", "toPrecision(3)", "toExponential(2)", "toExponential()", "toFixed(0)", "toLocaleString()"])}`,
          () =>
            `${of("string")}.${random.pick(["replace(/[a-c]/g, (one) => one + one)", 'replaceAll("a", "$&$&")', 'split(/[,b]/).join("+")', "padEnd(5)", "at(-1)!", "trimStart()", "substring(2, 0)", "substr(-2)", "normalize()", 'concat("z")', "toLowerCase()", "slice(-3)", "codePointAt(0)!.toString(16)"])}`
              .replace(/^(.*)\.at\(-1\)!$/, '($1.at(-1) ?? "empty")')
              .replace(/^(.*)\.codePointAt\(0\)!\.toString\(16\)$/, "String($1.codePointAt(0))"),
          () => `Object.keys(${of("record")}).join("/")`,
          () => `\`\${${of("bigint")}}\``,
          () => `(${of("string")}.match(/[a-z]+/)?.[0] ?? "no match")`,
          () => `tag\`\${${of("string")}}\``,
          () => `(${of("points")}.at(${this.index()})?.label?.toUpperCase() ?? "none")`,
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
          () => `(${of("flags")}[${this.index()}] ?? ${of("boolean")})`,
          () => `${of("flags")}.${random.pick(["some", "every"])}((one) => one)`,
          () => `(${of("string")} in ${of("record")})`,
          () => `(hide<bigint>(${of("bigint")}) ${random.pick(["<", ">=", "===", "!=="])} ${of("bigint")})`,
          () => `/^[a-z]*$/.test(${of("string")})`,
          () => `${of("strings")}.includes(${of("string")})`,
          () => `(hide<Union>(${of("union")}) ? ${of("boolean")} : !${of("boolean")})`,
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
          () =>
            `${of("numbers")}.${random.pick(["toSorted((a, b) => b - a)", "toReversed()", "toSorted()", "flatMap((one) => [one, -one]).slice(0, 9)", "copyWithin(0, 1)", "toSpliced(1, 1, 8)"])}`,
          () => `[[${of("number")}], ${of("numbers")}].flat()`,
          () => `Object.values(${of("record")})`,
          () => `${of("points")}.map(({ x, y = 1 }) => x - y)`,
          () => `${of("strings")}.map(Number)`,
        ])();
      case "strings":
        return random.pick([
          () => `[${of("string")}, ${of("string")}]`,
          () => `${of("string")}.split(${random.pick(['","', '""', '"a"'])})`,
          () => `[...${of("map")}.keys()]`,
          () => `${of("numbers")}.map((one) => \`<\${one}>\`)`,
          () => `Object.keys(${of("point")})`,
          () => `Object.keys(${of("record")})`,
          () =>
            `${of("strings")}.${random.pick(["toSorted()", "toReversed()", "filter(Boolean)", 'concat("q")', "slice(1)"])}`,
          () => `${of("points")}.map((one) => one.label ?? "nameless")`,
          () => `Array.from(${of("string")}).slice(0, 9)`,
        ])();
      case "point":
        return random.pick([
          () => `{ x: ${of("number")}, y: ${of("number")} }`,
          () => `{ x: ${of("number")}, y: ${of("number")}, label: ${of("string")} }`,
          () => `{ ...${of("point")}, ${random.pick(["x", "y"])}: ${of("number")} }`,
          () => `(${of("maybe")} ?? { x: 0, y: -0 })`,
        ])();
      case "flags":
        return random.pick([
          () => `[${of("boolean")}, ${of("boolean")}]`,
          () => `${of("numbers")}.map((one) => one > ${of("number")})`,
          () => `${of("flags")}.map((one) => !one)`,
          () => `[...${of("flags")}, ${of("boolean")}]`,
          () => `new Array<boolean>(${random.below(4)}).fill(${of("boolean")})`,
          () => `${of("flags")}.slice(${this.index()})`,
        ])();
      case "record":
        return `hide<Record<string, number>>(${random.pick([
          () => `{ [${of("string")}]: ${of("number")}, b: ${of("number")} }`,
          () => `{ ...${of("record")}, k1: ${of("number")} }`,
          () => `Object.fromEntries(${of("map")})`,
          () => `Object.fromEntries(${of("strings")}.map((one, at) => [one, at]))`,
        ])()})`;
      case "bigint":
        return random.pick([
          () => `(${of("bigint")} ${random.pick(["+", "-", "*", "&", "|", "^"])} ${of("bigint")})`,
          () => `(${of("bigint")} ${random.pick(["<<", ">>"])} ${random.below(70)}n)`,
          () => `(${of("bigint")} ${random.pick(["/", "%"])} (hide<bigint>(${of("bigint")}) || 7n))`,
          () => `BigInt(Math.trunc(${of("number")}) | 0)`,
          () => `BigInt.as${random.pick(["Int", "Uint"])}N(${1 + random.below(70)}, ${of("bigint")})`,
          () => `-${of("bigint")}`,
        ])();
      case "points":
        return `hide<Point[]>(${random.pick([
          () => `[${of("point")}, ${of("point")}]`,
          () => `${of("points")}.filter((one) => one.x ${random.pick(["<", ">=", "!=="])} ${of("number")})`,
          () => `${of("numbers")}.map((x, y) => ({ x, y }))`,
          () => `${of("points")}.toSorted((a, b) => b.y - a.y)`,
          () => `[...${of("points")}].reverse()`,
        ])()})`;
      case "maybe":
        return random.pick([
          () => `${of("points")}.find((one) => one.x > ${of("number")})`,
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
      () => `(${of("record")}[${of("string")}] ?? ${of("number")})`,
      () => `Number(${of("bigint")})`,
      () => `${of("flags")}.filter((one) => one).length`,
      () => `(${of("points")}[${this.index()}]?.y ?? ${of("number")})`,
      () =>
        `Math.${random.pick(["cbrt", "log2", "hypot", "clz32", "log10", "expm1", "tanh", "atan"])}(${of("number")})`,
      () => `(${of("number")} ** ${random.pick(["2", "0.5", "-1", "3"])})`,
      () => `parseFloat(${of("string")})`,
      () => `${of("strings")}.findLastIndex((one) => one < ${of("string")})`,
      () => `${of("points")}.reduce((sum, { x, y }) => sum + x * y, ${of("number")})`,
      () => `[...new Chain(${of("number")}).append(${of("number")})].length`,
      () => `Number(${of("union")} ?? ${of("string")})`,
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
      case "flags":
        return random.pick(["[true, false]", "[false]", "[true, true, false]"]);
      case "record":
        return `hide<Record<string, number>>(${random.pick(["{ a: 1, b: 2 }", '{ z: 1, "2": 2, "10": 3 }', '{ "-1": 0.5 }'])})`;
      case "bigint":
        return random.pick([
          "0n",
          "1n",
          "-1n",
          "255n",
          "18446744073709551616n",
          "-9223372036854775808n",
          "12345678901234567890123n",
        ]);
      case "points":
        return `hide<Point[]>(${random.pick(['[{ x: 2, y: 1 }, { x: 1, y: 1, label: "l" }]', "[{ x: 0, y: -0 }]"])})`;
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
function makeCase(seed: number, number: number): Case {
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

/** A program of some cases, each under its number, behind what all of them share. */
export function programText(cases: ReadonlyMap<number, Case>, shared: string): string {
  const parts = [shared];
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

/** What makes the cases of a program, each from a seed and its number. */
export interface Generator {
  readonly prelude: string;
  /** A case may end by a TypeError where it goes on under Node: what is checked while it runs is stricter. */
  readonly mayStop?: boolean;
  makeCase(seed: number, number: number): Case;
}

/** Statements and expressions of all kinds. */
export const statements: Generator = { prelude, makeCase };
