// Members of constant literals: `const s = { list: <T>(item: Schema<T>) => new ListSchema(item) }`. Where no other function can
// come into its place, a call of a generic member runs the literal's own one, with the type arguments of the call; as a value
// it knows none.

import { ts } from "ts-morph";
import { isTarget } from "../only_read.ts";
import { isModuleFunction, type LiteralFunction } from "./instances.ts";
import { usesThis } from "./members.ts";
import type { ProgramLowering } from "./program.ts";
import { skipOuterExpressions } from "./syntax.ts";

export class ConstantMembers {
  private readonly kept = new Map<ts.Symbol, boolean>();

  constructor(private readonly program: ProgramLowering) {}

  /** The generic function, without a use for `this`, that a call of a constant literal's member runs; null: any other. */
  genericFunction(call: ts.CallExpression, { expression, name }: ts.PropertyAccessExpression): LiteralFunction | null {
    const constant = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
    const symbol = ts.isIdentifier(constant) ? this.program.symbolAt(constant) : undefined;
    const literal = symbol === undefined ? null : constantLiteral(symbol);
    const member = literal?.properties.findLast(
      (one) => ts.isSpreadAssignment(one) || one.name.getText() === name.text,
    );
    if (symbol === undefined || member === undefined || this.program.isTrusted(member.getSourceFile())) return null;
    const found = this.functionOf(member);
    if (found === null || found.typeParameters === undefined || !this.isCalled(call, found)) return null;
    if (!ts.isArrowFunction(found) && usesThis(found)) return null;
    return this.isKept(symbol) ? found : null;
  }

  /** Is it what the checker takes the call for? A cast may have given the member another type. */
  private isCalled(call: ts.CallExpression, found: LiteralFunction): boolean {
    const called = this.program.checker.getResolvedSignature(call)?.declaration;
    if (called === undefined || called === found) return called !== undefined;
    return (
      ts.isFunctionDeclaration(called) && called.name?.text === found.name?.getText() && called.parent === found.parent
    );
  }

  private functionOf(member: ts.ObjectLiteralElementLike): LiteralFunction | null {
    if (ts.isMethodDeclaration(member)) return member;
    if (ts.isShorthandPropertyAssignment(member)) return this.functionNamed(member.name);
    if (!ts.isPropertyAssignment(member)) return null;
    const value = skipOuterExpressions(member.initializer);
    if (ts.isIdentifier(value)) return this.functionNamed(value);
    return ts.isArrowFunction(value) || ts.isFunctionExpression(value) ? value : null;
  }

  private functionNamed(name: ts.Identifier): LiteralFunction | null {
    const symbol = this.program.symbolAt(name);
    const found = symbol === undefined ? null : this.program.instances.implementationOf(symbol);
    return isModuleFunction(found) ? found : null;
  }

  /** Do all uses of the constant only read members of it, so that none of them is ever written? */
  private isKept(symbol: ts.Symbol): boolean {
    let kept = this.kept.get(symbol);
    if (kept === undefined) {
      const files = this.program.tsProgram.getSourceFiles().filter((file) => !this.program.isTrusted(file));
      kept = files.every((file) => this.readsMembers(file, symbol));
      this.kept.set(symbol, kept);
    }
    return kept;
  }

  private readsMembers(node: ts.Node, symbol: ts.Symbol): boolean {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
    if (ts.isIdentifier(node) && this.program.symbolAt(node) === symbol) return isMemberRead(node);
    return ts.forEachChild(node, (child) => !this.readsMembers(child, symbol) || undefined) !== true;
  }
}

/** The literal that a constant of a module holds whose type is just what the literal says. */
function constantLiteral({ valueDeclaration: declaration }: ts.Symbol): ts.ObjectLiteralExpression | null {
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || declaration.type !== undefined)
    return null;
  const statement = declaration.parent.parent;
  const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  if (!isConst || !ts.isSourceFile(statement.parent) || declaration.initializer === undefined) return null;
  let value = skipOuterExpressions(declaration.initializer);
  if (ts.isCallExpression(value) && value.expression.getText() === "Object.freeze" && value.arguments.length === 1)
    value = skipOuterExpressions(value.arguments[0]);
  return ts.isObjectLiteralExpression(value) ? value : null;
}

/** Is the constant named here to read a member of it, or to declare or export it? */
function isMemberRead(name: ts.Identifier): boolean {
  const isExport = ts.isPropertyAccessExpression(name.parent) && name.parent.name === name;
  const constant = isExport ? name.parent : name;
  const { parent } = constant;
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent))
    return parent.expression === constant && !isTarget(parent);
  if (ts.isVariableDeclaration(parent)) return parent.name === constant;
  return ts.isSpreadAssignment(parent) || ts.isExportAssignment(parent);
}
