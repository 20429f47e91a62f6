// Expressions by their syntax: the table of which file lowers what, and the simple ones themselves.

import { ts } from "ts-morph";
import { enumMemberValue } from "../enum_values.ts";
import type { Expr } from "../ir.ts";
import { isArrayOfAny } from "../evolving.ts";
import { isTarget } from "../only_read.ts";
import { refusals } from "../refusals.ts";
import {
  type ArrayType,
  includesNullish,
  includesUndefined,
  isNumeric,
  isNullish,
  literalType,
  membersOf,
  nonNullable,
  sameType,
  type Type,
  types,
  unionType,
  widen,
} from "../types.ts";
import { lowerAssignment, lowerTarget, lowerUpdate } from "./assign.ts";
import { callLibrary } from "./text.ts";
import { assign, binary, boolLiteral, convert, ifStatement, isRef, localExpr, undefinedOf, not } from "./build.ts";
import { lowerCall } from "./calls.ts";
import { lowerNew } from "./new.ts";
import { classObject, classReference, lowerClassExpression, lowerNewTarget, namedClass } from "./class_values.ts";
import { castTo, lowerAs, lowerNonNull, throwTypeErrorUnless } from "./casts.ts";
import { expectedFunction, functionValue, lowerFunctionExpression } from "./closures.ts";
import { convertTo } from "./convert.ts";
import { testNullish, truthiness } from "./value_tests.ts";
import { narrow } from "./narrow.ts";
import { lowerAwait, lowerYield } from "./coroutines.ts";
import { bindingPlace, cellFlag } from "./destructuring.ts";
import { deleteEntry, dictionaryOf, enumObject, keyText } from "./dictionaries.ts";
import { keyNames, lowerElementAccess } from "./elements.ts";
import { enumConstant } from "./enums.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { instantiated } from "./generic_closures.ts";
import { argumentsWanted, innerGeneric, innerInstance, moduleFunctionValue } from "./generic_functions.ts";
import { isModuleFunction } from "./instances.ts";
import { elementOrElse, refineWidth, staticType } from "./infer.ts";
import { checkInitialised, flagPlace, mayRunTooEarly } from "./initialisation.ts";
import { lowerObjectLiteral, lowerTemplate } from "./literals.ts";
import { lowerArrayLiteral } from "./array_literals.ts";
import { lowerPropertyAccess, memberTypeOf } from "./members.ts";
import { claimedMember, testMethod } from "./member_tests.ts";
import { dropMember, keepsOrder } from "./member_order.ts";
import { asksIfThere } from "./missing_elements.ts";
import { namespaceObject } from "./namespaces.ts";
import { lowerBinary, settled } from "./operators.ts";
import { lowerPrefix, lowerTypeof } from "./unary.ts";
import { isLogical, lowerLogicalCondition } from "./logical.ts";
import { lowerRegularExpression } from "./regular_expressions.ts";
import { lowerLongLiteral, wordLiteral } from "./bigints.ts";
import { refuse, Refused } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { staticThis } from "./static_this.ts";
import {
  assertedNothing,
  hasQuestionDot,
  isTopLevel,
  mayRun,
  skipOuterExpressions,
  skipParentheses,
  isCastWhole,
} from "./syntax.ts";
import { isTemplateOfTag, lowerTaggedTemplate, lowerTemplateStrings } from "./tagged_templates.ts";

/** Lowers an expression; `expected` guides literals and closures and is not a promise about the result's type. */
export function lowerExpression(f: FunctionLowering, node: ts.Expression, expected?: Type): Operand {
  const operand = lowerAny(f, node, expected);
  if (operand.expr.type !== "void") return expected === undefined ? operand : instantiated(f, operand, expected, node);
  // What gives nothing has to run all the same, and the value is undefined.
  f.emit({ kind: "expr", expr: operand.expr, position: f.position(node) });
  return { expr: undefinedOf("value"), type: operand.type };
}

