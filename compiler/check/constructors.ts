// `this` in a constructor before every field has its value: whoever gets hold of it would read a field that is not yet
// what its type says. TypeScript itself reports direct reads (TS2565); this part finds calls and escapes.

import { ts } from "ts-morph";
import type { CheckContext } from "../check.ts";
import { refusals } from "../diagnostics.ts";

/** Reports INS2009 for the classes of one file. */
export function checkConstructors(context: CheckContext, file: ts.SourceFile): void {
  // The kernel's layers know each other both ways and are tied together in constructors; its authors see to the order.
  if (context.isLibrary(file)) return;
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) checkClass(context, node);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

/** The names of fields that are not yet set, in the order of their declaration. */
type Unset = ReadonlySet<string>;

function checkClass(context: CheckContext, node: ts.ClassLikeDeclaration): void {
  const fields = node.members.filter(ts.isPropertyDeclaration).filter((field) => isInstanceField(field));
  const needed = fields.filter((field) => field.initializer !== undefined || needsValue(context, field));
  let unset: Unset = new Set(needed.map((field) => field.name.getText()));
  for (const field of fields) {
    if (field.initializer === undefined) continue;
    reportEscapes(context, field.initializer, unset);
    unset = without(unset, field.name.getText());
  }
  const constructor = node.members.find((member) => ts.isConstructorDeclaration(member));
  if (constructor?.body !== undefined) checkStatements(context, constructor.body.statements, unset);
}

function isInstanceField(field: ts.PropertyDeclaration): boolean {
  const hidden = [ts.SyntaxKind.StaticKeyword, ts.SyntaxKind.AbstractKeyword, ts.SyntaxKind.DeclareKeyword];
  return field.modifiers?.some((modifier) => hidden.includes(modifier.kind)) !== true;
}

/** A field that starts as undefined though its type leaves no room for that; those with `!` are tested where they are read. */
function needsValue({ checker }: CheckContext, field: ts.PropertyDeclaration): boolean {
  if (field.questionToken !== undefined || field.exclamationToken !== undefined) return false;
  const type = checker.getTypeAtLocation(field);
  const parts = type.isUnion() ? type.types : [type];
  return !parts.some((part) => (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0);
}

/** Gives the fields still unset after the statements. */
function checkStatements(context: CheckContext, statements: readonly ts.Statement[], before: Unset): Unset {
  return statements.reduce((unset, statement) => checkStatement(context, statement, unset), before);
}

function checkStatement(context: CheckContext, statement: ts.Statement, unset: Unset): Unset {
  if (ts.isBlock(statement)) return checkStatements(context, statement.statements, unset);
  if (ts.isIfStatement(statement)) {
    reportEscapes(context, statement.expression, unset);
    const then = checkStatement(context, statement.thenStatement, unset);
    const otherwise =
      statement.elseStatement === undefined ? unset : checkStatement(context, statement.elseStatement, unset);
    if (leaves(statement.thenStatement)) return otherwise;
    if (statement.elseStatement !== undefined && leaves(statement.elseStatement)) return then;
    return new Set([...unset].filter((name) => then.has(name) || otherwise.has(name)));
  }
  if (ts.isExpressionStatement(statement)) {
    const target = assignedField(statement.expression);
    if (target !== null) {
      reportEscapes(context, target.value, unset);
      return without(unset, target.name);
    }
  }
  reportEscapes(context, statement, unset);
  return unset;
}

/** `this.name = value`, also as a chain. */
function assignedField(expression: ts.Expression): { name: string; value: ts.Expression } | null {
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return null;
  const { left } = expression;
  if (!ts.isPropertyAccessExpression(left) || left.expression.kind !== ts.SyntaxKind.ThisKeyword) return null;
  return { name: left.name.text, value: expression.right };
}

/** Reports every use of `this` in `node` other than reading or setting a field. Functions run later and are left out. */
function reportEscapes({ checker, diagnostics }: CheckContext, node: ts.Node, unset: Unset): void {
  const [first] = unset;
  if (first === undefined) return;
  const visit = (inner: ts.Node): void => {
    if (ts.isFunctionLike(inner) || ts.isClassLike(inner) || isBoundMethod(inner)) return;
    if (inner.kind !== ts.SyntaxKind.ThisKeyword) {
      ts.forEachChild(inner, visit);
      return;
    }
    const { parent } = inner;
    if (!ts.isPropertyAccessExpression(parent) && !ts.isElementAccessExpression(parent)) {
      diagnostics.refuse(refusals.escapingThis, inner, "passed on", first);
    } else if (isMethodUse(checker, parent)) {
      diagnostics.refuse(refusals.escapingThis, parent, "used by a method", first);
    }
  };
  visit(node);
}

/** `this.method.bind(this)` makes a function, which runs later too. */
function isBoundMethod(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || node.arguments[0]?.kind !== ts.SyntaxKind.ThisKeyword) return false;
  const { expression } = node;
  return ts.isPropertyAccessExpression(expression) && expression.name.text === "bind";
}

/** The member is a method or accessor: code that runs with `this`. Function values in fields have no `this`. */
function isMethodUse(
  checker: ts.TypeChecker,
  access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): boolean {
  const name = ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression;
  const flags = checker.getSymbolAtLocation(name)?.flags ?? 0;
  return (flags & (ts.SymbolFlags.Method | ts.SymbolFlags.Accessor)) !== 0;
}

function leaves(statement: ts.Statement): boolean {
  if (ts.isThrowStatement(statement) || ts.isReturnStatement(statement)) return true;
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : undefined;
  return last !== undefined && leaves(last);
}

function without(names: Unset, name: string): Unset {
  return new Set([...names].filter((other) => other !== name));
}
