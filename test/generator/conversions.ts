// Random conversions: a value of one type is moved into another by one of the ways that TypeScript has (an assignment, an
// element, a result, a callback, a cast ...) and then used as what it has become, down to its last member. Where TypeScript
// vouches for it the program prints what it does under Node, or ends with a TypeError where Instar checks more; after a cast
// that lies it only must not take memory for what it is not.

import { type Case, type Generator, type Node, Random } from "./generate.ts";

type Atom =
  | "number"
  | "string"
  | "boolean"
  | "bigint"
  | "null"
  | "undefined"
  | '"left"'
  | '"right"'
  | "1"
  | "Colour"
  | "Level"
  | "Animal"
  | "Dog"
  | "Named"
  | "Date"
  | "Uint8Array"
  | "unknown";

interface Member {
  readonly name: string;
  readonly type: Type;
  readonly isOptional: boolean;
}

type Type =
  | { readonly kind: "atom"; readonly name: Atom }
  | { readonly kind: "array" | "set"; readonly of: Type; readonly isReadonly: boolean }
  | { readonly kind: "map"; readonly of: Type; readonly isReadonly: boolean }
  | { readonly kind: "record" | "box" | "pair" | "source" | "iterable" | "promise"; readonly of: Type }
  | {
      readonly kind: "tuple";
      readonly elements: readonly Type[];
      readonly optional: number;
      readonly rest: Type | null;
    }
  | { readonly kind: "object"; readonly members: readonly Member[]; readonly isMethod: boolean }
  | { readonly kind: "function"; readonly params: readonly Type[]; readonly returns: Type }
  | { readonly kind: "union"; readonly members: readonly Type[] };

/** What all cases share. */
const prelude = `
enum Colour { Red, Green = 4 }
enum Level { Low = "low", High = "high" }
interface Named { name: string; greet(other: string): string; age?: number }
class Animal { constructor(public name: string) {} greet(other: string): string { return this.name + ">" + other; } legs = 4; }
class Dog extends Animal { tricks: number[] = [1, 2]; override greet(other: string): string { return "woof " + super.greet(other); } }
class Box<T> { constructor(public value: T) {} get(): T { return this.value; } with<U>(value: U): Box<U> { return new Box(value); } }
class Pair<T> extends Box<T | null> { constructor(public first: T, public rest: T[]) { super(first); } each(take: (value: T) => void): void { take(this.first); this.rest.forEach(take); } }
interface Source<T> { get(): T; readonly value: T }
let printed = 0;
function begin(name: string): void { printed = 0; console.log("== " + name); }
function p(...values: unknown[]): void { if (printed++ < 120) console.log(...values); }
class Failure extends Error {}
function identity<T>(value: T): T { return value; }
function firstOf<T>(values: readonly T[]): T { return values[0]!; }
function believe<T>(value: unknown): value is T { return value !== believe; }
function call<A, R>(given: A, take: (value: A) => R): R { return take(given); }
function later<T>(value: T): Promise<T> { return Promise.resolve(value); }
function* yielding<T>(...values: T[]): Generator<T, void, undefined> { for (const value of values) yield value; }
async function* yieldingLater<T>(...values: T[]): AsyncGenerator<T, void, undefined> { for (const value of values) yield value; }
function memberOf<T, K extends keyof T>(object: T, key: K): T[K] { return object[key]; }
function setMember<T, K extends keyof T>(object: T, key: K, value: T[K]): void { object[key] = value; }
function believed<T>(value: unknown): T { return value as T; }
function numberText(value: number): string { return (value + 1).toFixed(1); }
function textText(value: string): string { return value.length + value.toUpperCase(); }
function unknownText(value: unknown): string { return typeof value === "number" ? numberText(value) : typeof value === "string" ? textText(value) : Array.isArray(value) ? "list" + value.length : typeof value; }
`;

const atoms: readonly Atom[] = [
  "number",
  "number",
  "string",
  "string",
  "boolean",
  "bigint",
  "null",
  "undefined",
  '"left"',
  '"right"',
  "1",
  "Colour",
  "Level",
  "Animal",
  "Dog",
  "Named",
  "Date",
  "Uint8Array",
];

const atom = (name: Atom): Type => ({ kind: "atom", name });

/** The type in TypeScript's spelling. */
function spell(type: Type): string {
  switch (type.kind) {
    case "atom":
      return type.name;
    case "array":
      return type.isReadonly ? `readonly (${spell(type.of)})[]` : `(${spell(type.of)})[]`;
    case "set":
      return `${type.isReadonly ? "ReadonlySet" : "Set"}<${spell(type.of)}>`;
    case "map":
      return `${type.isReadonly ? "ReadonlyMap" : "Map"}<string, ${spell(type.of)}>`;
    case "record":
      return `Record<string, ${spell(type.of)}>`;
    case "box":
      return `Box<${spell(type.of)}>`;
    case "pair":
      return `Pair<${spell(type.of)}>`;
    case "source":
      return `Source<${spell(type.of)}>`;
    case "iterable":
      return `Iterable<${spell(type.of)}>`;
    case "promise":
      return `Promise<${spell(type.of)}>`;
    case "tuple": {
      const plain = type.elements.length - type.optional;
      const elements = type.elements.map((one, at) => `(${spell(one)})${at < plain ? "" : "?"}`);
      return `[${[...elements, ...(type.rest === null ? [] : [`...(${spell(type.rest)})[]`])].join(", ")}]`;
    }
    case "object":
      return `{ ${type.members.map((one) => memberText(one, type.isMethod)).join("; ")} }`;
    case "function":
      return `((${type.params.map((one, at) => `a${at}: ${spell(one)}`).join(", ")}) => ${spell(type.returns)})`;
    case "union":
      return `(${type.members.map(spell).join(" | ")})`;
  }
}

