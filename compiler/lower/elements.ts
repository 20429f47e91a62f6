// Elements of arrays, typed arrays, tuples and strings. Outside of the array an element is a RangeError, unless the
// program is about to test it for undefined.

import { ts } from "ts-morph";
import { enumMemberValue } from "../enum_values.ts";
import type { Expr, IrType, Position, Stmt } from "../ir.ts";
import { refusals } from "../refusals.ts";
import {
  type ArrayType,
  arrayType,
  includesUndefined,
  isNumeric,
  isPrimitive,
  isStringLike,
  membersOf,
  nonNullable,
  sameType,
  type TupleType,
  type Type,
  types,
  type UnionType,
  unionType,
  widen,
  isBigint,
  typedElementType,
} from "../types.ts";
import {
  arrayOf,
  assign,
  binary,
  boolLiteral,
  convert,
  convertNumber,
  ifStatement,
  isRef,
  isSmallInteger,
  localExpr,
  logical,
  not,
  numberLiteral,
  undefinedOf,
  zeroOf,
  nowhere,
} from "./build.ts";
import { copyArray } from "./array_literals.ts";
import { methodByKey } from "./bound_methods.ts";
import { boxed } from "./bigints.ts";
import { calledAs } from "./callable_objects.ts";
import { convertTo, represent } from "./convert.ts";
import { dictionaryOf, keyText, narrowEntry, readEntry } from "./dictionaries.ts";
import { enumConstant } from "./enums.ts";
import { constantOf, lowerExpression, lowerReceiver, lowerShown, narrowHere, stringOperand } from "./expressions.ts";
import { commonFunction } from "./function_casts.ts";
import { forKind } from "./kinds.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { narrow } from "./narrow.ts";
import { memberTypeOf, presentReceiver, readMember, readStatic, readSuper, staticEntity } from "./members.ts";
import { refuse } from "./resolve_types.ts";
import { callRuntime } from "./runtime.ts";
import { mayRun, skipParentheses } from "./syntax.ts";
import { callLibrary } from "./text.ts";

export function lowerElementAccess(f: FunctionLowering, node: ts.ElementAccessExpression, expected?: Type): Operand {
  let receiver: Operand = { expr: undefinedOf("value"), type: types.never };
  let indexType: Type = types.number;
  let isDictionary = false;
  // A literal name is a member like any other.
  const name = memberIn(f, node);
  if (name !== null) {
    const entity = staticEntity(f, node);
    if (entity !== null) return readStatic(f, entity, node, expected);
    if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return readSuper(f, name, node);
    const object = lowerReceiver(f, node.expression, node.questionDotToken !== undefined);
    const read = readMember(f, object, name, node);
    if (dictionaryOf(f, object.type) !== null) return narrowEntry(f, read, node);
    return narrowHere(f, read, node, false, expected);
  }
  const enumMember = enumMemberOf(f, node, expected);
  if (enumMember !== null) return enumMember;
  const [object, index] = f.inOrder([
    () => {
      receiver = lowerReceiver(f, node.expression, node.questionDotToken !== undefined);
      isDictionary = dictionaryOf(f, receiver.type) !== null;
      if (isDictionary) receiver = { expr: presentReceiver(f, receiver, node), type: nonNullable(receiver.type) };
      return receiver.expr;
    },
    () => {
      const { argumentExpression } = node;
      // What nobody knows may have any names: those of `for (const key in value)` are no indexes.
      const isNamed = isDictionary || isOpenObject(receiver.type);
      const operand = isNamed ? lowerShown(f, argumentExpression) : lowerIndex(f, argumentExpression);
      indexType = operand.type;
      return isDictionary ? keyText(f, operand, argumentExpression) : operand.expr;
    },
  ]);
  const present = nonNullable(receiver.type);
  // The texts of groups and what else may be missing: nothing is at any index of undefined.
  const isOpened =
    !isDictionary && present.key !== receiver.type.key && (isStringLike(present) || present.kind === "array");
  const source: Operand = isOpened
    ? { expr: presentReceiver(f, { expr: object, type: receiver.type }, node), type: present }
    : { expr: object, type: receiver.type };
  if (isDictionary) return narrowEntry(f, readEntry(f, source, index, node), node);
  if (isOpenObject(source.type)) {
    const position = f.position(node);
    const args = [index, object].map((one) => convert(one, "value", "exact", position)).reverse();
    return { expr: callLibrary(f, "untypedElement", args, position, "std/dictionary.ts"), type: types.unknown };
  }
  const key: Operand = { expr: index, type: indexType };
  const isAnyName = isPrimitive(widen(indexType), "string") && keyNames(f, node.argumentExpression) === null;
  const isLiteral = present.kind === "object" && (isAnyName || isClaimed(f, node.argumentExpression));
  const names = isLiteral
    ? f.program.types.members(present).map((one) => one.name)
    : keyNames(f, node.argumentExpression);
  if (names !== null && names.length > 0 && hasNamedMembers(source.type)) {
    const member = memberByKey(f, source, key, names, node, isAnyName ? types.undefined : expected);
    // A type parameter that extends a dictionary stands for an object: what it does not have is undefined.
    if (isLiteral && isAnyName && member.type.kind !== "function") {
      const seen = unionType([f.typeAt(node), types.undefined]);
      return narrow(f, member, seen, node, false);
    }
    return member.type.kind === "function" ? member : narrowHere(f, member, node, false, expected);
  }
  if (receiver.type.kind === "tuple" && index.kind === "number") return tupleElement(f, source, index.value);
  if (!isNumeric(indexType)) return refuse(refusals.computedName, node, node.argumentExpression.getText());
  const isList = receiver.type.kind === "array" || receiver.type.kind === "typedArray";
  const takesAny = expected?.key === "unknown" && isList;
  const optional = takesAny || (expected !== undefined && includesUndefined(expected));
  const element = elementOf(f, source, index, node, optional, f.program.missingElements.countsAsNumber(node));
  // The checker does not see that a tested element may be missing.
  return optional ? element : narrowHere(f, element, node, false);
}

