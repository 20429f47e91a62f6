// What a spread copies of an object that has more members than the type of the source says: `{ ...animal }` of a Dog. The
// copy of such an object has a layout of its own, which is made for each layout that turns out to stand behind the type.

import type { ts } from "ts-morph";
import type { Expr, Fn, Layout, Selector, Stmt } from "../ir.ts";
import { isSymbolName } from "../symbol_names.ts";
import { membersOf, nonNullable, type ObjectType, type Type, types } from "../types.ts";
import {
  anyRef,
  assign,
  convert,
  ifStatement,
  isRef,
  localExpr,
  logical,
  nowhere,
  unnamedParameters,
} from "./build.ts";
import { placeOf } from "./closures.ts";
import { convertTo } from "./convert.ts";
import { testObject } from "./value_tests.ts";
import { narrow } from "./narrow.ts";
import { dictionaryOf } from "./dictionaries.ts";
import { stringOperand } from "./expressions.ts";
import { FunctionLowering, type Operand } from "./function.ts";
import type { FieldInfo, ObjectInfo } from "./layouts.ts";
import { integersFirst } from "./literals.ts";
import { keepsOrder, type PlacedSpread, placeSpreads } from "./member_order.ts";
import { isBoundToLiteral } from "./members.ts";
import { callLibrary } from "./text.ts";

/** More layouts than this behind one spread: copying the rest is a TypeError. */
const mostLayouts = 32;

/** An object that a literal or a pattern has made of these spreads, and what all of its copies have in common. */
export interface Spreading {
  readonly type: ObjectType;
  readonly spreads: readonly PlacedSpread[];
  readonly node: ts.Node;
}

/** The object, or in its place one that has the other members of the sources too. */
export function withExtraMembers(f: FunctionLowering, object: Expr, info: ObjectInfo, spreading: Spreading): Expr {
  const { spreads, node } = spreading;
  if (!keepsOrder(f, node) || !spreads.some(({ source }) => mayHaveMore(f, source.type))) return object;
  const position = f.position(node);
  const copy = f.newLocal("$copy", anyRef);
  f.emit({ kind: "let", local: copy, init: object, position });
  chooseCopy(f, localExpr(copy), info, spreading, 0).forEach((statement) => f.emit(statement));
  return localExpr(copy);
}

/** The statements that put a copy with more members in the object's place, filled when layouts are found. */
function chooseCopy(
  f: FunctionLowering,
  object: Extract<Expr, { kind: "local" }>,
  info: ObjectInfo,
  spreading: Spreading,
  first: number,
): Stmt[] {
  const { spreads, node } = spreading;
  const index = spreads.findIndex(({ source }, at) => at >= first && mayHaveMore(f, source.type));
  if (index < 0) return [];
  const position = f.position(node);
  const rest = chooseCopy(f, object, info, spreading, index + 1);
  const { source } = spreads[index];
  const value = isRef(source.expr.type) ? convert(source.expr, "value", "exact", position) : source.expr;
  const self = convert(value, anyRef, "unbox", position);
  const layouts: Layout[] = [];
  const isOne: Expr = { kind: "hasLayout", type: "bool", object: self, layouts };
  const test = logical("and", testObject(value, position), isOne);
  const args = [self, object, ...spreads.map((one) => one.source.expr)];
  const signature = { params: args.map((one) => one.type), returns: anyRef };
  const selector: Selector = { name: `spread ${nonNullable(source.type).key}`, slot: -1, targets: new Map() };
  const call: Expr = { kind: "callVia", type: anyRef, selector, signature, args, position };
  const chosen = ifStatement(position, test, [assign(position, object, call)], rest);
  const statements: Stmt[] = [...rest];
  f.program.dispatch.watch(nonNullable(source.type), node, (behind) => {
    const isUntyped = f.program.types.dictionaryValue(behind.type)?.key === "unknown";
    const extras = extraFields(f, behind, spreads[index]);
    if (extras.length === 0 && !isUntyped) return;
    if (layouts.length === 0) {
      f.program.dispatch.selectors.push(selector);
      statements.splice(0, statements.length, chosen);
    }
    const fn = copyFunction(f, behind, info, spreading, index, layouts.length >= mostLayouts, (inner, given) =>
      isUntyped
        ? untypedCopy(inner, info, spreading, index)
        : typedCopy(inner, behind, info, { ...spreading, spreads: given }, index, extras),
    );
    layouts.push(behind.layout);
    selector.targets.set(behind.layout, { kind: "method", function: fn });
  });
  return [{ kind: "block", label: null, body: statements, position }];
}

