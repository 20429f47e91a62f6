// Fields that others may read before they are set: `this` is passed on, or a method is called, while the constructor still
// has fields to set. TypeScript itself reports direct reads (TS2565); this part finds calls and escapes.

import { ts } from "ts-morph";
import { assertedNothing, mayBeNothing } from "./syntax.ts";

const known = new WeakMap<ts.ClassLikeDeclaration, ReadonlySet<string>>();

/** The names of the class's own fields that somebody may read before they have their values. */
export function earlyFields(checker: ts.TypeChecker, node: ts.ClassLikeDeclaration): ReadonlySet<string> {
  let names = known.get(node);
  if (names === undefined) known.set(node, (names = new Analysis(checker).early(node)));
  return names;
}

/** The names of fields that are not yet set, in the order of their declaration. */
type Unset = ReadonlySet<string>;

class Analysis {
  private readonly found = new Set<string>();

  constructor(private readonly checker: ts.TypeChecker) {}

  early(node: ts.ClassLikeDeclaration): ReadonlySet<string> {
    const fields = node.members.filter(ts.isPropertyDeclaration).filter((field) => isInstanceField(field));
    const needed = fields.filter((field) => field.initializer !== undefined || this.needsValue(field));
    let unset: Unset = new Set(needed.map((field) => field.name.getText()));
    const properties = parameterProperties(node).map(({ name }) => name.getText());
    if (this.baseLetsOthersIn(node)) return new Set([...unset, ...properties]);
    this.noteUntested(node);
    for (const field of fields) {
      if (field.initializer === undefined) continue;
      this.noteEscapes(field.initializer, new Set([...unset, ...properties]));
      unset = without(unset, field.name.getText());
    }
    const constructor = node.members.find((member) => ts.isConstructorDeclaration(member));
    if (constructor?.body !== undefined) this.statements(constructor.body.statements, unset);
    return this.found;
  }

  /** `this.name = value!` and `name: T = null!` or `undefined as T`: the program says that it will be there when it is needed. */
  private noteUntested(node: ts.Node): void {
    if (ts.isExpressionStatement(node)) {
      const target = assignedField(node.expression);
      if (target !== null && this.isUntested(target.value)) this.found.add(target.name);
    }
    if (ts.isPropertyDeclaration(node) && node.initializer !== undefined && this.isUntested(node.initializer))
      this.found.add(node.name.getText());
    ts.forEachChild(node, (child) => this.noteUntested(child));
  }

  private isUntested(value: ts.Expression): boolean {
    if (assertedNothing(value) === null) return ts.isNonNullExpression(value);
    return !mayBeNothing(this.checker.getTypeAtLocation(value));
  }

  /** The base's constructor runs before this class has any field: does it call a method, or pass `this` on? */
  private baseLetsOthersIn(node: ts.ClassLikeDeclaration): boolean {
    const clause = node.heritageClauses?.find((one) => one.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
    const base =
      clause === undefined ? undefined : this.checker.getSymbolAtLocation(clause.expression)?.valueDeclaration;
    if (base === undefined || !ts.isClassLike(base)) return false;
    if (this.baseLetsOthersIn(base)) return true;
    const analysis = new Analysis(this.checker);
    const all: Unset = new Set(["this"]);
    for (const member of base.members) {
      if (ts.isPropertyDeclaration(member) && isInstanceField(member) && member.initializer !== undefined)
        analysis.noteEscapes(member.initializer, all);
      if (ts.isConstructorDeclaration(member) && member.body !== undefined) analysis.noteEscapes(member.body, all);
    }
    return analysis.found.size > 0;
  }

  /** A field that starts as undefined though its type leaves no room for that; those with `!` are tested where they are read. */
  private needsValue(field: ts.PropertyDeclaration): boolean {
    if (field.questionToken !== undefined || field.exclamationToken !== undefined) return false;
    const type = this.checker.getTypeAtLocation(field);
    const parts = type.isUnion() ? type.types : [type];
    return !parts.some(
      (part) => (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0,
    );
  }

  /** Gives the fields still unset after the statements. */
  private statements(statements: readonly ts.Statement[], before: Unset): Unset {
    return statements.reduce((unset, statement) => this.statement(statement, unset), before);
  }

  private statement(statement: ts.Statement, unset: Unset): Unset {
    if (ts.isBlock(statement)) return this.statements(statement.statements, unset);
    if (ts.isIfStatement(statement)) {
      this.noteEscapes(statement.expression, unset);
      const then = this.statement(statement.thenStatement, unset);
      const otherwise = statement.elseStatement === undefined ? unset : this.statement(statement.elseStatement, unset);
      if (leaves(statement.thenStatement)) return otherwise;
      if (statement.elseStatement !== undefined && leaves(statement.elseStatement)) return then;
      return new Set([...unset].filter((name) => then.has(name) || otherwise.has(name)));
    }
    if (ts.isExpressionStatement(statement)) {
      const target = assignedField(statement.expression);
      if (target !== null) {
        this.noteEscapes(target.value, unset);
        return without(unset, target.name);
      }
    }
    this.noteEscapes(statement, unset);
    return unset;
  }

  /** Finds uses of `this` in `node` other than reading or setting a field. Functions run later and are left out. */
  private noteEscapes(node: ts.Node, unset: Unset): void {
    const visit = (inner: ts.Node): void => {
      if (ts.isFunctionLike(inner) || ts.isClassLike(inner) || isBoundMethod(inner)) return;
      if (inner.kind !== ts.SyntaxKind.ThisKeyword) {
        ts.forEachChild(inner, visit);
        return;
      }
      const { parent } = inner;
      const isAccess = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
      if (!isAccess || isMethodUse(this.checker, parent)) unset.forEach((name) => this.found.add(name));
    };
    visit(node);
  }
}

/** They are set as soon as the fields have their values. */
function parameterProperties(node: ts.ClassLikeDeclaration): ts.ParameterDeclaration[] {
  const constructor = node.members.find((member) => ts.isConstructorDeclaration(member));
  return (constructor?.parameters ?? []).filter((one) => ts.isParameterPropertyDeclaration(one, one.parent));
}

function isInstanceField(field: ts.PropertyDeclaration): boolean {
  const hidden = [ts.SyntaxKind.StaticKeyword, ts.SyntaxKind.AbstractKeyword, ts.SyntaxKind.DeclareKeyword];
  return field.modifiers?.some((modifier) => hidden.includes(modifier.kind)) !== true;
}

/** `this.name = value`, also as a chain. */
export function assignedField(expression: ts.Expression): { name: string; value: ts.Expression } | null {
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return null;
  const { left } = expression;
  if (!ts.isPropertyAccessExpression(left) || left.expression.kind !== ts.SyntaxKind.ThisKeyword) return null;
  return { name: left.name.text, value: expression.right };
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
