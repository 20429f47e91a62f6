// One C file in the making: what its bodies mention is noted here, so that the declarations in front of them can be
// printed afterwards.

import { createHash } from "node:crypto";
import type { Expr, Fn, Global, Layout } from "../ir.ts";
import type { Accesses } from "./accesses.ts";
import { sourceName } from "./local_names.ts";
import { declare, hasStruct } from "./types.ts";

/** What the emitter knows of the whole program. */
export interface ProgramFacts {
  /** Numbers of the interfaces that `implements` asks for. */
  readonly interfaces: ReadonlyMap<string, number>;
  /** Layouts that are some layout's parent. */
  readonly parents: ReadonlySet<Layout>;
  /** Functions that no other unit mentions: they become static. */
  readonly internal: ReadonlySet<Fn>;
  /** Functions that tables.S or program.c mention. */
  readonly entries: ReadonlySet<Fn>;
  /** The functions that a function's code calls by name, in its order. */
  readonly callees: ReadonlyMap<Fn, ReadonlySet<Fn>>;
  /** The name of the C file that holds a source module's code. */
  groupOf(unit: string): string;
  /** The C names of all functions. */
  readonly functionNames: ReadonlySet<string>;
  /** Set when each access is held against the object's type (accesses.ts). */
  readonly accesses: Accesses | null;
  /** Global variables have the source's names in the C of their units, for debuggers. */
  readonly debug: boolean;
}

export class Unit {
  readonly functions = new Set<Fn>();
  readonly globals = new Map<Global, string>();
  private readonly globalNames = new Set<string>();
  /** Structs whose members are used. */
  readonly structs = new Set<Layout>();
  /** Structs that only pointers mention. */
  readonly structNames = new Set<string>();
  /** Descriptors whose offset variable is read. */
  readonly types = new Set<Layout>();
  /** Strings that the unit mentions. */
  readonly literals = new Set<string>();

  constructor(
    readonly name: string,
    readonly facts: ProgramFacts,
  ) {}

  literal(text: string): string {
    this.literals.add(text);
    return literalName(text);
  }

  struct(layout: Layout): string {
    this.structs.add(layout);
    return `struct ${layout.cName}`;
  }

  /** The variable that holds a descriptor's offset. */
  type(layout: Layout): string {
    if (layout.kind === "string") return "rt_type_string";
    this.types.add(layout);
    return `T_${layout.cName}`;
  }

  /** Is the function's body repeated in this unit? The unit that it belongs to may have to keep one for all. */
  repeats(fn: Fn): boolean {
    return fn.inline && !(this.facts.groupOf(fn.unit) === this.name && this.facts.entries.has(fn));
  }

  function(fn: Fn): string {
    this.functions.add(fn);
    return fn.cName;
  }

  /** The name of a global variable in this unit's C. */
  global(global: Global): string {
    const known = this.globals.get(global);
    if (known !== undefined) return known;
    const plain = sourceName(global.name);
    const isOwn = this.facts.debug && this.facts.groupOf(global.unit) === this.name;
    const isFree = isOwn && !this.globalNames.has(plain) && !this.facts.functionNames.has(plain);
    const name = isFree ? plain : globalName(global);
    this.globalNames.add(name);
    this.globals.set(global, name);
    return name;
  }

  /** Its definition. Other units know a variable with the source's name by an alias: debuggers would show a label's. */
  globalDefinition(global: Global): string {
    const name = this.global(global);
    const symbol = globalName(global);
    this.mention(global.type);
    const definition = `${declare(global.type, name)};`;
    if (name === symbol) return definition;
    return `static ${definition} extern ${declare(global.type, symbol)} __attribute__((alias("${name}")));`;
  }

  /** Notes a struct that a declaration mentions. */
  mention(type: Expr["type"]): void {
    if (typeof type !== "string" && type.to !== null && hasStruct(type.to)) this.structNames.add(type.to.cName);
  }
}

/** The symbol of a global variable. */
export function globalName(global: Global): string {
  return `G_${global.cName}`;
}

/** The variable that holds an interned string: readable, and told apart by a hash. */
export function literalName(text: string): string {
  const readable = text
    .slice(0, 16)
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  return `L_${readable}_${createHash("sha256").update(text, "utf16le").digest("hex").slice(0, 8)}`;
}
