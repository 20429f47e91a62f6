// `const rows: number[][] = Array.from({ length: 3 }, () => [])`: by its arguments alone the call makes arrays of never. Their
// elements are stored as those of the type that is wanted, so a type argument is taken from there.

import { ts } from "ts-morph";
import { holdsEmptyArray } from "./new_arrays.ts";

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

/** The call's type arguments where its context says more of one of them than its arguments, which are empty arrays; else null. */
export function filledArguments(checker: ts.TypeChecker, node: ts.Expression): readonly ts.Type[] | null {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return null;
  const signature = checker.getResolvedSignature(node);
  const args = signature === undefined ? [] : (checker.getTypeArgumentsForResolvedSignature(signature) ?? []);
  const filled = args.map((arg, index) => filledByContext(checker, arg, signature, index, node));
  return filled.some((one, index) => one !== args[index]) ? filled : null;
}

/** What stands in `type` where `pattern` has the parameter. */
function matchOf(
  checker: ts.TypeChecker,
  pattern: ts.Type,
  type: ts.Type,
  parameter: ts.Type,
  depth = 0,
): ts.Type | null {
  const present = checker.getNonNullableType(type);
  if (pattern === parameter || awaitedBy(pattern) === parameter) return present;
  // A type may hold itself.
  if (depth > 4) return null;
  for (const one of partsOf(pattern))
    for (const other of partsOf(present)) {
      const areReferences = isReference(one) && isReference(other);
      const pairs = areReferences ? argumentPairs(checker, one, other) : memberPairs(checker, one, other);
      for (const [part, place] of pairs) {
        const found = matchOf(checker, part, place, parameter, depth + 1);
        if (found !== null) return found;
      }
    }
  return null;
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** The T of an `Awaited<T>`. */
function awaitedBy(type: ts.Type): ts.Type | undefined {
  return type.aliasSymbol?.name === "Awaited" ? type.aliasTypeArguments?.[0] : undefined;
}

function isReference(type: ts.Type): type is ts.TypeReference {
  return (
    (type.flags & ts.TypeFlags.Object) !== 0 && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0
  );
}

/** The type arguments of the same class or interface. */
function argumentPairs(checker: ts.TypeChecker, one: ts.TypeReference, other: ts.TypeReference): [ts.Type, ts.Type][] {
  if (one.target !== other.target) return [];
  const places = checker.getTypeArguments(other);
  return checker.getTypeArguments(one).flatMap((part, at): [ts.Type, ts.Type][] => {
    const place = places[at];
    return place === undefined ? [] : [[part, place]];
  });
}

/** The members of two types of objects that have the same names. */
function memberPairs(checker: ts.TypeChecker, one: ts.Type, other: ts.Type): [ts.Type, ts.Type][] {
  if ((one.flags & other.flags & ts.TypeFlags.Object) === 0 || checker.isArrayType(one)) return [];
  return checker.getPropertiesOfType(one).flatMap((member): [ts.Type, ts.Type][] => {
    const place = checker.getPropertyOfType(other, member.name);
    return place === undefined ? [] : [[checker.getTypeOfSymbol(member), checker.getTypeOfSymbol(place)]];
  });
}
