// Functions of #intrinsics: each is the C function rt_<snake case> of runtime.h, with its parameters by representation.
// The generic ones, whose code depends on a type argument, are lowered here by name.

import { ts } from "ts-morph";
import type { Expr, Position } from "../ir.ts";
import {
  arrayType,
  isBigint,
  mayBeFunction,
  isNumeric,
  isStringLike,
  membersOf,
  nonNullable,
  type Type,
  types,
  unionType,
  widen,
  typedElementType,
} from "../types.ts";
import { functionAmong } from "./adapted_members.ts";
import { anyRef, asElement, assign, binary, boolLiteral, convert, convertNumber, isRef, undefinedOf } from "./build.ts";
import { lowerArguments } from "./calls.ts";
import { constructWith } from "./new.ts";
import { castAmong, castTo } from "./casts.ts";
import { staticFieldsOf } from "./class_values.ts";
import { convertTo, represent } from "./convert.ts";
import { lowerExpression, lowerTo, stringOperand } from "./expressions.ts";
import { elementValue } from "./elements.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { requireFunction } from "./function_casts.ts";
import { storeElement } from "./assign.ts";
import { iterate } from "./iteration.ts";
import { appendTo, buildArray } from "./array_literals.ts";
import { callRuntime } from "./runtime.ts";
import { shapeOf } from "./shapes.ts";

const intrinsicsFile = "std/intrinsics.d.ts";

export function isIntrinsic(f: FunctionLowering, symbol: ts.Symbol): boolean {
  const declaration = symbol.valueDeclaration;
  return (
    declaration !== undefined &&
    ts.isFunctionDeclaration(declaration) &&
    f.program.pathOf(declaration.getSourceFile()) === intrinsicsFile
  );
}

export function lowerIntrinsic(
  f: FunctionLowering,
  node: ts.CallExpression,
  symbol: ts.Symbol,
  expected?: Type,
): Operand {
  const special = generic[symbol.name];
  if (special !== undefined) return special(f, node, expected);
  const signature = f.checker.getResolvedSignature(node);
  if (signature === undefined) throw new Error(`no signature for ${symbol.name}`);
  const type = f.program.types.functionOf(signature, f.environment, node);
  const args = lowerArguments(f, [], node.arguments, type, node);
  const returns = f.program.instances.returnRepresentation(type.returns);
  const name = `rt_${snakeCase(symbol.name)}`;
  return {
    expr: { kind: "callRuntime", type: returns, name, args, pure: false, position: f.position(node) },
    type: type.returns,
  };
}

/** loadU8 -> load_u8, textFromUtf8 -> text_from_utf8 */
export function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}

type GenericIntrinsic = (f: FunctionLowering, node: ts.CallExpression, expected?: Type) => Operand;

function typeArgument(f: FunctionLowering, node: ts.CallExpression, index = 0): Type {
  const signature = f.checker.getResolvedSignature(node);
  const args = signature === undefined ? undefined : f.checker.getTypeArgumentsForResolvedSignature(signature);
  if (args?.[index] === undefined) throw new Error("intrinsic without type argument");
  return widen(f.program.types.convert(args[index], f.environment, node));
}

/** A value of which nothing is known, and the type argument that it is cast to; of a function the caller knows the type. */
function valueAndType(f: FunctionLowering, node: ts.CallExpression): { operand: Operand; type: Type } {
  const type = typeArgument(f, node);
  return { operand: lowerExpression(f, node.arguments[0], type), type };
}

function asU32(f: FunctionLowering, node: ts.Expression): Expr {
  return convertNumber(lowerExpression(f, node).expr, "u32", f.position(node));
}

type Place = Extract<Expr, { kind: "element" }>;