function lowerAny(f: FunctionLowering, node: ts.Expression, expected?: Type): Operand {
  const evaluated = f.evaluated.size === 0 ? undefined : f.evaluated.get(node);
  if (evaluated !== undefined) return evaluated;
  if (isTemplateOfTag(node)) return lowerTemplateStrings(f, node);
  const constant = constantOf(f, node);
  if (constant !== null) return constant;
  if (isChainRoot(node)) return lowerOptionalChain(f, node);
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { expr: boolLiteral(true), type: literalType(true, types.boolean) };
    case ts.SyntaxKind.FalseKeyword:
      return { expr: boolLiteral(false), type: literalType(false, types.boolean) };
    case ts.SyntaxKind.NullKeyword:
      return { expr: { kind: "null", type: "value" }, type: types.null };
    case ts.SyntaxKind.ThisKeyword:
      return lowerThis(f, node);
  }
  if (ts.isIdentifier(node)) return lowerIdentifier(f, node, expected);
  if (ts.isParenthesizedExpression(node) || ts.isSatisfiesExpression(node))
    return lowerExpression(f, node.expression, expected);
  if (ts.isExpressionWithTypeArguments(node)) return lowerExpression(f, node.expression, f.typeAt(node));
  if (ts.isTaggedTemplateExpression(node)) return lowerTaggedTemplate(f, node);
  if (ts.isTemplateExpression(node)) return lowerTemplate(f, node);
  if (ts.isPropertyAccessExpression(node)) return lowerPropertyAccess(f, node, expected);
  if (ts.isElementAccessExpression(node)) return lowerElementAccess(f, node, expected);
  if (ts.isCallExpression(node)) return lowerCall(f, node, expected);
  if (ts.isNewExpression(node)) return lowerNew(f, node);
  if (ts.isBigIntLiteral(node)) return lowerLongLiteral(f, node);
  if (ts.isRegularExpressionLiteral(node)) return lowerRegularExpression(f, node);
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) return lowerAs(f, node, expected);
  if (ts.isNonNullExpression(node)) return lowerNonNull(f, node, expected);
  if (ts.isConditionalExpression(node)) return lowerConditional(f, node, expected);
  if (ts.isBinaryExpression(node))
    return isAssignment(node) ? lowerAssignment(f, node, true) : lowerBinary(f, node, expected);
  if (ts.isPrefixUnaryExpression(node))
    return isUpdate(node) ? lowerUpdate(f, node, true) : lowerPrefix(f, node, expected);
  if (ts.isPostfixUnaryExpression(node)) return lowerUpdate(f, node, true);
  if (ts.isTypeOfExpression(node)) return lowerTypeof(f, node);
  if (ts.isVoidExpression(node)) {
    lowerEffect(f, node.expression);
    return { expr: undefinedOf("value"), type: types.undefined };
  }
  if (ts.isDeleteExpression(node)) return { expr: lowerDelete(f, node), type: types.boolean };
  if (ts.isObjectLiteralExpression(node)) return lowerObjectLiteral(f, node, expected);
  if (ts.isArrayLiteralExpression(node)) return lowerArrayLiteral(f, node, expected);
  if (ts.isAwaitExpression(node)) return lowerAwait(f, node);
  if (ts.isYieldExpression(node)) return lowerYield(f, node);
  if (ts.isClassExpression(node)) return lowerClassExpression(f, node);
  if (ts.isMetaProperty(node)) return lowerNewTarget(f, node);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return lowerFunctionExpression(f, node, expected);
  return refuse(
    refusals.unsupportedSyntax,
    node,
    ts.SyntaxKind[node.kind],
    "there is no lowering for it yet",
    "write it in simpler steps",
  );
}

/** Lowers an expression that is about to be tested for undefined: an element may be missing. */
export function lowerTested(f: FunctionLowering, node: ts.Expression, expected?: Type): Operand {
  const inner = skipParentheses(node);
  const claimed = claimedMember(f, inner);
  if (claimed !== null) return claimed;
  const isReference =
    ts.isElementAccessExpression(inner) || ts.isIdentifier(inner) || ts.isPropertyAccessExpression(inner);
  const mayGiveNothing = ts.isCallExpression(inner) && f.program.missingElements.results.mayGive(inner);
  return lowerExpression(f, node, isReference || mayGiveNothing ? types.undefined : expected);
}

/** Lowers an expression that becomes text, or whose type is asked: an element may be missing. */
export function lowerShown(f: FunctionLowering, node: ts.Expression): Operand {
  return f.program.missingElements.mayShowMissing(node) ? lowerTested(f, node) : lowerExpression(f, node);
}

/** Lowers an expression to a value of the given type. */
export function lowerTo(f: FunctionLowering, node: ts.Expression, type: Type): Expr {
  return convertTo(f, lowerExpression(f, node, type), type, node);
}

/** Lowers an expression whose value nobody uses. */
export function lowerEffect(f: FunctionLowering, node: ts.Expression): void {
  const inner = skipParentheses(node);
  if (ts.isBinaryExpression(inner) && isAssignment(inner)) {
    lowerAssignment(f, inner, false);
    return;
  }
  if ((ts.isPrefixUnaryExpression(inner) || ts.isPostfixUnaryExpression(inner)) && isUpdate(inner)) {
    lowerUpdate(f, inner, false);
    return;
  }
  const { expr } = lowerExpression(f, inner);
  if (hasEffect(expr)) f.emit({ kind: "expr", expr, position: f.position(node) });
}

/** What stands in brackets runs, also where its type says which name it gives. */
export function lowerNameEffect(f: FunctionLowering, name: ts.PropertyName | ts.BindingName): void {
  if (ts.isComputedPropertyName(name) && mayRun(name.expression)) lowerEffect(f, name.expression);
}

function hasEffect(expr: Expr): boolean {
  switch (expr.kind) {
    case "number":
    case "bigint":
    case "bool":
    case "string":
    case "undefined":
    case "null":
    case "local":
    case "global":
      return false;
    default:
      return true;
  }
}

