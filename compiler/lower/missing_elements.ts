// Elements that are not there. The checker believes that `list[i]` always gives an element; in JavaScript it is undefined
// outside of the list. Where that shows is read off the source: what is asked whether it is there, what only counts as a
// number (undefined is as good as NaN), what is turned into text, and which variables may hold no element: also those, and
// fields, that are set later than the checker can follow (`name!: T`).

import { ts } from "ts-morph";
import { variableAt } from "../variable_at.ts";
import { assignedField, earlyFields } from "./early_fields.ts";
import type { HoistedVariables } from "./hoisted_variables.ts";
import { missingArguments } from "./missing_arguments.ts";
import { MissingResults } from "./missing_results.ts";
import type { RunOrder } from "./run_order.ts";
import { assertedNothing, mayBeNothing, skipParentheses } from "./syntax.ts";

const { SyntaxKind, TypeFlags } = ts;

export class MissingElements {
  private readonly missing = new Map<ts.Symbol, boolean>();
  private readonly counting = new Map<ts.Symbol, boolean>();
  /** The variables whose uses are being looked at: one that depends on another of them says nothing against it. */
  private readonly assumed = new Set<ts.Symbol>();
  readonly results: MissingResults;

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly runOrder: RunOrder,
    private readonly hoisted: HoistedVariables,
    /** The kernel's layers know each other both ways and are tied together in constructors; its authors see to the order. */
    private readonly isTrusted: (file: ts.SourceFile) => boolean,
    private readonly files: () => readonly ts.SourceFile[],
  ) {
    this.results = new MissingResults(checker, isTrusted);
  }

  private arguments: ReturnType<typeof missingArguments> | null = null;

  /**
   * What a field, variable or parameter is before it is set: undefined, and null where that is what it is given (`null!`).
   * Nothing where its type says all.
   */
  unset(declaration: ts.Node): readonly ("undefined" | "null")[] {
    if (!this.isSetLater(declaration)) return [];
    const isNull =
      ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration)
        ? declaration.initializer !== undefined && assertedNothing(declaration.initializer) === "null"
        : false;
    return isNull || this.givenNothing(declaration)?.has("null") === true ? ["undefined", "null"] : ["undefined"];
  }

  /** What `new` gives for a parameter although its type leaves no room for it. */
  givenFor(parameter: ts.ParameterDeclaration): readonly ("undefined" | "null")[] {
    return [...(this.givenNothing(parameter) ?? [])];
  }

  /** What `new` gives for a parameter, or for the one that is stored in a field, although its type leaves no room for it. */
  private givenNothing(declaration: ts.Node): ReadonlySet<"undefined" | "null"> | null {
    if (this.isTrusted(declaration.getSourceFile())) return null;
    this.arguments ??= missingArguments(this.checker, this.files());
    if (this.arguments.size === 0) return null;
    const parameter = ts.isPropertyDeclaration(declaration) ? this.parameterOf(declaration) : declaration;
    return parameter === null ? null : (this.arguments.get(parameter) ?? null);
  }

  /** The parameter that the constructor stores in the field. */
  private parameterOf({ parent, name }: ts.PropertyDeclaration): ts.Node | null {
    const constructor = parent.members.find((member) => ts.isConstructorDeclaration(member));
    for (const statement of constructor?.body?.statements ?? []) {
      const target = ts.isExpressionStatement(statement) ? assignedField(statement.expression) : null;
      if (target?.name !== name.getText() || !ts.isIdentifier(target.value)) continue;
      return this.checker.getSymbolAtLocation(target.value)?.valueDeclaration ?? null;
    }
    return null;
  }

  /**
   * `name!: T`, `static name: T` and fields that somebody may read before the constructor sets them: undefined until then,
   * whatever their type says.
   */
  isSetLater(declaration: ts.Node): boolean {
    if (ts.isParameter(declaration))
      return this.isEarlyProperty(declaration) || this.givenNothing(declaration) !== null;
    if (!ts.isPropertyDeclaration(declaration) && !ts.isVariableDeclaration(declaration)) return false;
    if (declaration.exclamationToken !== undefined) return true;
    if (this.isTrusted(declaration.getSourceFile())) return false;
    if (ts.isVariableDeclaration(declaration)) return this.isReadUnset(declaration);
    const isStatic = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0;
    if (isStatic) return declaration.initializer === undefined;
    return (
      (ts.isClassLike(declaration.parent) &&
        earlyFields(this.checker, declaration.parent).has(declaration.name.getText())) ||
      this.givenNothing(declaration) !== null
    );
  }

  /** A parameter property that the base's constructor lets somebody read. */
  private isEarlyProperty(declaration: ts.ParameterDeclaration): boolean {
    if (!ts.isParameterPropertyDeclaration(declaration, declaration.parent)) return false;
    if (this.isTrusted(declaration.getSourceFile()) || !ts.isClassLike(declaration.parent.parent)) return false;
    return earlyFields(this.checker, declaration.parent.parent).has(declaration.name.getText());
  }

  /** `let count: number = undefined!`, or `let count: number;` which a function may read before it has been given a value. */
  private isReadUnset(declaration: ts.VariableDeclaration): boolean {
    const { name, initializer, type } = declaration;
    if (initializer !== undefined && assertedNothing(initializer) !== null)
      return !mayBeNothing(this.checker.getTypeAtLocation(name));
    const statement = declaration.parent.parent;
    if (initializer !== undefined || type === undefined || !ts.isIdentifier(name)) return false;
    if (!ts.isVariableStatement(statement) || !isBlockLike(statement.parent)) return false;
    const symbol = this.checker.getSymbolAtLocation(name);
    if (symbol === undefined || this.includesNothing(symbol)) return false;
    const { statements } = statement.parent;
    const given = statements.find((one) => one.pos > statement.pos && gives(one, name.text));
    return this.runOrder.isUsedBefore(symbol, declaration, given?.getEnd() ?? Infinity);
  }

  private includesNothing(symbol: ts.Symbol): boolean {
    return mayBeNothing(this.checker.getTypeOfSymbol(symbol));
  }

  /**
   * Does the variable start with an element that may be missing? It takes undefined too, and is tested where a value of the
   * element's type is needed. Of numbers and what may be null only those are such that the program asks about.
   */
  mayBeMissing(symbol: ts.Symbol): boolean {
    let answer = this.missing.get(symbol);
    if (answer === undefined) this.missing.set(symbol, (answer = this.decide(symbol)));
    return answer;
  }

  /** Does the expression only count as a number where it stands? */
  countsAsNumber(node: ts.Expression): boolean {
    const { parent } = node;
    if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return this.countsAsNumber(parent);
    if (ts.isPrefixUnaryExpression(parent))
      return [SyntaxKind.PlusToken, SyntaxKind.MinusToken, SyntaxKind.TildeToken].includes(parent.operator);
    if (ts.isBinaryExpression(parent)) return this.operandCounts(node, parent);
    if (ts.isElementAccessExpression(parent))
      return parent.argumentExpression === node && this.isList(parent.expression) && !isWritten(parent);
    if (ts.isCallExpression(parent))
      return (
        ts.isPropertyAccessExpression(parent.expression) &&
        ts.isIdentifier(parent.expression.expression) &&
        parent.expression.expression.text === "Math"
      );
    if (!ts.isVariableDeclaration(parent) || parent.initializer !== node) return false;
    const symbol = ts.isIdentifier(parent.name) ? this.checker.getSymbolAtLocation(parent.name) : undefined;
    return symbol !== undefined && this.onlyCounts(symbol);
  }

  /** Could the value be missing, and would that show in the text that is made of it here? */
  mayShowMissing(node: ts.Expression): boolean {
    const inner = skipParentheses(node);
    if (ts.isCallExpression(inner)) return this.results.mayGive(inner);
    const isElement = ts.isElementAccessExpression(inner);
    if (!isElement && !ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner)) return false;
    const type = this.checker.getTypeAtLocation(inner);
    let texts = TypeFlags.NumberLike | TypeFlags.StringLike | TypeFlags.BooleanLike | TypeFlags.BigIntLike;
    // Objects have ways of their own to become text.
    if (ts.isTypeOfExpression(node.parent)) texts |= TypeFlags.Object;
    if ((type.isUnion() ? type.types : [type]).some((part) => (part.flags & texts) === 0)) return false;
    if (isElement) return true;
    const symbol = this.checker.getSymbolAtLocation(ts.isPropertyAccessExpression(inner) ? inner.name : inner);
    return symbol !== undefined && this.mayBeMissing(symbol);
  }

  /** Does the element become a part of a text here? */
  isShown({ parent }: ts.Node): boolean {
    if (ts.isTemplateSpan(parent)) return !ts.isTaggedTemplateExpression(parent.parent.parent);
    return ts.isBinaryExpression(parent) && parent.operatorToken.kind === SyntaxKind.PlusToken;
  }

  private decide(symbol: ts.Symbol): boolean {
    const declaration = symbol.valueDeclaration;
    // A parameter property is a variable of its constructor, too.
    const isProperty = (symbol.flags & ts.SymbolFlags.Property) !== 0;
    if (declaration !== undefined && (isProperty || !ts.isParameter(declaration)) && this.isSetLater(declaration))
      return true;
    if (this.hoisted.mayBeReadUnset(symbol) && !this.includesNothing(symbol)) return true;
    if (declaration !== undefined && ts.isBindingElement(declaration))
      return this.isTakenFromArray(declaration, symbol);
    if (declaration !== undefined && ts.isParameter(declaration))
      return this.givenNothing(declaration) !== null || this.isTakenFromRest(declaration, symbol);
    const isElement = isElementVariable(declaration);
    if (!isElement && !this.isAssertedVariable(declaration)) return false;
    const type = this.checker.getTypeOfSymbol(symbol);
    // What can be one value only is not looked at.
    if (!isElement && type.flags & TypeFlags.Unit) return false;
    if (isElement && ((type.flags & TypeFlags.StringLike) !== 0 || isTextOrNumber(type))) return true;
    if ((type.flags & TypeFlags.BooleanLike) !== 0 && declaration.type === undefined) return true;
    if (declaration.type !== undefined) return false;
    // What may be null is asked for that, and a number that is tested may be 0: neither says anything about the element.
    const known = TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Undefined | TypeFlags.Null;
    if ((type.isUnion() ? type.types : [type]).some((part) => (part.flags & known) !== 0)) return false;
    const isObject = (type.flags & TypeFlags.Object) !== 0;
    const scope = scopeOf(declaration);
    const isOwn = !this.isTrusted(declaration.getSourceFile());
    const isReturned = isOwn && this.results.isReturnedStart(declaration);
    const mayPass = (node: ts.Identifier): boolean =>
      asksIfThere(node, isObject) ||
      (isOwn && this.takesUndefined(node)) ||
      (isReturned && ts.isReturnStatement(node.parent));
    return scope !== undefined && this.someUse(scope, symbol, mayPass);
  }

  /** A variable that starts with what is said to be there: `const found = map.get(key)!`, `const top = stack.pop()`. */
  private isAssertedVariable(declaration: ts.Node | undefined): declaration is ts.VariableDeclaration {
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
    if (declaration.initializer === undefined) return false;
    const inner = skipParentheses(declaration.initializer);
    return ts.isNonNullExpression(inner) || (ts.isCallExpression(inner) && this.results.mayGive(inner));
  }

  /** `return top` where a number or undefined is wanted: the value need not be there. */
  private takesUndefined(node: ts.Identifier): boolean {
    const { parent } = node;
    const isPassed = ts.isReturnStatement(parent) || ts.isCallExpression(parent) || ts.isConditionalExpression(parent);
    if (!isPassed || ("expression" in parent && ts.isCallExpression(parent) && parent.expression === node))
      return false;
    const wanted = this.checker.getContextualType(node);
    const parts = wanted === undefined ? [] : wanted.isUnion() ? wanted.types : [wanted];
    const any = TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Undefined;
    return parts.some(({ flags }) => (flags & any) !== 0);
  }

  /** `const [name, value] = line.split("=")`, `const [first] = queue.values()`: what is missing is undefined, and only needs to be there where it is used. */
  private isTakenFromArray(element: ts.BindingElement, symbol: ts.Symbol): boolean {
    if (element.initializer !== undefined || element.dotDotDotToken !== undefined) return false;
    const type = this.checker.getTypeOfSymbol(symbol);
    const known = TypeFlags.Any | TypeFlags.Unknown | TypeFlags.Never | TypeFlags.Undefined;
    if ((type.isUnion() ? type.types : [type]).some((part) => (part.flags & known) !== 0)) return false;
    const isReference = (type.flags & (TypeFlags.Object | TypeFlags.StringLike)) !== 0;
    if (!isReference && (this.isTrusted(element.getSourceFile()) || this.onlyCounts(symbol))) return false;
    return ts.isArrayBindingPattern(element.parent) && this.mayEndEarly(element.parent);
  }

  /** Is what the pattern takes apart an array or something iterable, of which nobody knows how much it gives? */
  private mayEndEarly(pattern: ts.ArrayBindingPattern): boolean {
    const type = this.checker.getTypeAtLocation(pattern);
    const isOpen = (part: ts.Type): boolean =>
      this.checker.isArrayType(part) || ((part.flags & TypeFlags.Object) !== 0 && !this.checker.isTupleType(part));
    return (type.isUnion() ? type.types : [type]).every(isOpen);
  }

  /** `(client, name) => ...` where `(client, ...args: string[]) => void` is wanted: nobody need pass a name. */
  private isTakenFromRest(parameter: ts.ParameterDeclaration, symbol: ts.Symbol): boolean {
    const { parent, type, initializer, questionToken, dotDotDotToken } = parameter;
    if ((type ?? initializer ?? questionToken ?? dotDotDotToken) !== undefined) return false;
    if (!ts.isFunctionExpression(parent) && !ts.isArrowFunction(parent) && !ts.isMethodDeclaration(parent))
      return false;
    if ((this.checker.getTypeOfSymbol(symbol).flags & (TypeFlags.Object | TypeFlags.StringLike)) === 0) return false;
    const wanted = this.wantedSignature(parent);
    const last = wanted?.parameters.at(-1);
    const isRest = last?.valueDeclaration !== undefined && isRestParameter(last.valueDeclaration);
    if (wanted === undefined || last === undefined || !isRest) return false;
    const index = parent.parameters.filter((one) => one.name.getText() !== "this").indexOf(parameter);
    return index >= wanted.parameters.length - 1 && this.checker.isArrayType(this.checker.getTypeOfSymbol(last));
  }

  /** The one that the place of a function wants. */
  private wantedSignature(node: ts.Expression | ts.MethodDeclaration): ts.Signature | undefined {
    const type = ts.isMethodDeclaration(node) ? this.wantedMember(node) : this.checker.getContextualType(node);
    const signatures = type === undefined ? [] : this.checker.getNonNullableType(type).getCallSignatures();
    return signatures.length === 1 ? signatures[0] : undefined;
  }

  private wantedMember({ parent, name }: ts.MethodDeclaration): ts.Type | undefined {
    const object = ts.isObjectLiteralExpression(parent) ? this.checker.getContextualType(parent) : undefined;
    const member = object?.getProperty(name.getText());
    return member === undefined ? object?.getStringIndexType() : this.checker.getTypeOfSymbol(member);
  }

  /** Is a variable of numbers, wherever it is used, used as a number? */
  onlyCounts(symbol: ts.Symbol): boolean {
    if (this.assumed.has(symbol)) return true;
    const known = this.counting.get(symbol);
    if (known !== undefined) return known;
    this.assumed.add(symbol);
    const { valueDeclaration: declaration } = symbol;
    const scope = declaration === undefined ? undefined : scopeOf(declaration);
    const answer =
      declaration !== undefined &&
      (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)) &&
      this.isNumber(declaration.name) &&
      scope !== undefined &&
      !isExported(declaration) &&
      !this.someUse(scope, symbol, (node) => !this.useCounts(node, declaration));
    this.assumed.delete(symbol);
    // What holds only as long as another assumption does is not kept.
    if (this.assumed.size === 0 || !answer) this.counting.set(symbol, answer);
    return answer;
  }

  private useCounts(node: ts.Identifier, declaration: ts.VariableDeclaration | ts.BindingElement): boolean {
    const { parent } = node;
    if (parent === declaration) return true;
    if (ts.isPostfixUnaryExpression(parent) || ts.isPrefixUnaryExpression(parent)) return true;
    if (ts.isBinaryExpression(parent) && parent.left === node && isAssignmentOperator(parent.operatorToken.kind))
      return ts.isExpressionStatement(parent.parent);
    return isTestedForTruth(node) || this.countsAsNumber(node);
  }

  private operandCounts(node: ts.Expression, parent: ts.BinaryExpression): boolean {
    const other = parent.left === node ? parent.right : parent.left;
    switch (parent.operatorToken.kind) {
      case SyntaxKind.PlusToken:
      case SyntaxKind.LessThanToken:
      case SyntaxKind.LessThanEqualsToken:
      case SyntaxKind.GreaterThanToken:
      case SyntaxKind.GreaterThanEqualsToken:
        return this.isNumber(other);
      case SyntaxKind.EqualsEqualsToken:
      case SyntaxKind.EqualsEqualsEqualsToken:
      case SyntaxKind.ExclamationEqualsToken:
      case SyntaxKind.ExclamationEqualsEqualsToken:
        // Two that are both missing are equal, which NaN and NaN are not.
        return this.isNumber(other) && !this.mayCount(other);
      case SyntaxKind.PlusEqualsToken:
        return parent.right === node && this.isNumber(other);
      case SyntaxKind.EqualsToken:
        return parent.right === node && ts.isExpressionStatement(parent.parent) && this.variableCounts(other);
      case SyntaxKind.MinusToken:
      case SyntaxKind.AsteriskToken:
      case SyntaxKind.AsteriskAsteriskToken:
      case SyntaxKind.SlashToken:
      case SyntaxKind.PercentToken:
      case SyntaxKind.AmpersandToken:
      case SyntaxKind.BarToken:
      case SyntaxKind.CaretToken:
      case SyntaxKind.LessThanLessThanToken:
      case SyntaxKind.GreaterThanGreaterThanToken:
      case SyntaxKind.GreaterThanGreaterThanGreaterThanToken:
        return true;
      default:
        return parent.right === node && isArithmeticAssignment(parent.operatorToken.kind);
    }
  }

  private variableCounts(target: ts.Expression): boolean {
    const symbol = ts.isIdentifier(target) ? this.checker.getSymbolAtLocation(target) : undefined;
    return symbol !== undefined && this.onlyCounts(symbol);
  }

  /** Could the value be a missing element that counts as NaN? */
  private mayCount(node: ts.Expression): boolean {
    const inner = skipParentheses(node);
    if (ts.isElementAccessExpression(inner)) return true;
    if (!ts.isIdentifier(inner)) return false;
    const declaration = this.checker.getSymbolAtLocation(inner)?.valueDeclaration;
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
    return isElementVariable(declaration) || (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) === 0;
  }

  /** A number, or of a type parameter: then it is one wherever the element is. */
  private isNumber(node: ts.Node): boolean {
    const type = this.checker.getTypeAtLocation(node);
    const numbers = TypeFlags.NumberLike | TypeFlags.TypeParameter;
    return (type.isUnion() ? type.types : [type]).every((part) => (part.flags & numbers) !== 0);
  }

  private isList(node: ts.Expression): boolean {
    const type = this.checker.getTypeAtLocation(node);
    return this.checker.isArrayType(type) || (type.flags & TypeFlags.StringLike) !== 0;
  }

  private someUse(node: ts.Node, symbol: ts.Symbol, test: (use: ts.Identifier) => boolean): boolean {
    if (ts.isIdentifier(node))
      return node.text === symbol.name && test(node) && variableAt(this.checker, node) === symbol;
    return ts.forEachChild(node, (child) => this.someUse(child, symbol, test) || undefined) ?? false;
  }
}