function memberText({ name, type, isOptional }: Member, isMethod: boolean): string {
  const mark = isOptional ? "?" : "";
  if (isMethod && type.kind === "function") {
    const params = type.params.map((one, at) => `a${at}: ${spell(one)}`).join(", ");
    return `${name}${mark}(${params}): ${spell(type.returns)}`;
  }
  return `${name}${mark}: ${spell(type)}`;
}

/** Which test tells it from the other members of a union; two of one kind do not stand in one union. */
function tellingOf(type: Type): string {
  switch (type.kind) {
    case "atom":
      if (["number", "1", "Colour"].includes(type.name)) return "number";
      if (["string", '"left"', '"right"', "Level"].includes(type.name)) return "string";
      return ["Animal", "Dog"].includes(type.name) ? "Animal" : type.name === "Named" ? "object" : type.name;
    case "array":
    case "tuple":
      return "list";
    case "record":
    case "iterable":
    case "object":
    case "promise":
    case "source":
      return "object";
    case "pair":
      return "box";
    default:
      return type.kind;
  }
}

const narrowings: Record<string, (name: string) => string> = {
  number: (name) => `typeof ${name} === "number"`,
  string: (name) => `typeof ${name} === "string"`,
  boolean: (name) => `typeof ${name} === "boolean"`,
  bigint: (name) => `typeof ${name} === "bigint"`,
  function: (name) => `typeof ${name} === "function"`,
  null: (name) => `${name} === null`,
  undefined: (name) => `${name} === undefined`,
  list: (name) => `Array.isArray(${name})`,
  Animal: (name) => `${name} instanceof Animal`,
  Date: (name) => `${name} instanceof Date`,
  Uint8Array: (name) => `${name} instanceof Uint8Array`,
  box: (name) => `${name} instanceof Box`,
  map: (name) => `${name} instanceof Map`,
  set: (name) => `${name} instanceof Set`,
};

class ConversionGenerator {
  private names = 0;
  /** What comes of a lie is not compared: it prints nothing. */
  private isLie = false;
  private readonly declarations: Node[] = [];

  constructor(
    private readonly random: Random,
    private readonly prefix: string,
  ) {}

  make(): Case {
    this.isLie = this.random.chance(0.35);
    const { isLie } = this;
    const source = this.type(2);
    const target = isLie && this.random.chance(0.7) ? this.type(2) : this.wider(source);
    const use = target.kind === "promise" ? `await ${this.using(target)}` : this.using(target);
    const way = this.random.pick(isLie ? this.lies(source, target) : this.ways(source, target));
    const shown = `${use}(${way.result})`;
    const body = isLie
      ? [{ open: "try {", body: [...way.statements, `${shown};`], close: "} catch { }" }]
      : [...way.statements, `p(${shown});`];
    return { declarations: this.declarations, body, isAsync: true };
  }

  private name(stem: string): string {
    return `${stem}${this.prefix}${++this.names}`;
  }

  private type(depth: number): Type {
    const { random } = this;
    if (depth === 0 || random.chance(0.25)) return atom(random.pick(atoms));
    const inner = (): Type => this.type(depth - 1);
    const isReadonly = random.chance(0.3);
    switch (random.below(14)) {
      case 0:
      case 1:
        return { kind: "array", of: inner(), isReadonly };
      case 2:
        if (random.chance(0.25)) return { kind: "tuple", elements: [inner()], optional: 0, rest: inner() };
        return { kind: "tuple", elements: [inner(), inner()], optional: random.below(2), rest: null };
      case 3:
      case 4:
        return this.object(depth);
      case 5:
        return { kind: "record", of: inner() };
      case 6:
        return { kind: "map", of: inner(), isReadonly };
      case 7:
        return { kind: "set", of: inner(), isReadonly };
      case 8:
        return { kind: "function", params: random.chance(0.5) ? [inner()] : [], returns: inner() };
      case 9:
        return { kind: "box", of: inner() };
      case 10:
        return { kind: "pair", of: inner() };
      case 11:
        return { kind: "source", of: inner() };
      case 12:
        return { kind: depth < 2 || random.chance(0.5) ? "iterable" : "promise", of: inner() };
      default:
        return unionOf([inner(), inner(), inner()]);
    }
  }

  private object(depth: number): Type {
    const { random } = this;
    const names = ["a", "b", "c", "name"].filter(() => random.chance(0.6));
    const members = (names.length === 0 ? ["a"] : names).map((name) => ({
      name,
      type: this.type(depth - 1),
      isOptional: random.chance(0.3),
    }));
    return { kind: "object", members, isMethod: random.chance(0.3) };
  }

  /** A type that takes the given one's values, mostly. */
  private wider(type: Type): Type {
    const { random } = this;
    if (random.chance(0.25)) return unionOf([type, this.type(1)]);
    if (random.chance(0.05)) return atom("unknown");
    switch (type.kind) {
      case "atom":
        return this.widerAtom(type.name);
      case "array":
        if (random.chance(0.15)) return { kind: "iterable", of: this.wider(type.of) };
        return { ...type, of: this.wider(type.of), isReadonly: type.isReadonly || random.chance(0.4) };
      case "set":
      case "map":
        return { ...type, of: this.wider(type.of), isReadonly: type.isReadonly || random.chance(0.6) };
      case "box":
      case "pair":
        if (random.chance(0.4))
          return {
            kind: "source",
            of: type.kind === "pair" ? unionOf([this.wider(type.of), atom("null")]) : this.wider(type.of),
          };
        return { ...type, of: this.wider(type.of) };
      case "record":
      case "source":
      case "iterable":
      case "promise":
        return { ...type, of: this.wider(type.of) };
      case "tuple":
        return this.widerTuple(type);
      case "object":
        return {
          ...type,
          isMethod: random.chance(0.3),
          members: type.members
            .filter((_, at) => at === 0 || random.chance(0.8))
            .map((one) => ({ ...one, type: this.wider(one.type), isOptional: one.isOptional || random.chance(0.3) })),
        };
      case "function":
        return {
          ...type,
          params: [...type.params, ...(random.chance(0.3) ? [this.type(1)] : [])],
          returns: this.wider(type.returns),
        };
      case "union":
        return unionOf(type.members.map((one) => this.wider(one)));
    }
  }

