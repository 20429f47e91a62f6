// Which types of objects are used as which others: what can really stand behind a type, where having the right members
// says too little. Lowering notes each conversion; `reach` follows them.

import { type ts } from "ts-morph";
import { type ClassType, type FunctionType, membersOf, type ObjectType, sameType, type Type, types } from "../types.ts";
import type { ObjectInfo } from "./layouts.ts";
import type { ProgramLowering } from "./program.ts";
import { Refused } from "./resolve_types.ts";

/** Types that contain new types without end are followed so deep. */
const mostLevels = 8;

/** A value of `source` goes where `target` is wanted; `isTested`: it has been found to be one of its types. */
export interface FlowNote {
  readonly source: Type;
  readonly target: Type;
  readonly node: ts.Node;
  readonly isTested: boolean;
}

export class TypeFlow {
  /** By the key of a type: those that are used as it. */
  private readonly sources = new Map<string, Set<string>>();
  /** The same, without what a test has found a value to be. */
  private readonly assigned = new Map<string, { readonly from: Type; readonly to: Type }[]>();
  /** By pair: how deep within others it was followed. */
  private readonly noted = new Map<string, number>();

  private supposed: { readonly isSo: () => boolean; readonly notes: FlowNote[] }[] = [];

  constructor(private readonly program: ProgramLowering) {}

  /** These count from when `isSo` holds. They are taken from the list then: it may depend on several. */
  suppose(isSo: () => boolean, notes: FlowNote[]): void {
    this.supposed.push({ isSo, notes });
  }

  /** Takes over what has turned out to hold. */
  settle(): void {
    for (let hasChanged = true; hasChanged;) {
      hasChanged = false;
      for (const { isSo, notes } of this.supposed) {
        if (notes.length === 0 || !isSo()) continue;
        hasChanged = true;
        for (const { source, target, node, isTested } of notes.splice(0)) this.note(source, target, node, isTested);
      }
    }
    this.supposed = this.supposed.filter(({ notes }) => notes.length > 0);
  }

  /** A value of `source` goes where `target` is wanted; `isTested`: it has been found to be one of its types. */
  note(source: Type, target: Type, node: ts.Node, isTested = false): void {
    if (sameType(source, target) || (this.program.isTrusted(node.getSourceFile()) && !this.isLoose(target))) return;
    this.current = { node, isTested };
    try {
      this.follow(source, target, 0);
    } catch (error) {
      // A member whose type cannot be represented is refused where it is used.
      if (!(error instanceof Refused)) throw error;
    }
  }

  /** What is used as an instance of such a class counts also in the library: `list.filter((one) => one instanceof Some)`. */
  private isLoose(type: Type): boolean {
    const { looseClasses } = this.program;
    return (
      looseClasses.areThere &&
      membersOf(type).some((one) => one.kind === "class" && looseClasses.isLoose(one.declaration))
    );
  }

  /** What is being followed. */
  private current: Pick<FlowNote, "node" | "isTested"> | null = null;

  private follow(source: Type, target: Type, level: number): void {
    if (level > mostLevels || sameType(source, target)) return;
    const pair = `${this.current?.isTested ? "tested " : ""}${source.key} > ${target.key}`;
    const before = this.noted.get(pair);
    if (before !== undefined && before <= level) return;
    this.noted.set(pair, level);
    const wanted = membersOf(target);
    // What is one of a union's types itself is used as none of the others.
    const others = membersOf(source).filter((from) => !wanted.some((to) => sameType(from, to)));
    for (const from of others) for (const to of wanted) this.followOne(from, to, level + 1);
  }

  private followOne(from: Type, to: Type, level: number): void {
    if (isObjectLike(from) && isObjectLike(to)) this.add(from, to);
    if (from.key === "unknown")
      this.parts(to, (part, isTaken) => (isTaken ? this.follow(part, from, level) : this.follow(from, part, level)));
    else if (to.key === "unknown")
      this.parts(from, (part, isTaken) => (isTaken ? this.follow(to, part, level) : this.follow(part, to, level)));
    else if (from.kind === "array" && to.kind === "array") this.follow(from.element, to.element, level);
    else if (from.kind === "tuple" && to.kind === "array")
      from.elements.forEach((one) => this.follow(one, to.element, level));
    else if (from.kind === "tuple" && to.kind === "tuple")
      from.elements.slice(0, to.elements.length).forEach((one, index) => this.follow(one, to.elements[index], level));
    else if (from.kind === "function" && to.kind === "function") this.functions(from, to, level);
    else if (from.kind === "class" && to.kind === "class") this.classes(from, to, level);
    else if (from.kind === "object" && to.kind === "class") this.entries(from, to, level);
    else if (to.kind === "object" && (from.kind === "object" || from.kind === "class")) this.members(from, to, level);
  }

