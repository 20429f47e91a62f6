// Which properties the program writes: what nobody writes may be seen through a wider type.

import { ts } from "ts-morph";
import type { CheckedProgram } from "../load/shared_checker.ts";

/**
 * The declarations of the properties that some assignment in the program writes (`this.x = ` in constructors apart).
 * What has been found good of the library rested on fewer writes if this program has new ones: then it is forgotten.
 */
export function writtenProperties(
  { checker, library, isLibrary }: CheckedProgram,
  files: readonly ts.SourceFile[],
): Set<ts.Declaration> {
  const written = new Set<ts.Declaration>();
  for (const file of files) {
    const own = library.writes.get(file) ?? writesOf(checker, file);
    if (isLibrary(file)) library.writes.set(file, own);
    for (const declaration of own) written.add(declaration);
  }
  const inLibrary = [...written].filter((declaration) => isLibrary(declaration.getSourceFile()));
  if (!inLibrary.every((declaration) => library.written.has(declaration))) {
    library.good.clear();
    library.written = new Set(inLibrary);
  }
  return written;
}

/** What the assignments of one file write. */
function writesOf(checker: ts.TypeChecker, file: ts.SourceFile): Set<ts.Declaration> {
  const written = new Set<ts.Declaration>();
  const add = (target: ts.Node): void => {
    if (ts.isPropertyAccessExpression(target)) {
      const isOwn = target.expression.kind === ts.SyntaxKind.ThisKeyword;
      if (isOwn && ts.findAncestor(target, ts.isFunctionLike)?.kind === ts.SyntaxKind.Constructor) return;
      for (const declaration of checker.getSymbolAtLocation(target.name)?.declarations ?? []) written.add(declaration);
    } else if (ts.isArrayLiteralExpression(target) || ts.isObjectLiteralExpression(target)) {
      // A destructuring pattern: every property access inside may be a target.
      ts.forEachChild(target, function inside(child): void {
        add(child);
        ts.forEachChild(child, inside);
      });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) add(node.left);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const { operator } = node;
      if (operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken) add(node.operand);
    }
    if (ts.isForOfStatement(node)) add(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return written;
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
