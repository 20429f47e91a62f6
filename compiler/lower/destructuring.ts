// Variables and the patterns that bind them: const { a, b: [c] } = value, and the same in assignments.

import { ts } from "ts-morph";
import type { Expr, Position } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  includesNullish,
  includesUndefined,
  isStringLike,
  membersOf,
  nonNullable,
  type ObjectType,
  sameType,
  type Type,
  types,
  type UnionType,
  unionType,
  widen,
} from "../types.ts";
import { assign, boolLiteral, ifStatement, localExpr, undefinedOf } from "./build.ts";
import { castTo, requirePresent, tupleOf } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { testUndefined } from "./value_tests.ts";
import { narrow } from "./narrow.ts";
import { lowerAssignTo } from "./assign.ts";
import { copyDictionary, deleteEntry, dictionaryOf, keyText, readEntry } from "./dictionaries.ts";
import { lowerExpression, lowerNameEffect, lowerTo, stringOperand } from "./expressions.ts";
import type { Binding, FunctionLowering, Operand } from "./function.ts";
import { innerGeneric } from "./generic_functions.ts";
import { variableType } from "./infer.ts";
import { needsFlag } from "./initialisation.ts";
import { storable } from "./instances.ts";
import { elementOf, lowerIndex, sliceFrom, tupleElement } from "./elements.ts";
import { isAlwaysThere, isInternal, memberNames, memberTypeOf, readMember } from "./members.ts";
import { copyMembers } from "./literals.ts";
import { copyArray, takeElements } from "./array_literals.ts";
import { refuse } from "./resolve_types.ts";
import { forEachType, targetFor } from "./spread_union.ts";
import { isTopLevel } from "./syntax.ts";

/** Declares a variable in the current block, in a cell when closures share it; `init` null leaves it undefined. */
export function declareVariable(
  f: FunctionLowering,
  symbol: ts.Symbol,
  name: string,
  type: Type,
  init: Expr | null,
  position: Position,
): Binding {
  const hoisted = f.program.hoisted.has(symbol) ? f.lookup(symbol) : null;
  if (hoisted !== null) {
    if (init !== null) f.emit(assign(position, bindingPlace(hoisted), init));
    return hoisted;
  }
  return newVariable(f, symbol, name, type, init, position);
}

/** Each `var` that is more than a `let` is declared where its function begins. */
export function hoistVariables(f: FunctionLowering, scope: ts.Node): void {
  if (f.program.isTrusted(scope.getSourceFile())) return;
  for (const symbol of f.program.hoisted.in(scope)) {
    // A parameter of the same name is the same variable.
    if (f.lookup(symbol) !== null || f.program.modules.isGlobal(symbol)) continue;
    const type = widen(variableType(f.program, symbol, f.environment));
    const init = includesNullish(type) ? undefinedOf(storable(f.program.representation(type))) : null;
    newVariable(f, symbol, symbol.name, type, init, f.position(symbol.valueDeclaration ?? scope));
  }
}

function newVariable(
  f: FunctionLowering,
  symbol: ts.Symbol,
  name: string,
  type: Type,
  init: Expr | null,
  position: Position,
): Binding {
  const held = storable(f.program.representation(type));
  const early = f.bindings.get(symbol);
  if (early !== undefined && early.cell !== null && early.known === null && predeclared.has(early)) {
    predeclared.delete(early);
    initialiseCell(f, early, init, position);
    return early;
  }
  if (!f.program.captures.needsCell(symbol)) {
    const local = f.newLocal(name, held);
    f.emit({ kind: "let", local, init, position });
    const binding: Binding = { local, type, cell: null, known: null };
    f.declare(symbol, binding);
    return binding;
  }
  const binding = newCell(f, symbol, name, type, position);
  initialiseCell(f, binding, init, position);
  f.declare(symbol, binding);
  return binding;
}

