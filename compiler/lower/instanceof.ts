// `instanceof` and `in`: which of its union's types a value turns out to have.

import { ts } from "ts-morph";
import type { Expr } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  isStringLike,
  isSymbol,
  isTypedArrayName,
  membersOf,
  nonNullable,
  type Type,
  types,
  type UnionType,
} from "../types.ts";
import { anyRef, boolLiteral, convert, isRef, logical, not } from "./build.ts";
import { inheritedNames, throwTypeErrorUnless } from "./casts.ts";
import { hasInstanceName, isClassObject, namedClass, testInstance } from "./class_values.ts";
import { isStatic } from "./classes.ts";
import { convertTo } from "./convert.ts";
import { dictionaryOf, keyText, testEntry } from "./dictionaries.ts";
import { symbolIn } from "./elements.ts";
import { constantOf, lowerExpression, stringOperand } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { testGlobalInstance } from "./global_instances.ts";
import { hasMember, keepsOrder } from "./member_order.ts";
import { isAnyObject } from "./member_tests.ts";
import { readMember, staticOwner } from "./members.ts";
import { isPromiseConstructor } from "./promises.ts";
import { refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { skipOuterExpressions } from "./syntax.ts";
import { callLibrary } from "./text.ts";
import { knownAfter, testMember, testUndefined } from "./value_tests.ts";

export function lowerInstanceof(f: FunctionLowering, node: ts.BinaryExpression): Expr {
  const left = lowerExpression(f, node.left);
  const never = (): Expr => knownAfter(f, left.expr, false, f.position(node));
  const ofGlobal = testGlobalInstance(f, left, node);
  if (ofGlobal !== null) return ofGlobal;
  const constructed = f.checker.getTypeAtLocation(node.right).getConstructSignatures()[0]?.getReturnType();
  const symbol = constructed?.symbol;
  if (ts.isIdentifier(node.right) && symbol?.name === node.right.text && isTypedArrayName(symbol.name)) {
    if (!isRef(left.expr.type) && left.expr.type !== "value") return never();
    const layouts = [f.program.layouts.typedArray(symbol.name)];
    return { kind: "hasLayout", type: "bool", object: asRef(left.expr, f, node), layouts };
  }
  if (constructed !== undefined && isPromiseConstructor(f, node.right)) {
    const type = f.program.types.convert(constructed, f.environment, node.right);
    const layout = f.program.representation(type);
    if (!isRef(layout) || layout.to === null) throw new Error("promises have no layout");
    if (!isRef(left.expr.type) && left.expr.type !== "value") return never();
    return { kind: "instanceOf", type: "bool", object: asRef(left.expr, f, node), layout: layout.to };
  }
  if (membersOf(f.typeAt(node.right)).every(isClassObject) && namedClass(f.program, node.right) === null)
    return testInstance(f, left.expr, node);
  const declaration = symbol?.valueDeclaration;
  if (constructed === undefined || declaration === undefined || !ts.isClassLike(declaration)) {
    return refuse(
      refusals.unsupportedSyntax,
      node.right,
      "instanceof something that is not a class",
      "only classes are known at run time",
      "name a class",
    );
  }
  const asked = askClass(f, left, declaration, node);
  if (asked !== null) return asked;
  if (!isRef(left.expr.type) && left.expr.type !== "value") return never();
  if (membersOf(left.type).every((one) => isNeverInstance(f, one, declaration))) return never();
  const object = asRef(left.expr, f, node);
  const parameters = declaration.typeParameters ?? [];
  if (parameters.length > 0) {
    const layouts = f.program.dispatch.instancesOf(declaration);
    return { kind: "hasLayout", type: "bool", object, layouts };
  }
  const type = f.program.types.convert(constructed, f.environment, node.right);
  if (type.kind !== "class") throw new Error("not a class");
  return { kind: "instanceOf", type: "bool", object, layout: f.program.layouts.classInfo(type).layout };
}

/**
 * A class with `static [Symbol.hasInstance]` is asked. The checker takes what passed for an instance of the class, unless
 * the method is a predicate, which is tested where it returns.
 */
function askClass(
  f: FunctionLowering,
  value: Operand,
  declaration: ts.ClassLikeDeclaration,
  node: ts.BinaryExpression,
): Expr | null {
  const found = f.program.classes.findMember(staticOwner(f, declaration), hasInstanceName, true);
  if (found === null) return null;
  const isPredicate = found.declaration.type !== undefined && ts.isTypePredicateNode(found.declaration.type);
  const tested = skipOuterExpressions(node.left);
  const isNarrowed = ts.isIdentifier(tested) || ts.isPropertyAccessExpression(tested);
  if (isNarrowed && !isPredicate)
    return refuse(
      refusals.unsupportedSyntax,
      node,
      "instanceof a class that decides itself what its instances are",
      "TypeScript takes what passes the test for an instance of the class",
      "declare the method as a predicate: `static [Symbol.hasInstance](value: unknown): value is number`",
    );
  const instance = f.program.instances.methodInstance(found.declaration, found.owner, []);
  const argument = convertTo(f, value, instance.type.params[0], node);
  return { kind: "call", type: "bool", function: instance.fn, args: [argument], position: f.position(node) };
}

/** Can no value of the type be an instance of the class? Only generic instances ask. */
function isNeverInstance(f: FunctionLowering, type: Type, declaration: ts.ClassLikeDeclaration): boolean {
  const { kind } = type;
  if (kind === "class") {
    const { classes } = f.program;
    if (classes.descendsFrom(type, declaration)) return false;
    return !classes.hasSubclasses(type.declaration) && dictionaryOf(f, type) === null;
  }
  return kind === "array" || kind === "tuple" || kind === "typedArray" || kind === "function" || isStringLike(type);
}

function asRef(expr: Expr, f: FunctionLowering, node: ts.Node): Expr {
  return expr.type === "value" ? convert(expr, anyRef, "unbox", f.position(node)) : expr;
}

/** `#name in object`: is the object an instance of the class that declares the name? */
function testPrivateName(f: FunctionLowering, name: ts.PrivateIdentifier, node: ts.BinaryExpression): Expr {
  const member = f.program.symbolAt(name)?.valueDeclaration;
  const owner = member?.parent;
  if (member === undefined || owner === undefined || !ts.isClassLike(owner) || isStatic(member))
    return refuse(
      refusals.unsupportedSyntax,
      node,
      "a test for a private static name",
      "only instances are told apart by what they have",
      "compare with the class: `value === Door`",
    );
  const { expr } = lowerExpression(f, node.right);
  if (!isRef(expr.type) && expr.type !== "value") return knownAfter(f, expr, false, f.position(node));
  return {
    kind: "hasLayout",
    type: "bool",
    object: asRef(expr, f, node),
    layouts: f.program.dispatch.instancesOf(owner),
  };
}

/** `"name" in object`: does the object's layout have the member? */
export function lowerIn(f: FunctionLowering, node: ts.BinaryExpression): Expr {
  if (ts.isPrivateIdentifier(node.left)) return testPrivateName(f, node.left, node);
  const name = knownName(f, node.left);
  if (name === null) return lowerInByKey(f, node);
  if (["array", "tuple", "typedArray"].includes(nonNullable(f.typeAt(node.right)).kind))
    return lowerInList(f, name, node);
  const object = lowerExpression(f, node.right);
  const type = nonNullable(object.type);
  if (dictionaryOf(f, type) !== null)
    return testEntry(f, { expr: convertTo(f, object, type, node), type }, stringOperand(f, name).expr, node);
  const position = f.position(node);
  const isUntyped = type.key === "unknown";
  const given = isUntyped
    ? convert(convert(object.expr, "value", "exact", position), anyRef, "checked", position)
    : asRef(object.expr, f, node);
  const held = f.reusable(given, position);
  if (inheritedNames.has(name) && !f.program.isLibrary(node.getSourceFile())) return boolLiteral(true);
  if (isUntyped) {
    const args = [held, stringOperand(f, name).expr];
    const hasOwn = callLibrary(f, "hasOwn", args, position, "std/object_static.ts");
    const layouts = f.program.dispatch.layoutsWithMethod(types.unknown, name);
    const isMethod: Expr = { kind: "hasLayout", type: "bool", object: held, layouts };
    return orInPrototype(f, logical("or", hasOwn, isMethod), held, name, node);
  }
  if (isCauseOfError(f, type, name)) return not(testUndefined(readMember(f, { expr: held, type }, name, node)));
  const has: Expr = {
    kind: "hasLayout",
    type: "bool",
    object: held,
    layouts: f.program.dispatch.layoutsWith(type, name),
  };
  const asked = testBehindDictionary(f, type, held, name, node);
  // An optional member that was not given is a field that holds undefined.
  const member = type.kind === "object" ? f.program.types.members(type).find((one) => one.name === name) : undefined;
  if (member?.optional !== true) {
    const isLeftOut = callRuntime("rt_lacks_member", [held, stringOperand(f, name).expr], f.position(node));
    const isGiven = f.program.given.includes(name) || f.program.deletedFields.includes(name);
    const isHeld = type.kind === "union" ? mayLeaveOut(f, type, name) : member !== undefined && !member.method;
    const mayBeLeftOut = keepsOrder(f, node) && (isGiven || isHeld);
    // Of `object` it is not known whether it is an error.
    const mayLackCause = name === "cause" && member === undefined;
    const given = mayBeLeftOut ? logical("and", has, not(isLeftOut)) : has;
    const isHere = mayLackCause ? logical("and", given, not(lacksCause(f, held, node))) : given;
    const isIn = isAnyObject(f, type) ? orInPrototype(f, isHere, held, name, node) : isHere;
    return checkFound(f, type, held, name, asked === null ? isIn : logical("or", isIn, asked), node);
  }
  const value = f.program.dispatch.read(type, name, member.type, held, node, f.position(node));
  const isThere = not(testUndefined({ expr: value, type: member.type }));
  const isGiven = keepsOrder(f, node) ? logical("or", isThere, hasMember(f, held, name, f.position(node))) : isThere;
  const isIn = logical("and", has, isGiven);
  return asked === null ? isIn : logical("or", isIn, asked);
}

/** Of an object of which nothing is known: has it the member as a list or a function, all of which have it? The library asks its own. */
function orInPrototype(f: FunctionLowering, isOwn: Expr, object: Expr, name: string, node: ts.Node): Expr {
  if (f.program.isLibrary(node.getSourceFile())) return isOwn;
  const position = f.position(node);
  const isIndex = String(Number(name)) === name;
  const has = (of: string): boolean =>
    f.checker
      .getSymbolsInScope(node, ts.SymbolFlags.Interface)
      .some((one) => one.name === of && f.checker.getDeclaredTypeOfSymbol(one).getProperty(name) !== undefined);
  let isIn = isOwn;
  if (isIndex) {
    const args = [object, stringOperand(f, name).expr];
    isIn = logical("or", isIn, callLibrary(f, "hasOwn", args, position, "std/object_static.ts"));
  } else if (has("Array"))
    isIn = logical("or", isIn, callLibrary(f, "hasElements", [object], position, "std/reflection.ts"));
  if (!has("CallableFunction")) return isIn;
  const value = convert(object, "value", "exact", position);
  return logical("or", isIn, callLibrary(f, "isFunction", [value], position, "std/value_kind.ts"));
}

/**
 * What has a member that only some of its types declare is one of those from here on to the checker, though it may be one
 * of the others that has more than its type says: a TypeError.
 */
function checkFound(
  f: FunctionLowering,
  type: Type,
  object: Expr,
  name: string,
  isIn: Expr,
  node: ts.BinaryExpression,
): Expr {
  const { classes, dispatch, layouts, types: resolver } = f.program;
  const declares = (one: Type): boolean => {
    if (one.kind === "object") return resolver.members(one).some((member) => member.name === name);
    if (one.kind !== "class" || dictionaryOf(f, one) !== null) return true;
    // Some fields are only given to its objects elsewhere.
    const field = layouts.findField(layouts.classInfo(one), name);
    if (field !== null) return field.declaration !== null;
    return dispatch.memberType(layouts.classInfo(one), name) !== null || classes.abstractField(one, name) !== null;
  };
  const declaring = membersOf(type).filter(declares);
  if (declaring.length === 0 || declaring.length === membersOf(type).length) return isIn;
  const found = f.temporary(isIn, f.position(node));
  const tests = declaring.map((one) => testMember(f, object, one, f.position(node)));
  const isOne = tests.reduce((left, right) => logical("or", left, right));
  throwTypeErrorUnless(f, logical("or", not(found), isOne), `the object has another ${name} than its type says`, node);
  return found;
}

/** Has one of several types the member as an optional one? */
function mayLeaveOut(f: FunctionLowering, { members }: UnionType, name: string): boolean {
  const isOptional = (one: Type): boolean =>
    one.kind === "object" && f.program.types.members(one).some((member) => member.name === name && member.optional);
  return members.some(isOptional);
}

/** Has a dictionary that stands behind the type the entry? null: there can be none. */
function testBehindDictionary(
  f: FunctionLowering,
  type: Type,
  object: Expr,
  name: string,
  node: ts.BinaryExpression,
): Expr | null {
  const isAmong = membersOf(type).some((one) => dictionaryOf(f, one) !== null);
  if (!isAmong && !membersOf(type).some((one) => one.kind === "object")) return null;
  const args = [object, stringOperand(f, name).expr];
  const asked = callLibrary(f, "dictionaryHas", args, f.position(node), "std/dictionary.ts");
  if (isAmong) return asked;
  const layouts = f.program.dispatch.dictionariesBehind(type);
  return logical("and", { kind: "hasLayout", type: "bool", object, layouts }, asked);
}

function lacksCause(f: FunctionLowering, object: Expr, node: ts.Node): Expr {
  return callLibrary(f, "lacksCause", [object], f.position(node), "std/error.ts");
}

/** An error has a cause only if it was given one. */
function isCauseOfError(f: FunctionLowering, type: Type, name: string): boolean {
  if (type.kind !== "class" || name !== "cause") return false;
  const declaration = f.program.layouts.findField(f.program.layouts.classInfo(type), name)?.declaration ?? null;
  return declaration !== null && f.program.isLibrary(declaration.getSourceFile());
}

/** Of an array the methods are there too. */
function lowerInList(f: FunctionLowering, name: string, node: ts.BinaryExpression): Expr {
  const isMember =
    name === "[Symbol.iterator]" ||
    f.checker.getPropertyOfType(f.checker.getTypeAtLocation(node.right), name) !== undefined;
  if (String(Number(name)) === name || !isMember) return lowerInByKey(f, node);
  f.reusable(lowerExpression(f, node.right).expr, f.position(node));
  return boolLiteral(true);
}

/** `key in object` with a key that is known only at run time, or an index. */
function lowerInByKey(f: FunctionLowering, node: ts.BinaryExpression): Expr {
  const type = nonNullable(f.typeAt(node.right));
  if (type.kind === "class" && dictionaryOf(f, type) === null)
    return refuse(refusals.computedName, node.left, node.left.getText());
  const isSymbolic = membersOf(f.typeAt(node.left)).some(isSymbol);
  const [key, object] = f.inOrder([
    () => keyText(f, lowerExpression(f, node.left), node.left),
    () => convertTo(f, lowerExpression(f, node.right), type, node.right),
  ]);
  if (dictionaryOf(f, type) !== null) return testEntry(f, { expr: object, type }, key, node);
  const position = f.position(node);
  // What `{}` stands for need be no object.
  const any = object.type === "value" ? convert(object, anyRef, "checked", position) : object;
  return callLibrary(f, isSymbolic ? "hasMember" : "isIn", [any, key], position, "std/object_static.ts");
}

function knownName(f: FunctionLowering, node: ts.Expression): string | null {
  const { type } = constantOf(f, node) ?? { type: types.unknown };
  return type.kind === "literal" ? String(type.value) : symbolIn(f, node);
}