function isBlockLike(node: ts.Node): node is ts.BlockLike {
  return ts.isBlock(node) || ts.isSourceFile(node) || ts.isModuleBlock(node);
}

/** Does the statement give the variable a value, whichever way it takes? */
function gives(statement: ts.Statement, name: string): boolean {
  if (ts.isBlock(statement)) return statement.statements.some((one) => gives(one, name));
  if (ts.isIfStatement(statement))
    return (
      statement.elseStatement !== undefined &&
      gives(statement.thenStatement, name) &&
      gives(statement.elseStatement, name)
    );
  if (!ts.isExpressionStatement(statement)) return false;
  const { expression } = statement;
  return (
    ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind === SyntaxKind.EqualsToken &&
    ts.isIdentifier(expression.left) &&
    expression.left.text === name
  );
}

/** Is it a text or something else that is no object: what is told apart by typeof? */
function isTextOrNumber(type: ts.Type): boolean {
  if (!type.isUnion()) return false;
  const scalars = TypeFlags.NumberLike | TypeFlags.BooleanLike;
  const isText = type.types.map(({ flags }) => (flags & TypeFlags.StringLike) !== 0);
  return (
    isText.includes(true) &&
    type.types.some((one, at) => !isText[at] && (one.flags & scalars) !== 0) &&
    type.types.every((one, at) => isText[at] || (one.flags & scalars) !== 0)
  );
}