function initialiseCell(f: FunctionLowering, binding: Binding, init: Expr | null, position: Position): void {
  if (init !== null) f.emit(assign(position, cellPlace(binding), init));
  const flag = cellFlag(binding);
  if (flag !== null) f.emit(assign(position, flag, boolLiteral(true)));
}

const predeclared = new WeakSet<Binding>();

/** A variable that a closure captures before its declaration: its cell is made now, empty. */
export function predeclareVariable(f: FunctionLowering, symbol: ts.Symbol): Binding | null {
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined) return null;
  if (
    !ts.isVariableDeclaration(declaration) &&
    !ts.isBindingElement(declaration) &&
    !ts.isFunctionDeclaration(declaration)
  )
    return null;
  if (!f.declares(declaration) || innerGeneric(symbol) !== null) return null;
  if (f.program.modules.isGlobal(symbol) || (ts.isFunctionDeclaration(declaration) && isTopLevel(declaration)))
    return null;
  const type = widen(variableType(f.program, symbol, f.environment));
  const binding = newCell(f, symbol, symbol.name, type, f.position(declaration));
  predeclared.add(binding);
  f.declare(symbol, binding);
  return binding;
}

function newCell(f: FunctionLowering, symbol: ts.Symbol, name: string, type: Type, position: Position): Binding {
  const cell = f.program.layouts.cell(type, needsFlag(f.program, symbol, type));
  const local = f.newLocal(name, { kind: "ref", to: cell });
  f.emit({ kind: "let", local, init: { kind: "new", type: local.type, layout: cell, position }, position });
  return { local, type, cell, known: null };
}

export function cellPlace(binding: Binding): Extract<Expr, { kind: "field" }> {
  const layout = binding.cell!;
  const [field] = layout.fields;
  return { kind: "field", type: field.type, object: localExpr(binding.local), layout, field };
}

/** What tells whether the declaration of a variable in a cell has run; null where that is not asked. */
export function cellFlag(binding: Binding): Extract<Expr, { kind: "field" }> | null {
  const layout = binding.cell;
  if (layout === null || layout.fields.length < 2) return null;
  const [, field] = layout.fields;
  return { kind: "field", type: field.type, object: localExpr(binding.local), layout, field };
}

/** A place of a variable: the local, or the inside of its cell. */
export function bindingPlace(binding: Binding): Extract<Expr, { kind: "local" | "field" }> {
  return binding.cell === null ? localExpr(binding.local) : cellPlace(binding);
}

/** Binds what a name or pattern of a declaration takes from a value. */
export function bindPattern(f: FunctionLowering, name: ts.BindingName, value: Operand): void {
  const position = f.position(name);
  if (ts.isIdentifier(name)) {
    const symbol = f.program.symbolAt(name);
    if (symbol === undefined) throw new Error(`no symbol for ${name.text}`);
    const type = (f.program.hoisted.has(symbol) ? f.lookup(symbol)?.type : undefined) ?? widen(value.type);
    if (f.program.modules.isGlobal(symbol)) f.program.modules.storeGlobal(f, symbol, value, name);
    else declareVariable(f, symbol, name.text, type, convertTo(f, value, type, name), position);
    return;
  }
  const source: Operand = { expr: f.reusable(value.expr, position), type: value.type };
  if (ts.isObjectBindingPattern(name)) {
    for (const element of name.elements) {
      if (element.dotDotDotToken !== undefined) {
        bindPattern(f, element.name, objectRest(f, source, element));
        continue;
      }
      const read = readNamed(f, source, element.propertyName ?? element.name, element);
      bindPattern(f, element.name, withDefault(f, read, element.initializer, element));
    }
    return;
  }
  const rest = name.elements.some((element) => ts.isBindingElement(element) && element.dotDotDotToken !== undefined);
  const list = indexable(f, source, rest ? Infinity : name.elements.length, name);
  name.elements.forEach((element, index) => {
    if (ts.isOmittedExpression(element)) return;
    const read =
      element.dotDotDotToken !== undefined
        ? restFrom(f, list, index, element, element.name)
        : readElement(f, list, index, element.initializer !== undefined || mayBeMissing(f, element), element);
    bindPattern(f, element.name, withDefault(f, read, element.initializer, element));
  });
}

