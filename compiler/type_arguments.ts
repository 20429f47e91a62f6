// What a generic call makes may depend on where it goes: by its arguments alone `Array.from({ length: 3 }, () => [])` makes
// arrays of never, and `failed({ code: "missing" })` an instance of a class that holds no other codes. Type arguments that would
// make what its place cannot use are taken from there.

import { ts } from "ts-morph";
import { substitute } from "./load/substitute.ts";
import { holdsEmptyArray } from "./new_arrays.ts";

type GenericCall = ts.CallExpression | ts.NewExpression;

/** The type argument, or what the call's context says of it where it has empty arrays in it or makes an instance of a class. */
export function filledByContext(
  checker: ts.TypeChecker,
  argument: ts.Type,
  signature: ts.Signature | undefined,
  index: number,
  node: GenericCall,
): ts.Type {
  const declaration = signature?.declaration;
  if (declaration === undefined || ts.isJSDocSignature(declaration)) return argument;
  const written = declaration.typeParameters?.[index];
  const returned = checker.getSignatureFromDeclaration(declaration)?.getReturnType();
  if (written === undefined || returned === undefined) return argument;
  const parameter = checker.getTypeAtLocation(written);
  const holdsNothing = holdsEmptyArray(checker, argument);
  if (!holdsNothing && !isArgumentOfInstance(checker, returned, declaration, parameter)) return argument;
  const wanted = checker.getContextualType(node);
  const found = wanted === undefined ? null : matchOf(checker, returned, wanted, parameter);
  if (found === null || holdsEmptyArray(checker, found) || !checker.isTypeAssignableTo(argument, found))
    return argument;
  const saysMore = holdsNothing || (!isOpen(found) && !checker.isTypeAssignableTo(found, argument));
  return saysMore ? found : argument;
}

/** The call's type arguments where its context says more of one of them than its arguments; else null. */
export function filledArguments(checker: ts.TypeChecker, node: ts.Expression): readonly ts.Type[] | null {
  if (!isGenericCall(node)) return null;
  const signature = checker.getResolvedSignature(node);
  const args = signature === undefined ? [] : (checker.getTypeArgumentsForResolvedSignature(signature) ?? []);
  const filled = args.map((arg, index) => filledByContext(checker, arg, signature, index, node));
  return filled.some((one, index) => one !== args[index]) ? filled : null;
}

/** The signature's own types, of what the call takes and gives, with the arguments that its context fills; null as above. */
export function filledSignature(
  checker: ts.TypeChecker,
  node: ts.Expression,
): { readonly returns: ts.Type; readonly parameters: readonly ts.Type[] } | null {
  const filled = filledArguments(checker, node);
  const declaration = isGenericCall(node) ? checker.getResolvedSignature(node)?.declaration : undefined;
  if (filled === null || declaration === undefined || ts.isJSDocSignature(declaration)) return null;
  const signature = checker.getSignatureFromDeclaration(declaration);
  if (signature === undefined) return null;
  const parameters = (declaration.typeParameters ?? []).map(
    (one) => checker.getTypeAtLocation(one) as ts.TypeParameter,
  );
  const fill = (type: ts.Type): ts.Type => substitute(checker, type, parameters, filled);
  return {
    returns: fill(signature.getReturnType()),
    parameters: signature.parameters.map((one) => fill(checker.getTypeOfSymbolAtLocation(one, declaration))),
  };
}

function isGenericCall(node: ts.Node): node is GenericCall {
  return ts.isCallExpression(node) || ts.isNewExpression(node);
}

/**
 * Does the call make an instance of a class of the application, which has the parameter as an argument? What is given as the
 * parameter may be given as any wider type, if it comes alone: of lists and functions of it that is not so.
 */
function isArgumentOfInstance(
  checker: ts.TypeChecker,
  returned: ts.Type,
  declaration: ts.SignatureDeclaration,
  parameter: ts.Type,
): boolean {
  const isInstance = (type: ts.Type): boolean =>
    isReference(type) &&
    (((type.symbol as ts.Symbol | undefined)?.flags ?? 0) & ts.SymbolFlags.Class) !== 0 &&
    type.symbol.declarations?.some((one) => one.getSourceFile().isDeclarationFile) === false &&
    checker.getTypeArguments(type).includes(parameter);
  return (
    partsOf(returned).some(isInstance) &&
    declaration.parameters.every(({ type }) => {
      if (type === undefined) return true;
      const holder = ts.TypeFlags.Object | ts.TypeFlags.Instantiable;
      const isAlone = (part: ts.Type): boolean => part === parameter || (part.flags & holder) === 0;
      return !mentions(type, parameter.symbol, checker) || partsOf(checker.getTypeFromTypeNode(type)).every(isAlone);
    })
  );
}

function mentions(node: ts.Node, symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  if (ts.isIdentifier(node) && checker.getSymbolAtLocation(node) === symbol) return true;
  return ts.forEachChild(node, (child) => mentions(child, symbol, checker) || undefined) ?? false;
}

function isOpen(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
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
  if (pattern === parameter && depth > 0) return type;
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
