// `{ ...shape, id }` where `shape` is one of several object types: the literal is of another type for each of them, so it
// is built by the one that the object turns out to be.

import { ts } from "ts-morph";
import type { Expr, Stmt } from "../ir.ts";
import {
  includesUndefined,
  type LiteralType,
  membersOf,
  nonNullable,
  type ObjectType,
  sameType,
  type Type,
  types,
  unionType,
  type UnionType,
  widen,
} from "../types.ts";
import { assign, boolLiteral, ifStatement, isRef, localExpr, logical, not, numberLiteral } from "./build.ts";
import { throwTypeErrorUnless } from "./casts.ts";
import { convertTo, represent } from "./convert.ts";
import { testMember, testUndefined } from "./value_tests.ts";
import { dictionaryOf } from "./dictionaries.ts";
import { constantOf, lowerTo } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { propertyNameOf } from "./instances.ts";
import { memberNames, memberTypeOf, readMember } from "./members.ts";
import { equals } from "./comparison.ts";
import { spreadSource } from "./spread_source.ts";

/** A part of the literal whose value has been evaluated. */
export type LiteralPart =
  | {
      readonly kind: "member";
      readonly name: string;
      readonly node: ts.Node;
      readonly value: Operand;
      readonly given: Type;
    }
  | { readonly kind: "spread"; readonly node: ts.SpreadAssignment; readonly value: Operand };

/** Makes the object of one type from its parts. */
type Build = (type: ObjectType, parts: readonly LiteralPart[]) => Operand;

/** The literal, if it spreads a union that has to be taken apart; null for all others. */
export function lowerUnionSpread(
  f: FunctionLowering,
  node: ts.ObjectLiteralExpression,
  expected: Type | undefined,
  build: Build,
): Operand | null {
  const spread = node.properties.find((one) => ts.isSpreadAssignment(one) && unionAt(f, one.expression) !== null);
  if (spread === undefined || !ts.isSpreadAssignment(spread)) return null;
  const targets = targetsOf(f, node, expected);
  const union = unionAt(f, spread.expression);
  if (targets === null || union === null || !needsEach(f, union, targets, node)) return null;
  const parts = node.properties.map((one) => evaluate(f, one, targets));
  if (parts.some((one) => one === null)) return null;
  return chooseObject(f, union, targets, parts as LiteralPart[], spread, build);
}

function unionAt(f: FunctionLowering, node: ts.Expression): UnionType | null {
  const type = f.typeAt(node);
  if (type.kind !== "union") return null;
  const isPlain = (one: Type): boolean =>
    (one.kind === "object" || one.kind === "class") && dictionaryOf(f, one) === null;
  return type.members.every(isPlain) ? type : null;
}

/** The object types that the literal may be of. */
function targetsOf(
  f: FunctionLowering,
  node: ts.ObjectLiteralExpression,
  expected: Type | undefined,
): readonly ObjectType[] | null {
  const wanted = expected === undefined ? [] : membersOf(nonNullable(expected));
  const isVague = !wanted.some((one) => one.kind === "object" && f.program.types.members(one).length > 0);
  const choices = isVague
    ? membersOf(f.program.types.convert(f.checker.getTypeAtLocation(node), f.environment, node))
    : wanted;
  if (choices.some((one) => one.kind === "class")) return null;
  return choices.filter((one): one is ObjectType => one.kind === "object");
}

/** One type for all of them does, unless a member that it needs is not in all. */
function needsEach(
  f: FunctionLowering,
  union: UnionType,
  targets: readonly ObjectType[],
  node: ts.ObjectLiteralExpression,
): boolean {
  if (targets.length !== 1) return targets.length > 0;
  const members = f.program.types.members(targets[0]);
  const names = new Set(union.members.flatMap((one) => memberNames(f, one, node)));
  return [...names].some((name) => {
    const isInAll = union.members.every((one) => memberTypeOf(f, one, name) !== null);
    return !isInAll && members.find((one) => one.name === name)?.optional !== true;
  });
}

function evaluate(
  f: FunctionLowering,
  property: ts.ObjectLiteralElementLike,
  targets: readonly ObjectType[],
): LiteralPart | null {
  const position = f.position(property);
  if (ts.isSpreadAssignment(property)) {
    const value = spreadSource(f, property.expression);
    return { kind: "spread", node: property, value: { expr: f.temporary(value.expr, position), type: value.type } };
  }
  if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) return null;
  const name = propertyNameOf(f.program, property.name);
  if (name === null) return null;
  const initializer = ts.isShorthandPropertyAssignment(property) ? property.name : property.initializer;
  const given = constantOf(f, initializer)?.type ?? f.typeAt(initializer);
  const wanted = targets.flatMap((one) => memberTypeOf(f, one, name) ?? []);
  const type = widen(wanted.length === 0 ? given : unionType(wanted));
  const expr = f.temporary(lowerTo(f, initializer, type), position);
  return { kind: "member", name, node: property, value: { expr, type }, given };
}

function chooseObject(
  f: FunctionLowering,
  union: UnionType,
  targets: readonly ObjectType[],
  parts: readonly LiteralPart[],
  spread: ts.SpreadAssignment,
  build: Build,
): Operand {
  const source = parts.find((one) => one.node === spread)!.value;
  return forEachType(f, source, union, spread, (narrowed) => {
    const own = parts.map((one) => (one.node === spread ? ({ ...one, value: narrowed } as LiteralPart) : one));
    const type = targetFor(f, targets, givenBy(f, own));
    return type === null ? null : () => build(type, own);
  });
}