/** A variable that starts with an element. */
function isElementVariable(declaration: ts.Node | undefined): declaration is ts.VariableDeclaration {
  if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return false;
  const { initializer } = declaration;
  return initializer !== undefined && ts.isElementAccessExpression(skipParentheses(initializer));
}

function isRestParameter(declaration: ts.Declaration): boolean {
  return ts.isParameter(declaration) && declaration.dotDotDotToken !== undefined;
}

function scopeOf(declaration: ts.Node): ts.Node | undefined {
  return ts.findAncestor(declaration, (node) => ts.isBlock(node) || ts.isSourceFile(node) || ts.isCaseBlock(node));
}

function isExported(declaration: ts.VariableDeclaration | ts.BindingElement): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
}

export function isAssignmentOperator(kind: ts.SyntaxKind): boolean {
  return kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment;
}

/** -=, *= and kin, but neither = and += nor those that ask for something. */
function isArithmeticAssignment(kind: ts.SyntaxKind): boolean {
  const others = [
    SyntaxKind.EqualsToken,
    SyntaxKind.PlusEqualsToken,
    SyntaxKind.QuestionQuestionEqualsToken,
    SyntaxKind.BarBarEqualsToken,
    SyntaxKind.AmpersandAmpersandEqualsToken,
  ];
  return isAssignmentOperator(kind) && !others.includes(kind);
}