/** A member by its name, of a dictionary or an array also by one that is known only when the program runs. */
function readNamed(
  f: FunctionLowering,
  source: Operand,
  name: ts.PropertyName | ts.BindingName,
  node: ts.Node,
): Operand {
  if (ts.isComputedPropertyName(name) && dictionaryOf(f, source.type) !== null) {
    const key = keyText(f, lowerExpression(f, name.expression), name.expression);
    return readEntry(f, source, f.temporary(key, f.position(name)), node);
  }
  const isList = source.type.kind === "array" || source.type.kind === "tuple";
  if (isList && ts.isBindingElement(node)) {
    const optional = node.initializer !== undefined || mayBeMissing(f, node);
    if (ts.isNumericLiteral(name)) return readElement(f, source, Number(name.text), optional, node);
    if (ts.isComputedPropertyName(name) && source.type.kind === "array")
      return elementOf(f, source, lowerIndex(f, name.expression).expr, node, optional);
  }
  lowerNameEffect(f, name);
  return readMember(f, source, f.program.types.memberName(name), node);
}

function mayBeMissing(f: FunctionLowering, { name }: ts.BindingElement): boolean {
  const symbol = ts.isIdentifier(name) ? f.program.symbolAt(name) : undefined;
  return symbol !== undefined && f.program.missingElements.mayBeMissing(symbol);
}

/** `{ a, ...rest }`: a new object with the members that the pattern does not name. */
function objectRest(f: FunctionLowering, source: Operand, element: ts.BindingElement): Operand {
  if (dictionaryOf(f, source.type) !== null) return dictionaryRest(f, source, element);
  const type = typeOfRest(f, element);
  if (type.kind === "union" && source.type.kind === "union")
    return restOfSeveral(f, source, source.type, type, element);
  // Of objects and dictionaries the checker says that a dictionary is left; of some of the objects it may know no members.
  if ((source.type.kind === "union" || source.type.key === "unknown") && dictionaryOf(f, type) !== null)
    return dictionaryRest(f, { expr: castTo(f, source, type, element), type }, element);
  if (type.kind !== "object") return refuseObjectRest(element);
  return restAs(f, source, type, element);
}

/** What is left; that of an object of several types may be nothing, which stands for no more than an object here. */
function typeOfRest(f: FunctionLowering, { name }: ts.BindingElement): Type {
  const left = f.checker.getTypeAtLocation(name);
  const parts = left.isUnion() ? left.types : [left];
  const isEmpty = (part: ts.Type): boolean =>
    (part.flags & ts.TypeFlags.Object) !== 0 &&
    part.getProperties().length === 0 &&
    f.checker.getIndexInfosOfType(part).length === 0;
  if (!parts.some(isEmpty)) return f.typeAt(name);
  const { types: resolver } = f.program;
  return unionType(
    parts.map((part) =>
      isEmpty(part) ? resolver.objectType(part, f.environment) : resolver.convert(part, f.environment, name),
    ),
  );
}

/** Of an object of one of several types, what is left is of a type of its own for each. */
function restOfSeveral(
  f: FunctionLowering,
  source: Operand,
  union: UnionType,
  wanted: UnionType,
  element: ts.BindingElement,
): Operand {
  const targets = wanted.members.filter((one): one is ObjectType => one.kind === "object");
  const isObject = (one: Type): boolean => one.kind === "object" && dictionaryOf(f, one) === null;
  if (targets.length < wanted.members.length || !union.members.every(isObject)) return refuseObjectRest(element);
  const taken = element.parent.elements.flatMap((one) =>
    ts.isBindingElement(one) && one !== element ? memberNamed(f, one) : [],
  );
  if (taken.includes(null)) return refuseObjectRest(element);
  const held: Operand = { expr: f.reusable(source.expr, f.position(element)), type: union };
  return forEachType(f, held, union, element, (narrowed) => {
    const names = memberNames(f, narrowed.type, element).filter((name) => !taken.includes(name));
    const given = new Map(names.map((name): [string, Type] => [name, memberTypeOf(f, narrowed.type, name)!]));
    const type = targetFor(f, targets, given) ?? refuseObjectRest(element);
    return () => restAs(f, narrowed, type, element);
  });
}