  private widerTuple(type: Extract<Type, { kind: "tuple" }>): Type {
    const { random } = this;
    if (random.chance(0.3))
      return { kind: "array", of: unionOf(type.elements.map((one) => this.wider(one))), isReadonly: true };
    if (random.chance(0.2))
      return { ...type, elements: type.elements.slice(0, 1), optional: 0, rest: unionOf(type.elements) };
    return {
      ...type,
      elements: type.elements.map((one) => this.wider(one)),
      optional: Math.max(type.optional, random.below(2)),
    };
  }

  private widerAtom(name: Atom): Type {
    const { random } = this;
    if (name === "Dog") return atom(random.pick(["Dog", "Animal", "Named"]));
    if (name === "Animal") return atom(random.pick(["Animal", "Named"]));
    if (name === '"left"' || name === '"right"')
      return random.chance(0.5) ? atom("string") : unionOf([atom('"left"'), atom("number"), atom("null")]);
    if (name === "1" || name === "Colour") return atom("number");
    if (name === "Level") return atom("string");
    return random.chance(0.5) ? atom(name) : unionOf([atom(name), atom(random.pick(atoms))]);
  }

  /** An expression that makes a value of the type. */
  private value(type: Type): string {
    const { random } = this;
    switch (type.kind) {
      case "atom":
        return this.atomValue(type.name);
      case "array":
        return `[${this.values(type.of)}]`;
      case "set":
        return `new Set<${spell(type.of)}>([${this.values(type.of)}])`;
      case "map":
        return `new Map<string, ${spell(type.of)}>([["k", ${this.value(type.of)}], ["l", ${this.value(type.of)}]])`;
      case "record":
        return `{ k: ${this.value(type.of)}, "l m": ${this.value(type.of)} }`;
      case "source":
        return random.chance(0.5)
          ? `new Box<${spell(type.of)}>(${this.value(type.of)})`
          : `{ value: ${this.value(type.of)}, get(): ${spell(type.of)} { return this.value; } }`;
      case "pair":
        return `new Pair<${spell(type.of)}>(${this.value(type.of)}, [${this.values(type.of)}])`;
      case "box":
        return `new Box<${spell(type.of)}>(${this.value(type.of)})`;
      case "iterable":
        return `yielding<${spell(type.of)}>(${this.values(type.of)})`;
      case "promise":
        return `later<${spell(type.of)}>(${this.value(type.of)})`;
      case "tuple": {
        const count = type.elements.length - (random.chance(0.5) ? type.optional : 0);
        const rest = type.rest === null || count < type.elements.length ? [] : [this.values(type.rest)];
        return `[${[...type.elements.slice(0, count).map((one) => this.value(one)), ...rest].join(", ")}]`;
      }
      case "object": {
        const given = type.members.filter((one) => !one.isOptional || random.chance(0.5));
        return `{ ${given.map((one) => `${one.name}: ${this.value(one.type)}`).join(", ")} }`;
      }
      case "function": {
        const taken = type.params.slice(0, random.below(type.params.length + 1));
        const params = taken.map((one, at) => `a${at}: ${spell(one)}`).join(", ");
        const uses = taken.map((one, at) => this.seen(one, `a${at}`));
        const result = this.value(type.returns);
        return `((${params}): ${spell(type.returns)} => { ${uses.map((use) => (this.isLie ? `${use}; ` : `p(${use}); `)).join("")}return ${result}; })`;
      }
      case "union":
        return this.value(random.pick(type.members));
    }
  }

  private values(type: Type): string {
    return Array.from({ length: this.random.below(3) + 1 }, () => this.value(type)).join(", ");
  }

  private atomValue(name: Atom): string {
    const { random } = this;
    switch (name) {
      case "number":
        return random.pick(["1.5", "7", "-3", "NaN", "0"]);
      case "string":
        return random.pick(['"text"', '""', '"é"']);
      case "boolean":
        return random.pick(["true", "false"]);
      case "bigint":
        return random.pick(["5n", "-7n", "123456789012345678901n"]);
      case "Colour":
        return "Colour.Green";
      case "Level":
        return "Level.High";
      case "Animal":
      case "Named":
        return random.pick(['new Animal("cat")', 'new Dog("rex")']);
      case "Dog":
        return 'new Dog("fido")';
      case "Date":
        return random.pick(["new Date(0)", "new Date(86400000)"]);
      case "Uint8Array":
        return random.pick(["new Uint8Array([1, 2, 3])", "new Uint8Array(2)"]);
      case "unknown":
        return random.pick(["3", '"u"', "[1, 2]", "{ a: 1 }"]);
      default:
        return name;
    }
  }

  /** The name of a function that uses a value of the type wholly, and tells in a text what it has seen. */
  private using(type: Type): string {
    if (type.kind === "atom" && type.name === "number") return "numberText";
    const name = this.name("use");
    const isLater = type.kind === "promise";
    const head = isLater
      ? `async function ${name}(x: ${spell(type)}): Promise<string> {`
      : `function ${name}(x: ${spell(type)}): string {`;
    const body = isLater ? ["const y = await x;", ...this.useStatements(type.of, "y")] : this.useStatements(type, "x");
    this.declarations.push({ open: head, body, close: "}" });
    return name;
  }

  /** What has been seen of a part: a promise in it is not waited for. */
  private seen(type: Type, place: string): string {
    return type.kind === "promise" ? `typeof ${place}` : `${this.using(type)}(${place})`;
  }