/** Lowers a condition to a bool, by JavaScript's truthiness. */
export function lowerCondition(f: FunctionLowering, node: ts.Expression): Expr {
  const inner = skipParentheses(node);
  if (ts.isPrefixUnaryExpression(inner) && inner.operator === ts.SyntaxKind.ExclamationToken) {
    const operand = lowerCondition(f, inner.operand);
    return operand.kind === "bool" ? boolLiteral(!operand.value) : { kind: "unary", type: "bool", op: "not", operand };
  }
  if (ts.isBinaryExpression(inner) && isLogical(inner)) return lowerLogicalCondition(f, inner);
  const isMethodThere = testMethod(f, inner);
  if (isMethodThere !== null) return isMethodThere;
  // An element that is only tested may be missing.
  return truthiness(f, lowerTested(f, inner), inner);
}

/**
 * `delete`: takes a name out of a dictionary; an optional member becomes undefined, which is what missing ones are. One that
 * is not optional can be missing of an object that was made as a dictionary only (`losesMembers` of literals).
 */
function lowerDelete(f: FunctionLowering, node: ts.DeleteExpression): Expr {
  const place = skipParentheses(node.expression);
  if (!ts.isPropertyAccessExpression(place) && !ts.isElementAccessExpression(place))
    return refuse(refusals.deleteOperator, node);
  const type = nonNullable(f.typeAt(place.expression));
  if (dictionaryOf(f, type) !== null) {
    const [object, key] = f.inOrder([
      () => convertTo(f, lowerExpression(f, place.expression), type, place),
      () =>
        ts.isPropertyAccessExpression(place)
          ? stringOperand(f, place.name.text).expr
          : keyText(f, lowerExpression(f, place.argumentExpression), place.argumentExpression),
    ]);
    return deleteEntry(f, { expr: object, type }, key, node);
  }
  if (type.kind === "array" && ts.isElementAccessExpression(place)) return deleteElement(f, place, type, node);
  if (["array", "tuple", "typedArray"].includes(type.kind)) return refuse(refusals.deleteElement, node);
  if (type.kind !== "object" && !isOptionalField(f, type, place)) return refuse(refusals.deleteOperator, node);
  deleteMember(f, place, node);
  return boolLiteral(true);
}

/** A field of a class that is declared with `?`: an instance may be without it. */
function isOptionalField(
  f: FunctionLowering,
  type: Type,
  place: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): boolean {
  if (type.kind !== "class" || !ts.isPropertyAccessExpression(place)) return false;
  const field = f.program.layouts.findField(f.program.layouts.classInfo(type), place.name.text);
  const declaration = field?.declaration ?? null;
  if (declaration === null || !(ts.isPropertyDeclaration(declaration) || ts.isParameter(declaration))) return false;
  return declaration.questionToken !== undefined && !f.program.isTrusted(declaration.getSourceFile());
}

/** `delete list[index]` leaves a hole. */
function deleteElement(
  f: FunctionLowering,
  place: ts.ElementAccessExpression,
  type: ArrayType,
  node: ts.DeleteExpression,
): Expr {
  const { element } = f.program.layouts.array(type.element);
  const mayBeUnset = element === "f64" || element === "bool" || element === "value" || typeof element === "object";
  if (!mayBeUnset || !isNumeric(f.typeAt(place.argumentExpression))) return refuse(refusals.deleteElement, node);
  const position = f.position(node);
  const args = lowerPlace(f, place, type);
  f.emit({ kind: "expr", expr: callRuntime("rt_array_unset", args, position), position });
  return boolLiteral(true);
}

/** `list[index] = undefined as T` of numbers or booleans: the element is not set any more. Null: any other assignment. */
export function unsetElement(f: FunctionLowering, place: ts.Expression, value: ts.Expression): Operand | null {
  if (!ts.isElementAccessExpression(place) || assertedNothing(value) !== "undefined") return null;
  const type = f.typeAt(place.expression);
  if (type.kind !== "array" || !isNumeric(f.typeAt(place.argumentExpression))) return null;
  const { element } = f.program.layouts.array(type.element);
  if (element !== "f64" && element !== "bool") return null;
  const position = f.position(place);
  const [array, index] = lowerPlace(f, place, type).map((part) => f.reusable(part, position));
  const isInside = binary("lt", index, convert({ kind: "length", type: "u32", array }, "f64", "exact", position));
  throwTypeErrorUnless(f, isInside, "the value is undefined", place);
  f.emit({ kind: "expr", expr: callRuntime("rt_array_unset", [array, index], position), position });
  return { expr: undefinedOf("value"), type: types.undefined };
}

/** The list and the index of an element. */
function lowerPlace(f: FunctionLowering, place: ts.ElementAccessExpression, type: ArrayType): Expr[] {
  return f.inOrder([
    () => convertTo(f, lowerExpression(f, place.expression), type, place),
    () => lowerTo(f, place.argumentExpression, types.number),
  ]);
}