/** The elements of an array-like operand: its layout and the type that reading one gives. */
function elementPlace(
  f: FunctionLowering,
  array: Operand,
  index: Expr,
  position: Position,
): { place: Place; type: Type } {
  const type = nonNullable(array.type);
  if (type.kind !== "array" && type.kind !== "typedArray") throw new Error(`elements of ${type.key}`);
  const layout =
    type.kind === "array" ? f.program.layouts.array(type.element) : f.program.layouts.typedArray(type.name);
  return {
    place: { kind: "element", type: layout.element!, array: array.expr, layout, index, checked: false, position },
    type: type.kind === "array" ? type.element : typedElementType(type.name),
  };
}

/** The element that the arguments `(array, index)` name. */
function elementArgument(f: FunctionLowering, node: ts.CallExpression): ReturnType<typeof elementPlace> {
  let type: Type = types.never;
  const [array, index] = f.inOrder([
    () => {
      const operand = lowerExpression(f, node.arguments[0]);
      type = operand.type;
      return operand.expr;
    },
    () => asU32(f, node.arguments[1]),
  ]);
  return elementPlace(f, { expr: array, type }, index, f.position(node));
}

/** The same, to be read more than once. */
function reusedElement(f: FunctionLowering, node: ts.CallExpression): ReturnType<typeof elementPlace> {
  const { place, type } = elementArgument(f, node);
  const [array, index] = [place.array, place.index].map((one) => f.reusable(one, f.position(node)));
  return { place: { ...place, array, index }, type };
}

function isStoredAsWord({ layout }: Place): boolean {
  return isRef(layout.element!) || layout.element === "value";
}

/** Has nobody set the number or boolean? Of integers of fixed width one cannot tell. */
function isUnsetScalar(place: Place, position: Position): Expr {
  const { element } = place.layout;
  if (element !== "f64" && element !== "bool") return boolLiteral(false);
  const test = element === "bool" ? "rt_is_unset_byte" : "rt_is_unset_number";
  return callRuntime(test, [{ ...place, hole: "allowed" }], position);
}

function isTypedNumber(array: Type, element: Type): boolean {
  return nonNullable(array).kind === "typedArray" && element.key === "number";
}

/** hash by representation: equal for values that are sameValueZero. */
function hash(operand: Operand, position: Position): Expr {
  const { expr, type } = operand;
  if (isStringLike(type)) return callRuntime("rt_string_hash", [expr], position);
  if (expr.type === "value") return callRuntime("rt_value_hash", [expr], position);
  if (isRef(expr.type)) {
    return type.kind === "union" || isBigint(type) || mayBeFunction(type)
      ? callRuntime("rt_value_hash", [convert(expr, "value", "exact", position)], position)
      : callRuntime("rt_hash_ref", [expr], position);
  }
  if (expr.type === "f64" || expr.type === "f32")
    return callRuntime("rt_hash_f64", [convertNumber(expr, "f64", position)], position);
  if (expr.type === "bool")
    return {
      kind: "conditional",
      type: "u32",
      test: expr,
      whenTrue: { kind: "number", type: "u32", value: 1 },
      whenFalse: { kind: "number", type: "u32", value: 2 },
    };
  return callRuntime("rt_hash_u64", [convertNumber(expr, "u64", position)], position);
}

/** -0 becomes 0. */
function key({ expr }: Operand, position: Position): Expr {
  if (expr.type === "value") return callRuntime("rt_value_key", [expr], position);
  return expr.type === "f64" ? binary("add", expr, { kind: "number", type: "f64", value: 0 }) : expr;
}

function sameValueZero(a: Operand, b: Operand, position: Position): Expr {
  const { expr, type } = a;
  if (isStringLike(type)) return callRuntime("rt_string_equal", [expr, b.expr], position);
  if (isNumeric(type) && expr.type !== "f64" && expr.type !== "f32") return binary("eq", expr, b.expr);
  if (expr.type === "bool") return binary("eq", expr, b.expr);
  if (isRef(expr.type) && type.kind !== "union" && !isBigint(type) && !mayBeFunction(type))
    return binary("eq", expr, b.expr);
  return callRuntime(
    "rt_value_same_value_zero",
    [convert(expr, "value", "exact", position), convert(b.expr, "value", "exact", position)],
    position,
  );
}