/** Could an object with more members stand behind the type? */
export function mayHaveMore(f: FunctionLowering, type: Type): boolean {
  return membersOf(nonNullable(type)).some((one) => {
    if (one.kind === "object") return f.program.types.members(one).length > 0;
    if (one.kind !== "class" || dictionaryOf(f, one) !== null) return false;
    return f.program.classes.hasSubclasses(one.declaration);
  });
}

/** The members of an object of this layout that the type of the spread's source does not have. */
function extraFields(f: FunctionLowering, behind: ObjectInfo, { source }: PlacedSpread): FieldInfo[] {
  if (behind.layout.kind !== "object" || behind.classOf !== undefined) return [];
  if (behind.type.kind === "class" && dictionaryOf(f, behind.type) !== null) return [];
  const names = new Set(namesOf(f, source.type));
  const isCopied = ({ field, name }: FieldInfo): boolean => (!field.hidden || isSymbolName(name)) && !names.has(name);
  // In an order of its own: what several spreads add one after the other is of one layout.
  return fieldsOf(behind)
    .filter(isCopied)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The members that the type says there are. */
function namesOf(f: FunctionLowering, type: Type): string[] {
  return membersOf(nonNullable(type)).flatMap((one) => {
    if (one.kind === "object") return f.program.types.members(one).map(({ name }) => name);
    return one.kind === "class" && dictionaryOf(f, one) === null
      ? fieldsOf(f.program.layouts.classInfo(one)).map(({ name }) => name)
      : [];
  });
}

/** With those of the bases in front. */
function fieldsOf(info: ObjectInfo): FieldInfo[] {
  const own = [...info.fields.values()];
  return info.base === null ? own : [...fieldsOf(info.base), ...own];
}

/** `(source, object, ...sources)`: what `copy` makes of the object, with the other members of the source. */
function copyFunction(
  f: FunctionLowering,
  behind: ObjectInfo,
  info: ObjectInfo,
  spreading: Spreading,
  index: number,
  isTooMuch: boolean,
  copy: (inner: FunctionLowering, given: readonly PlacedSpread[]) => Expr,
): Fn {
  const { program } = f;
  const { type, spreads, node } = spreading;
  const place = f.position(node);
  const sources = spreads.map(({ source }) => source.type.key).join(", ");
  const key = `${f.fn.cName}/spread ${index} of ${behind.layout.name} among ${sources} into ${info.layout.name}@${placeOf(place)}`;
  const known = program.spreadCopies.get(key);
  if (known !== undefined) return known;
  const fn = program.newFunction("(spread)", key, program.instances.unitOf(node, [type]), place, { returns: anyRef });
  program.spreadCopies.set(key, fn);
  const others = unnamedParameters(spreads.map(({ source }) => source.expr.type)).map((one) => ({
    ...one,
    id: one.id + 1,
  }));
  fn.params = [
    { name: "source", id: 0, type: { kind: "ref", to: behind.layout }, volatile: false },
    { name: "object", id: 1, type: { kind: "ref", to: info.layout }, volatile: false },
    ...others,
  ];
  const inner = new FunctionLowering(program, fn, f.environment, type, null, null);
  inner.scope = f.scope;
  const position = f.position(node);
  if (isTooMuch) throwTooMuch(inner, node);
  const given = spreads.map((one, at) => ({ ...one, source: { expr: localExpr(others[at]), type: one.source.type } }));
  inner.emit({ kind: "return", value: copy(inner, given), position });
  fn.body = inner.statements;
  // What has this layout is found in the next round.
  program.enqueue(node, () => undefined);
  return fn;
}

function throwTooMuch(f: FunctionLowering, node: ts.Node): void {
  const position = f.position(node);
  const text = stringOperand(f, "copying the object needs one type more than there may be").expr;
  f.emit({ kind: "expr", expr: callLibrary(f, "throwTypeError", [text], position, "std/error.ts"), position });
}

function typedCopy(
  f: FunctionLowering,
  behind: ObjectInfo,
  info: ObjectInfo,
  spreading: Spreading,
  index: number,
  extras: readonly FieldInfo[],
): Expr {
  const { type, spreads, node } = spreading;
  const [source, object] = f.fn.params.map(localExpr);
  const later = new Set([
    ...spreads[index].later,
    ...spreads.slice(index + 1).flatMap((one) => namesOf(f, one.source.type)),
  ]);
  const made = copyWith(f, { expr: object, type }, info, { source, behind, extras, later }, spreading);
  placeSpreads(f, made.object, made.info, spreads, node, true);
  const copy = f.newLocal("$copy", anyRef);
  f.emit({ kind: "let", local: copy, init: made.object, position: f.position(node) });
  chooseCopy(f, localExpr(copy), made.info, spreading, index + 1).forEach((statement) => f.emit(statement));
  return localExpr(copy);
}

/** The source has members that are known only while the program runs: so has the copy. */
function untypedCopy(f: FunctionLowering, info: ObjectInfo, { type, spreads, node }: Spreading, index: number): Expr {
  // What the spreads before it add is in the object already.
  if (spreads.slice(index + 1).some(({ source }) => mayHaveMore(f, source.type))) throwTooMuch(f, node);
  const [source, object, ...sources] = f.fn.params.map(localExpr);
  const { before, later } = spreads[index];
  const names = namesOf(f, spreads[index].source.type);
  const own = [...info.fields.keys()].filter((name) => later.has(name) || names.includes(name));
  // A pattern has taken them for itself.
  const taken = names.filter((name) => !info.fields.has(name));
  const lists = [before, own, taken].map((names) => textsOf(f, names));
  const layout = f.program.layouts.array(types.unknown);
  const elements = sources.slice(0, index).map((one) => convert(one, "value", "exact", nowhere));
  const spreadBefore: Expr = { kind: "array", type: { kind: "ref", to: layout }, layout, elements, position: nowhere };
  f.note(f.program.types.dictionaryFor(types.unknown), type, node);
  return callLibrary(
    f,
    "spreadUntyped",
    [object, source, ...lists, spreadBefore],
    f.position(node),
    "std/dictionary.ts",
  );
}

function textsOf(f: FunctionLowering, texts: readonly string[]): Expr {
  const layout = f.program.layouts.array(types.string);
  const elements = texts.map((text) => stringOperand(f, text).expr);
  return { kind: "array", type: { kind: "ref", to: layout }, layout, elements, position: nowhere };
}

interface Extras {
  readonly source: Expr;
  readonly behind: ObjectInfo;
  readonly extras: readonly FieldInfo[];
  /** What the literal gives behind the spread stays. */
  readonly later: ReadonlySet<string>;
}

/** A new object with the members of `object`, and the source's in their place or beside them. */
function copyWith(
  f: FunctionLowering,
  { expr: object, type }: Operand,
  info: ObjectInfo,
  { source, behind, extras, later }: Extras,
  { node }: Spreading,
): { object: Extract<Expr, { kind: "local" }>; info: ObjectInfo } {
  const position = f.position(node);
  const own = [...info.fields.values()];
  const added = extras.filter(({ name }) => !info.fields.has(name));
  const members = [...own, ...added].map((one) => ({
    name: one.name,
    type: one.type,
    optional: one.field.optional,
    node: one.declaration,
    accessor: one.accessor,
  }));
  integersFirst(members);
  const made = f.program.layouts.literal("", members, type);
  const copy = f.newLocal("$object", { kind: "ref", to: made.layout });
  f.emit({ kind: "let", local: copy, init: { kind: "new", type: copy.type, layout: made.layout, position }, position });
  const place = (name: string): { place: Extract<Expr, { kind: "field" }>; type: Type } => {
    const { field, type: held } = made.fields.get(name)!;
    return {
      place: { kind: "field", type: field.type, object: localExpr(copy), layout: made.layout, field },
      type: held,
    };
  };
  for (const { name, field } of own)
    f.emit(
      assign(position, place(name).place, { kind: "field", type: field.type, object, layout: info.layout, field }),
    );
  for (const extra of extras) {
    if (info.fields.has(extra.name) && later.has(extra.name)) continue;
    if (isBoundToLiteral(extra.declaration)) {
      const text = stringOperand(f, `the method ${extra.name} would stay one of the object that is copied`).expr;
      f.emit({ kind: "expr", expr: callLibrary(f, "throwTypeError", [text], position, "std/error.ts"), position });
      continue;
    }
    const target = place(extra.name);
    const { field } = extra;
    const read: Operand = {
      expr: { kind: "field", type: field.type, object: source, layout: behind.layout, field },
      type: extra.type,
    };
    const value = info.fields.has(extra.name) ? narrow(f, read, target.type, node, false) : read;
    f.emit(assign(position, target.place, convertTo(f, value, target.type, node)));
  }
  return { object: localExpr(copy), info: made };
}