/** The name that an element of a pattern takes; null: it is known only when the program runs. */
function memberNamed(f: FunctionLowering, { propertyName, name }: ts.BindingElement): string | null {
  const key = propertyName ?? name;
  return ts.isComputedPropertyName(key) ? null : f.program.types.memberName(key);
}

function restAs(f: FunctionLowering, source: Operand, type: ObjectType, element: ts.BindingElement): Operand {
  const isInstance = source.type.kind === "class";
  const named = f.program.types
    .members(type)
    .filter(({ symbol }) => !isInstance || !isInternal(f, { declaration: symbol.valueDeclaration ?? null }));
  // The checker lists what a class adds before what it inherits.
  const order = isInstance ? memberNames(f, source.type, element) : [];
  const ordered = named.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  const members = ordered.map((member) => ({
    ...member,
    optional: member.optional && !isAlwaysThere(f, source.type, member.name),
    node: element,
  }));
  return copyMembers(f, source, type, members, element);
}

/** Of a dictionary: a copy without the names of the pattern. */
function dictionaryRest(f: FunctionLowering, source: Operand, element: ts.BindingElement): Operand {
  const { type } = dictionaryOf(f, source.type)!;
  const copy = copyDictionary(f, source, type, element);
  const position = f.position(element);
  for (const { propertyName, name, dotDotDotToken } of element.parent.elements as readonly ts.BindingElement[]) {
    if (dotDotDotToken !== undefined) continue;
    const key = propertyName ?? name;
    const text = ts.isComputedPropertyName(key)
      ? keyText(f, lowerExpression(f, key.expression), key.expression)
      : stringOperand(f, f.program.types.memberName(key)).expr;
    f.emit({ kind: "expr", expr: deleteEntry(f, copy, text, element), position });
  }
  return copy;
}

/** Something that can be iterated, as a text is by its code points, is taken apart through an array of its first elements. */
function indexable(f: FunctionLowering, source: Operand, count: number, node: ts.Node): Operand {
  const type = nonNullable(source.type);
  const isList = ({ kind }: Type): boolean => kind === "array" || kind === "tuple" || kind === "typedArray";
  const isWalked = type.kind === "union" && !type.members.every(isList);
  if (type.kind === "class" || type.kind === "object" || isStringLike(type) || isWalked)
    return takeElements(f, source, count, node);
  return source.type.kind === "union" && includesNullish(source.type)
    ? { expr: f.reusable(requirePresent(f, source, node), f.position(node)), type }
    : source;
}

function refuseObjectRest(node: ts.Node): never {
  return refuse(
    refusals.unsupportedSyntax,
    node,
    "a rest of an object",
    "the type of what is left has no layout of its own",
    "name the members that you need",
  );
}

/** Element `index` of an array or tuple that is taken apart; missing elements are undefined where that is allowed. */
function readElement(f: FunctionLowering, source: Operand, index: number, optional: boolean, node: ts.Node): Operand {
  if (source.type.kind === "tuple") return tupleElement(f, source, index);
  const symbol = ts.isBindingElement(node) && ts.isIdentifier(node.name) ? f.program.symbolAt(node.name) : undefined;
  const counts = symbol !== undefined && f.program.missingElements.onlyCounts(symbol);
  const element = elementOf(f, source, { kind: "number", type: "u32", value: index }, node, optional, counts);
  return ofPlace(f, element, optional, node);
}