function deleteMember(
  f: FunctionLowering,
  place: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  node: ts.DeleteExpression,
): void {
  const position = f.position(node);
  const target = lowerTarget(f, place);
  const parts = f.inOrder(target.steps).map((part) => f.reusable(part, position));
  const isOptional = includesUndefined(target.type);
  const unset = (): void => f.emit(target.write(parts, undefinedOf(f.program.representation(target.type))));
  if (isOptional && !keepsOrder(f, node)) return unset();
  if (!isOptional && !ts.isElementAccessExpression(place)) return refuse(refusals.deleteOperator, node);
  const known = ts.isPropertyAccessExpression(place) ? place.name.text : keyNames(f, place.argumentExpression)?.[0];
  const name = parts.length > 1 ? parts[1] : stringOperand(f, known ?? "").expr;
  const isDeleted = callLibrary(f, "deleteOfDictionary", [parts[0], name], position, "std/dictionary.ts");
  if (!isOptional) return throwTypeErrorUnless(f, isDeleted, "members of this object cannot be deleted", node);
  const { statements } = f.collect(() => {
    unset();
    dropMember(f, parts[0], name, position);
  });
  f.emit(ifStatement(position, not(isDeleted), statements));
}

export function isAssignment(node: ts.BinaryExpression): boolean {
  const kind = node.operatorToken.kind;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isUpdate(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): boolean {
  return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
}

/** The literal that an expression always is: literals, enum members, and constants that hold one. */
export function constantOf(f: FunctionLowering, node: ts.Expression): Operand | null {
  if (ts.isParenthesizedExpression(node)) return constantOf(f, node.expression);
  if (ts.isNumericLiteral(node)) return numberOperand(Number(node.text));
  if (ts.isBigIntLiteral(node)) return wordLiteral(BigInt(node.text.slice(0, -1)));
  if (ts.isStringLiteralLike(node)) return stringOperand(f, node.text, literalType(node.text, types.string));
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const inner = constantOf(f, node.operand);
    if (inner?.expr.kind === "number" && (inner.type.kind === "literal" || inner.type.key === "number"))
      return numberOperand(-inner.expr.value);
    if (inner?.expr.kind === "bigint" && inner.type.kind === "literal") return wordLiteral(-inner.expr.value);
    return null;
  }
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return constantReference(f, node);
  return null;
}

function numberOperand(value: number): Operand {
  return { expr: { kind: "number", type: "f64", value }, type: literalType(value, types.number) };
}

export function stringOperand(f: FunctionLowering, value: string, type: Type = types.string): Operand {
  return { expr: { kind: "string", type: f.program.representation(types.string), value }, type };
}

function constantReference(f: FunctionLowering, node: ts.Identifier | ts.PropertyAccessExpression): Operand | null {
  const symbol = f.program.symbolAt(node);
  const declaration = symbol?.valueDeclaration;
  if (symbol === undefined || declaration === undefined) return null;
  if (ts.isEnumMember(declaration)) {
    const value = enumMemberValue(f.checker, declaration);
    const owner = f.checker.getSymbolAtLocation(declaration.parent.name);
    if (value === undefined || owner === undefined) return null;
    return enumConstant(f, owner, value);
  }
  if (!ts.isVariableDeclaration(declaration) || !(ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const))
    return null;
  if (declaration.initializer === undefined) {
    if (!f.program.isGlobalDeclaration(declaration)) return null;
    if (symbol.name === "NaN") return { expr: { kind: "number", type: "f64", value: NaN }, type: types.number };
    if (symbol.name === "Infinity")
      return { expr: { kind: "number", type: "f64", value: Infinity }, type: types.number };
    return null;
  }
  if (mayRunTooEarly(f.program, symbol, node)) return null;
  // What a place was narrowed to it may hold no more.
  if (declaration.type === undefined && constantOf(f, skipOuterExpressions(declaration.initializer)) !== null) {
    const type = f.checker.getTypeOfSymbol(symbol);
    // A type does not tell -0 from 0.
    if (type.isNumberLiteral())
      return type.value === 0 ? constantOf(f, declaration.initializer) : numberOperand(type.value);
    if (type.flags & ts.TypeFlags.BigIntLiteral) {
      const { negative, base10Value } = (type as ts.BigIntLiteralType).value;
      return wordLiteral(BigInt(`${negative ? "-" : ""}${base10Value}`));
    }
    if (type.isStringLiteral() && !(type.flags & ts.TypeFlags.EnumLiteral))
      return stringOperand(f, type.value, literalType(type.value, types.string));
  } else if (
    declaration.type !== undefined &&
    (ts.isNumericLiteral(declaration.initializer) || ts.isBigIntLiteral(declaration.initializer))
  ) {
    const type = f.program.types.fromNode(declaration.type, f.environment);
    const value = constantOf(f, declaration.initializer);
    if (value !== null && type.kind === "primitive" && type.key !== "unknown")
      return { expr: convertTo(f, value, type, declaration.initializer), type };
  }
  return null;
}

function lowerThis(f: FunctionLowering, node: ts.Node): Operand {
  const binding = f.lookupThis();
  const self = binding === null ? staticThis(f, node) : null;
  if (self !== null) return classObject(f.program, self, f.position(node));
  if (binding === null)
    return refuse(
      refusals.unsupportedSyntax,
      node,
      "`this` outside of a class",
      "it has no object here",
      "use a class, or a variable that holds the object",
    );
  return { expr: bindingPlace(binding), type: binding.type };
}