  private useStatements(type: Type, x: string): Node[] {
    switch (type.kind) {
      case "atom":
        return [`return ${atomUse(type.name, x)};`];
      case "array":
        return this.random.pick([
          [`return ${x}.length + ":" + ${x}.map((e) => ${this.seen(type.of, "e")}).join();`],
          [`let t = ""; for (const e of ${x}) t += ${this.seen(type.of, "e")} + ";"; return t;`],
          [`let t = ""; for (let i = 0; i < ${x}.length; i++) t += ${this.seen(type.of, `${x}[i]!`)}; return t;`],
          [`const [h, ...r] = ${x}; return (h === undefined ? "none" : ${this.seen(type.of, "h")}) + r.length;`],
        ]);
      case "record":
        return [
          `return Object.entries(${x}).map(([k, v]) => k + "=" + ${this.seen(type.of, "v")}).join() + Object.keys(${x}).length;`,
        ];
      case "map":
        return [`let t = ""; for (const [k, e] of ${x}) t += k + ${this.seen(type.of, "e")} + ";"; return t;`];
      case "set":
      case "iterable":
        return [`let t = ""; for (const e of ${x}) t += ${this.seen(type.of, "e")} + ";"; return t;`];
      case "promise":
        return [`return String(${x} instanceof Promise);`];
      case "pair":
        return [
          `let t = ""; ${x}.each((e) => { t += ${this.seen(type.of, "e")}; }); const g = ${x}.get(); return t + (g === null ? "null" : ${this.seen(type.of, "g")});`,
        ];
      case "source":
      case "box":
        return [`return ${this.seen(type.of, `${x}.value`)} + ${this.seen(type.of, `${x}.get()`)};`];
      case "tuple": {
        const plain = type.elements.length - type.optional;
        return [
          `const parts: string[] = [String(${x}.length)];`,
          ...type.elements.map((one, at) => this.memberUse(one, `${x}[${at}]`, at >= plain)),
          ...(type.rest === null ? [] : this.restUse(type.rest, type.elements.length, x)),
          `return parts.join();`,
        ];
      }
      case "object":
        return [
          "const parts: string[] = [];",
          ...type.members.map((one) => this.memberUse(one.type, `${x}.${one.name}`, one.isOptional)),
          `return parts.join();`,
        ];
      case "function": {
        const given = type.params.map((one) => this.value(one)).join(", ");
        return [`const r = ${x}(${given}); return ${this.seen(type.returns, "r")};`];
      }
      case "union":
        return this.unionUse(type.members, x);
    }
  }

  private restUse(rest: Type, count: number, x: string): Node[] {
    const r = this.name("r");
    const skipped = ", ".repeat(count);
    return this.random.pick([
      [`for (const e of ${x}.slice(${count})) parts.push(typeof e);`],
      [`const [${skipped}...${r}] = ${x}; for (const e of ${r}) parts.push(${this.seen(rest, "e")});`],
    ]);
  }

  private memberUse(type: Type, place: string, isOptional: boolean): Node {
    if (!isOptional) return `parts.push(${this.seen(type, place)});`;
    const m = this.name("m");
    return `const ${m} = ${place}; parts.push(${m} === undefined ? "-" : ${this.seen(type, m)});`;
  }

  private unionUse(members: readonly Type[], x: string): Node[] {
    const last = members.filter((one) => narrowings[tellingOf(one)] === undefined);
    const tested = members.filter((one) => narrowings[tellingOf(one)] !== undefined);
    return [
      ...tested.map(
        (one) => `if (${narrowings[tellingOf(one)]!(x)}) return "${tellingOf(one)}" + ${this.seen(one, x)};`,
      ),
      last.length === 0 ? `return "other";` : `return ${this.seen(last[0]!, x)};`,
    ];
  }

  /** Statements, and an expression of the target's type. */
  private ways(source: Type, target: Type): Way[] {
    const [s, t] = [spell(source), spell(target)];
    const value = this.value(source);
    const make = `const s: ${s} = ${value};`;
    return [
      { statements: [make], result: "s" },
      { statements: [make, `const g: ${t} = s;`], result: "g" },
      { statements: [make], result: `identity<${t}>(s)` },
      { statements: [make], result: `firstOf<${t}>([s])` },
      { statements: [make, `const l: (${s})[] = [s]; const g: (${t})[] = l;`], result: "g[0]!" },
      { statements: [make, `const l: readonly (${s})[] = [s];`], result: `firstOf<${t}>(l)` },
      { statements: [make, `const o: { v: ${s} } = { v: s }; const g: { v: ${t} } = o;`], result: "g.v" },
      {
        statements: [make, `const o: { v: ${s}; w: number } = { v: s, w: 1 }; const g: { readonly v?: ${t} } = o;`],
        result: "g.v!",
      },
      { statements: [make, `const f = (): ${s} => s; const g: () => ${t} = f;`], result: "g()" },
      { statements: [make, `const g: Promise<${t}> = later<${s}>(s);`], result: "(await g)" },
      {
        statements: [make, `const g: ReadonlyMap<string, ${t}> = new Map<string, ${s}>([["k", s]]);`],
        result: `g.get("k")!`,
      },
      { statements: [make, `const g: Box<${t}> = new Box<${s}>(s);`], result: "g.get()" },
      { statements: [make, `const g: Iterable<${t}> = yielding<${s}>(s);`], result: "[...g][0]!" },
      { statements: [make, `const o: [${s}, number] = [s, 1]; const g: readonly [${t}, number] = o;`], result: "g[0]" },
      { statements: [make, `const o: [${s}] = [s]; const g: readonly (${t})[] = [...o, ...o];`], result: "g[1]!" },
      {
        statements: [make, `const o: { v: ${s} } = { v: s }; const g: { v: ${t}; z?: number } = { ...o, z: 1 };`],
        result: "g.v",
      },
      {
        statements: [make, `const o: Record<string, ${s}> = { k: s }; const g: Record<string, ${t}> = o;`],
        result: "g.k!",
      },
      { statements: [make, `const n: ${s} | null = s; const g: ${t} | null = n;`], result: "g!" },
      { statements: [make, `const f = (x: ${t}): ${t} => x;`], result: `call<${s}, ${t}>(s, f)` },
      { statements: [make, `const f = (x: ${t}): ${t} => x; const g: (x: ${s}) => ${t} = f;`], result: "g(s)" },
      { statements: [make, `const l: (${s})[] = [s, s];`], result: `l.map((e): ${t} => e)[1]!` },
      { statements: [make, `const l: (${s})[] = [s, s];`], result: `l.reduce<${t}>((_, e) => e, s)` },
      { statements: [make, `let g: ${t} = s; const change = (): void => { g = s; }; change();`], result: "g" },
      { statements: [make, `const f = async (): Promise<${t}> => s;`], result: "(await f())" },
      { statements: [make, `class Holder { v: ${t} = s; } const g = new Holder(); g.v = s;`], result: "g.v" },
      { statements: [make, `const f = (x: ${t} = s): ${t} => x;`], result: "f()" },
      { statements: [make, `const f = (...x: (${t})[]): ${t} => x[1]!;`], result: "f(s, s)" },
      { statements: [make, `const { v: g = s }: { v?: ${t} } = {};`], result: "g" },
      { statements: [make, `const g = { v: s } satisfies { v: ${t} };`], result: "g.v" },
      { statements: [make, `const g = [s].concat([s]) as (${t})[];`], result: "g[1]!" },
      { statements: [make, `const g: unknown = s; const h = g as ${t};`], result: "h" },
      { statements: [make, `const g: Promise<(${t})[]> = Promise.all([s, later(s)]);`], result: "(await g)[1]!" },
      ...this.waysOfClasses(s, t, make),
      ...this.waysOfCollections(s, t, make),
      ...this.waysOfMembers(s, t, make),
      ...this.waysOfCalls(s, t, make),
    ];
  }

