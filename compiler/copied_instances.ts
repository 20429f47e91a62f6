// `Object.assign(Object.create(Object.getPrototypeOf(this)), this)`: an object of the class of another, which gets the other's
// fields at once. The check lets it pass where nobody sees the object without them; lowering copies the instance.

import { ts } from "ts-morph";

/** The instance whose class `Object.create(Object.getPrototypeOf(instance))` asks for, and whose fields it is given next. */
export function copiedInstance(create: ts.Node): ts.Expression | null {
  const prototype = argumentsOf(create, "create")?.[0];
  const instance = prototype === undefined ? undefined : argumentsOf(prototype, "getPrototypeOf")?.[0];
  if (instance === undefined || !isFixed(instance)) return null;
  const whole = aroundCasts(create);
  const { parent } = whole;
  const isTarget = ts.isCallExpression(parent) && parent.arguments[0] === whole;
  const isAssigned = isTarget ? isAssignedFrom(parent, instance) : isDeclaredFor(parent, instance);
  return isAssigned ? instance : null;
}

/** What `Object.create` or another of these functions is called with. */
function argumentsOf(node: ts.Node, name: string): readonly ts.Expression[] | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression, name: called } = node.expression;
  return ts.isIdentifier(expression) && expression.text === "Object" && called.text === name ? node.arguments : null;
}

function isFixed(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.ThisKeyword || ts.isIdentifier(node);
}

function aroundCasts(node: ts.Node): ts.Node {
  const { parent } = node;
  const isOuter =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isTypeAssertionExpression(parent) ||
    ts.isNonNullExpression(parent);
  return isOuter ? aroundCasts(parent) : node;
}

/** `Object.assign(target, instance, ...)` */
function isAssignedFrom(call: ts.Node, instance: ts.Expression): boolean {
  return argumentsOf(call, "assign")?.[1]?.getText() === instance.getText();
}

/** Does the statement behind `const copy = ...` give it the fields: `return Object.assign(copy, instance)`? */
function isDeclaredFor(declaration: ts.Node, instance: ts.Expression): boolean {
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return false;
  const list = declaration.parent;
  const block = list.parent.parent;
  if (!ts.isVariableDeclarationList(list) || list.declarations.length > 1 || !ts.isBlock(block)) return false;
  const next = block.statements[block.statements.findIndex((one) => one === list.parent) + 1] as
    ts.Statement | undefined;
  const isRun = next !== undefined && (ts.isExpressionStatement(next) || ts.isReturnStatement(next));
  const call = isRun ? next.expression : undefined;
  if (call === undefined || !isAssignedFrom(call, instance)) return false;
  return argumentsOf(call, "assign")?.[0].getText() === declaration.name.text;
}