function lowerIdentifier(f: FunctionLowering, node: ts.Identifier, expected?: Type): Operand {
  const symbol = f.program.symbolAt(node);
  if (symbol === undefined || node.text === "undefined") return { expr: undefinedOf("value"), type: types.undefined };
  const binding = f.lookup(symbol);
  if (binding !== null) {
    const held: Operand = { expr: bindingPlace(binding), type: binding.type };
    if (binding.cell !== null) checkInitialised(f, symbol, held, cellFlag(binding), node);
    if (f.program.missingElements.mayBeMissing(symbol)) return presentElement(f, held, node, expected);
    if (!isNarrowed(f, node, symbol)) return held;
    return narrowHere(f, held, node, binding.cell === null && !mayHoldOther(f, symbol, binding.type), expected);
  }
  const declaration = symbol.valueDeclaration;
  const generic = innerGeneric(symbol);
  if (declaration !== undefined && generic === null && f.program.modules.isGlobal(symbol)) {
    if (f.program.isGlobalDeclaration(declaration)) return libraryValue(f, symbol, node, expected);
    if (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient)
      return refuse(refusals.ambientDeclaration, node, node.text);
    const { type, isInitialised } = f.program.modules.globalOf(symbol);
    const held: Operand = { expr: f.program.modules.globalPlace(symbol), type };
    checkInitialised(f, symbol, held, isInitialised === null ? null : flagPlace(isInitialised), node);
    if (f.program.missingElements.mayBeMissing(symbol)) return presentElement(f, held, node, expected);
    if (!isNarrowed(f, node, symbol)) return held;
    const constant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    return narrowHere(f, held, node, constant && !mayHoldOther(f, symbol, type), expected);
  }
  const implementation = f.program.instances.implementationOf(symbol);
  if (isModuleFunction(implementation)) {
    if (generic === null && !isTopLevel(implementation)) {
      const early = f.lookup(symbol) ?? f.predeclare(symbol);
      if (early !== null) return { expr: bindingPlace(early), type: early.type };
    }
    if (generic === null || isTopLevel(generic) || f.program.modules.isGlobal(symbol))
      return moduleFunctionValue(f, implementation, expected);
  }
  if (generic !== null)
    return innerInstance(f, symbol, generic, argumentsWanted(f, generic, expectedFunction(expected)), node);
  if (f.program.refusedVariables.has(symbol)) throw new Refused(refusals.internal, node, [], true);
  if (symbol.flags & ts.SymbolFlags.Enum) return enumObject(f, symbol, node);
  if (symbol.flags & ts.SymbolFlags.Class) return classReference(f, node);
  if (symbol.flags & ts.SymbolFlags.ValueModule) return namespaceObject(f, symbol, node);
  return refuse(
    refusals.unsupportedSyntax,
    node,
    `\`${node.text}\` as a value`,
    "it is not a variable that can be reached from here",
    "pass a function that makes or does what is needed",
  );
}

/**
 * An element that may be missing: as it is where that is asked, NaN where only a number counts. A reference that holds nothing
 * is found out where it is used, anything else is tested here.
 */
function presentElement(f: FunctionLowering, held: Operand, node: ts.Identifier, expected?: Type): Operand {
  if (isNumeric(nonNullable(held.type)) && f.program.missingElements.countsAsNumber(node))
    return settled(f, held, node);
  if (asksIfThere(node, true)) return held;
  const seen = refineWidth(f.typeAt(node), held.type);
  // Of several types the checker has chosen one: that, or nothing.
  if (expected?.key === "undefined" && held.type.kind === "union" && seen.key !== "never" && !includesUndefined(seen))
    return narrow(f, held, unionType([seen, types.undefined]), node, false);
  return narrowHere(f, held, node, isRef(held.expr.type), expected);
}

/** Has a test or an assignment made the variable's type narrower here than it was declared? */
function isNarrowed(f: FunctionLowering, node: ts.Identifier, symbol: ts.Symbol): boolean {
  return f.checker.getTypeAtLocation(node) !== f.checker.getTypeOfSymbol(symbol);
}

/** The library's functions behind conversions that are passed as values: `list.map(String)`. */
const conversionFunctions: Partial<Record<string, string>> = {
  String: "valueToShownText",
  Number: "valueToNumber",
  Boolean: "valueToBoolean",
};

/** A global of the library as a value: functions are, classes, and modules like `console`. */
function libraryValue(f: FunctionLowering, symbol: ts.Symbol, node: ts.Identifier, expected?: Type): Operand {
  const implementation = f.program.instances.implementationOf(symbol);
  if (isModuleFunction(implementation)) return moduleFunctionValue(f, implementation, expected);
  const conversion = conversionFunctions[node.text];
  if (conversion !== undefined) return functionValue(f, f.program.library.functionOf("std/conversions.ts", conversion));
  if (namedClass(f.program, node) !== null) return classReference(f, node);
  const module = plainModule(f, symbol);
  if (module !== null) return namespaceObject(f, module, node);
  // Where it is said which of its functions are wanted, and how they are called.
  const own = f.checker.getTypeOfSymbol(symbol).symbol as ts.Symbol | undefined;
  const wanted = expected === undefined ? null : nonNullable(expected);
  if (own?.flags === ts.SymbolFlags.ValueModule && wanted?.kind === "object" && wanted.call === undefined)
    return namespaceObject(f, own, node, wanted);
  return refuse(
    refusals.unsupportedSyntax,
    node,
    `\`${node.text}\` as a value`,
    "a global of the library is not an object",
    "use its members directly",
  );
}

