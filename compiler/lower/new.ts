// `new`: objects of classes, arrays and typed arrays.

import { ts } from "ts-morph";
import type { Expr } from "../ir.ts";
import {
  type ArrayType,
  type ClassType,
  isNumeric,
  isTypedArrayName,
  nonNullable,
  type Type,
  typedArrayType,
  types,
} from "../types.ts";
import { localExpr, numberLiteral, undefinedOf } from "./build.ts";
import { lowerArguments, namedTypeArguments, storableUndefined } from "./calls.ts";
import { storeHeldVariables } from "./class_captures.ts";
import { constructValue, evaluateClass, evaluatedHere, namedClass, refuseNew } from "./class_values.ts";
import { convertTo } from "./convert.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { buildArray } from "./array_literals.ts";
import { memberTypeOf } from "./members.ts";
import { constructThis, staticThis } from "./static_this.ts";
import { assertedNothing, skipParentheses } from "./syntax.ts";

export function lowerNew(f: FunctionLowering, node: ts.NewExpression): Operand {
  const self = node.expression.kind === ts.SyntaxKind.ThisKeyword ? staticThis(f, node) : null;
  if (self !== null) return constructThis(f, self, node);
  const written = skipParentheses(node.expression);
  if (ts.isClassExpression(written)) evaluateClass(f, written);
  else if (namedClass(f.program, node.expression) === null && !isLibraryGlobal(f, node.expression))
    return constructValue(f, node);
  const type = nonNullable(f.typeAt(node));
  const args = node.arguments ?? [];
  if (type.kind === "typedArray") return newTypedArray(f, node, type, args);
  if (type.kind === "array") return newArray(f, node, type, args);
  if (type.kind !== "class") return refuseNew(node);
  return construct(f, type, args, node);
}

/** A global that the library's typings declare. */
export function isLibraryGlobal(f: FunctionLowering, node: ts.Expression): boolean {
  const declaration = ts.isIdentifier(node) ? f.program.symbolAt(node)?.declarations?.[0] : undefined;
  return declaration !== undefined && f.program.isGlobalDeclaration(declaration);
}

/** `new Array(length)` and `Array(length)`; with anything but one number the arguments are the elements. */
export function newArray(
  f: FunctionLowering,
  node: ts.NewExpression | ts.CallExpression,
  type: ArrayType,
  args: readonly ts.Expression[],
): Operand {
  if (args.length > 1 || (args.length === 1 && !isNumeric(f.typeAt(args[0]))))
    return { expr: buildArray(f, args, type, node), type };
  const instance = f.program.library.functionOf("std/array_static.ts", "withLength", [type.element]);
  const position = f.position(node);
  const lowered = args.length === 0 ? [numberLiteral(0)] : lowerArguments(f, [], args, instance.type, node);
  return { expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args: lowered, position }, type };
}

/** `new Array<T>(length).fill(value)` at once: no element is ever unset. Null for another call. */
export function filledArray(f: FunctionLowering, receiver: ts.Expression, node: ts.CallExpression): Operand | null {
  const array = skipParentheses(receiver);
  if (!ts.isNewExpression(array) && !ts.isCallExpression(array)) return null;
  const { expression: callee, arguments: sizes = [] } = array;
  if (!ts.isIdentifier(callee) || callee.text !== "Array" || node.arguments.length !== 1) return null;
  if (sizes.length !== 1 || !isNumeric(f.typeAt(sizes[0]))) return null;
  const type = f.typeAt(node);
  if (type.kind !== "array") return null;
  const symbol = f.program.symbolAt(callee);
  if (symbol?.valueDeclaration === undefined || !f.program.isGlobalDeclaration(symbol.valueDeclaration)) return null;
  const { element } = f.program.layouts.array(type.element);
  // `fill(undefined as T)` of numbers or booleans sets none.
  const isUnset = assertedNothing(node.arguments[0]) === "undefined" && (element === "f64" || element === "bool");
  const maker = isUnset ? "withLength" : "filled";
  const instance = f.program.library.functionOf("std/array_static.ts", maker, [type.element]);
  const position = f.position(node);
  const given = isUnset ? sizes : [sizes[0], node.arguments[0]];
  const args = lowerArguments(f, [], given, instance.type, node);
  return { expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args, position }, type };
}