  /** By generic classes, by classes below others, by interfaces in front of them. */
  private waysOfClasses(s: string, t: string, make: string): Way[] {
    const [base, below] = [this.name("Base"), this.name("Below")];
    return [
      { statements: [make, `const g: Source<${t}> = new Box<${s}>(s);`], result: "g.get()" },
      { statements: [make, `const g: { readonly value: ${t} } = new Box<${s}>(s);`], result: "g.value" },
      { statements: [make, `const g: Source<${t} | null> = new Pair<${s}>(s, []);`], result: "g.get()!" },
      {
        statements: [make, `const g: Source<${t}>[] = [new Box<${s}>(s), { value: s, get: () => s }];`],
        result: "g[1]!.get()",
      },
      {
        statements: [
          make,
          `class ${base}<T> { constructor(readonly held: T) {} read(): T { return this.held; } }`,
          `class ${below} extends ${base}<${s}> { override read(): ${s} { return super.read(); } }`,
          `const g: { read(): ${t} } = new ${below}(s);`,
        ],
        result: "g.read()",
      },
      {
        statements: [
          make,
          `class ${base} { read(): ${t} { return s; } get held(): ${t} { return s; } }`,
          `class ${below} extends ${base} { override read(): ${s} { return s; } override get held(): ${s} { return s; } }`,
          `const g: ${base} = new ${below}();`,
        ],
        result: this.random.pick(["g.read()", "g.held"]),
      },
      {
        statements: [
          make,
          `abstract class ${base}<T> { abstract make(): T; twice(): T[] { return [this.make(), this.make()]; } }`,
          `class ${below} extends ${base}<${t}> { make(): ${s} { return s; } }`,
        ],
        result: `new ${below}().twice()[1]!`,
      },
      {
        statements: [
          make,
          `class ${base}<T> { items: T[] = []; add(item: T): this { this.items.push(item); return this; } find(test: (item: T) => boolean): T | undefined { return this.items.find(test); } }`,
          `const g = new ${base}<${t}>().add(s).add(s);`,
        ],
        result: "g.find(() => true)!",
      },
    ];
  }

  /** By the methods of lists, Maps and Sets, and what lists members. */
  private waysOfCollections(s: string, t: string, make: string): Way[] {
    const list = `const l: (${s})[] = [s, s];`;
    return [
      { statements: [make, list], result: `l.flatMap((e): (${t})[] => [e])[1]!` },
      { statements: [make, list], result: `Array.from<${s}, ${t}>(l, (e) => e)[1]!` },
      { statements: [make, list, `const g: readonly (${t})[] = l.filter(() => true);`], result: "g[1]!" },
      { statements: [make, list, `const g: readonly (${t})[] = [l, l].flat();`], result: "g[3]!" },
      {
        statements: [make, list, `const g: (${t})[] = [...l]; g.sort(() => 0); g.reverse();`],
        result: "g.splice(1, 1)[0]!",
      },
      { statements: [make, list, `const g: (${t})[] = []; g.push(...l); g.unshift(s);`], result: "g.at(-1)!" },
      { statements: [make, list, `const g: (${t})[] = new Array<${t}>(2).fill(s);`], result: "g.concat(l)[3]!" },
      {
        statements: [make, `const l: (${s} | null)[] = [null, s];`],
        result: `l.find((e): e is ${s} => e !== null) as ${t}`,
      },
      { statements: [make, `const g: ReadonlySet<${t}> = new Set<${s}>([s]);`], result: "[...g][0]!" },
      { statements: [make, `const g = new Map<${t}, number>(); g.set(s, 1);`], result: "[...g.keys()][0]!" },
      { statements: [make, `const g = new Map<string, ${t}>([["k", s]]);`], result: "[...g.values()][0]!" },
      {
        statements: [make, `const g = new Map<string, (${t})[]>(); (g.get("k") ?? g.set("k", []).get("k")!).push(s);`],
        result: `g.get("k")![0]!`,
      },
      {
        statements: [make, `const g: Record<string, ${t}> = Object.fromEntries(Object.entries({ k: s }));`],
        result: "g.k!",
      },
      { statements: [make], result: `Object.entries<${t}>({ k: s })[0]![1]` },
      { statements: [make, `const o: Record<string, ${s}> = { k: s };`], result: `Object.values<${t}>(o)[0]!` },
      {
        statements: [
          make,
          `const o: [number, ...(${s})[]] = [1, s, s]; const [, ...g]: [number, ...(${t})[]] = [o[0], ...o.slice(1) as (${s})[]];`,
        ],
        result: "g[1]!",
      },
      { statements: [make, `const [, g]: readonly [number, ${t}] = [1, s];`], result: "g" },
      { statements: [make, `const [g = s]: (${t} | undefined)[] = [];`], result: "g" },
      {
        statements: [make, `const g: (${t})[] = []; for await (const e of yieldingLater<${s}>(s, s)) g.push(e);`],
        result: "g[1]!",
      },
      {
        statements: [
          make,
          `const g: AsyncIterable<${t}> = yieldingLater<${s}>(s); let r: ${t} = s; for await (const e of g) r = e;`,
        ],
        result: "r",
      },
      {
        statements: [make, `function* f(): Generator<${t}, ${t}, undefined> { yield s; return s; }`],
        result: this.random.pick(["[...f()][0]!", `f().next().value as ${t}`]),
      },
    ];
  }