/** The module that a global stands for, if each of its functions is called in one way. */
function plainModule({ checker }: FunctionLowering, symbol: ts.Symbol): ts.Symbol | null {
  const type = checker.getTypeOfSymbol(symbol);
  const isPlain = checker
    .getPropertiesOfType(type)
    .every((one) => checker.getTypeOfSymbol(one).getCallSignatures().length <= 1);
  return isPlain && (type.symbol as ts.Symbol | undefined)?.flags === ts.SymbolFlags.ValueModule ? type.symbol : null;
}

/** `(this.state as State)`: does a cast say that it may be whatever its place holds? */
function isCastBack(f: FunctionLowering, type: Type, node: ts.Expression): boolean {
  if (!ts.isAsExpression(node.parent) || ts.isConstTypeReference(node.parent.type)) return false;
  const cast = membersOf(f.program.types.fromNode(node.parent.type, f.environment));
  const isTaken = (one: Type): boolean => cast.some((other) => sameType(one, other) || sameType(widen(one), other));
  return membersOf(nonNullable(type)).every(isTaken);
}

/** `visit(this.token)`: does it go where all that its place may hold is taken, and the checker narrows nothing by it? */
function takesAll(f: FunctionLowering, declared: Type, node: ts.Expression, expected: Type | undefined): boolean {
  if (expected === undefined) return false;
  const { parent } = node;
  const isTaken =
    ts.isCallOrNewExpression(parent) ||
    ts.isReturnStatement(parent) ||
    (ts.isVariableDeclaration(parent) ? parent.type !== undefined : isStored(parent) && isOneReference(f, expected));
  const isOne = (one: Type, other: Type): boolean =>
    sameType(one, other) ||
    (one.kind === "class" && other.kind === "class" && f.program.classes.derivesFrom(one, other));
  return isTaken && membersOf(declared).every((one) => membersOf(expected).some((other) => isOne(one, other)));
}

/** `held = this.item;` */
function isStored(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  return ts.isExpressionStatement(node.parent);
}

/** A type that assignments do not narrow, but to being there, which is found out where it is used. */
function isOneReference(f: FunctionLowering, type: Type): boolean {
  return membersOf(nonNullable(type)).length === 1 && isRef(f.program.representation(type));
}

/**
 * `const item: Item | Tool = this.item`: the checker narrows it to what the member was narrowed to, which may have been
 * replaced since.
 */
function mayHoldOther(f: FunctionLowering, { valueDeclaration }: ts.Symbol, type: Type): boolean {
  if (valueDeclaration === undefined || !ts.isVariableDeclaration(valueDeclaration)) return false;
  const { initializer } = valueDeclaration;
  const isOfPlace =
    valueDeclaration.type !== undefined && initializer !== undefined && ts.isPropertyAccessExpression(initializer);
  return isOfPlace && !isOneReference(f, type);
}

/**
 * `this.token.kind` after a call that has replaced a token of another type: what is read is a member that all the types have
 * and store alike, so that it does not matter which of them it is by now.
 */
function readsWhatAllHave(f: FunctionLowering, declared: Type, narrowed: Type, node: ts.Expression): boolean {
  const names = namesRead(node);
  if (names === null) return false;
  const kept = membersOf(narrowed);
  const all = membersOf(nonNullable(declared));
  const isNarrower = all.some((one) => !kept.some((other) => sameType(one, other)));
  if (!isNarrower || !all.every(({ kind }) => kind === "class" || kind === "object")) return false;
  return names.every((name) => {
    const [first, ...others] = all.map((one) => memberTypeOf(f, one, name));
    return first !== null && others.every((one) => one !== null && sameType(widen(one), widen(first)));
  });
}

/** The names of the members that are read of it, by an access or a pattern; null where it is more than read. */
function namesRead(object: ts.Expression): readonly string[] | null {
  const use = object.parent;
  if (ts.isParenthesizedExpression(use) || ts.isNonNullExpression(use)) return namesRead(use);
  if (ts.isPropertyAccessExpression(use)) return isTarget(use) ? null : [use.name.text];
  if (!ts.isVariableDeclaration(use) || !ts.isObjectBindingPattern(use.name)) return null;
  const names = use.name.elements.map((one) => one.propertyName ?? one.name).filter(ts.isIdentifier);
  const isAll = names.length === use.name.elements.length && !use.name.elements.some((one) => one.dotDotDotToken);
  return isAll ? names.map((one) => one.text) : null;
}

/**
 * The operand as the checker has narrowed it at `node`. It stays as it is where the place that it goes to takes undefined
 * too: the checker believes that elements are never missing, so what it says after an assignment may be wrong.
 */