function allocate(
  f: FunctionLowering,
  name: "rt_array_new" | "rt_typed_array_new",
  type: Type,
  length: Expr,
  position: Position,
): Operand {
  const to = f.program.representation(type);
  if (!isRef(to) || to.to === null) throw new Error(`allocating ${type.key}`);
  return {
    expr: {
      kind: "callRuntime",
      type: to,
      name,
      args: [{ kind: "descriptor", type: "u32", layout: to.to }, length],
      pure: false,
      position,
    },
    type,
  };
}

/** A new array or tuple of the elements of an array of unknown. */
function gather(f: FunctionLowering, values: Operand, type: Type, node: ts.Node): Operand {
  const position = f.position(node);
  const held: Operand = { expr: f.temporary(values.expr, position), type: values.type };
  const elementAt = (index: Expr, to: Type): Expr =>
    represent(elementPlace(f, held, index, position).place, f.program.representation(to), "unbox", position);
  if (type.kind === "tuple") {
    const layout = f.program.layouts.tuple(type.elements, type.key);
    const tuple = f.temporary({ kind: "new", type: { kind: "ref", to: layout }, layout, position }, position);
    type.elements.forEach((element, index) => {
      const field = layout.fields[index];
      const place: Expr = { kind: "field", type: field.type, object: tuple, layout, field };
      f.emit(assign(position, place, elementAt({ kind: "number", type: "u32", value: index }, element)));
    });
    return { expr: tuple, type };
  }
  if (type.kind !== "array") throw new Error(`gathering ${type.key}`);
  const array = f.temporary(buildArray(f, [], type, node), position);
  iterate(f, held, node, (element) => {
    const value = represent(element.expr, f.program.representation(type.element), "unbox", position);
    appendTo(f, array, type, { expr: value, type: type.element }, node);
  });
  return { expr: array, type };
}

