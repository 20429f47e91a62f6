// Object and template literals.

import { ts } from "ts-morph";
import { declarationOf } from "../given_members.ts";
import type { Expr, Place, Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  type ClassType,
  functionType,
  includesUndefined,
  membersOf,
  nonNullable,
  type ObjectType,
  sameType,
  type Type,
  types,
  unionType,
  widen,
} from "../types.ts";
import { assign, ifStatement, isRef, localExpr, not, numberLiteral, undefinedOf, zeroOf } from "./build.ts";
import { castTo } from "./casts.ts";
import { lowerFunctionExpression, withOwnThis } from "./closures.ts";
import { convertTo } from "./convert.ts";
import { addEntries, dictionaryOf, keyText, lowerDictionaryLiteral } from "./dictionaries.ts";
import { isName, keyNames } from "./elements.ts";
import { constantOf, lowerExpression, lowerNameEffect, lowerShown, lowerTo, stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { propertyNameOf } from "./instances.ts";
import { iterate } from "./iteration.ts";
import { isAnyObject } from "./member_tests.ts";
import { isAssignmentOperator } from "./missing_elements.ts";
import { hasMember, keepsOrder, type PlacedSpread, placeSpreads } from "./member_order.ts";
import { isAlwaysThere, isOptionalMember, memberNames, memberTypeOf, readMember, refuseSpread } from "./members.ts";
import { construct } from "./new.ts";
import { type Member, refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { withExtraMembers } from "./spread_extras.ts";
import { spreadParts, spreadSource } from "./spread_source.ts";
import { type LiteralPart, lowerUnionSpread } from "./spread_union.ts";
import { mayRun, skipOuterExpressions, skipParentheses } from "./syntax.ts";
import { presentText, toText } from "./text.ts";
import { testNullish, testUndefined } from "./value_tests.ts";

export function lowerTemplate(f: FunctionLowering, node: ts.TemplateExpression): Operand {
  const position = f.position(node);
  const parts = f.inOrder(
    node.templateSpans.map((span) => () => toText(f, lowerShown(f, span.expression), span.expression)),
  );
  const string = f.program.representation(types.string);
  let text: Expr = { kind: "string", type: string, value: node.head.text };
  const append = (next: Expr): void => {
    if (next.kind === "string" && next.value === "") return;
    if (text.kind === "string" && text.value === "") text = next;
    else if (text.kind === "string" && next.kind === "string") text = { ...text, value: text.value + next.value };
    else text = { ...callRuntime("rt_string_concat", [text, next], position), type: string };
  };
  node.templateSpans.forEach((span, index) => {
    append(parts[index]);
    append(stringOperand(f, span.literal.text).expr);
  });
  const isWhole = parts.includes(text) && text.kind !== "string";
  return { expr: isWhole ? presentText(f, text, position) : text, type: types.string };
}

interface LiteralMember {
  readonly name: string;
  readonly type: Type;
  readonly node: ts.Node;
  /** Null for methods, whose closures are made when the object exists. */
  readonly value: (() => Expr) | null;
  /** Of a getter or setter ("get size", "set size"): the type of the property. */
  readonly accessor?: Type;
  /** Is the object sure to have it, whatever its value is? */
  readonly isGiven?: boolean;
  /** Is it only there if a spread's source has it? */
  readonly isPerhapsMissing?: boolean;
  /** May it be left out although the type says that it is there? */
  readonly isLeftOut?: boolean;
}

export function lowerObjectLiteral(f: FunctionLowering, node: ts.ObjectLiteralExpression, expected?: Type): Operand {
  const spreadsOf = node.properties.filter(ts.isSpreadAssignment);
  const isLater =
    spreadsOf.some((one) => isKnownLater(f, one.expression)) || (spreadsOf.length > 0 && losesMembers(f, node));
  const each = isLater
    ? null
    : lowerUnionSpread(f, node, expected, (one, parts) => buildFromParts(f, one, parts, node));
  if (each !== null) return each;
  const type = chooseTarget(f, node, expected) ?? ownType(f, node);
  if (type.kind === "class") return lowerDictionaryLiteral(f, node, type);
  // `list.reduce((all, one) => Object.assign(all, one), {})`: what nobody knows the members of may get any.
  if (
    expected?.key === "unknown" &&
    keepsOrder(f, node) &&
    (node.properties.length === 0 || (isStoredByName(f, node) && node.properties.every(isPlain)))
  )
    return lowerDictionaryLiteral(f, node, f.program.types.dictionaryFor(types.unknown));
  // What a dictionary gives, and what is only known as `{}`, is known while the program runs, and so is what is left after
  // members have been deleted: the object is read as what JSON.parse makes is.
  if (isLater) {
    const made = lowerDictionaryLiteral(f, node, f.program.types.dictionaryFor(types.unknown));
    f.note(made.type, type, node);
    return { expr: made.expr, type };
  }
  const members = new Map<string, LiteralMember>();
  const spreads: PlacedSpread[] = [];
  node.properties.forEach((property, index) => {
    if (ts.isSpreadAssignment(property)) {
      const later = new Set(node.properties.slice(index + 1).map((one) => nameOf(f, one)));
      const before = node.properties.slice(0, index).map((one) => nameOf(f, one));
      const given = spreadSource(f, property.expression);
      const next = node.properties.slice(index + 1).filter(ts.isSpreadAssignment);
      const overwritten = new Set(next.flatMap((one) => namesAlwaysGiven(f, one.expression)));
      const source = addSpread(f, property, given, type, members, later, overwritten);
      spreads.push({ source, before, later });
    } else addProperty(f, property, type, members);
  });
  return buildObject(f, type, members, spreads, node);
}

/**
 * Is it stored where anything may be, by a name: `tree[key] = { left }`, or in a literal of a `Record<string, unknown>`? Who
 * reads it there knows no members of it, and may give it others.
 */
function isStoredByName(f: FunctionLowering, node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return f.openLiterals.has(parent.parent);
  if (ts.isParenthesizedExpression(parent) || (ts.isConditionalExpression(parent) && node !== parent.condition))
    return isStoredByName(f, parent);
  if (!ts.isBinaryExpression(parent) || parent.right !== node) return false;
  const { left, operatorToken } = parent;
  if (operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) return isStoredByName(f, parent);
  if (!isAssignmentOperator(operatorToken.kind)) return false;
  const target = skipParentheses(left);
  const isMember = ts.isElementAccessExpression(target) || ts.isPropertyAccessExpression(target);
  return isMember && dictionaryOf(f, f.typeAt(target.expression))?.value.key === "unknown";
}

/** A member that holds a value, and no function, which would be known by no type. */
function isPlain(property: ts.ObjectLiteralElementLike): boolean {
  if (!ts.isPropertyAssignment(property)) return ts.isShorthandPropertyAssignment(property);
  const value = skipOuterExpressions(property.initializer);
  return !ts.isArrowFunction(value) && !ts.isFunctionExpression(value);
}

/** Are the members of what is spread known only while the program runs? */
function isKnownLater(f: FunctionLowering, expression: ts.Expression): boolean {
  return spreadParts(expression).some((part) => {
    const type = nonNullable(f.typeAt(part));
    if (dictionaryOf(f, type) !== null) return true;
    return (type.key === "unknown" || isAnyObject(f, type)) && keepsOrder(f, expression);
  });
}

/** `const rest = { ...object }; delete rest[key]`: may the object lose members that its type says it has? */
function losesMembers(f: FunctionLowering, literal: ts.ObjectLiteralExpression): boolean {
  const { parent } = literal;
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false;
  const symbol = f.program.symbolAt(parent.name);
  const isLoss = (node: ts.Node): boolean =>
    (ts.isDeleteExpression(node) && isElementOf(node.expression)) || ts.forEachChild(node, isLoss) === true;
  const isElementOf = (place: ts.Expression): boolean =>
    ts.isElementAccessExpression(place) && f.program.symbolAt(place.expression) === symbol;
  return isLoss(ts.findAncestor(parent, ts.isBlock) ?? literal.getSourceFile());
}

/** The object of a literal whose parts have been evaluated. */
function buildFromParts(
  f: FunctionLowering,
  type: ObjectType,
  parts: readonly LiteralPart[],
  node: ts.ObjectLiteralExpression,
): Operand {
  const members = new Map<string, LiteralMember>();
  const spreads: PlacedSpread[] = [];
  const names = parts.map((part) => (part.kind === "member" ? part.name : ""));
  parts.forEach((part, index) => {
    if (part.kind === "spread") {
      const later = new Set(names.slice(index + 1));
      addSpread(f, part.node, part.value, type, members, later);
      spreads.push({ source: part.value, before: names.slice(0, index), later });
      return;
    }
    const memberType = memberTypeOf(f, type, part.name) ?? part.value.type;
    const value = (): Expr => convertTo(f, part.value, memberType, part.node);
    members.set(part.name, { name: part.name, type: memberType, node: part.node, value, isGiven: true });
  });
  return buildObject(f, type, members, spreads, node);
}

/** The name of a member that a literal always has; empty for all else. */
function nameOf(f: FunctionLowering, property: ts.ObjectLiteralElementLike): string {
  return (property.name === undefined ? null : propertyNameOf(f.program, property.name)) ?? "";
}

/** `Object.assign({}, a, b)` where some of them are only known as `{}`: read as what JSON.parse makes is. Null: none is. */
export function lowerMergedLater(
  f: FunctionLowering,
  sources: readonly ts.Expression[],
  type: Type,
  node: ts.Node,
): Operand | null {
  if (!sources.some((source) => !ts.isSpreadElement(source) && isKnownLater(f, source))) return null;
  const made = construct(f, f.program.types.dictionaryFor(types.unknown), [], node);
  for (const source of sources)
    if (ts.isSpreadElement(source))
      iterate(f, lowerExpression(f, source.expression), source, (one) => addEntries(f, made, one, source));
    else addEntries(f, made, spreadSource(f, source), source);
  f.note(made.type, type, node);
  return { expr: made.expr, type };
}

/** `Object.assign({}, a, b)`: a new object with the members of all. */
export function lowerMerged(
  f: FunctionLowering,
  sources: readonly ts.Expression[],
  type: ObjectType,
  node: ts.Node,
): Operand {
  const members = new Map<string, LiteralMember>();
  const spreads = sources.map((source) => ({
    source: addSpread(f, source, spreadSource(f, source), type, members),
    before: [],
    later: new Set<string>(),
  }));
  return buildObject(f, type, members, spreads, node);
}

function buildObject(
  f: FunctionLowering,
  type: ObjectType,
  members: ReadonlyMap<string, LiteralMember>,
  spreads: readonly PlacedSpread[],
  node: ts.Node,
): Operand {
  const position = f.position(node);
  const fields = [...members.values()].map((member) => ({
    name: member.name,
    type: member.type,
    // The library shows no undefined members.
    optional:
      (isOptional(f, type, member.name) || member.isPerhapsMissing === true) &&
      !(member.isGiven === true && keepsOrder(f, member.node)),
    node: member.isLeftOut === true ? null : (member.node as ts.Node | null),
    accessor: member.accessor,
  }));
  // What only a cast lets a literal leave out may be assigned later: until then it is missing.
  const missing = f.program.types
    .members(type)
    .filter(({ name }) => ["", "get ", "set "].every((prefix) => !members.has(prefix + name)));
  for (const member of missing.sort((a, b) => placeOf(a) - placeOf(b)))
    fields.push({
      name: member.name,
      type: unionType([member.type, types.undefined]),
      optional: true,
      node: null,
      accessor: undefined,
    });
  for (const [name, stored] of f.program.given.of(declarationOf(type.tsType)))
    if (!fields.some((one) => one.name === name))
      fields.push({
        name,
        type: f.program.types.givenType(stored, node),
        optional: true,
        node: null,
        accessor: undefined,
      });
  integersFirst(fields);
  const info = f.program.layouts.literal(type.name === "" ? "" : type.key, fields, type);
  const ordered = [...members.values()];
  const forMember = (member: LiteralMember, lower: () => Expr): Expr => {
    const outer = f.literalMember;
    f.literalMember = { info, name: member.name, function: functionOf(member.node) };
    try {
      return lower();
    } finally {
      f.literalMember = outer;
    }
  };
  const values = f.inOrder(
    ordered.map((member) => () => (member.value === null ? numberLiteral(0) : forMember(member, member.value))),
  );
  const object = f.newLocal("$object", { kind: "ref", to: info.layout });
  f.emit({
    kind: "let",
    local: object,
    init: { kind: "new", type: object.type, layout: info.layout, position },
    position,
  });
  ordered.forEach((member, index) => {
    const { field } = info.fields.get(member.name)!;
    const place = { kind: "field", type: field.type, object: localExpr(object), layout: info.layout, field } as const;
    const value =
      member.value === null
        ? forMember(member, () => literalMethod(f, member, { expr: localExpr(object), type }))
        : values[index];
    f.emit(assign(position, place, value));
  });
  placeSpreads(f, localExpr(object), info, spreads, node);
  return { expr: withExtraMembers(f, localExpr(object), info, { type, spreads, node }), type };
}

/** The function that a member of a literal is given, if it is one. */
function functionOf(node: ts.Node): ts.Node {
  return ts.isPropertyAssignment(node) ? skipOuterExpressions(node.initializer) : node;
}

/** Where a member is declared: members that a mapped type picks come in any order. */
function placeOf({ symbol }: Member): number {
  return symbol.declarations?.[0]?.pos ?? 0;
}

/** JavaScript keeps names that are array indexes in front, by size. */
export function integersFirst(fields: { readonly name: string }[]): void {
  const rank = ({ name }: { readonly name: string }): number =>
    /^(0|[1-9]\d{0,8})$/.test(name) ? Number(name) : Infinity;
  fields.sort((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return x === y ? 0 : x - y;
  });
}

function isOptional(f: FunctionLowering, type: ObjectType, name: string): boolean {
  return f.program.types.members(type).find((one) => one.name === name)?.optional ?? false;
}

function addProperty(
  f: FunctionLowering,
  property: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>,
  type: ObjectType,
  members: Map<string, LiteralMember>,
): void {
  const name = propertyNameOf(f.program, property.name);
  if (name === null) return addByKey(f, property, type, members);
  lowerNameEffect(f, property.name);
  const wanted = memberTypeOf(f, type, name);
  if (ts.isGetAccessor(property) || ts.isSetAccessor(property)) return addAccessor(f, property, name, wanted, members);
  // A later member takes the place of an accessor.
  members.delete(`get ${name}`);
  members.delete(`set ${name}`);
  if (ts.isMethodDeclaration(property)) {
    const type = withOwnThis(f, wanted ?? f.typeAt(property), property);
    members.set(name, { name, type, node: property, value: null });
    return;
  }
  const initializer = ts.isShorthandPropertyAssignment(property) ? property.name : property.initializer;
  const memberType = withOwnThis(f, wanted ?? widen(f.typeAt(initializer)), initializer);
  const lower = (): Expr => lowerTo(f, initializer, memberType);
  let value = lower;
  // What a spread takes, or stands in brackets, has to be evaluated in its place between the others.
  if (
    property.parent.properties.some(
      (one) => ts.isSpreadAssignment(one) || (ts.isComputedPropertyName(one.name) && mayRun(one.name.expression)),
    )
  ) {
    const held = f.temporary(lower(), f.position(property));
    value = () => held;
  }
  members.set(name, { name, type: memberType, node: property, value, isGiven: true });
}

/** An accessor of a literal is a hidden field that holds its function, which reflection calls too (std/reflection.ts). */
function addAccessor(
  f: FunctionLowering,
  node: ts.AccessorDeclaration,
  name: string,
  wanted: Type | null,
  members: Map<string, LiteralMember>,
): void {
  const { types: resolver } = f.program;
  const accessor = widen(wanted ?? resolver.convert(f.checker.getTypeAtLocation(node), f.environment, node));
  const isGetter = ts.isGetAccessor(node);
  const type = isGetter ? functionType([], null, types.unknown) : functionType([types.unknown], null, types.void);
  const key = `${isGetter ? "get" : "set"} ${name}`;
  members.delete(name);
  members.set(key, { name: key, type, node, value: null, accessor });
}

/** `[key]: value` with a key of which the possible names are known: it takes the place of the one that it is. */
function addByKey(
  f: FunctionLowering,
  property: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>,
  type: ObjectType,
  members: Map<string, LiteralMember>,
): void {
  const position = f.position(property);
  const computed = ts.isComputedPropertyName(property.name) ? property.name.expression : null;
  const names = computed === null ? null : keyNames(f, computed);
  if (computed === null || names === null || !ts.isPropertyAssignment(property))
    return refuse(refusals.computedName, property, property.name.getText().slice(1, -1));
  const text = f.temporary(keyText(f, lowerExpression(f, computed), computed), position);
  const { initializer } = property;
  const wantedBy = (name: string): Type => memberTypeOf(f, type, name) ?? widen(f.typeAt(initializer));
  const given = lowerExpression(f, initializer, unionType(names.map(wantedBy)));
  const held: Operand = { expr: f.temporary(given.expr, position), type: given.type };
  for (const name of names) {
    const before = members.get(name);
    // Of several names only one is given, which a cast may take for all.
    const isLeftOut = before === undefined ? names.length > 1 : before.isLeftOut === true;
    const wanted = isLeftOut ? unionType([wantedBy(name), types.undefined]) : wantedBy(name);
    const result = f.newLocal("$member", f.program.representation(wanted));
    const previous = before?.value?.() ?? zeroOf(result.type);
    f.emit({ kind: "let", local: result, init: previous, position });
    const { statements } = f.collect(() =>
      // The key says which of several types the value is of.
      f.emit(assign(position, localExpr(result), castTo(f, held, wanted, property))),
    );
    f.emit(ifStatement(position, isName(f, text, name, position), statements));
    const value = (): Expr => localExpr(result);
    members.set(name, { name, type: wanted, node: property, value, isLeftOut, isPerhapsMissing: isLeftOut });
  }
}

/**
 * `...source`: its members, in place of those before them. Members that the source may lack leave what was there; a
 * source that is undefined or null leaves everything.
 */
function addSpread(
  f: FunctionLowering,
  property: ts.Node,
  lowered: Operand,
  type: ObjectType,
  members: Map<string, LiteralMember>,
  replaced: ReadonlySet<string> = new Set(),
  overwritten: ReadonlySet<string> = new Set(),
): Operand {
  const position = f.position(property);
  const source = nonNullable(lowered.type);
  if (source.key === "never") return lowered;
  const held: Operand = { expr: f.temporary(lowered.expr, position), type: lowered.type };
  const isPresent = source.key === lowered.type.key ? null : not(testNullish(held));
  const self: Operand = { expr: convertTo(f, held, source, property, "unbox"), type: source };
  const names = new Set(membersOf(source).flatMap((one) => memberNames(f, one, property)));
  const mayLack = source.kind === "object" && mayBeLeftOut(f, property);
  for (const name of names) {
    if (membersOf(source).some((one) => isOfPrototype(f, one, name))) continue;
    const known = unionType(membersOf(source).map((one) => memberTypeOf(f, one, name) ?? types.undefined));
    const own = mayLack ? unionType([known, types.undefined]) : known;
    const isInAll = membersOf(source).every((one) => memberTypeOf(f, one, name) !== null);
    if (!isInAll && !isOptional(f, type, name)) refuseSpread(property);
    const before = members.get(name);
    const isSure = isPresent === null && !includesUndefined(own);
    const isLeftOut = before === undefined ? mayLack : before.isLeftOut === true && !isSure;
    const declared = memberTypeOf(f, type, name) ?? known;
    const wanted = isLeftOut ? unionType([declared, types.undefined]) : declared;
    const isGiven = isPresent === null && !mayLack && isAlwaysThere(f, source, name);
    const put = (value: Expr, isPerhapsMissing = false): void => {
      members.delete(`get ${name}`);
      members.delete(`set ${name}`);
      const given = (): Expr => value;
      members.set(name, { name, type: wanted, node: property, value: given, isPerhapsMissing, isGiven, isLeftOut });
    };
    // What the literal gives itself further on only has its place decided here; the source's may be of another type.
    // So it is of a member that another spread replaces by one of another type: `{ ...a, ...b }` of type parameters.
    const isOther = overwritten.has(name) && !sameType(widen(own), widen(wanted));
    if (replaced.has(name) || isOther) {
      // Where the source may lack it, it comes where the literal gives it.
      const isFirst = !isOptionalMember(f, source, name);
      if (isFirst && isPresent === null && !isOptional(f, type, name)) put(zeroOf(f.program.representation(wanted)));
      continue;
    }
    if (isSure) {
      put(f.temporary(convertTo(f, readMember(f, self, name, property), wanted, property), position));
      continue;
    }
    const result = f.newLocal("$member", f.program.representation(wanted));
    const previous = before?.value?.() ?? zeroOf(result.type);
    f.emit({ kind: "let", local: result, init: previous, position });
    const { statements } = f.collect(() => {
      const read = mayLack
        ? { expr: f.program.dispatch.read(source, name, own, self.expr, property, position), type: own }
        : readMember(f, self, name, property);
      const given: Operand = { expr: f.reusable(read.expr, position), type: read.type };
      const store = f.collect(() =>
        f.emit(assign(position, localExpr(result), convertTo(f, given, wanted, property, "unbox"))),
      );
      if (includesUndefined(own)) {
        const missing = undefinedMember(f, self, name, wanted, localExpr(result), property, isGiven);
        f.emit(ifStatement(position, not(testUndefined(given)), store.statements, missing));
      } else store.statements.forEach((statement) => f.emit(statement));
    });
    if (isPresent === null) statements.forEach((statement) => f.emit(statement));
    else f.emit(ifStatement(position, isPresent, statements));
    put(localExpr(result), before === undefined || before.isPerhapsMissing);
  }
  return held;
}

/** `Readonly<Point>`: is the member one that the class has, and its instances do not hold? */
function isOfPrototype(f: FunctionLowering, type: Type, name: string): boolean {
  const member = type.kind === "object" ? f.program.types.members(type).find((one) => one.name === name) : undefined;
  return (member?.symbol.declarations ?? []).some(
    (one) => ts.isClassLike(one.parent) && (ts.isMethodDeclaration(one) || ts.isAccessor(one)),
  );
}

/** Is what is spread of a type of which a cast lets a literal leave members out? */
function mayBeLeftOut(f: FunctionLowering, spread: ts.Node): boolean {
  const expression = ts.isSpreadAssignment(spread) ? spread.expression : spread;
  if (!ts.isExpression(expression) || !keepsOrder(f, spread)) return false;
  return spreadParts(expression).some((part) => f.program.leftOutMembers.mayBeLeftOut(part));
}

/** The members that a spread gives in any case. */
function namesAlwaysGiven(f: FunctionLowering, expression: ts.Expression): string[] {
  const type = f.typeAt(expression);
  if ((type.kind !== "object" && type.kind !== "class") || dictionaryOf(f, type) !== null) return [];
  const isGiven = (name: string): boolean =>
    (type.kind === "class" ? isAlwaysThere(f, type, name) : !isOptional(f, type, name)) &&
    !includesUndefined(memberTypeOf(f, type, name) ?? types.undefined);
  return memberNames(f, type, expression).filter(isGiven);
}

/** What a spread does where its source's member is undefined: it may have been given that, or be missing. */
function undefinedMember(
  f: FunctionLowering,
  { expr, type }: Operand,
  name: string,
  wanted: Type,
  result: Place,
  node: ts.Node,
  isGiven: boolean,
): Stmt[] {
  const isObject = membersOf(type).every(({ kind }) => kind === "object" || kind === "class");
  if (!keepsOrder(f, node) || !isObject) return [];
  const position = f.position(node);
  const isRoomy = isRef(result.type) || result.type === "value";
  const { statements } = f.collect(() => {
    const value = isRoomy
      ? undefinedOf(result.type)
      : convertTo(f, { expr: undefinedOf("value"), type: types.undefined }, wanted, node);
    f.emit(assign(position, result, value));
  });
  return isGiven ? statements : [ifStatement(position, hasMember(f, expr, name, position), statements)];
}

/** A new object with these members of another. */
export function copyMembers(
  f: FunctionLowering,
  source: Operand,
  type: ObjectType,
  members: readonly { name: string; type: Type; optional: boolean; node: ts.Node }[],
  node: ts.Node,
  conversion = convertTo,
): Operand {
  const position = f.position(node);
  const info = f.program.layouts.literal("", members, type);
  const object = f.newLocal("$rest", { kind: "ref", to: info.layout });
  f.emit({
    kind: "let",
    local: object,
    init: { kind: "new", type: object.type, layout: info.layout, position },
    position,
  });
  for (const member of members) {
    const { field } = info.fields.get(member.name)!;
    const place = { kind: "field", type: field.type, object: localExpr(object), layout: info.layout, field } as const;
    f.emit(assign(position, place, conversion(f, readMember(f, source, member.name, node), member.type, node)));
  }
  const spreads = [{ source, before: [], later: new Set<string>() }];
  placeSpreads(f, localExpr(object), info, spreads, node);
  return { expr: withExtraMembers(f, localExpr(object), info, { type, spreads, node }), type };
}

/** A method of a literal: a closure in which `this` is the object. */
function literalMethod(f: FunctionLowering, member: LiteralMember, object: Operand): Expr {
  const { node } = member;
  const isMethod = ts.isMethodDeclaration(node) || ts.isGetAccessor(node) || ts.isSetAccessor(node);
  if (!isMethod || object.expr.kind !== "local") throw new Error("not a method");
  const outer = f.thisBinding;
  f.thisBinding = { local: object.expr.local, type: object.type, cell: null, known: null };
  try {
    const closure = lowerFunctionExpression(f, node, member.accessor === undefined ? member.type : undefined);
    return convertTo(f, closure, member.type, node);
  } finally {
    f.thisBinding = outer;
  }
}

function ownType(f: FunctionLowering, node: ts.ObjectLiteralExpression): ObjectType | ClassType {
  const type = f.program.types.convert(f.checker.getTypeAtLocation(node), f.environment, node);
  if (type.kind === "object") return type;
  if (type.kind === "class" && dictionaryOf(f, type) !== null) return type;
  return f.program.types.objectType(f.checker.getTypeAtLocation(node), f.environment);
}

/** The object type among the expected ones that the literal is of. */
function chooseTarget(
  f: FunctionLowering,
  node: ts.ObjectLiteralExpression,
  expected: Type | undefined,
): ObjectType | ClassType | null {
  if (expected === undefined) return null;
  const candidates = membersOf(nonNullable(expected));
  const classes = candidates.filter((one): one is ClassType => one.kind === "class");
  const dictionary = classes.find((one) => dictionaryOf(f, one) !== null);
  const classType = classes.find((one) => one !== dictionary);
  const objects = candidates.filter(
    (one): one is ObjectType => one.kind === "object" && one.tsType.flags !== ts.TypeFlags.NonPrimitive,
  );
  if (objects.length === 0) {
    if (dictionary !== undefined) return dictionary;
    if (classType !== undefined && candidates.length === 1)
      refuse(refusals.literalAsClass, node, node.getText().slice(0, 40), classType.key);
    return null;
  }
  if (objects.length === 1 && dictionary === undefined) return objects[0];
  const whole = objects.filter((one) => fits(f, node, one, false));
  const fitting = whole.length > 0 || !isCast(node) ? whole : objects.filter((one) => fits(f, node, one, true));
  const assignable = fitting.length > 1 ? assignableTo(f, node, fitting) : null;
  // `changes[key] = { from, to }`: which one it is only the key tells, so that its members are tested where they are read.
  const isByKey = f.environment.key !== "" && !isCast(node);
  if (fitting.length > 1 && assignable === null && (isByKey || isOfSeveral(f, node, fitting))) return null;
  return assignable ?? fitting[0] ?? dictionary ?? null;
}

/** `known ?? {}`: is it a literal without what the only type of objects needs that the other side is of? */
export function lacksMembers(f: FunctionLowering, node: ts.Expression, type: Type): boolean {
  const literal = skipParentheses(node);
  const [one, ...others] = membersOf(nonNullable(type)).filter(({ kind }) => kind === "object" || kind === "class");
  return (
    ts.isObjectLiteralExpression(literal) &&
    others.length === 0 &&
    one?.kind === "object" &&
    !fits(f, literal, one, false)
  );
}

/** `{ kind, text }` of a `kind` that is "add" or "remove": is it of one of these types or another, as a member's value says? */
function isOfSeveral(
  f: FunctionLowering,
  node: ts.ObjectLiteralExpression,
  candidates: readonly ObjectType[],
): boolean {
  return node.properties.some((property) => {
    if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) return false;
    const name = propertyNameOf(f.program, property.name);
    const given = membersOf(f.typeAt(ts.isPropertyAssignment(property) ? property.initializer : property.name));
    const takesAll = (candidate: ObjectType): boolean => {
      const wanted = f.program.types.members(candidate).find((one) => one.name === name)?.type;
      return wanted === undefined || given.every((one) => membersOf(wanted).some((other) => sameType(one, other)));
    };
    return given.length > 1 && given.every(({ kind }) => kind === "literal") && !candidates.some(takesAll);
  });
}

/** The first of several types with the members of a literal that has room for their values. */
function assignableTo(
  f: FunctionLowering,
  node: ts.ObjectLiteralExpression,
  candidates: readonly ObjectType[],
): ObjectType | null {
  const { types: resolver } = f.program;
  const own = resolver.concrete(f.checker.getTypeAtLocation(node), f.environment);
  const hasRoom = ({ tsType, environment }: ObjectType): boolean =>
    f.checker.isTypeAssignableTo(own, resolver.concrete(tsType, environment));
  return candidates.find(hasRoom) ?? null;
}

function isCast({ parent }: ts.Node): boolean {
  return ts.isParenthesizedExpression(parent)
    ? isCast(parent)
    : ts.isAsExpression(parent) || ts.isTypeAssertionExpression(parent);
}

/** Has the type a place for all members of the literal, and the literal, which as a cast `mayLack` some, all of the type? */
function fits(f: FunctionLowering, node: ts.ObjectLiteralExpression, type: ObjectType, mayLack: boolean): boolean {
  const members = f.program.types.members(type);
  const given = new Set<string>();
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = nonNullable(f.typeAt(property.expression));
      if (spread.kind === "object" || spread.kind === "class")
        for (const name of memberNames(f, spread, property)) given.add(name);
      continue;
    }
    const name = propertyNameOf(f.program, property.name);
    if (name === null) return false;
    given.add(name);
    const member = members.find((one) => one.name === name);
    if (member === undefined) return false;
    if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) continue;
    const literals = membersOf(member.type);
    if (!literals.every((one) => one.kind === "literal")) continue;
    const initializer = ts.isShorthandPropertyAssignment(property) ? property.name : property.initializer;
    const value = literalOf(f, initializer);
    if (value !== null && !literals.some((one) => one.kind === "literal" && one.value === value)) return false;
  }
  return mayLack || members.every((member) => member.optional || given.has(member.name));
}

function literalOf(f: FunctionLowering, node: ts.Expression): string | number | boolean | bigint | null {
  const constant = constantOf(f, node);
  if (constant !== null && constant.type.kind === "literal") return constant.type.value;
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  // Where one of several types is wanted the checker takes a K for what it extends.
  const symbol = ts.isIdentifier(node) ? f.program.symbolAt(node) : undefined;
  const declared = symbol === undefined ? undefined : f.checker.getTypeOfSymbol(symbol);
  const isParameter = declared !== undefined && (declared.flags & ts.TypeFlags.TypeParameter) !== 0;
  const type = isParameter ? f.program.types.convert(declared, f.environment, node) : f.typeAt(node);
  return type.kind === "literal" ? type.value : null;
}
