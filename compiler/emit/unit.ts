// One C file in the making: what its bodies mention is noted here, so that the declarations in front of them can be
// printed afterwards.

import { createHash } from "node:crypto";
import type { Expr, Fn, Global, Layout, Local } from "../ir.ts";
import { hasStruct } from "./types.ts";

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
  /** The name of the C file that holds a source module's code. */
  groupOf(unit: string): string;
}

export class Unit {
  readonly functions = new Set<Fn>();
  readonly globals = new Set<Global>();
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
    if (layout.kind === "box") return layout.name === "u64" ? "rt_type_u64" : "rt_type_i64";
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

  global(global: Global): string {
    this.globals.add(global);
    return globalName(global);
  }

  /** Notes a struct that a declaration mentions. */
  mention(type: Expr["type"]): void {
    if (typeof type !== "string" && type.to !== null && hasStruct(type.to)) this.structNames.add(type.to.cName);
  }
}

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

const reserved = new Set(
  (
    "auto break case char const continue default do double else enum extern float for goto if inline int long register " +
    "restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false " +
    "nullptr constexpr thread_local static_assert alignas alignof typeof typeof_unqual asm NULL offsetof main linux unix " +
    "INT32_MIN INT64_MIN INT64_C UINT64_C"
  ).split(" "),
);

/** The C names of a function's locals: as in the source where possible. */
export class LocalNames {
  private readonly names = new Map<Local, string>();
  private readonly taken = new Set<string>();

  constructor(private readonly isGlobalName: (name: string) => boolean) {}

  of(local: Local): string {
    const known = this.names.get(local);
    if (known !== undefined) return known;
    const temporary = local.name.startsWith("$");
    const plain = local.name.replace(/^\$+/, "").replace(/[^A-Za-z0-9_]/g, "_");
    let name = temporary || plain === "" || /^[0-9]/.test(plain) ? `t${local.id}_${plain}`.replace(/_$/, "") : plain;
    if (reserved.has(name) || /^(rt_|RT_|T_|G_|L_|__)/.test(name) || this.isGlobalName(name)) name += "_";
    if (this.taken.has(name)) name = `${name}_${local.id}`;
    while (this.taken.has(name)) name += "_";
    this.taken.add(name);
    this.names.set(local, name);
    return name;
  }
}