  /** By members: spread, left out, by key, of mapped types. */
  private waysOfMembers(s: string, t: string, make: string): Way[] {
    return [
      { statements: [make], result: `memberOf<{ v: ${t} }, "v">({ v: s }, "v")` },
      {
        statements: [make, `const o: { a: ${s}; b: ${t} } = { a: s, b: s };`],
        result: `(["a", "b"] as const).map((k): ${t} => o[k])[1]!`,
      },
      { statements: [make, `const o: { v: ${t} } = { v: s }; setMember(o, "v", s);`], result: "o.v" },
      { statements: [make, `const o: { v?: ${s} } = {}; const g: { readonly v?: ${t} } = o;`], result: "g.v ?? s" },
      {
        statements: [
          make,
          `const o: { v?: ${s}; n: number } = { n: 1, v: s }; const { v: g = s, ...r }: { readonly v?: ${t}; n: number } = o;`,
        ],
        result: "g",
      },
      {
        statements: [
          make,
          `const o: Partial<{ v: ${s}; w: ${s} }> = { v: s }; const g: Readonly<Partial<{ v: ${t} }>> = o;`,
        ],
        result: "g.v!",
      },
      {
        statements: [
          make,
          `const o: Record<"a" | "b", ${s}> = { a: s, b: s }; const g: Readonly<Record<"a" | "b", ${t}>> = o;`,
        ],
        result: "g.b",
      },
      { statements: [make, `const g: Pick<{ v: ${t}; w: number }, "v"> = { v: s };`], result: "g.v" },
      {
        statements: [make, `const o = Object.assign({ z: 1 }, { v: s }); const g: { readonly v: ${t} } = o;`],
        result: "g.v",
      },
      {
        statements: [make, `const g: { z: number; v?: ${t} } = { z: 1 }; Object.assign(g, { v: s });`],
        result: "g.v!",
      },
      {
        statements: [
          make,
          `const o: { i: { v: ${s} }[] } = { i: [{ v: s }] }; const g: { readonly i: readonly { readonly v: ${t} }[] } = o;`,
        ],
        result: "g.i[0]!.v",
      },
      {
        statements: [make, `const o = { get v(): ${s} { return s; } }; const g: { readonly v: ${t} } = o;`],
        result: "g.v",
      },
      {
        statements: [
          make,
          `const o: { v: ${s} } = { v: s }; const g: { v: ${t}; w?: ${t} }[] = [o].map((e) => ({ ...e, w: e.v }));`,
        ],
        result: "g[0]!.w!",
      },
      {
        statements: [
          make,
          `type Tagged = { kind: "a"; v: ${t} } | { kind: "b"; w: ${t} }; const f = (g: Tagged): ${t} => (g.kind === "a" ? g.v : g.w);`,
        ],
        result: `f(Math.max(0, 1) > 0 ? { kind: "b", w: s } : { kind: "a", v: s })`,
      },
      { statements: [make, `const o = Object.freeze({ v: s }); const g: { readonly v: ${t} } = o;`], result: "g.v" },
    ];
  }

  /** By calls: of generic functions, by callbacks and results, by what is thrown. */
  private waysOfCalls(s: string, t: string, make: string): Way[] {
    return [
      {
        statements: [
          make,
          `let g: ${t} = s; const f = (take: (x: ${s}, at: number) => void): void => take(s, 1); f((x: ${t}) => { g = x; });`,
        ],
        result: "g",
      },
      { statements: [make, `let g: ${t} = s; [s].forEach((x: ${t}) => { g = x; });`], result: "g" },
      { statements: [make, `const f = <T>(x: T, ...more: T[]): T => more[0] ?? x;`], result: `f<${t}>(s, s)` },
      { statements: [make, `const f = <A, B>(x: A, of: (x: A) => B): B => of(x);`], result: `f(s, (x): ${t} => x)` },
      {
        statements: [make, `const f = (x: ${s}): ${s} => x; const g: (x: ${s}, y?: number) => ${t} = f;`],
        result: "g(s)",
      },
      {
        statements: [
          make,
          `const f = (...x: readonly (${t})[]): ${t} => x[0]!; const g: (a: ${s}, b: ${s}) => ${t} = f;`,
        ],
        result: "g(s, s)",
      },
      { statements: [make, `const f = (x?: ${t}): ${t} => x ?? s;`], result: "f(s)" },
      {
        statements: [
          make,
          `let g: ${t} = s; try { throw new Error("x", { cause: s }); } catch (error) { g = (error as Error).cause as ${t}; }`,
        ],
        result: "g",
      },
      {
        statements: [make, `const f = async (): Promise<${s}> => s; const g: () => Promise<${t}> = f;`],
        result: "(await g())",
      },
      {
        statements: [make, `const g: ${t} = await later<${s}>(s).then((x): ${t} => x).finally(() => {});`],
        result: "g",
      },
      {
        statements: [make, `const g: readonly (${t})[] = await Promise.all([1, 2].map(async (): Promise<${s}> => s));`],
        result: "g[1]!",
      },
      { statements: [make, `const [, g]: [number, ${t}] = await Promise.all([1, later<${s}>(s)]);`], result: "g" },
      { statements: [make, `const g = await new Promise<${t}>((resolve) => { resolve(s); });`], result: "g" },
      { statements: [make, `const g = await Promise.race<${t}>([later<${s}>(s)]);`], result: "g" },
      {
        statements: [
          make,
          `const m = { f: (x: ${t}): ${t} => x, g(x: ${t}): ${t} { return x; } }; const g: { g(x: ${s}): ${t} } = m;`,
        ],
        result: "g.g(s)",
      },
    ];
  }