/** Is the element stored to? */
function isWritten(node: ts.ElementAccessExpression): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return parent.left === node && isAssignmentOperator(parent.operatorToken.kind);
  return ts.isPostfixUnaryExpression(parent) || ts.isPrefixUnaryExpression(parent);
}

/**
 * Is it asked here whether the value is there: `x === undefined`, `x ?? y`, `x?.y`, `case undefined`; and `byTruth`, `!x`,
 * `if (x)`?
 */
export function asksIfThere(node: ts.Expression, byTruth: boolean): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return asksIfThere(parent, byTruth);
  if (ts.isBinaryExpression(parent)) return asksByOperator(node, parent, byTruth);
  if (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isCallExpression(parent))
    return parent.expression === node && parent.questionDotToken !== undefined;
  if (ts.isSwitchStatement(parent))
    return parent.caseBlock.clauses.some((clause) => ts.isCaseClause(clause) && isUndefined(clause.expression));
  return byTruth && isCondition(node, parent);
}

function asksByOperator(node: ts.Expression, parent: ts.BinaryExpression, byTruth: boolean): boolean {
  switch (parent.operatorToken.kind) {
    case SyntaxKind.EqualsEqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsEqualsToken:
    case SyntaxKind.EqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsToken: {
      const other = skipParentheses(parent.left === node ? parent.right : parent.left);
      return other.kind === SyntaxKind.NullKeyword || isUndefined(other);
    }
    case SyntaxKind.QuestionQuestionToken:
      return parent.left === node;
    case SyntaxKind.AmpersandAmpersandToken:
    case SyntaxKind.BarBarToken:
      return byTruth && (parent.left === node || asksIfThere(parent, true));
    default:
      return false;
  }
}

function isUndefined(node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === "undefined";
}

/** Does nothing but the truth of the value matter? */
function isTestedForTruth(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isTestedForTruth(parent);
  const isLogical =
    ts.isBinaryExpression(parent) &&
    [SyntaxKind.AmpersandAmpersandToken, SyntaxKind.BarBarToken].includes(parent.operatorToken.kind);
  return isLogical ? isTestedForTruth(parent) : isCondition(node, parent);
}

function isCondition(node: ts.Expression, parent: ts.Node): boolean {
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === SyntaxKind.ExclamationToken;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  return (ts.isForStatement(parent) || ts.isConditionalExpression(parent)) && parent.condition === node;
}
