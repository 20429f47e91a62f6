// `const sizes: Map<string, number | null> = new Map([["a", 1]])`: by its arguments alone `new` makes a Map of numbers, which the
// checker lets stand for the other. Nobody else holds it, so it is made as what is wanted where its arguments fit that too.

import { ts } from "ts-morph";
import { substitute } from "./load/substitute.ts";

/** An instance that is made as one of other type arguments than the checker has inferred. */
export interface WantedInstance {
  readonly type: ts.Type;
  /** What the constructor takes then. */
  readonly parameters: readonly ts.Type[];
}

/** The instance that the place wants of a class; null where the checker's own type is the one. */
export function wantedInstance(checker: ts.TypeChecker, node: ts.Node): WantedInstance | null {
  if (!ts.isNewExpression(node) || node.typeArguments !== undefined) return null;
  const made = checker.getTypeAtLocation(node) as ts.TypeReference;
  const generic = made.target as ts.GenericType | undefined;
  if (generic?.typeParameters === undefined || !(made.symbol.flags & ts.SymbolFlags.Class)) return null;
  const context = checker.getContextualType(node);
  const places = context === undefined ? [] : context.isUnion() ? context.types : [context];
  const [args, ...others] = places.flatMap((place) => argumentsOf(checker, place, generic));
  if (args === undefined || others.length > 0) return null;
  const constructor = checker.getResolvedSignature(node)?.declaration;
  if (constructor === undefined || !ts.isConstructorDeclaration(constructor)) return null;
  if (constructor.parent !== made.symbol.valueDeclaration) return null;
  const { typeParameters } = generic;
  const put = (type: ts.Type): ts.Type => substitute(checker, type, typeParameters, args);
  const type = put(generic);
  if (type === made) return null;
  const parameters = constructor.parameters.map((one) => put(checker.getTypeAtLocation(one)));
  const given = node.arguments ?? [];
  const isTaken = (argument: ts.Expression, index: number): boolean =>
    !ts.isSpreadElement(argument) &&
    parameters[index] !== undefined &&
    checker.isTypeAssignableTo(checker.getTypeAtLocation(argument), parameters[index]);
  return given.length > 0 && given.every(isTaken) ? { type, parameters } : null;
}

/** The type arguments of an instance of the class, or of the interface by which a Map or Set is only read. */
function argumentsOf(checker: ts.TypeChecker, type: ts.Type, generic: ts.GenericType): (readonly ts.Type[])[] {
  const target = (type as ts.TypeReference).target as ts.GenericType | undefined;
  if (target === undefined || (target !== generic && !isReaderOf(target, generic))) return [];
  return [checker.getTypeArguments(type as ts.TypeReference).slice(0, generic.typeParameters?.length)];
}

function isReaderOf(target: ts.Type, generic: ts.Type): boolean {
  // Of a tuple there is none.
  const symbol = target.symbol as ts.Symbol | undefined;
  const [file, other] = [symbol, generic.symbol].map((one) => one?.declarations?.[0]?.getSourceFile());
  return symbol?.name === `Readonly${generic.symbol.name}` && file === other;
}