/** What is made of the object, by the one of several types that it turns out to be of; null: nothing is made of that type. */
export function forEachType(
  f: FunctionLowering,
  source: Operand,
  union: UnionType,
  node: ts.Node,
  makerFor: (narrowed: Operand) => (() => Operand) | null,
): Operand {
  const position = f.position(node);
  const branches = union.members.map((member) => {
    const expr = represent(source.expr, f.program.representation(member), "unbox", position);
    const make = makerFor({ expr, type: member });
    if (make === null) return null;
    return { test: f.collect(() => isOne(f, source, union, member, node)), made: f.collect(make) };
  });
  const possible = branches.filter((one) => one !== null);
  const type = unionType(possible.map(({ made }) => made.result.type));
  const result = f.newLocal("$object", f.program.representation(type));
  f.emit({ kind: "let", local: result, init: null, position });
  const none = f.collect(() => throwTypeErrorUnless(f, boolLiteral(false), "the object is of none of its types", node));
  const choice = possible.reduceRight<Stmt[]>((rest, { test, made }) => {
    const stored = f.collect(() => f.emit(assign(position, localExpr(result), convertTo(f, made.result, type, node))));
    return [...test.statements, ifStatement(position, test.result, [...made.statements, ...stored.statements], rest)];
  }, none.statements);
  choice.forEach((statement) => f.emit(statement));
  return { expr: localExpr(result), type };
}

/** The one of several types that has these members, or at least room for what tells it apart; null: none. */
export function targetFor(
  f: FunctionLowering,
  targets: readonly ObjectType[],
  given: ReadonlyMap<string, Type>,
): ObjectType | null {
  const fitting = targets.filter((one) => fits(f, one, given));
  return (
    fitting.find((one) => holds(f, one, given)) ??
    fitting[0] ??
    targets.find((one) => fits(f, one, given, true)) ??
    null
  );
}

/** Are its members of just these types? */
function holds(f: FunctionLowering, type: ObjectType, given: ReadonlyMap<string, Type>): boolean {
  return f.program.types.members(type).every((one) => sameType(given.get(one.name) ?? types.undefined, one.type));
}

/** The members that the parts give the literal. */
function givenBy(f: FunctionLowering, parts: readonly LiteralPart[]): Map<string, Type> {
  const given = new Map<string, Type>();
  for (const part of parts) {
    if (part.kind === "member") given.set(part.name, part.given);
    else
      for (const member of membersOf(nonNullable(part.value.type)))
        for (const name of memberNames(f, member, part.node)) {
          const own = memberTypeOf(f, member, name) ?? part.value.type;
          const before = includesUndefined(own) ? given.get(name) : undefined;
          given.set(name, before === undefined ? own : unionType([...membersOf(own).filter(isThere), before]));
        }
  }
  return given;
}

/** Are the members of the literal those of the type, and what tells types apart the same? */
function fits(f: FunctionLowering, type: ObjectType, given: ReadonlyMap<string, Type>, mayHaveMore = false): boolean {
  const members = f.program.types.members(type);
  if (!mayHaveMore && [...given.keys()].some((name) => members.every((one) => one.name !== name))) return false;
  return members.every((one) => {
    const own = given.get(one.name);
    if (own === undefined) return one.optional;
    const literals = membersOf(one.type);
    if (!literals.every(({ kind }) => kind === "literal")) return !isThere(one.type) || membersOf(own).some(isThere);
    return membersOf(own).some((value) => value.kind !== "literal" || literals.some(({ key }) => key === value.key));
  });
}

function isThere(type: Type): boolean {
  return !includesUndefined(type);
}

/** Is the object of this member of the union? By its layout, and by the values that tell the members apart. */
function isOne(f: FunctionLowering, source: Operand, union: UnionType, member: Type, node: ts.Node): Expr {
  const position = f.position(node);
  const held = isRef(source.expr.type)
    ? source.expr
    : represent(source.expr, f.program.representation(union), "unbox", position);
  let test = testMember(f, held, member, position);
  for (const name of memberNames(f, member, node)) {
    const types = union.members.map((one) => memberTypeOf(f, one, name));
    if (types.some((one) => one === null)) continue;
    const wanted = memberTypeOf(f, member, name)!;
    const isOneOf = membersOf(wanted).every(isTold);
    const isAlwaysThere = isThere(wanted) && !types.every((one) => isThere(one!));
    if (!isAlwaysThere && !isOneOf) continue;
    const read = readMember(f, { expr: held, type: union }, name, node);
    const value: Operand = { expr: f.temporary(read.expr, position), type: widen(read.type) };
    const told = isOneOf
      ? membersOf(wanted)
          .map((one) => (one.kind === "literal" ? equalsLiteral(f, value, one, node) : testUndefined(value)))
          .reduce((left, right) => logical("or", left, right))
      : not(testUndefined(value));
    test = logical("and", test, told);
  }
  return test;
}

/** Does the type hold one value only, which can be compared with? */
function isTold(type: Type): boolean {
  return (type.kind === "literal" && typeof type.value !== "bigint") || includesUndefined(type);
}

function equalsLiteral(f: FunctionLowering, value: Operand, literal: LiteralType, node: ts.Node): Expr {
  return equals(f, value, literalOperand(f, literal), node);
}

function literalOperand(f: FunctionLowering, { value, base }: LiteralType): Operand {
  const type = f.program.representation(base);
  if (typeof value === "string") return { expr: { kind: "string", type, value }, type: base };
  if (typeof value === "boolean") return { expr: boolLiteral(value), type: base };
  if (typeof value === "number") return { expr: numberLiteral(value, type), type: base };
  throw new Error("a bigint tells no types apart");
}