/** Is it what may have any members: unknown, `object` (`one[key as keyof typeof one]`), or cast to `never` to get at them? */
function isOpenObject(type: Type): boolean {
  return (
    type.key === "unknown" ||
    type.key === "never" ||
    (type.kind === "object" && (type.tsType.flags & ts.TypeFlags.NonPrimitive) !== 0)
  );
}

/** What is in brackets; the names that for-in gives of a list are its indexes. */
export function lowerIndex(f: FunctionLowering, node: ts.Expression): Operand {
  const operand = lowerExpression(f, node);
  if (!isStringLike(operand.type) || keyNames(f, node) !== null) return operand;
  const declaration = f.program.symbolAt(node)?.valueDeclaration;
  const isOfForIn = declaration !== undefined && ts.isForInStatement(declaration.parent.parent);
  if (!isOfForIn) return operand;
  return {
    expr: callLibrary(f, "textToNumber", [operand.expr], f.position(node), "std/conversions.ts"),
    type: types.number,
  };
}

/** The name in brackets where it is known when the program is compiled. */
function nameIn(f: FunctionLowering, node: ts.Expression): string | null {
  if (isClaimed(f, node)) return null;
  const type = constantOf(f, node)?.type ?? f.typeAt(node);
  return type.kind === "literal" && typeof type.value === "string" ? type.value : null;
}

/** The member that an element access names; null where the key is looked up when the program runs. */
export function memberIn(f: FunctionLowering, node: ts.ElementAccessExpression): string | null {
  const symbol = symbolIn(f, node.argumentExpression);
  if (symbol === null && mayRun(node.argumentExpression)) return null;
  if (symbol === null) return nameIn(f, node.argumentExpression);
  return dictionaryOf(f, f.typeAt(node.expression)) === null ? symbol : null;
}

/** The name of the members that a constant which holds a symbol stands for; null for all else. */
export function symbolIn(f: FunctionLowering, node: ts.Expression): string | null {
  const type = f.checker.getTypeAtLocation(node);
  return type.flags & ts.TypeFlags.UniqueESSymbol ? f.program.types.nameInBrackets(node) : null;
}

/** `object[text as "a"]`: nobody knows that the text is one of these. */
function isClaimed(f: FunctionLowering, node: ts.Expression): boolean {
  const inner = skipParentheses(node);
  return (
    ts.isAsExpression(inner) &&
    isPrimitive(widen(f.typeAt(inner.expression)), "string") &&
    f.typeAt(inner.expression).kind !== "literal"
  );
}