  private lies(source: Type, target: Type): Way[] {
    const [s, t] = [spell(source), spell(target)];
    const make = `const s: ${s} = ${this.value(source)};`;
    return [
      { statements: [make, `const g = s as unknown as ${t};`], result: "g" },
      { statements: [make, `const l: (${s})[] = [s]; const g = l as unknown as (${t})[];`], result: "g[0]!" },
      { statements: [make, `const o: { v: ${s} } = { v: s }; const g = o as unknown as { v: ${t} };`], result: "g.v" },
      { statements: [make, `const f = (): ${s} => s; const g = f as unknown as () => ${t};`], result: "g()" },
      { statements: [make, `const u: unknown = s; if (!believe<${t}>(u)) return;`], result: "u" },
      { statements: [make, `const g = later<${s}>(s) as unknown as Promise<${t}>;`], result: "(await g)" },
      {
        statements: [make, `const m = new Map<string, ${s}>([["k", s]]) as unknown as Map<string, ${t}>;`],
        result: `m.get("k")!`,
      },
      { statements: [make, `const g = new Box<${s}>(s) as unknown as Box<${t}>;`], result: "g.get()" },
      { statements: [make, `const g = yielding<${s}>(s) as unknown as Iterable<${t}>;`], result: "[...g][0]!" },
      {
        statements: [make, `const o: [${s}, number] = [s, 1]; const g = o as unknown as [${t}, number];`],
        result: "g[0]",
      },
      {
        statements: [make, `const o: Record<string, ${s}> = { k: s }; const g = o as unknown as Record<string, ${t}>;`],
        result: "g.k!",
      },
      {
        statements: [make, `const f = (x: ${t}): ${t} => x; const g = f as unknown as (x: ${s}) => ${t};`],
        result: "g(s)",
      },
      // Written to by the wider type and read by the narrower one.
      {
        statements: [`const l: (${t})[] = []; const w = l as (${s} | ${t})[]; w.push(${this.value(source)});`],
        result: "l[0]!",
      },
      {
        statements: [
          make,
          `const o: { v: ${s} } = { v: s }; const w: { v: ${s} | ${t} } = o; w.v = ${this.value(target)}; ${this.seen(source, "o.v")};`,
        ],
        result: "w.v as never",
      },
      {
        statements: [
          make,
          `const r: Record<string, ${s}> = { k: s }; const w: Record<string, ${s} | ${t}> = r; w.k = ${this.value(target)}; ${this.seen(source, "r.k!")};`,
        ],
        result: "w.k as never",
      },
      {
        statements: [
          make,
          `const m = new Map<string, ${s}>([["k", s]]); const w = m as Map<string, ${s} | ${t}>; w.set("k", ${this.value(target)}); ${this.seen(source, 'm.get("k")!')};`,
        ],
        result: "w as never",
      },
      {
        statements: [
          make,
          `const b = new Box<${s}>(s); const w: Box<${s} | ${t}> = b; w.value = ${this.value(target)}; ${this.seen(source, "b.get()")};`,
        ],
        result: "w.value as never",
      },
      ...this.liesOfCalls(s, t, make),
      ...this.liesOfPlaces(source, target, make),
    ];
  }

  private liesOfCalls(s: string, t: string, make: string): Way[] {
    return [
      { statements: [make], result: `believed<${t}>(s)` },
      { statements: [make, `const g = [s].map((e) => believed<${t}>(e));`], result: "g[0]!" },
      {
        statements: [make, `const f = async (): Promise<${s}> => s; const g = f as unknown as () => Promise<${t}>;`],
        result: "(await g())",
      },
      {
        statements: [
          make,
          `let g: ${t} | undefined; [s].forEach(((x: ${t}) => { g = x; }) as unknown as (x: ${s}) => void);`,
        ],
        result: "g!",
      },
      { statements: [make, `const g = (JSON.parse(JSON.stringify([s])) as unknown[])[0] as ${t};`], result: "g" },
      { statements: [make, `const g = JSON.parse(JSON.stringify([s])) as [${t}];`], result: "g[0]" },
      { statements: [make, `const g = structuredClone([s]) as unknown as (${t})[];`], result: "g[0]!" },
      {
        statements: [
          make,
          `let g: ${t} | undefined; try { throw new Error("x", { cause: s }); } catch (error) { g = (error as { cause: ${t} }).cause; }`,
        ],
        result: "g!",
      },
      {
        statements: [
          make,
          `const g = yieldingLater<${s}>(s) as unknown as AsyncIterable<${t}>; let r: ${t} | undefined; for await (const e of g) r = e;`,
        ],
        result: "r!",
      },
      { statements: [make, `const g = Object.fromEntries([["v", s]]) as unknown as { v: ${t} };`], result: "g.v" },
      { statements: [make, `const g = Object.assign({ z: 1 }, { v: s }) as unknown as { v: ${t} };`], result: "g.v" },
      { statements: [make, `const g = { ...{ v: s } } as unknown as { v?: ${t} };`], result: "g.v!" },
      { statements: [make, `const g = { get v(): ${s} { return s; } } as unknown as { v: ${t} };`], result: "g.v" },
      {
        statements: [make, `const g = new Box<${s}>(s) as Box<unknown> as Box<${t}>;`],
        result: "g.with(g.get()).value",
      },
      { statements: [make, `const g = new Pair<${s}>(s, [s]) as unknown as Source<${t}>;`], result: "g.get()" },
      { statements: [make, `const g = new Box<${s}>(s) as unknown as Pair<${t}>;`], result: "g.first" },
      { statements: [make, `const g: unknown = [s]; if (!Array.isArray(g)) return;`], result: `g[0] as ${t}` },
      {
        statements: [make, `const g: unknown = new Map<string, ${s}>([["k", s]]); if (!(g instanceof Map)) return;`],
        result: `g.get("k") as ${t}`,
      },
      {
        statements: [make, `const g: unknown = new Box<${s}>(s); if (!(g instanceof Box)) return;`],
        result: `g.get() as ${t}`,
      },
      {
        statements: [
          make,
          `const g: unknown = { v: s }; if (typeof g !== "object" || g === null || !("v" in g)) return;`,
        ],
        result: `g.v as ${t}`,
      },
      {
        statements: [make, `const g = Object.entries({ v: s } as unknown as Record<string, ${t}>);`],
        result: "g[0]![1]",
      },
      { statements: [make, `const g = memberOf<{ v: ${t} }, "v">({ v: s } as never, "v");`], result: "g" },
    ];
  }

