// `class Query implements PromiseLike<Row[]>`: to the checker of a program PromiseLike is the library's class of promises, with
// all its members. TypeScript's own has `then` alone, which it is that awaiting such an object asks for.

import { ts } from "ts-morph";

/** Takes PromiseLike out of what the classes of the file say that they implement. */
export function withoutPromiseLike(file: ts.SourceFile): void {
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node) && node.heritageClauses?.some(namesPromiseLike) === true)
      (node as { heritageClauses?: ts.NodeArray<ts.HeritageClause> }).heritageClauses = remaining(node.heritageClauses);
    ts.forEachChild(node, visit);
  };
  if (/\bimplements\b[^{]*\bPromiseLike\b/.test(file.text)) visit(file);
}

function isPromiseLike({ expression }: ts.ExpressionWithTypeArguments): boolean {
  return ts.isIdentifier(expression) && expression.text === "PromiseLike";
}

function namesPromiseLike({ token, types }: ts.HeritageClause): boolean {
  return token === ts.SyntaxKind.ImplementsKeyword && types.some(isPromiseLike);
}

function remaining(clauses: ts.NodeArray<ts.HeritageClause>): ts.NodeArray<ts.HeritageClause> | undefined {
  const kept = clauses.filter((clause) => {
    if (!namesPromiseLike(clause)) return true;
    const types = clause.types.filter((one) => !isPromiseLike(one));
    (clause as { types: ts.NodeArray<ts.ExpressionWithTypeArguments> }).types = inPlaceOf(clause.types, types);
    return types.length > 0;
  });
  return kept.length === 0 ? undefined : inPlaceOf(clauses, kept);
}

function inPlaceOf<T extends ts.Node>(list: ts.NodeArray<T>, kept: readonly T[]): ts.NodeArray<T> {
  return ts.setTextRange(ts.factory.createNodeArray(kept, list.hasTrailingComma), list);
}