/** The names that a key may be, by its type; null when they are not known. */
export function keyNames(f: FunctionLowering, node: ts.Expression): string[] | null {
  const names: string[] = [];
  for (const member of membersOf(f.typeAt(node))) {
    if (member.kind === "enum") names.push(...f.program.types.enumValues(member).map(String));
    else if (member.kind === "literal") names.push(String(member.value));
    else return null;
  }
  return names.length > 0 ? names : null;
}

export function hasNamedMembers(type: Type): boolean {
  return membersOf(nonNullable(type)).every((one) => one.kind === "object" || one.kind === "class");
}

/** `object[key]` with a key of which the possible names are known: one comparison for each. */
export function memberByKey(
  f: FunctionLowering,
  object: Operand,
  key: Operand,
  names: readonly string[],
  node: ts.ElementAccessExpression,
  expected: Type | undefined,
): Operand {
  const position = f.position(node);
  const held: Operand = { expr: f.reusable(object.expr, position), type: object.type };
  const text = f.reusable(keyText(f, key, node.argumentExpression), position);
  // What is about to be tested may be missing in an object that is filled key by key.
  const optional = expected !== undefined && includesUndefined(expected);
  const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node;
  const read = (name: string): Operand =>
    (isCalled ? methodByKey(f, held, name, node) : null) ??
    (optional ? readPossibly(f, held, name, node) : readMember(f, held, name, node));
  const reads = names.map((name) => f.collect(() => read(name)));
  const type = calledInCommon(f, node, reads) ?? widen(unionType(reads.map((read) => read.result.type)));
  const to = f.program.representation(type);
  const result = f.newLocal("$t", to);
  f.emit({ kind: "let", local: result, init: null, position });
  // A key that its type does not allow comes from a cast.
  const missing = includesUndefined(type) ? assign(position, localExpr(result), undefinedOf(to)) : null;
  const otherwise = missing ?? unknownKey(f, text, position);
  const choice = names.reduceRight<Stmt>((rest, name, index) => {
    const { statements, result: member } = reads[index];
    const value = f.collect(() => convertTo(f, member, type, node, "unbox"));
    const body = [...statements, ...value.statements, assign(position, localExpr(result), value.result)];
    return ifStatement(position, isName(f, text, name, position), body, [rest]);
  }, otherwise);
  f.emit(choice);
  return { expr: localExpr(result), type };
}

/** `operators[name](a, b)`: the function type of the call, where the members are functions that are called in other ways. */
function calledInCommon(
  f: FunctionLowering,
  node: ts.ElementAccessExpression,
  reads: readonly { readonly result: Operand }[],
): Type | null {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.expression !== node || ts.isOptionalChain(call)) return null;
  const functions = reads.flatMap(({ result }) => calledAs(result.type) ?? []);
  const signature = f.checker.getResolvedSignature(call);
  if (functions.length < reads.length || signature === undefined || commonFunction(f, functions) !== null) return null;
  return f.program.types.functionOf(signature, f.environment, node);
}

/** A member, or undefined where the object was made without it. */
function readPossibly(f: FunctionLowering, object: Operand, name: string, node: ts.Node): Operand {
  const type = nonNullable(object.type);
  const member = type.kind === "object" ? memberTypeOf(f, type, name) : null;
  if (member === null) return readMember(f, object, name, node);
  const wanted = unionType([member, types.undefined]);
  const self = presentReceiver(f, object, node);
  return { expr: f.program.dispatch.read(type, name, wanted, self, node, f.position(node)), type: wanted };
}

export function isName(f: FunctionLowering, text: Expr, name: string, position: Position): Expr {
  return callRuntime("rt_string_equal", [text, stringOperand(f, name).expr], position);
}

/** A key that its type does not allow, from a cast that cannot be checked. */
export function unknownKey(f: FunctionLowering, text: Expr, position: Position): Stmt {
  return { kind: "expr", expr: callLibrary(f, "throwUnknownKey", [text], position, "std/error.ts"), position };
}