  /** Places that one type writes and another one reads. */
  private liesOfPlaces(source: Type, target: Type, make: string): Way[] {
    const [s, t] = [spell(source), spell(target)];
    const other = this.value(target);
    const check = (place: string): string => `${this.seen(source, place)};`;
    return [
      {
        statements: [
          make,
          `const o: { a: ${s}; b: ${t} } = { a: s, b: ${other} }; setMember<{ a: ${s}; b: ${t} }, "a" | "b">(o, "a", ${other}); ${check("o.a")}`,
        ],
        result: "o.b",
      },
      {
        statements: [
          make,
          `const o: { v: ${s} } = { v: s }; const r: { readonly v: ${s} | ${t} } = o; (r as { v: ${s} | ${t} }).v = ${other}; ${check("o.v")}`,
        ],
        result: "r.v as never",
      },
      {
        statements: [
          make,
          `const o: { m(x: ${s} | ${t}): void } = { m(x: ${s}): void { ${check("x")} } }; o.m(${other});`,
        ],
        result: "s as never",
      },
      {
        statements: [
          make,
          `const l: (${s})[] = [s]; l.push(${other} as never); l.fill(l[1]!, 0, 1); ${check("l[0]!")}`,
        ],
        result: "l[1] as never",
      },
      {
        statements: [make, `const o: { v: ${s} } = { v: s }; Object.assign(o, { v: ${other} }); ${check("o.v")}`],
        result: "o.v as never",
      },
      {
        statements: [
          make,
          `const h = new (class { v!: ${s}; })(); (h as { v: unknown }).v = ${other}; ${check("h.v")}`,
        ],
        result: "h.v as never",
      },
      { statements: [make, `const h = new (class { v!: ${t}; w!: ${s}; })(); ${check("h.w")}`], result: "h.v" },
      {
        statements: [make, `const o: [${s}, ${s}] = [s, s]; (o as (${s} | ${t})[])[0] = ${other}; ${check("o[0]")}`],
        result: "o[1] as never",
      },
      {
        statements: [make, `const m = new Map<string, unknown>([["k", s]]); m.set("k", ${other});`],
        result: `m.get("k") as ${t}`,
      },
      {
        statements: [
          make,
          `const o: Record<string, unknown> = { k: s }; o.k = ${other}; const g = o as Record<string, ${s}>; ${check("g.k!")}`,
        ],
        result: "g.k as never",
      },
      {
        statements: [
          make,
          `const o: { v: ${s} } = { v: s }; const g = o as { v: unknown }; g.v = ${other}; ${check("o.v")}`,
        ],
        result: "g.v as never",
      },
      {
        statements: [
          make,
          `let x: ${s} | ${t} = s; const change = (): void => { x = ${other}; }; const g = (): ${s} => x as ${s}; change(); ${check("g()")}`,
        ],
        result: "x as never",
      },
    ];
  }
}

interface Way {
  readonly statements: readonly string[];
  readonly result: string;
}

function atomUse(name: Atom, x: string): string {
  switch (name) {
    case "number":
    case "1":
    case "Colour":
      return `numberText(${x})`;
    case "boolean":
      return `(${x} ? "yes" : "no")`;
    case "bigint":
      return `(${x} + 1n).toString()`;
    case "null":
    case "undefined":
      return `String(${x})`;
    case "Animal":
      return `${x}.greet("you") + numberText(${x}.legs)`;
    case "Dog":
      return `${x}.greet("you") + numberText(${x}.legs) + ${x}.tricks.map(numberText).join()`;
    case "Named":
      return `${x}.greet(${x}.name) + (${x}.age === undefined ? "" : numberText(${x}.age))`;
    case "Date":
      return `${x}.getTime().toFixed(0)`;
    case "Uint8Array":
      return `(${x}.length + ":" + ${x}.join())`;
    case "unknown":
      return `unknownText(${x})`;
    default:
      return `textText(${x})`;
  }
}

/** A union with at most one member of each telling kind; the member itself where one is left. */
function unionOf(types: readonly Type[]): Type {
  const told = new Map<string, Type>();
  const add = (type: Type): void => {
    if (type.kind === "union") type.members.forEach(add);
    else if (!told.has(tellingOf(type))) told.set(tellingOf(type), type);
  };
  types.forEach(add);
  if (told.has("unknown")) return atom("unknown");
  const members = [...told.values()];
  return members.length === 1 ? members[0]! : { kind: "union", members };
}

function makeCase(seed: number, number: number): Case {
  return new ConversionGenerator(new Random(Math.imul(seed, 1000003) + number), `${number}_`).make();
}

/** Conversions of all kinds. */
export const conversions: Generator = { prelude, mayStop: true, makeCase };
