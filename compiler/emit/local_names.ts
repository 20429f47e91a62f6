// The C names of a function's locals: as in the source, which debuggers show. Where C's scopes keep two locals of one name
// apart as the source's did, both have it; otherwise the later one gets a number.

import type { Fn, Local, Stmt } from "../ir.ts";
import { bodiesOf, expressionsOf, forEachOperand } from "../passes/walk.ts";

const reserved = new Set(
  (
    "auto break case char const continue default do double else enum extern float for goto if inline int long register " +
    "restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool true false " +
    "nullptr constexpr thread_local static_assert alignas alignof typeof typeof_unqual asm NULL offsetof main linux unix " +
    "INT32_MIN INT64_MIN INT64_C UINT64_C"
  ).split(" "),
);

/** A name of the source as a C identifier that means nothing else in generated C. */
export function sourceName(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_]/g, "_");
  return reserved.has(plain) || /^(rt_|RT_|T_|G_|L_|__|_mm|_MM)|^$|^[0-9]/.test(plain) ? `${plain}_` : plain;
}

/** Where a declaration is visible: from itself to the end of its block, as places in the order of the text. */
interface Scope {
  readonly block: number;
  readonly start: number;
  end: number;
}

interface Known {
  readonly scopes: Scope[];
  /** Places where the local is mentioned, ascending. */
  readonly uses: number[];
}

export class LocalNames {
  private readonly names = new Map<Local, string>();
  private readonly holders = new Map<string, Known[]>();
  private readonly known = new Map<Local, Known>();
  private place = 0;
  private lastBlock = 0;

  /** `isTaken`: names that mean something else in this function. */
  constructor(
    fn: Fn,
    private readonly isTaken: (name: string) => boolean,
  ) {
    // Parameters share the scope of the function's outermost block.
    this.block([...fn.params], fn.body);
    for (const local of this.known.keys()) this.names.set(local, this.choose(local));
  }

  of(local: Local): string {
    const name = this.names.get(local);
    if (name === undefined) throw new Error(`the local ${local.name} is not declared`);
    return name;
  }

  /** A name for something else that is visible in the whole function. */
  add(name: string): string {
    const wanted = sourceName(name);
    let free = wanted;
    for (let number = 2; this.isTaken(free) || this.holders.has(free); number++) free = `${wanted}_${number}`;
    this.holders.set(free, []);
    return free;
  }

  private block(declared: readonly Local[], statements: readonly Stmt[]): void {
    const block = ++this.lastBlock;
    const scopes: Scope[] = [];
    const declare = (local: Local): void => {
      const scope = { block, start: ++this.place, end: Infinity };
      scopes.push(scope);
      this.look(local).scopes.push(scope);
    };
    declared.forEach(declare);
    for (const statement of statements) {
      // In C a name is known from its declarator on: its own initialiser already sees it.
      if (statement.kind === "let") declare(statement.local);
      for (const expr of expressionsOf(statement))
        forEachOperand(expr, (operand) => {
          if (operand.kind === "local") this.use(operand.local);
          if (operand.kind === "element" && operand.hoisted !== undefined)
            for (const local of [operand.hoisted.data, operand.hoisted.length]) this.use(local);
        });
      if (statement.kind === "try") {
        this.block([], statement.body);
        this.block([statement.caught], statement.handler);
      } else if (statement.kind === "loop")
        // One block in C: the update sees what the body declares.
        this.block([], [...statement.body, ...statement.update]);
      else for (const body of bodiesOf(statement)) this.block([], body);
    }
    const end = ++this.place;
    for (const scope of scopes) scope.end = end;
  }

  private look(local: Local): Known {
    let known = this.known.get(local);
    if (known === undefined) this.known.set(local, (known = { scopes: [], uses: [] }));
    return known;
  }

  private use(local: Local): void {
    this.look(local).uses.push(++this.place);
  }

  private choose(local: Local): string {
    const known = this.look(local);
    const plain = local.name.replace(/^\$+/, "");
    const temporary = local.name.startsWith("$") || plain === "" || /^[0-9]/.test(plain);
    const wanted = sourceName(temporary ? `t${local.id}_${plain}`.replace(/_$/, "") : plain);
    let name = wanted;
    for (let number = 2; this.isTaken(name) || this.clashes(name, known); number++) name = `${wanted}_${number}`;
    const holders = this.holders.get(name);
    if (holders === undefined) this.holders.set(name, [known]);
    else holders.push(known);
    return name;
  }

  private clashes(name: string, known: Known): boolean {
    return (this.holders.get(name) ?? []).some((other) =>
      known.scopes.some((a) => other.scopes.some((b) => cannotShare(a, known, b, other))),
    );
  }
}

/** Two declarations of one name: is one block to hold both, or would the inner one hide the outer where that is meant? */
function cannotShare(a: Scope, first: Known, b: Scope, second: Known): boolean {
  if (a.block === b.block) return true;
  if (a.end < b.start || b.end < a.start) return false;
  const [inner, outer] = a.start > b.start ? [a, second] : [b, first];
  return outer.uses.some((place) => place >= inner.start && place <= inner.end);
}
