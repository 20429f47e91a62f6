// `const rows: number[][] = Array.from({ length: 3 }, () => [])`: by its arguments alone the call makes arrays of never. Their
// elements are stored as those of the type that is wanted, so a type argument is taken from there.

import { ts } from "ts-morph";
import { holdsEmptyArray } from "../new_arrays.ts";

/** The type argument, or what the call's context says of it where it has empty arrays in it. */
export function filledByContext(
  checker: ts.TypeChecker,
  argument: ts.Type,
  signature: ts.Signature | undefined,
  index: number,
  node: ts.CallExpression | ts.NewExpression,
): ts.Type {
  const declaration = signature?.declaration;
  const parameter = declaration?.typeParameters?.[index];
  if (declaration === undefined || parameter === undefined || !holdsEmptyArray(checker, argument)) return argument;
  const wanted = checker.getContextualType(node);
  const returned = ts.isJSDocSignature(declaration) ? undefined : checker.getSignatureFromDeclaration(declaration);
  if (wanted === undefined || returned === undefined) return argument;
  const found = matchOf(checker, returned.getReturnType(), wanted, checker.getTypeAtLocation(parameter));
  const fits = found !== null && !holdsEmptyArray(checker, found) && checker.isTypeAssignableTo(argument, found);
  return fits ? found : argument;
}

/** What stands in `type` where `pattern` has the parameter. */
function matchOf(checker: ts.TypeChecker, pattern: ts.Type, type: ts.Type, parameter: ts.Type): ts.Type | null {
  const present = checker.getNonNullableType(type);
  if (pattern === parameter) return present;
  const reference = ts.ObjectFlags.Reference;
  const isReference = (one: ts.Type): one is ts.TypeReference =>
    (one.flags & ts.TypeFlags.Object) !== 0 && ((one as ts.ObjectType).objectFlags & reference) !== 0;
  if (!isReference(pattern) || !isReference(present) || pattern.target !== present.target) return null;
  const args = checker.getTypeArguments(present);
  const matches = checker
    .getTypeArguments(pattern)
    .map((part, at) => (args[at] === undefined ? null : matchOf(checker, part, args[at], parameter)));
  return matches.find((one) => one !== null) ?? null;
}