  /** What a value of the type holds and gives, and what it takes: where it is of no known type, they are not either. */
  private parts(type: Type, visit: (part: Type, isTaken: boolean) => void): void {
    const give = (part: Type): void => visit(part, false);
    if (type.kind === "array") give(type.element);
    else if (type.kind === "tuple") type.elements.forEach(give);
    else if (type.kind === "object") this.program.types.members(type).forEach((member) => give(member.type));
    else if (type.kind === "class") {
      type.args.forEach(give);
      const isOwn = !this.program.isTrusted(type.declaration.getSourceFile());
      for (let info = isOwn ? this.program.layouts.classInfo(type) : null; info !== null; info = info.base)
        for (const field of info.fields.values()) give(field.type);
    } else if (type.kind === "function") {
      give(type.returns);
      for (const param of type.params) visit(param, true);
      if (type.rest !== null) visit(type.rest, true);
    }
  }

  private functions(from: FunctionType, to: FunctionType, level: number): void {
    this.follow(from.returns, to.returns, level);
    from.params.forEach((param, index) => {
      const given = to.params[index] ?? to.rest;
      if (given !== null && given !== undefined) this.follow(given, param, level);
    });
  }

  private classes(from: ClassType, to: ClassType, level: number): void {
    let base: ClassType | null = from;
    while (base !== null && base.declaration !== to.declaration) base = this.program.classes.baseOf(base);
    const [held, wanted] = [base, to].map((one) => (one === null ? null : this.program.types.dictionaryValue(one)));
    if (held !== null && wanted !== null) this.entry(held, wanted, level);
    else base?.args.forEach((arg, index) => this.follow(arg, to.args[index], level));
  }

  private members(from: ObjectType | ClassType, to: ObjectType, level: number): void {
    const own = from.kind === "object" ? this.program.types.members(from) : null;
    for (const { name, type } of this.program.types.members(to)) {
      const held =
        own === null
          ? this.program.layouts.findField(this.program.layouts.classInfo(from as ClassType), name)
          : own.find((one) => one.name === name);
      if (held !== undefined && held !== null) this.follow(held.type, type, level);
    }
  }

  /** An object with fields that stands for a dictionary. */
  private entries(from: ObjectType, to: ClassType, level: number): void {
    const value = this.program.types.dictionaryValue(to);
    if (value !== null) for (const { type } of this.program.types.members(from)) this.entry(type, value, level);
  }

  private entry(from: Type, to: Type, level: number): void {
    this.follow(from, to, level);
    if (this.current !== null) this.program.adaptedMembers.add(from, to, this.current.node);
  }

  private add(from: Type, to: Type): void {
    this.reached.clear();
    const known = this.sources.get(to.key);
    if (known === undefined) this.sources.set(to.key, new Set([from.key]));
    else known.add(from.key);
    if (this.current?.isTested || from.key === "unknown" || to.key === "unknown") return;
    const assigned = this.assigned.get(to.key);
    if (assigned === undefined) this.assigned.set(to.key, [{ from, to }]);
    else if (!assigned.some((one) => one.from.key === from.key)) assigned.push({ from, to });
  }

  /**
   * The types of objects that come to be used as this one, without a test of what they are. What becomes one of several types
   * is noted for all of them: `isTaken` says which of them takes it.
   */
  assignedTo(type: Type, isTaken: (from: Type, to: Type) => boolean): Type[] {
    const found = new Map<string, Type>();
    const pending = membersOf(type).map(({ key }) => key);
    // The list grows while it is walked.
    for (const key of pending)
      for (const { from, to } of this.assigned.get(key) ?? []) {
        if (found.has(from.key) || !isTaken(from, to)) continue;
        found.set(from.key, from);
        pending.push(from.key);
      }
    return [...found.values()];
  }

  /** The keys of the types that are used as just this one. */
  sourcesOf(type: Type): ReadonlySet<string> {
    return this.sources.get(type.key) ?? new Set();
  }

  private readonly reached = new Map<string, ReadonlySet<string>>();

  /** The keys of the types that come to be used as this one. */
  reach(type: Type): ReadonlySet<string> {
    const known = this.reached.get(type.key);
    if (known !== undefined) return known;
    const reached = new Set(membersOf(type).map(({ key }) => key));
    // The set grows while it is walked.
    for (const key of reached) {
      for (const source of this.sources.get(key) ?? []) reached.add(source);
      // What the library makes of a text is of no type that an application names.
      if (key === types.unknown.key) reached.add(this.program.types.dictionaryFor(types.unknown).key);
    }
    this.reached.set(type.key, reached);
    return reached;
  }

  /** Is an object of this layout made as one of these types? */
  isAmong(info: ObjectInfo, keys: ReadonlySet<string>): boolean {
    for (let one: ObjectInfo | null = info; one !== null; one = one.base) if (keys.has(one.type.key)) return true;
    for (const key of info.madeAs) if (keys.has(key)) return true;
    return false;
  }
}

function isObjectLike(type: Type): boolean {
  return type.kind === "object" || type.kind === "class" || type.key === "unknown";
}