/** In an array that stands for a tuple with a rest element each place has a type of its own. */
function ofPlace(f: FunctionLowering, value: Operand, optional: boolean, node: ts.Node): Operand {
  if (value.type.kind !== "union") return value;
  const isNamed = ts.isBindingElement(node) && ts.isIdentifier(node.name);
  const there = f.typeAt(isNamed ? node.name : node);
  const seen = optional ? unionType([there, types.undefined]) : there;
  if (membersOf(seen).every((one) => membersOf(widen(value.type)).some((other) => sameType(other, widen(one)))))
    return narrow(f, { expr: f.temporary(value.expr, f.position(node)), type: value.type }, seen, node, false);
  return value;
}

function restFrom(f: FunctionLowering, source: Operand, index: number, node: ts.Node, target: ts.Node): Operand {
  const rest = sliceFrom(f, source, index, node);
  const wanted = f.typeAt(target);
  // Of a literal the checker knows how many there are.
  if (wanted.kind === "tuple" && rest.type.kind === "array")
    return { expr: tupleOf(f, rest, wanted, node), type: wanted };
  const isSame = wanted.kind !== "array" || rest.type.kind !== "array" || wanted.key === rest.type.key;
  return isSame || source.type.kind !== "array" || wanted.element.key === "never"
    ? rest
    : { expr: copyArray(f, rest, wanted, node), type: wanted };
}

/** The value, or the default where it is undefined. */
function withDefault(
  f: FunctionLowering,
  value: Operand,
  initializer: ts.Expression | undefined,
  node: ts.Node,
): Operand {
  if (initializer === undefined || !(includesUndefined(value.type) || value.type.key === "unknown")) return value;
  const type = widen(f.program.types.convert(f.checker.getTypeAtLocation(node), f.environment, node));
  const position = f.position(node);
  const held: Operand = { expr: f.reusable(value.expr, position), type: value.type };
  const result = f.newLocal("$t", f.program.representation(type));
  f.emit({ kind: "let", local: result, init: null, position });
  const given = f.collect(() => f.emit(assign(position, localExpr(result), convertTo(f, held, type, node, "unbox"))));
  const missing = f.collect(() => f.emit(assign(position, localExpr(result), lowerTo(f, initializer, type))));
  f.emit(ifStatement(position, testUndefined(held), missing.statements, given.statements));
  return { expr: localExpr(result), type };
}

/** `[a, b] = value` and `({ a } = value)`. */
export function assignPattern(f: FunctionLowering, pattern: ts.Expression, value: Operand): void {
  const source: Operand = { expr: f.reusable(value.expr, f.position(pattern)), type: value.type };
  if (ts.isArrayLiteralExpression(pattern)) {
    const { elements } = pattern;
    const list = indexable(f, source, elements.some(ts.isSpreadElement) ? Infinity : elements.length, pattern);
    elements.forEach((element, index) => {
      if (ts.isOmittedExpression(element)) return;
      if (ts.isSpreadElement(element))
        assignTarget(f, element.expression, restFrom(f, list, index, element, element.expression));
      else assignTarget(f, element, readElement(f, list, index, hasDefault(element), element));
    });
    return;
  }
  if (!ts.isObjectLiteralExpression(pattern)) throw new Error("not a pattern");
  for (const property of pattern.properties) {
    if (ts.isShorthandPropertyAssignment(property)) {
      const read = readMember(f, source, property.name.text, property);
      lowerAssignTo(f, property.name, withDefault(f, read, property.objectAssignmentInitializer, property.name));
    } else if (ts.isPropertyAssignment(property)) {
      assignTarget(f, property.initializer, readNamed(f, source, property.name, property));
    } else refuseObjectRest(property);
  }
}

function hasDefault(node: ts.Expression): boolean {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function assignTarget(f: FunctionLowering, target: ts.Expression, value: Operand): void {
  if (ts.isBinaryExpression(target) && hasDefault(target)) {
    assignTarget(f, target.left, withDefault(f, value, target.right, target.left));
    return;
  }
  if (ts.isArrayLiteralExpression(target) || ts.isObjectLiteralExpression(target)) assignPattern(f, target, value);
  else lowerAssignTo(f, target, value);
}