export function narrowHere(
  f: FunctionLowering,
  operand: Operand,
  node: ts.Expression,
  trusted: boolean,
  expected?: Type,
): Operand {
  if (operand.type.kind === "primitive" && operand.type.name !== "unknown") return operand;
  const seen = listsAmong(f, operand.type, node) ?? f.typeAt(node);
  const narrowed = refineArrays(refineWidth(seen, operand.type), operand.type);
  if (narrowed.key === "never" || narrowed.key === operand.type.key) return operand;
  // What a call has assigned since the checker does not see: `let best = null; list.forEach((x) => (best = x))`.
  if (!trusted && membersOf(narrowed).every(isNullish)) return operand;
  // The same where any value will do, or where it is asked what it is.
  const takesAny = expected?.key === "unknown" || ts.isTypeOfExpression(node.parent) || ts.isTemplateSpan(node.parent);
  if (!trusted && (takesAny || isCastBack(f, operand.type, node))) return operand;
  if (!trusted && readsWhatAllHave(f, operand.type, narrowed, node)) return operand;
  if (!trusted && takesAll(f, operand.type, node, expected)) return operand;
  // The checker says nothing of the object that a method has lost.
  if (operand.type.kind === "function" && operand.type.self !== null && narrowed.kind === "function") return operand;
  // In a generic instance the checker may know only the constraint: `{ length: number }` of an array.
  if (narrowed.kind === "object" && isBuiltIn(operand.type)) return operand;
  const takesUndefined = expected !== undefined && (expected.key === "unknown" || includesUndefined(expected));
  if (takesUndefined && nonNullable(narrowed).key === nonNullable(operand.type).key) return operand;
  if (isOtherThanSeen(f, operand, narrowed, node)) return operand;
  return narrow(f, operand, narrowed, node, trusted);
}

/** `Array.isArray` leaves `T & any[]` of a `T | readonly T[]`: whatever of it is a list. Null: the checker says more. */
function listsAmong(f: FunctionLowering, declared: Type, node: ts.Expression): Type | null {
  const seen = f.checker.getTypeAtLocation(node);
  const isOpen =
    seen.isIntersection() &&
    seen.types.some((one) => isArrayOfAny(f.checker, one)) &&
    seen.types.some((one) => (one.flags & ts.TypeFlags.TypeParameter) !== 0);
  const lists = isOpen ? membersOf(declared).filter(({ kind }) => kind === "array" || kind === "tuple") : [];
  return lists.length > 0 ? unionType(lists) : null;
}

/** For `T[K][]` under a union of keys the checker has one array of all elements: here each array is told apart. */
function refineArrays(narrowed: Type, declared: Type): Type {
  const arrays = membersOf(declared).filter((one) => one.kind === "array");
  if (arrays.length < 2) return narrowed;
  const isPart = (part: Type, whole: Type): boolean =>
    membersOf(part).every((one) => membersOf(whole).some((other) => sameType(one, other)));
  return unionType(
    membersOf(narrowed).flatMap((one) => {
      const parts = one.kind === "array" ? arrays.filter(({ element }) => isPart(element, one.element)) : [];
      return parts.length > 0 ? parts : [one];
    }),
  );
}

/** `const x = list[i] ?? "none"`: the checker leaves the right side out of its type, here it is in. */
function isOtherThanSeen(f: FunctionLowering, operand: Operand, seen: Type, node: ts.Expression): boolean {
  const declaration = ts.isIdentifier(node) ? f.program.symbolAt(node)?.valueDeclaration : undefined;
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || declaration.type !== undefined)
    return false;
  if (declaration.initializer === undefined || elementOrElse(declaration.initializer) === null) return false;
  if (f.typeAt(declaration.name).key !== f.typeAt(node).key) return false;
  return nonNullable(widen(operand.type)).key !== nonNullable(widen(seen)).key;
}

function isBuiltIn({ kind }: Type): boolean {
  return kind === "array" || kind === "tuple" || kind === "typedArray" || kind === "function";
}

function lowerConditional(f: FunctionLowering, node: ts.ConditionalExpression, expected?: Type): Operand {
  const own = staticType(f.program, node, f.environment);
  const type =
    expected !== undefined && expected.key !== "unknown" && expected.kind !== "function" ? expected : widen(own);
  const isCast = type === expected && isCastWhole(node);
  const lowerSide = (side: ts.Expression): Expr =>
    isCast ? castTo(f, lowerExpression(f, side, type), type, side) : lowerTo(f, side, type);
  const position = f.position(node);
  const test = lowerCondition(f, node.condition);
  if (test.kind === "bool") return { expr: lowerSide(test.value ? node.whenTrue : node.whenFalse), type };
  const to = f.program.representation(type);
  const whenTrue = f.collect(() => lowerSide(node.whenTrue));
  const whenFalse = f.collect(() => lowerSide(node.whenFalse));
  if (whenTrue.statements.length === 0 && whenFalse.statements.length === 0 && to !== "void")
    return {
      expr: { kind: "conditional", type: to, test, whenTrue: whenTrue.result, whenFalse: whenFalse.result },
      type,
    };
  if (to === "void") {
    whenTrue.statements.push({ kind: "expr", expr: whenTrue.result, position });
    whenFalse.statements.push({ kind: "expr", expr: whenFalse.result, position });
    f.emit(ifStatement(position, test, whenTrue.statements, whenFalse.statements));
    return { expr: undefinedOf("value"), type: types.undefined };
  }
  const result = f.newLocal("$t", to);
  f.emit({ kind: "let", local: result, init: null, position });
  f.emit(
    ifStatement(
      position,
      test,
      [...whenTrue.statements, assign(position, localExpr(result), whenTrue.result)],
      [...whenFalse.statements, assign(position, localExpr(result), whenFalse.result)],
    ),
  );
  return { expr: localExpr(result), type };
}

