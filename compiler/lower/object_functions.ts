// What JavaScript's own functions of objects become: Object.assign, Object.create, hasOwnProperty and Array.isArray.

import { ts } from "ts-morph";
import { copiedInstance } from "../copied_instances.ts";
import type { Expr } from "../ir.ts";
import { refusals } from "../refusals.ts";
import { includesNullish, isNullish, membersOf, nonNullable, type Type, types } from "../types.ts";
import type { Target } from "./assign.ts";
import { boolLiteral, convert, ifStatement, not } from "./build.ts";
import { assignToFunction, isCallableObject } from "./callable_objects.ts";
import { callInstance } from "./calls.ts";
import { castTo } from "./casts.ts";
import { convertTo } from "./convert.ts";
import { addEntries, dictionaryOf } from "./dictionaries.ts";
import { lowerExpression, lowerReceiver, lowerTo, stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { iterate } from "./iteration.ts";
import { lowerMerged, lowerMergedLater } from "./literals.ts";
import { memberNames, memberTypeOf, namedMemberTarget, opened, readMember, setterTarget, storeTo } from "./members.ts";
import { constructWith } from "./new.ts";
import { refuse } from "./resolve_types.ts";
import { spreadSource } from "./spread_source.ts";
import { skipParentheses } from "./syntax.ts";
import { textArray } from "./tagged_templates.ts";
import { isReadAs } from "./storage.ts";
import { testNullish, testUndefined } from "./value_tests.ts";

/** `Object.prototype.toString.call(value)` and `Object.prototype.hasOwnProperty.call(object, key)`. */
export function lowerObjectPrototypeCall(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Operand | null {
  const { expression } = callee;
  if (callee.name.text !== "call" || !ts.isPropertyAccessExpression(expression)) return null;
  const owner = f.checker.getTypeAtLocation(expression.expression).symbol as ts.Symbol | undefined;
  const declaration = owner?.declarations?.[0];
  if (owner?.name !== "ObjectPrototype" || declaration === undefined || !f.program.isGlobalDeclaration(declaration))
    return null;
  const isText = expression.name.text === "toString";
  const instance = isText
    ? f.program.library.functionOf("std/object_text.ts", "objectText")
    : f.program.library.functionOf("std/object_static.ts", "hasOwnKey");
  return callInstance(f, instance, [], node.arguments, node);
}

/** `object.hasOwnProperty(key)`, which all objects have. */
export function lowerHasOwnProperty(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Operand {
  const { fn, type } = f.program.library.functionOf("std/object_static.ts", "hasOwnKey");
  const [owner, key] = type.params;
  const args = f.inOrder([
    () => {
      const receiver = lowerReceiver(f, callee.expression, callee.questionDotToken !== undefined);
      return convertTo(f, { ...receiver, type: nonNullable(receiver.type) }, owner, callee.expression);
    },
    () => lowerTo(f, node.arguments[0], key),
  ]);
  return {
    expr: { kind: "call", type: fn.returns, function: fn, args, position: f.position(node) },
    type: types.boolean,
  };
}

/** `Object.create(null)`: an empty dictionary without inherited names; of an instance's prototype the start of a copy. */
export function lowerObjectCreate(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Operand | null {
  const declaration = f.program.symbolAt(callee.name)?.declarations?.[0];
  if (callee.name.text !== "create" || declaration === undefined || !f.program.isGlobalDeclaration(declaration))
    return null;
  const [prototype] = node.arguments;
  const copied = copiedInstance(node);
  if (copied !== null) return copyInstance(f, copied);
  if (prototype?.kind !== ts.SyntaxKind.NullKeyword) return refuse(refusals.prototype, node, "Object.create");
  const wanted = f.typeAt(node);
  const type = wanted.key === "unknown" ? f.program.types.dictionaryFor(types.unknown) : wanted;
  if (type.kind !== "class" || dictionaryOf(f, type) === null)
    return refuse(
      refusals.unsupportedType,
      node,
      type.key,
      "`Object.create(null)` makes an object without members, and this type has some",
      "write an object literal, or declare the type as a Record",
    );
  return constructWith(f, type, [{ expr: boolLiteral(true), type: types.boolean }], node);
}

/** A new object of the instance's class with all of its fields, which whoever asked for it would give it next. */
function copyInstance(f: FunctionLowering, instance: ts.Expression): Operand {
  const held = lowerExpression(f, instance);
  const { type } = held;
  const { classes, library } = f.program;
  if (type.kind !== "class" || f.program.isTrusted(classes.rootOf(type).declaration.getSourceFile()))
    return refuse(refusals.prototype, instance, "Object.getPrototypeOf");
  if (classes.hasPrivateNames(type))
    return refuse(
      refusals.unsupportedSyntax,
      instance,
      "copying an instance of a class with private names",
      "in JavaScript the copy has none of them",
      "declare the members `private`, or make the copy by `new`",
    );
  const { fn, type: taken } = library.functionOf("std/object_static.ts", "copyOfInstance");
  const args = [convertTo(f, held, taken.params[0], instance)];
  const copy: Expr = { kind: "call", type: fn.returns, function: fn, args, position: f.position(instance) };
  return { expr: convert(copy, f.program.representation(type), "unbox", f.position(instance)), type };
}

/** `Array.isArray(value)` where the value's type decides it, as in instances of generic functions; null elsewhere. */
export function decideIsArray(f: FunctionLowering, value: ts.Expression): boolean | null {
  if (!ts.isIdentifier(value)) return null;
  const parts = membersOf(lowerExpression(f, value).type);
  const isArray = (one: Type): boolean => one.kind === "array" || one.kind === "tuple";
  const isOther = (one: Type): boolean =>
    (one.kind !== "object" && one.key !== "unknown" && !isArray(one)) || isNullish(one);
  if (parts.every(isArray)) return true;
  return parts.every(isOther) ? false : null;
}

/**
 * `Object.assign(target, ...sources)`: a literal as the target makes a new object of all their members; any other has to
 * have the members already. Null for another call.
 */
export function lowerObjectAssign(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  expected?: Type,
): Operand | null {
  if (callee.name.text !== "assign" || callee.expression.getText() !== "Object") return null;
  const declaration = f.program.symbolAt(callee.expression)?.valueDeclaration;
  const [target, ...sources] = node.arguments;
  if (declaration === undefined || !f.program.isGlobalDeclaration(declaration) || target === undefined) return null;
  const isLiteral = ts.isObjectLiteralExpression(target);
  const result = f.typeAt(node);
  const later = isLiteral ? lowerMergedLater(f, node.arguments, result, node) : null;
  if (later !== null) return later;
  if (isLiteral && result.kind === "object") return lowerMerged(f, node.arguments, result, node);
  const isWanted = expected !== undefined && expected.key !== "unknown";
  if (isLiteral && result.key === "unknown" && (isWanted || node.arguments.some(ts.isSpreadElement)))
    return assignToNew(f, node, expected);
  const lowered = lowerExpression(f, target, isLiteral ? result : undefined);
  const held: Operand = { expr: f.temporary(lowered.expr, f.position(node)), type: lowered.type };
  if (isCallableObject(result) && nonNullable(held.type).kind === "function")
    return assignToFunction(
      f,
      held,
      sources.map((source) => {
        const given = lowerExpression(f, source);
        return [{ expr: f.temporary(given.expr, f.position(source)), type: given.type }, source] as const;
      }),
      result,
      node,
    );
  for (const source of sources) if (!assignLiteral(f, held, target, source)) assignSource(f, held, source);
  return held;
}

/** `Object.assign(target, { a, b: 1 })`: each member is made as the one that it becomes. False where it is more than that. */
function assignLiteral(f: FunctionLowering, target: Operand, named: ts.Expression, source: ts.Expression): boolean {
  const { checker } = f;
  const declared = checker.getNonNullableType(checker.getTypeAtLocation(named));
  const owner = nonNullable(target.type);
  const literal = skipParentheses(source);
  if (!ts.isObjectLiteralExpression(literal) || dictionaryOf(f, owner) !== null) return false;
  const members: { readonly target: Target; readonly value: ts.Expression }[] = [];
  for (const property of literal.properties) {
    const isPlain = ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property);
    if (!isPlain || !(ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))) return false;
    const name = property.name.text;
    if (!hasField(f, owner, name) && !hasSetter(f, owner, name)) return false;
    const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
    const wanted = checker.getPropertyOfType(declared, name);
    if (wanted === undefined) return false;
    // TypeScript lets it be of any type.
    const taken = checker.getTypeOfSymbolAtLocation(wanted, source);
    if (!checker.isTypeAssignableTo(checker.getTypeAtLocation(value), taken)) return false;
    members.push({ target: namedMemberTarget(f, source, owner, name, () => opened(f, target, owner, source)), value });
  }
  const position = f.position(source);
  const values = members.map(({ target: { type }, value }) => f.temporary(lowerTo(f, value, type), position));
  members.forEach(({ target: { steps, write } }, index) =>
    f.emit(
      write(
        steps.map((step) => step()),
        values[index],
      ),
    ),
  );
  return true;
}

/** `Object.assign({}, first, ...others)`: TypeScript gives it no type, so it is made as what is wanted. */
function assignToNew(f: FunctionLowering, node: ts.CallExpression, expected?: Type): Operand {
  const wanted = expected === undefined ? types.unknown : nonNullable(expected);
  const isDictionary = dictionaryOf(f, wanted) !== null;
  if (wanted.kind !== "object" && !isDictionary)
    return refuse(
      refusals.unsupportedSyntax,
      node,
      "assigning a list of objects to a literal",
      "no type says what members the result has",
      "declare the type of the variable that it goes to",
    );
  const first = node.arguments.findIndex(ts.isSpreadElement);
  const known = node.arguments.slice(0, first < 0 ? node.arguments.length : first);
  const made = wanted.kind === "object" ? lowerMerged(f, known, wanted, node) : lowerExpression(f, known[0], wanted);
  const held: Operand = { expr: f.temporary(made.expr, f.position(node)), type: wanted };
  for (const source of node.arguments.slice(isDictionary ? 1 : known.length)) assignSource(f, held, source);
  return held;
}

/** One source of `Object.assign`, or a list of them. */
function assignSource(f: FunctionLowering, target: Operand, source: ts.Expression): void {
  const isDictionary = dictionaryOf(f, nonNullable(target.type)) !== null;
  const assignOne = (given: Operand): void =>
    isDictionary ? addEntries(f, target, given, source) : assignMembers(f, target, given, source);
  if (!ts.isSpreadElement(source)) assignOne(spreadSource(f, source));
  else iterate(f, lowerExpression(f, source.expression), source, assignOne);
}

function assignMembers(f: FunctionLowering, target: Operand, given: Operand, source: ts.Node): void {
  const owner = nonNullable(target.type);
  const isMethod = (name: string): boolean =>
    owner.kind === "class" && f.program.classes.findMember(owner, name) !== null;
  const isGiven = (name: string): boolean =>
    membersOf(owner).every((one) => one.kind === "object" && f.program.given.has(one.tsType, name));
  const names = owner.key === "unknown" ? [] : memberNames(f, nonNullable(given.type), source);
  for (const name of names)
    if (memberTypeOf(f, owner, name) === null && !isMethod(name) && !isGiven(name))
      refuse(
        refusals.unsupportedSyntax,
        source,
        `assigning the member \`${name}\` to an object that has none`,
        "an object's members are fixed when it is made",
        "assign to a literal: `Object.assign({}, target, source)`, or spread both into one",
      );
  const position = f.position(source);
  const setters = names.filter((name) => hasSetter(f, owner, name));
  const typed = names.filter((name) => isTakenAsItIs(f, owner, nonNullable(given.type), name));
  const held: Operand = { expr: f.temporary(given.expr, position), type: given.type };
  const { statements } = f.collect(() => {
    const present: Operand = { expr: held.expr, type: nonNullable(held.type) };
    const from: Operand = { ...present, expr: opened(f, held, present.type, source) };
    const instance = f.program.library.functionOf("std/object_static.ts", "assignFields");
    const args = [
      convertTo(f, target, instance.type.params[0], source),
      convertTo(f, from, instance.type.params[1], source),
      textArray(f, setters, source),
      textArray(f, typed, source),
    ];
    f.emit({ kind: "expr", expr: { kind: "call", type: "void", function: instance.fn, args, position }, position });
    for (const name of setters) assignAccessor(f, target, from, name, source);
    for (const name of typed) assignTyped(f, target, from, name, source);
  });
  if (includesNullish(given.type) && given.type.key !== "unknown")
    f.emit(ifStatement(position, not(testNullish(held)), statements));
  else for (const one of statements) f.emit(one);
}

/** Has it one, or may it have one: only the object itself tells what an interface stands for. */
function hasField(f: FunctionLowering, owner: Type, name: string): boolean {
  if (owner.kind === "object") return memberTypeOf(f, owner, name) !== null;
  return owner.kind === "class" && f.program.layouts.findField(f.program.layouts.classInfo(owner), name) !== null;
}

function hasSetter(f: FunctionLowering, owner: Type, name: string): boolean {
  return owner.kind === "class" && f.program.classes.findMember(owner, `set ${name}`) !== null;
}

/** An object's member that is an object itself: by their types the one may stand where the other does, which only these say. */
function isTakenAsItIs(f: FunctionLowering, owner: Type, given: Type, name: string): boolean {
  if (!hasField(f, owner, name) || hasSetter(f, owner, name)) return false;
  const taken = memberTypeOf(f, owner, name);
  const from = memberTypeOf(f, given, name);
  const isObject = (one: Type): boolean =>
    ["object", "class", "function", "array", "tuple", "typedArray"].includes(one.kind);
  if (taken === null || from === null || !membersOf(taken).some(isObject)) return false;
  return isReadAs(f.program, from, taken) && membersOf(from).every((one) => isKindOf(f, one, taken));
}

/** Is an instance one of what is wanted, rather than another instance of a generic class that is stored alike? */
function isKindOf({ program }: FunctionLowering, type: Type, wanted: Type): boolean {
  if (type.kind !== "class") return true;
  return membersOf(wanted).some(
    (one) =>
      one.kind === "object" ||
      (one.kind === "class" && (program.classes.derivesFrom(type, one) || program.looseClasses.standsFor(type, one))),
  );
}

/** Such a member, where the source has it and it is not undefined. */
function assignTyped(f: FunctionLowering, target: Operand, given: Operand, name: string, source: ts.Node): void {
  const owner = nonNullable(target.type);
  const position = f.position(source);
  ifOwn(f, given, name, source, () => {
    const value = readMember(f, given, name, source);
    const held: Operand = { expr: f.temporary(value.expr, position), type: value.type };
    const { statements } = f.collect(() => {
      const stored = convertTo(f, held, memberTypeOf(f, owner, name)!, source, "unbox");
      f.emit(storeTo(f, owner, name, opened(f, target, owner, source), stored, source));
    });
    f.emit(ifStatement(position, not(testUndefined(held)), statements));
  });
}

/** A member that the target's class has a setter for, where the source has it as its own. */
function assignAccessor(f: FunctionLowering, target: Operand, given: Operand, name: string, source: ts.Node): void {
  const owner = nonNullable(target.type);
  if (owner.kind !== "class") throw new Error(`${owner.key} has no setters`);
  ifOwn(f, given, name, source, () => {
    const self = opened(f, target, owner, source);
    const setter = setterTarget(f, () => self, owner, name, source);
    const value = castTo(f, readMember(f, given, name, source), setter.type, source);
    f.emit(setter.write([self], value));
  });
}

/** What `use` emits runs where the object has the member as its own. */
function ifOwn(f: FunctionLowering, object: Operand, name: string, node: ts.Node, use: () => void): void {
  const position = f.position(node);
  const hasMember = f.program.library.functionOf("std/object_static.ts", "hasMember");
  const args = [convertTo(f, object, hasMember.type.params[0], node), stringOperand(f, name).expr];
  const isOwn: Expr = { kind: "call", type: hasMember.fn.returns, function: hasMember.fn, args, position };
  f.emit(ifStatement(position, isOwn, f.collect(use).statements));
}