/** `Color[value]`: the name of a number enum's member; `Color[name]`: the value of the member with one of these names. */
function enumMemberOf(
  f: FunctionLowering,
  node: ts.ElementAccessExpression,
  expected: Type | undefined,
): Operand | null {
  const symbol = f.program.symbolAt(node.expression);
  if (symbol === undefined || !(symbol.flags & ts.SymbolFlags.Enum)) return null;
  if (isNumeric(f.typeAt(node.argumentExpression))) return enumNameOf(f, symbol, node);
  const names = keyNames(f, node.argumentExpression);
  return names === null ? null : enumValueOf(f, symbol, names, node, expected);
}

function enumValueOf(
  f: FunctionLowering,
  symbol: ts.Symbol,
  names: readonly string[],
  node: ts.ElementAccessExpression,
  expected: Type | undefined,
): Operand {
  const position = f.position(node);
  const optional = expected !== undefined && includesUndefined(expected);
  const base = f.program.types.enumType(symbol);
  const type = optional ? unionType([base, types.undefined]) : base;
  const text = f.temporary(keyText(f, lowerExpression(f, node.argumentExpression), node.argumentExpression), position);
  const to = f.program.representation(type);
  const result = f.newLocal("$member", to);
  f.emit({ kind: "let", local: result, init: optional ? undefinedOf(to) : zeroOf(to), position });
  const otherwise = optional ? [] : [unknownKey(f, text, position)];
  const members = (symbol.declarations ?? []).filter(ts.isEnumDeclaration).flatMap((one) => [...one.members]);
  const choice = names.reduceRight<Stmt[]>((rest, name) => {
    const member = members.find((one) => f.checker.getSymbolAtLocation(one.name)?.name === name);
    const value = member === undefined ? undefined : enumMemberValue(f.checker, member);
    if (value === undefined) return refuse(refusals.computedName, node, node.argumentExpression.getText());
    const constant = enumConstant(f, symbol, value);
    const found = f.collect(() => f.emit(assign(position, localExpr(result), convertTo(f, constant, type, node))));
    return [ifStatement(position, isName(f, text, name, position), found.statements, rest)];
  }, otherwise);
  choice.forEach((statement) => f.emit(statement));
  return { expr: localExpr(result), type };
}

function enumNameOf(f: FunctionLowering, symbol: ts.Symbol, node: ts.ElementAccessExpression): Operand {
  const declarations = (symbol.declarations ?? []).filter(ts.isEnumDeclaration);
  const value = f.reusable(convertNumber(lowerExpression(f, node.argumentExpression).expr, "f64", f.position(node)));
  const string = f.program.representation(types.string);
  let name: Expr = undefinedOf(string);
  for (const member of declarations.flatMap((declaration) => [...declaration.members])) {
    const constant = enumMemberValue(f.checker, member);
    if (typeof constant !== "number") continue;
    name = {
      kind: "conditional",
      type: string,
      test: binary("eq", value, numberLiteral(constant)),
      whenTrue: { kind: "string", type: string, value: ts.isComputedPropertyName(member.name) ? "" : member.name.text },
      whenFalse: name,
    };
  }
  return { expr: name, type: types.string };
}

export function tupleElement(f: FunctionLowering, source: Operand, index: number): Operand {
  if (source.type.kind !== "tuple") throw new Error("not a tuple");
  const layout = f.program.layouts.tuple(source.type.elements, source.type.key);
  const field = layout.fields[index];
  if (field === undefined) return { expr: undefinedOf("value"), type: types.undefined };
  return {
    expr: { kind: "field", type: field.type, object: source.expr, layout, field },
    type: source.type.elements[index],
  };
}

/**
 * The element at an index; with `optional` undefined when there is none. Else what is stored as a reference or value is the
 * word of undefined, which is found out where it is used; a number is NaN where it only counts, and else a RangeError.
 */
