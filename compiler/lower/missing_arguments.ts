// Parameters of generic constructors that are given nothing although their type says otherwise: `new Node<T>(null!)`, the
// head of a list. Where T turns out to be a number or a boolean, parameter and field have to have room for that.

import { ts } from "ts-morph";
import { assertedNothing } from "./syntax.ts";

type Nothing = "null" | "undefined";

/** What constructors of the files are given for such parameters. */
export function missingArguments(
  checker: ts.TypeChecker,
  files: readonly ts.SourceFile[],
): ReadonlyMap<ts.Node, ReadonlySet<Nothing>> {
  const given = new Map<ts.Node, Set<Nothing>>();
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) (node.arguments ?? []).forEach((value, index) => note(node, value, index));
    ts.forEachChild(node, visit);
  };
  const note = (node: ts.NewExpression, value: ts.Expression, index: number): void => {
    const nothing = assertedNothing(value);
    const declaration = nothing === null ? undefined : checker.getResolvedSignature(node)?.declaration;
    if (nothing === null || declaration === undefined || !ts.isConstructorDeclaration(declaration)) return;
    const parameter = declaration.parameters.at(index);
    if (parameter === undefined || !isOfTypeParameter(checker, parameter)) return;
    const known = given.get(parameter) ?? new Set();
    given.set(parameter, known.add(nothing));
  };
  files.forEach(visit);
  return given;
}

function isOfTypeParameter(checker: ts.TypeChecker, parameter: ts.ParameterDeclaration): boolean {
  const isPlain = parameter.dotDotDotToken === undefined && parameter.initializer === undefined;
  return isPlain && (checker.getTypeAtLocation(parameter).flags & ts.TypeFlags.TypeParameter) !== 0;
}
