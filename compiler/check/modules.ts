// Imports, exports and declarations that would need something outside the image.

import path from "node:path";
import { ts } from "ts-morph";
import type { CheckContext } from "../check.ts";
import { refusals } from "../diagnostics.ts";
import { nodeModules } from "../library_paths.ts";

/** Reports the 4xxx refusals of one file. */
export function checkModules(context: CheckContext, file: ts.SourceFile): void {
  const { diagnostics } = context;
  const isLibrary = context.isLibrary(file);
  for (const statement of file.statements) {
    if (ts.isImportEqualsDeclaration(statement)) {
      if (ts.isExternalModuleReference(statement.moduleReference))
        diagnostics.refuse(refusals.requireForm, statement, "import name = require()");
    } else if (ts.isExportAssignment(statement) && statement.isExportEquals === true) {
      diagnostics.refuse(refusals.requireForm, statement, "export =");
    } else if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) {
      const specifier = statement.moduleSpecifier;
      if (specifier !== undefined && ts.isStringLiteral(specifier)) checkSpecifier(context, specifier, isLibrary);
    }
    const declared = ts.canHaveModifiers(statement)
      ? ts.getModifiers(statement)?.find((modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword)
      : undefined;
    if (declared !== undefined && !isLibrary && !declaresSymbols(context.checker, statement)) {
      diagnostics.refuse(refusals.ambientDeclaration, declared, declaredName(statement));
    }
  }
}

/** `declare const brand: unique symbol`: a name for types, which lowering refuses as a value. */
function declaresSymbols(checker: ts.TypeChecker, statement: ts.Statement): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.every(
    ({ name }) => (checker.getTypeAtLocation(name).flags & ts.TypeFlags.UniqueESSymbol) !== 0,
  );
}

function checkSpecifier(context: CheckContext, specifier: ts.StringLiteral, isLibrary: boolean): void {
  const { checker, diagnostics } = context;
  const name = specifier.text;
  const symbol = checker.getSymbolAtLocation(specifier);
  if (symbol === undefined) {
    // A relative path that leads nowhere is reported well enough by TypeScript.
    if (!name.startsWith("."))
      diagnostics.refuse(
        refusals.unknownModule,
        specifier,
        name,
        nodeModules.map((module) => `node:${module}`).join(", "),
      );
    return;
  }
  const target = symbol.valueDeclaration?.getSourceFile();
  const isIntrinsics = name === "#intrinsics" || path.basename(target?.fileName ?? "") === "intrinsics.d.ts";
  if (isIntrinsics && !isLibrary) diagnostics.refuse(refusals.intrinsicsOutside, specifier, name);
}

function declaredName(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.getText() ?? "";
  if (ts.isFunctionDeclaration(statement)) return `function ${statement.name?.text ?? ""}`;
  if (ts.isClassDeclaration(statement)) return `class ${statement.name?.text ?? ""}`;
  return statement.getText().slice("declare ".length, 40).split("{")[0]!.trim();
}