export function elementOf(
  f: FunctionLowering,
  source: Operand,
  index: Expr,
  node: ts.Node,
  optional: boolean,
  countsAsNumber = false,
): Operand {
  const position = f.position(node);
  const { type } = source;
  if (isStringLike(type)) return characterOf(f, source, index, node, optional);
  if (type.kind === "tuple")
    return index.kind === "number" ? tupleElement(f, source, index.value) : tupleByIndex(f, source, index, node);
  if (isUnionOfLists(type)) {
    const at = f.reusable(index, position);
    return forKind(f, source, type.members, node, (list) => elementOf(f, list, at, node, optional, countsAsNumber));
  }
  if (type.kind !== "array" && type.kind !== "typedArray")
    return refuse(
      refusals.computedName,
      node,
      ts.isElementAccessExpression(node) ? node.argumentExpression.getText() : node.getText(),
    );
  const layout =
    type.kind === "array" ? f.program.layouts.array(type.element) : f.program.layouts.typedArray(type.name);
  const elementType = type.kind === "array" ? type.element : typedElementType(type.name);
  const stored = (array: Expr, at: Expr, checked: boolean): Extract<Expr, { kind: "element" }> => ({
    kind: "element",
    type: layout.element!,
    array,
    layout,
    index: at,
    checked,
    position,
  });
  if (!optional) {
    const outside = type.kind === "array" ? nothingIn(f.program.representation(type.element), countsAsNumber) : null;
    const element: Expr =
      outside === null ? stored(source.expr, index, true) : { ...stored(source.expr, index, false), outside };
    return { expr: elementValue(f, element, elementType), type: elementType };
  }
  const array = f.reusable(source.expr, position);
  const at = f.reusable(index, position);
  const result = unionType([elementType, types.undefined]);
  const to = f.program.representation(result);
  const isInside = inRange(at, { kind: "length", type: "u32", array });
  const mayBeHole = type.kind === "array" && (layout.element === "f64" || layout.element === "bool");
  const inside = (): Expr => {
    const element = stored(array, at, false);
    return mayBeHole ? { ...element, hole: "allowed" } : element;
  };
  const isHole = (): Expr => {
    if (layout.element === "bool") return callRuntime("rt_is_hole_byte", [inside()], position);
    // Printing an element, or what a function gives for a number, does not make a program one that expects holes.
    const { missingElements } = f.program;
    const isShown = missingElements.isShown(node) || missingElements.results.isGivenAsThere(node);
    const test = isShown ? "rt_is_missing" : "rt_is_hole";
    return callRuntime(test, [inside()], position);
  };
  return {
    expr: {
      kind: "conditional",
      type: to,
      test: mayBeHole ? logical("and", isInside, not(isHole())) : isInside,
      whenTrue: represent(elementValue(f, inside(), elementType), to, "unbox", position),
      whenFalse: undefinedOf(to),
    },
    type: result,
  };
}

/** What an array stores, as a value of its elements' type: a byte is a number, and a double may be an enum's. */
export function elementValue(f: FunctionLowering, stored: Expr, type: Type): Expr {
  if (isBigint(type) && !isRef(stored.type)) return boxed(stored, nowhere);
  const to = f.program.representation(type);
  return isRef(to) || to === "value" || to === "bool" || to === "void" || to === stored.type
    ? stored
    : convertNumber(stored, to, { file: "", line: 0, column: 0 });
}

/** What stands for an element that is not there; null: nothing can. */
function nothingIn(stored: IrType, countsAsNumber: boolean): "nan" | "undefined" | null {
  if (isRef(stored) || stored === "value") return "undefined";
  return stored === "f64" && countsAsNumber ? "nan" : null;
}

/** Is the number an index below `length`? Fractions and NaN are not. */
function inRange(index: Expr, length: Expr): Expr {
  const nowhere = { file: "", line: 0, column: 0 };
  if (index.kind === "convert" && index.mode === "exact" && isSmallInteger(index.operand.type))
    return inRange(index.operand, length);
  if (index.kind === "number" && Number.isInteger(index.value) && index.value >= 0)
    return index.value <= 0xffffffff ? binary("lt", numberLiteral(index.value, "u32"), length) : boolLiteral(false);
  if (index.type === "u32" || index.type === "u16" || index.type === "u8")
    return binary("lt", convert(index, "u32", "exact", nowhere), length);
  const asNumber = convertNumber(index, "f64", nowhere);
  const below = binary("lt", asNumber, convertNumber(length, "f64", nowhere));
  const whole = binary("eq", convert(convert(asNumber, "u32", "wrap", nowhere), "f64", "exact", nowhere), asNumber);
  return logical("and", below, whole);
}

