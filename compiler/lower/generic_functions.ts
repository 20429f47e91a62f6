// Generic functions that are no declarations of a module: constants that hold one, functions inside functions, and generic
// functions used as values. Each use makes an instance for its type arguments.

import { ts } from "ts-morph";
import { type FunctionType, type Type, types } from "../types.ts";
import { functionObject, isCallableObject } from "./callable_objects.ts";
import { expectedFunction, functionValue, lowerFunctionExpression } from "./closures.ts";
import type { FunctionLowering, KnownClosure, Operand } from "./function.ts";
import type { ModuleFunction } from "./instances.ts";
import { isThisParameter } from "./instances.ts";
import { valueIn } from "./syntax.ts";

export type InnerFunction = ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression;

/** The generic function that a name inside a function stands for. */
export function innerGeneric(symbol: ts.Symbol): InnerFunction | null {
  const declaration = symbol.valueDeclaration;
  if (declaration === undefined) return null;
  const node = valueIn(declaration);
  if (node === undefined || !isGenericFunction(node)) return null;
  const isConstant =
    !ts.isVariableDeclaration(declaration) || (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConstant ? node : null;
}

export function isGenericFunction(node: ts.Node): node is InnerFunction {
  const isFunction = ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  return isFunction && node.typeParameters !== undefined && node.typeParameters.length > 0;
}

/** Which type arguments a closure of a generic function was made with. */
const argumentKeys = new WeakMap<KnownClosure, string>();

/** A closure of an inner generic function for these type arguments; inside of that very instance it is the running one. */
export function innerInstance(
  f: FunctionLowering,
  symbol: ts.Symbol,
  node: InnerFunction,
  args: readonly Type[],
  use: ts.Node,
): Operand & { known: KnownClosure } {
  const key = args.map((arg) => arg.key).join(",");
  const running = f.lookup(symbol);
  const known = running?.known;
  if (running !== null && known !== null && known !== undefined && argumentKeys.get(known) === key)
    return { expr: { kind: "local", type: running.local.type, local: running.local }, type: running.type, known };
  return lowerFunctionExpression(f, node, undefined, {
    args,
    use,
    declareSelf: (inner, closure, type, self) => {
      argumentKeys.set(self, key);
      inner.declare(symbol, { local: closure, type, cell: null, known: self });
    },
  });
}

/** Type arguments of a generic function from the function type that is wanted of it; unknown where that says nothing. */
export function argumentsWanted(
  f: FunctionLowering,
  declaration: ts.SignatureDeclaration,
  wanted: FunctionType | null,
): Type[] {
  const bound = new Map<ts.Symbol, Type>();
  const { library, checker, instances, types: resolver } = f.program;
  if (wanted !== null) {
    const parameters = declaration.parameters.filter((one) => !isThisParameter(one));
    parameters.forEach(({ type }, index) => {
      if (type !== undefined && wanted.params[index] !== undefined)
        library.unify(checker.getTypeFromTypeNode(type), wanted.params[index], bound);
    });
    const signature = checker.getSignatureFromDeclaration(declaration);
    if (signature !== undefined) library.unify(signature.getReturnType(), wanted.returns, bound);
  }
  return (declaration.typeParameters ?? []).map((parameter) => {
    const known = bound.get(instances.typeParameterSymbol(parameter));
    if (known !== undefined && known.key !== "never") return known;
    return parameter.constraint === undefined ? types.unknown : resolver.fromNode(parameter.constraint, f.environment);
  });
}

/** A module's function as a value, generic ones as the expected type wants them. */
export function moduleFunctionValue(f: FunctionLowering, declaration: ModuleFunction, expected?: Type): Operand {
  const { instances, emptyEnvironment } = f.program;
  const args = argumentsWanted(f, declaration, expectedFunction(expected));
  const parameters = (declaration.typeParameters ?? []).map((one) => instances.typeParameterSymbol(one));
  const instance = instances.functionInstance(declaration, emptyEnvironment.extend(parameters, args), args);
  const value = functionValue(f, instance);
  const own = declaration.name === undefined ? value.type : f.typeAt(declaration.name);
  return isCallableObject(own) ? functionObject(f, { ...value, fn: instance.fn }, own, declaration) : value;
}