/** The outermost expression of a chain with `?.` in it. */
function isChainRoot(node: ts.Expression): boolean {
  if (!ts.isOptionalChain(node)) return false;
  const { parent } = node;
  const continues =
    ts.isOptionalChain(parent) && "expression" in parent && parent.expression === node && !hasQuestionDot(parent);
  return !continues;
}

/** `a?.b.c`: the links are lowered inside a block; a missing receiver leaves it with the result undefined. */
function lowerOptionalChain(f: FunctionLowering, node: ts.Expression): Operand {
  const position = f.position(node);
  const label = f.newLabel("chain");
  const outer = f.chainExit;
  f.chainExit = label;
  const link = f.collect(() => {
    // The result may be undefined: so may an element that it ends with be missing.
    const operand = lowerLink(f, node, types.undefined);
    const type = operand.expr.type === "void" ? types.void : unionType([operand.type, types.undefined]);
    return { operand, type };
  });
  f.chainExit = outer;
  const { operand, type } = link.result;
  if (operand.expr.type === "void" || operand.type.key === "void" || operand.type.key === "undefined") {
    f.emit({
      kind: "block",
      label,
      body: [...link.statements, { kind: "expr", expr: operand.expr, position }],
      position,
    });
    return { expr: undefinedOf("value"), type: types.undefined };
  }
  const to = f.program.representation(type);
  const result = f.newLocal("$chain", to);
  f.emit({ kind: "let", local: result, init: undefinedOf(to), position });
  const value = f.collect(() => convertTo(f, operand, type, node));
  f.emit({
    kind: "block",
    label,
    body: [...link.statements, ...value.statements, assign(position, localExpr(result), value.result)],
    position,
  });
  return { expr: localExpr(result), type };
}

function lowerLink(f: FunctionLowering, node: ts.Expression, expected?: Type): Operand {
  if (ts.isPropertyAccessExpression(node)) return lowerPropertyAccess(f, node);
  if (ts.isElementAccessExpression(node)) return lowerElementAccess(f, node, expected);
  if (ts.isCallExpression(node)) return lowerCall(f, node);
  if (ts.isNonNullExpression(node)) return lowerNonNull(f, node);
  throw new Error("not a link of an optional chain");
}

/** The receiver of a link: with `?.` the chain ends here when it is undefined or null. */
export function lowerReceiver(f: FunctionLowering, node: ts.Expression, optional: boolean): Operand {
  const link = ts.isOptionalChain(node)
    ? lowerLinkOrRoot(f, node)
    : optional
      ? lowerTested(f, node)
      : lowerExpression(f, node);
  if (!optional || f.chainExit === null) return partWithMember(f, link, node);
  const position = f.position(node);
  const held: Operand = { expr: f.reusable(link.expr, position), type: link.type };
  const rest = nonNullable(held.type);
  if (includesNullish(held.type) || isRef(held.expr.type)) {
    f.emit(ifStatement(position, testNullish(held), [{ kind: "break", label: f.chainExit, position }]));
  }
  return partWithMember(f, narrow(f, held, rest, node, true), node);
}

/** `one.use()` of a `Thing & Usable`, a class and an interface: the instance by the part that has the member. */
function partWithMember(f: FunctionLowering, object: Operand, node: ts.Expression): Operand {
  const type = typeWithMember(f, object.type, node);
  return type === object.type ? object : { expr: castTo(f, object, type, node), type };
}

/** The part of the receiver's type by which its member is reached, if that is not its class. */
export function typeWithMember(f: FunctionLowering, type: Type, receiver: ts.Expression): Type {
  const access = receiver.parent;
  const seen = f.checker.getNonNullableType(f.checker.getTypeAtLocation(receiver));
  if (type.kind !== "class" || !seen.isIntersection() || !ts.isPropertyAccessExpression(access)) return type;
  const has = (one: ts.Type): boolean => one.getProperty(access.name.text) !== undefined;
  if (has(f.checker.getTypeAtLocation(type.declaration))) return type;
  const part = seen.types.find((one) => has(one) && !one.isClass());
  const wanted = part === undefined ? type : f.program.types.convert(part, f.environment, receiver);
  return wanted.kind === "object" ? wanted : type;
}

function lowerLinkOrRoot(f: FunctionLowering, node: ts.Expression): Operand {
  return isChainRoot(node) ? lowerOptionalChain(f, node) : lowerLink(f, node);
}