/** `text[i]`: a string of one code unit. */
function characterOf(f: FunctionLowering, source: Operand, index: Expr, node: ts.Node, optional: boolean): Operand {
  const position = f.position(node);
  const text = f.reusable(source.expr, position);
  const at = f.reusable(index, position);
  const string = f.program.representation(types.string);
  const length: Expr = { kind: "length", type: "u32", array: text };
  const unit = callRuntime("rt_string_code_unit", [text, convertNumber(at, "u32", position)], position);
  const character: Expr = { ...callRuntime("rt_string_from_code_unit", [unit], position), type: string };
  return {
    expr: {
      kind: "conditional",
      type: string,
      test: inRange(at, length),
      whenTrue: character,
      whenFalse: undefinedOf(string),
    },
    type: optional ? unionType([types.string, types.undefined]) : types.string,
  };
}

/** Texts, tuples and arrays. */
export function isUnionOfLists(type: Type): type is UnionType {
  const isList = (one: Type): boolean => isStringLike(one) || ["tuple", "array", "typedArray"].includes(one.kind);
  return type.kind === "union" && type.members.every(isList);
}

/** A tuple at an index that is known only at run time. */
function tupleByIndex(f: FunctionLowering, source: Operand, index: Expr, node: ts.Node): Operand {
  if (source.type.kind !== "tuple") throw new Error("not a tuple");
  const position = f.position(node);
  const { elements } = source.type;
  const type = widen(unionType(elements));
  const to = f.program.representation(type);
  const tuple: Operand = { expr: f.reusable(source.expr, position), type: source.type };
  const at = f.reusable(convertNumber(index, "f64", position), position);
  const result = f.newLocal("$t", to);
  f.emit({ kind: "let", local: result, init: null, position });
  let statements = [
    {
      kind: "expr" as const,
      expr: callRuntime("rt_throw_index", [at, numberLiteral(elements.length)], position),
      position,
    },
  ] as Parameters<typeof ifStatement>[2];
  for (let one = elements.length - 1; one >= 0; one--) {
    const element = tupleElement(f, tuple, one);
    statements = [
      ifStatement(
        position,
        binary("eq", at, numberLiteral(one)),
        [assign(position, localExpr(result), represent(element.expr, to, "unbox", position))],
        statements,
      ),
    ];
  }
  statements.forEach((statement) => f.emit(statement));
  return { expr: localExpr(result), type };
}

/** `[, ...rest]`: a copy of the elements from an index on. */
export function sliceFrom(f: FunctionLowering, source: Operand, start: number, node: ts.Node): Operand {
  const position = f.position(node);
  if (source.type.kind === "tuple") {
    const tuple: Operand = { expr: f.reusable(source.expr, position), type: source.type };
    const rest = source.type.elements.slice(start);
    const type = arrayType(unionType(rest));
    const element = f.program.representation(type.element);
    const elements = rest.map((_, index) =>
      represent(tupleElement(f, tuple, start + index).expr, element, "unbox", position),
    );
    return { expr: arrayOf(f.program.layouts.array(type.element), elements, position), type };
  }
  const lists = membersOf(source.type).filter((one) => one.kind === "tuple" || one.kind === "array");
  if (source.type.kind === "union" && lists.length === source.type.members.length)
    return sliceFromAny(f, source, lists, start, node);
  if (source.type.kind !== "array")
    return refuse(refusals.unsupportedType, node, source.type.key, "it is not an array", "copy it into an array first");
  const slice = f.program.library.find("std/array.ts", "slice");
  if (slice === null) throw new Error("std/array.ts does not export slice");
  const instance = f.program.library.instance(slice, f.program.library.argumentsFor(slice, source.type, new Map()));
  const args: Expr[] = [source.expr];
  instance.type.params.forEach((param, index) => {
    const to = f.program.representation(param);
    args.push(index === 0 ? represent(numberLiteral(start), to, "unbox", position) : undefinedOf(to));
  });
  return {
    expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args, position },
    type: source.type,
  };
}

/** Of several kinds of lists: an array of what any of them holds from there on. */
function sliceFromAny(
  f: FunctionLowering,
  source: Operand,
  lists: readonly (TupleType | ArrayType)[],
  start: number,
  node: ts.Node,
): Operand {
  const held = lists.flatMap((list) => (list.kind === "tuple" ? list.elements.slice(start) : [list.element]));
  const type = arrayType(widen(unionType(held)));
  return forKind(f, source, lists, node, (list) => {
    const rest = sliceFrom(f, list, start, node);
    return { expr: sameType(rest.type, type) ? rest.expr : copyArray(f, rest, type, node), type };
  });
}