const generic: Record<string, GenericIntrinsic> = {
  arrayWithCapacity(f, node) {
    return allocate(f, "rt_array_new", arrayType(typeArgument(f, node)), asU32(f, node.arguments[0]), f.position(node));
  },
  arraySetLength(f, node) {
    const [array, length] = f.inOrder([
      () => lowerExpression(f, node.arguments[0]).expr,
      () => asU32(f, node.arguments[1]),
    ]);
    return { expr: callRuntime("rt_array_set_length", [array, length], f.position(node)), type: types.void };
  },
  arrayResize(f, node) {
    const [array, length] = f.inOrder([
      () => lowerExpression(f, node.arguments[0]).expr,
      () => asU32(f, node.arguments[1]),
    ]);
    return { expr: callRuntime("rt_array_resize", [array, length], f.position(node)), type: types.void };
  },
  arrayExtend(f, node) {
    const array = lowerExpression(f, node.arguments[0]).expr;
    return { expr: callRuntime("rt_array_extend", [array], f.position(node)), type: types.u32 };
  },
  elementIsUnset(f, node) {
    const { place } = reusedElement(f, node);
    const word = convert(place, "value", "exact", f.position(node));
    const test = isStoredAsWord(place)
      ? callRuntime("rt_is_unset_word", [word, place.array], f.position(node))
      : isUnsetScalar(place, f.position(node));
    return { expr: test, type: types.boolean };
  },
  elementOrNone(f, node) {
    const { place, type } = reusedElement(f, node);
    const result = unionType([type, types.undefined]);
    const to = f.program.representation(result);
    const value = represent(elementValue(f, place, type), to, "unbox", f.position(node));
    // A reference that nobody has set is undefined already.
    if (isStoredAsWord(place)) return { expr: value, type: result };
    const test = isUnsetScalar(place, f.position(node));
    return {
      expr: { kind: "conditional", type: to, test, whenTrue: undefinedOf(to), whenFalse: value },
      type: result,
    };
  },
  appendUnset(f, node) {
    const array = lowerExpression(f, node.arguments[0]).expr;
    return { expr: callRuntime("rt_array_append_unset", [array], f.position(node)), type: types.void };
  },
  elementUnchecked(f, node) {
    const { place, type } = elementArgument(f, node);
    return { expr: elementValue(f, place, type), type };
  },
  setElementUnchecked(f, node) {
    const position = f.position(node);
    const arrayTypeHere = f.program.types.at(node.arguments[0], f.environment);
    let value: Operand = { expr: undefinedOf("value"), type: types.never };
    const element = elementPlace(
      f,
      { expr: undefinedOf("value"), type: arrayTypeHere },
      undefinedOf("value"),
      position,
    );
    const [array, index, stored] = f.inOrder([
      () => lowerExpression(f, node.arguments[0]).expr,
      () => asU32(f, node.arguments[1]),
      () => {
        value = lowerExpression(f, node.arguments[2], element.type);
        const converted = convertTo(f, value, element.type, node.arguments[2]);
        const array = nonNullable(arrayTypeHere);
        return isTypedNumber(arrayTypeHere, element.type) && array.kind === "typedArray"
          ? storeElement(f, converted, array.name, node)
          : asElement(converted, element.place.layout, position);
      },
    ]);
    f.emit(assign(position, { ...element.place, array, index }, stored));
    return { expr: undefinedOf("void"), type: types.void };
  },
  trustedCast(f, node) {
    const { operand, type } = valueAndType(f, node);
    const isFunction = nonNullable(type).kind === "function";
    return { expr: isFunction ? convertTo(f, operand, type, node, "unbox") : castTo(f, operand, type, node), type };
  },
  castAmong(f, node) {
    const { operand, type } = valueAndType(f, node);
    if (nonNullable(type).kind !== "function") return { expr: castAmong(f, operand, type, node), type };
    const expr = requireFunction(f, operand, type, node);
    return { expr: convertTo(f, { expr, type: types.unknown }, type, node, "unbox"), type };
  },
  memberFunction(f, node) {
    const wanted = functionAmong(typeArgument(f, node));
    const type = unionType([wanted ?? types.unknown, types.undefined]);
    if (wanted === null) return { expr: undefinedOf(f.program.representation(type)), type };
    const [value, text] = node.arguments;
    const position = f.position(node);
    const args = f.inOrder([() => lowerTo(f, value, types.unknown), () => lowerTo(f, text, types.string)]);
    const adapter = f.program.adaptedMembers.adapterTo(wanted);
    const made: Expr = { kind: "call", type: anyRef, function: adapter, args, position };
    return { expr: represent(made, f.program.representation(type), "unbox", position), type };
  },
  memberTypeTexts(f, node) {
    const type = typeArgument(f, node);
    const texts = [type, ...membersOf(type), nonNullable(type)].map((one) => widen(one).key);
    return stringOperand(f, `\n${texts.join("\n")}\n`);
  },
  shapeText(f, node) {
    return stringOperand(f, shapeOf(f.program, typeArgument(f, node)).text);
  },
  shapeRecords(f, node, expected) {
    const { records } = shapeOf(f.program, typeArgument(f, node));
    const type = nonNullable(expected ?? f.typeAt(node));
    if (type.kind !== "array") throw new Error("not an array of dictionaries");
    const elements = records.map((one) => constructWith(f, one, [], node).expr);
    const layout = f.program.layouts.array(type.element);
    return {
      expr: { kind: "array", type: { kind: "ref", to: layout }, layout, elements, position: f.position(node) },
      type,
    };
  },
  shapeLayouts(f, node) {
    const { layouts } = shapeOf(f.program, typeArgument(f, node));
    const type = arrayType(types.u32);
    const layout = f.program.layouts.array(types.u32);
    const elements = layouts.map((one): Expr => ({ kind: "descriptor", type: "u32", layout: one }));
    return {
      expr: { kind: "array", type: { kind: "ref", to: layout }, layout, elements, position: f.position(node) },
      type,
    };
  },
  sameObject(f, node) {
    const [a, b] = f.inOrder(
      node.arguments.map(
        (argument) => () => convert(lowerExpression(f, argument).expr, "value", "exact", f.position(node)),
      ),
    );
    return { expr: binary("eq", a, b), type: types.boolean };
  },
  hashOf(f, node) {
    const type = typeArgument(f, node);
    return { expr: hash({ expr: lowerTo(f, node.arguments[0], type), type }, f.position(node)), type: types.u32 };
  },
  keyOf(f, node) {
    const type = typeArgument(f, node);
    return { expr: key({ expr: lowerTo(f, node.arguments[0], type), type }, f.position(node)), type };
  },
  sameValueZero(f, node) {
    const type = typeArgument(f, node);
    const [a, b] = f.inOrder(node.arguments.map((argument) => () => lowerTo(f, argument, type)));
    return { expr: sameValueZero({ expr: a, type }, { expr: b, type }, f.position(node)), type: types.boolean };
  },
  typedArrayAllocate(f, node) {
    return allocate(f, "rt_typed_array_new", typeArgument(f, node), asU32(f, node.arguments[0]), f.position(node));
  },
  typedArrayView(f, node) {
    const type = typeArgument(f, node);
    const to = f.program.representation(type);
    if (!isRef(to) || to.to === null) throw new Error(`a view of ${type.key}`);
    const args = f.inOrder([
      () => lowerExpression(f, node.arguments[0]).expr,
      () => asU32(f, node.arguments[1]),
      () => asU32(f, node.arguments[2]),
    ]);
    return {
      expr: {
        kind: "callRuntime",
        type: to,
        name: "rt_typed_array_view",
        args: [{ kind: "descriptor", type: "u32", layout: to.to }, ...args],
        pure: false,
        position: f.position(node),
      },
      type,
    };
  },
  typedArrayExternal(f, node) {
    const type = typeArgument(f, node);
    const to = f.program.representation(type);
    if (!isRef(to) || to.to === null) throw new Error(`external memory as ${type.key}`);
    const args = f.inOrder([() => lowerTo(f, node.arguments[0], types.u64), () => asU32(f, node.arguments[1])]);
    return {
      expr: {
        kind: "callRuntime",
        type: to,
        name: "rt_typed_array_external",
        args: [{ kind: "descriptor", type: "u32", layout: to.to }, ...args],
        pure: false,
        position: f.position(node),
      },
      type,
    };
  },
  uncheckedCast(f, node) {
    const type = typeArgument(f, node);
    const value = lowerTo(f, node.arguments[0], types.unknown);
    const to = f.program.representation(type);
    if (to === "void") return { expr: value, type: types.undefined };
    return { expr: represent(value, to, "unbox", f.position(node)), type };
  },
  isExactly(f, node) {
    const to = f.program.representation(typeArgument(f, node));
    if (!isRef(to) || to.to === null) throw new Error("isExactly of a type without a layout");
    const object = lowerExpression(f, node.arguments[0]).expr;
    return { expr: { kind: "hasLayout", type: "bool", object, layouts: [to.to] }, type: types.boolean };
  },
  staticFields(f, node) {
    const type = unionType([f.program.types.dictionaryFor(types.unknown), types.undefined]);
    return { expr: staticFieldsOf(f, lowerExpression(f, node.arguments[0]).expr, f.position(node)), type };
  },
  gathered(f, node) {
    return gather(f, lowerExpression(f, node.arguments[0]), typeArgument(f, node), node);
  },
  isTypedArray(f, node) {
    const type = nonNullable(f.program.types.at(node.arguments[0], f.environment));
    return { expr: boolLiteral(type.kind === "typedArray"), type: types.boolean };
  },
};