/** Makes an instance: a zeroed object, then the class's initialising function. */
export function construct(
  f: FunctionLowering,
  type: ClassType,
  args: readonly ts.Expression[],
  node: ts.Node,
): Operand {
  const position = f.position(node);
  const info = f.program.layouts.classInfo(type);
  info.instantiated = true;
  const instance = f.program.instances.constructorInstance(type);
  const lowered = lowerArguments(f, [], args, instance.type, node);
  const object = f.newLocal("$new", { kind: "ref", to: info.layout });
  f.emit({
    kind: "let",
    local: object,
    init: { kind: "new", type: object.type, layout: info.layout, position },
    position,
  });
  storeHeldVariables(f, info, localExpr(object), node, evaluatedHere(f, type));
  f.emit({
    kind: "expr",
    expr: { kind: "call", type: "void", function: instance.fn, args: [localExpr(object), ...lowered], position },
    position,
  });
  return { expr: localExpr(object), type };
}

/** `new Type(...)` with arguments that are lowered already. `made`: the class as a value, where that is known. */
export function constructWith(
  f: FunctionLowering,
  type: ClassType,
  args: readonly Operand[],
  node: ts.Node,
  made: Expr | null = null,
): Operand {
  const position = f.position(node);
  const info = f.program.layouts.classInfo(type);
  info.instantiated = true;
  const instance = f.program.instances.constructorInstance(type);
  const object = f.newLocal("$new", { kind: "ref", to: info.layout });
  const init: Expr = { kind: "new", type: object.type, layout: info.layout, position };
  f.emit({ kind: "let", local: object, init, position });
  storeHeldVariables(f, info, localExpr(object), node, made ?? evaluatedHere(f, type));
  const lowered = instance.type.params.map((param, index) =>
    args[index] === undefined ? undefinedOf(storableUndefined(f, param)) : convertTo(f, args[index], param, node),
  );
  // The rest array has been made for this very constructor.
  if (instance.type.rest !== null) lowered.push(args[instance.type.params.length].expr);
  const call: Expr = {
    kind: "call",
    type: "void",
    function: instance.fn,
    args: [localExpr(object), ...lowered],
    position,
  };
  f.emit({ kind: "expr", expr: call, position });
  return { expr: localExpr(object), type };
}

/** `Uint8Array.from(...)` and `Uint8Array.of(...)`; null for anything else. */
export function lowerTypedArrayStatic(
  f: FunctionLowering,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
): Operand | null {
  const { expression, name } = callee;
  if (!ts.isIdentifier(expression) || !isTypedArrayName(expression.text)) return null;
  const declaration = f.program.symbolAt(expression)?.valueDeclaration;
  if (declaration === undefined || !f.program.isGlobalDeclaration(declaration)) return null;
  const type = typedArrayType(expression.text);
  const [source, make] = node.arguments;
  if (name.text === "of") return callTypedArray(f, node, "of", type, node.arguments, []);
  if (name.text !== "from" || source === undefined) return null;
  const given = nonNullable(f.typeAt(source));
  if (make === undefined) return callTypedArray(f, node, "fromIterable", type, node.arguments, []);
  const isCounted = given.kind === "object" && memberTypeOf(f, given, "[Symbol.iterator]") === null;
  if (isCounted) return callTypedArray(f, node, "fromCount", type, node.arguments, []);
  const element = [...namedTypeArguments(f, node).values()];
  return callTypedArray(f, node, "from", type, node.arguments, element);
}

function callTypedArray(
  f: FunctionLowering,
  node: ts.Node,
  name: string,
  type: Type,
  args: readonly ts.Expression[],
  more: readonly Type[],
): Operand {
  const instance = f.program.library.functionOf("std/typed_array.ts", name, [type, ...more]);
  const lowered = lowerArguments(f, [], args, instance.type, node);
  const position = f.position(node);
  return { expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args: lowered, position }, type };
}

function newTypedArray(
  f: FunctionLowering,
  node: ts.NewExpression,
  type: Type,
  args: readonly ts.Expression[],
): Operand {
  const [first] = args;
  const given = first === undefined ? types.number : nonNullable(f.typeAt(first));
  const isBuffer = given.kind === "class" && given.declaration.name?.text === "ArrayBuffer";
  const isIterable = !isBuffer && (given.kind === "class" || given.kind === "object");
  if (isIterable) return callTypedArray(f, node, "fromIterable", type, args, []);
  const name = isBuffer
    ? "fromBuffer"
    : given.kind === "array" || given.kind === "typedArray" || given.kind === "tuple"
      ? "fromArray"
      : "fromLength";
  const declaration = f.program.library.find("std/typed_array.ts", name);
  if (declaration === null) throw new Error(`std/typed_array.ts does not export ${name}`);
  const typeArgs: Type[] = (declaration.typeParameters ?? []).map((_, index) => (index === 0 ? type : given));
  const instance = f.program.library.instance(declaration, typeArgs, [given]);
  const lowered = lowerArguments(f, [], args, instance.type, node);
  return {
    expr: { kind: "call", type: instance.fn.returns, function: instance.fn, args: lowered, position: f.position(node) },
    type,
  };
}
