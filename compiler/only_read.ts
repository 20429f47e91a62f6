// Arrays, Maps and Sets that are only read: a parameter or constant that is never written to, kept or handed on is as good
// as a readonly one, so that it takes arrays of narrower elements (`Circle[]` for `Shape[]`) without anybody being able to
// tell. The check asks for what may be shared, lowering for what may be copied.

import { ts } from "ts-morph";
import { variableAt } from "./variable_at.ts";

/** The methods of arrays, Maps and Sets that neither change it nor give it away, each with how many arguments its callback may take. */
const readers: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ forEach: 2, map: 2, filter: 2, find: 2, findIndex: 2, findLast: 2, findLastIndex: 2, some: 2, every: 2 },
    ...{ flatMap: 2, reduce: 3, reduceRight: 3, join: 0, slice: 0, concat: 0, includes: 0, indexOf: 0, lastIndexOf: 0 },
    ...{ get: 0, has: 0 },
    ...{ at: 0, flat: 0, toSorted: 2, toReversed: 0, entries: 0, keys: 0, values: 0, toString: 0 },
  }),
);

/** The methods that change an array, a Map or a Set. */
const changers: ReadonlySet<string> = new Set(
  "add clear copyWithin delete fill pop push reverse set shift sort splice unshift".split(" "),
);

/** What can be passed on as a value, its own declaration known. */
export type ReadingFunction = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;

type Implementation = ReadingFunction | ts.MethodDeclaration | ts.ConstructorDeclaration;

export class OnlyRead {
  private readonly known = new Map<ts.ParameterDeclaration, boolean>();
  private methods: Map<string, ts.Node[]> | null = null;

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly files: readonly ts.SourceFile[],
  ) {}

  /** Does whatever the call may reach only read the array that it gets in this place? */
  isReadBy(call: ts.CallLikeExpression, index: number): boolean {
    const declaration = this.checker.getResolvedSignature(call)?.declaration;
    if (declaration === undefined || ts.isJSDocSignature(declaration)) return false;
    if (declaration.getSourceFile().isDeclarationFile) return this.isReadByLibrary(declaration, index);
    const reached = this.reachedBy(declaration);
    return reached.length > 0 && reached.every((one) => one !== null && this.isRead(one, index));
  }

  /** Does it do so before it returns, so that it cannot tell a copy from the array? */
  isReadAtOnceBy(call: ts.CallLikeExpression, index: number): boolean {
    const declaration = this.checker.getResolvedSignature(call)?.declaration;
    if (declaration === undefined || ts.isJSDocSignature(declaration) || !this.isReadBy(call, index)) return false;
    return this.reachedBy(declaration).every((one) => one !== null && isPlain(one) && !this.isKept(one, index));
  }

  /** Do functions inside use the parameter, perhaps later? */
  private isKept({ parameters, body }: Implementation, index: number): boolean {
    const name = parameters[index]?.name;
    if (body === undefined || name === undefined || !ts.isIdentifier(name)) return false;
    const symbol = this.checker.getSymbolAtLocation(name);
    const isUsed = (node: ts.Node): boolean =>
      (ts.isIdentifier(node) && variableAt(this.checker, node) === symbol) || ts.forEachChild(node, isUsed) === true;
    const isKeptIn = (node: ts.Node): boolean =>
      ts.isFunctionLike(node) ? isUsed(node) : ts.forEachChild(node, isKeptIn) === true;
    return isKeptIn(body);
  }

  /** The library reads what its typings say is anything, or something that can only be read. */
  private isReadByLibrary(declaration: ts.SignatureDeclaration, index: number): boolean {
    const parameter = declaration.parameters[Math.min(index, declaration.parameters.length - 1)];
    if (parameter?.type === undefined) return false;
    const type = this.checker.getTypeFromTypeNode(parameter.type);
    const element =
      parameter.dotDotDotToken === undefined ? type : this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return element !== undefined && (element.flags & ts.TypeFlags.Unknown) !== 0;
  }

  /** The functions that a call of `declaration` may run; null stands for one that is not known. */
  private reachedBy(declaration: ts.Declaration): readonly (Implementation | null)[] {
    if (ts.isFunctionDeclaration(declaration) || ts.isConstructorDeclaration(declaration))
      return [declaration.body === undefined ? null : declaration];
    if (ts.isArrowFunction(declaration)) {
      const { parent } = declaration;
      const isFixed = ts.isVariableDeclaration(parent) && (ts.getCombinedNodeFlags(parent) & ts.NodeFlags.Const) !== 0;
      return [isFixed && parent.type === undefined ? declaration : null];
    }
    if (!ts.isMethodDeclaration(declaration) && !ts.isMethodSignature(declaration)) return [null];
    const members = this.membersNamed(declaration.name.getText()) ?? [];
    return members
      .filter((member) => !ts.isMethodSignature(member))
      .map((member) => (ts.isMethodDeclaration(member) ? member : null));
  }

  /** All that the program declares under the name of a method: whatever stands behind an interface is among them. */
  private membersNamed(name: string): readonly ts.Node[] | undefined {
    if (this.methods === null) {
      const methods = (this.methods = new Map<string, ts.Node[]>());
      const visit = (node: ts.Node): void => {
        const isMember = ts.isMethodDeclaration(node) || ts.isMethodSignature(node) || ts.isPropertyDeclaration(node);
        if (isMember || ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) {
          const text = node.name.getText();
          const same = methods.get(text);
          if (same === undefined) methods.set(text, [node]);
          else same.push(node);
        }
        ts.forEachChild(node, visit);
      };
      this.files.forEach(visit);
    }
    return this.methods.get(name);
  }

  /** Does this function only read the array that it gets as this parameter? */
  isRead(declaration: Implementation, index: number): boolean {
    if (declaration.body === undefined) return true;
    const parameter = declaration.parameters[index];
    if (parameter === undefined) return true;
    if (parameter.dotDotDotToken !== undefined || ts.isParameterPropertyDeclaration(parameter, declaration))
      return false;
    if (!ts.isIdentifier(parameter.name)) return ts.isArrayBindingPattern(parameter.name);
    const answer = this.known.get(parameter);
    if (answer !== undefined) return answer;
    // A function that calls itself reads no more than the rest of it does.
    this.known.set(parameter, true);
    const symbol = this.checker.getSymbolAtLocation(parameter.name);
    const found = symbol !== undefined && this.onlyReads(declaration.body, symbol);
    this.known.set(parameter, found);
    return found;
  }

  /** Does nobody but the variable's own uses, all of which read, get the array that it is declared with? */
  isConstant(declaration: ts.VariableDeclaration): boolean {
    if (!ts.isIdentifier(declaration.name)) return false;
    const isConst = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    const isExported = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) !== 0;
    const scope = ts.findAncestor(declaration.parent, (one) => ts.isBlock(one) || ts.isSourceFile(one));
    const symbol = this.checker.getSymbolAtLocation(declaration.name);
    if (!isConst || isExported || scope === undefined || symbol === undefined) return false;
    const { name } = declaration;
    const reads = (node: ts.Node): boolean =>
      node === name ||
      (ts.isIdentifier(node) && node.text === name.text
        ? variableAt(this.checker, node) !== symbol || this.isReading(node)
        : ts.forEachChild(node, (child) => !reads(child) || undefined) !== true);
    return reads(scope);
  }

  private onlyReads(node: ts.Node, symbol: ts.Symbol): boolean {
    if (ts.isIdentifier(node) && node.text === symbol.name)
      return variableAt(this.checker, node) !== symbol || this.isReading(node);
    return ts.forEachChild(node, (child) => !this.onlyReads(child, symbol) || undefined) !== true;
  }

  /** Is the array only read here? */
  isReading(node: ts.Expression): boolean {
    const { parent } = node;
    if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) return this.isReading(parent);
    if (ts.isConditionalExpression(parent)) return parent.condition === node || this.isReading(parent);
    if (ts.isBinaryExpression(parent)) return this.isReadingOperand(node, parent);
    if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent)) return true;
    if (ts.isPropertyAccessExpression(parent)) return parent.expression === node && isReadingMember(parent);
    if (ts.isElementAccessExpression(parent)) return parent.expression === node && !isTarget(parent);
    if (ts.isForOfStatement(parent)) return parent.expression === node;
    if (ts.isSpreadElement(parent)) return true;
    if (ts.isVariableDeclaration(parent)) return ts.isArrayBindingPattern(parent.name) || this.isConstant(parent);
    if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
      const index = parent.arguments?.indexOf(node) ?? -1;
      return index >= 0 && this.isReadBy(parent, index);
    }
    return ts.isPrefixUnaryExpression(parent) || ts.isTypeOfExpression(parent) || ts.isTemplateSpan(parent);
  }

  /** Is what members of this name hold read at once wherever the program names them, so that nobody can tell a copy from it? */
  isMemberReadAtOnce(name: string): boolean {
    let answer = this.members.get(name);
    if (answer === undefined) {
      const reads = (node: ts.Node): boolean =>
        (!isMemberNamed(node, name) || this.isReadAtOnce(node)) &&
        ts.forEachChild(node, (child) => !reads(child) || undefined) !== true;
      this.members.set(name, (answer = this.files.every(reads)));
    }
    return answer;
  }

  private readonly members = new Map<string, boolean>();

  /** The member is read by an access, and neither kept nor passed on; a pattern or a name in brackets tells nothing. */
  private isReadAtOnce(node: ts.Node): boolean {
    if (!ts.isPropertyAccessExpression(node)) return false;
    const { parent } = node;
    if (isTarget(node)) return ts.isBinaryExpression(parent) && ts.isExpressionStatement(parent.parent);
    return !ts.isVariableDeclaration(parent) && !ts.isCallOrNewExpression(parent) && this.isReading(node);
  }

  /** Does a copy of what is cast here do, because it is only read, and what it was made of does not change meanwhile? */
  isReadingCopy(node: ts.AssertionExpression): boolean {
    return this.isReading(node) && !this.changesLater(node);
  }

  /** Is what a constant holds a copy of changed further on in its function, or in a function inside of that? */
  private changesLater(node: ts.AssertionExpression): boolean {
    let held: ts.Node = node;
    while (isPassedOn(held.parent)) held = held.parent;
    if (!ts.isVariableDeclaration(held.parent) || !ts.isIdentifier(held.parent.name)) return false;
    const source = skipCasts(node);
    const name = ts.isPropertyAccessExpression(source) ? source.name : source;
    const symbol = ts.isIdentifier(name) ? variableAt(this.checker, name) : undefined;
    const scope = ts.findAncestor(node, (one) => ts.isFunctionLike(one) || ts.isSourceFile(one));
    if (symbol === undefined || scope === undefined) return false;
    const changes = (one: ts.Node, isLater: boolean): boolean => {
      const isInner = isLater || ts.isFunctionLike(one);
      if (ts.isIdentifier(one) && one.text === symbol.name && (isInner || one.pos > node.end))
        return variableAt(this.checker, one) === symbol && this.isChanging(one);
      return ts.forEachChild(one, (child) => changes(child, isInner) || undefined) === true;
    };
    return ts.forEachChild(scope, (child) => changes(child, false) || undefined) === true;
  }

  /** Is the list that the name stands for changed here, or given to somebody who might? */
  private isChanging(name: ts.Identifier): boolean {
    const isMember = ts.isPropertyAccessExpression(name.parent) && name.parent.name === name;
    let node: ts.Expression = isMember ? (name.parent as ts.PropertyAccessExpression) : name;
    while (ts.isParenthesizedExpression(node.parent) || ts.isNonNullExpression(node.parent)) node = node.parent;
    const { parent } = node;
    if (ts.isElementAccessExpression(parent)) return parent.expression === node && isTarget(parent);
    if (ts.isPropertyAccessExpression(parent)) return changers.has(parent.name.text) || isTarget(parent);
    const isArgument = (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression !== node;
    return isArgument && !this.isReadBy(parent, parent.arguments?.indexOf(node) ?? -1);
  }

  private isReadingOperand(node: ts.Expression, parent: ts.BinaryExpression): boolean {
    switch (parent.operatorToken.kind) {
      case ts.SyntaxKind.AmpersandAmpersandToken:
        // An array is true: what is left of the operator is no result.
        return parent.left === node || this.isReading(parent);
      case ts.SyntaxKind.BarBarToken:
      case ts.SyntaxKind.QuestionQuestionToken:
        return this.isReading(parent);
      case ts.SyntaxKind.EqualsEqualsEqualsToken:
      case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      case ts.SyntaxKind.EqualsEqualsToken:
      case ts.SyntaxKind.ExclamationEqualsToken:
        return isNothing(parent.left === node ? parent.right : parent.left);
      case ts.SyntaxKind.EqualsToken:
        return parent.right === node && ts.isArrayLiteralExpression(parent.left);
      default:
        return false;
    }
  }
}

/** An access, a pattern's element or a text by which a member of this name may be reached. */
function isMemberNamed(node: ts.Node, name: string): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === name;
  if (ts.isBindingElement(node)) return (node.propertyName ?? node.name).getText() === name;
  return ts.isStringLiteralLike(node) && node.text === name;
}

/** Does the value of one of its parts become its own? */
function isPassedOn(node: ts.Node): boolean {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isConditionalExpression(node))
    return true;
  return (
    ts.isBinaryExpression(node) &&
    [ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken].includes(
      node.operatorToken.kind,
    )
  );
}

function skipCasts(node: ts.Expression): ts.Expression {
  const isOuter = ts.isAssertionExpression(node) || ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node);
  return isOuter ? skipCasts(node.expression) : node;
}

/** Neither async nor a generator. */
function isPlain(declaration: Implementation): boolean {
  const isGenerator = !ts.isConstructorDeclaration(declaration) && declaration.asteriskToken !== undefined;
  return !isGenerator && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Async) === 0;
}

/** `null` or `undefined` */
function isNothing(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === "undefined");
}

/** `list.length` that is not set, `list.map(...)` whose callback does not get the array. */
function isReadingMember(access: ts.PropertyAccessExpression): boolean {
  const name = access.name.text;
  if (name === "length" || name === "size") return !isTarget(access);
  const taken = readers.get(name);
  if (taken === undefined || !ts.isCallExpression(access.parent) || access.parent.expression !== access) return false;
  const [callback] = access.parent.arguments;
  if (taken === 0 || callback === undefined) return true;
  return (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)) && callback.parameters.length <= taken;
}

/** Is the expression assigned to, updated, deleted or given a value by a pattern? */
export function isTarget(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent))
    return (
      parent.left === node &&
      parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    );
  if (ts.isDeleteExpression(parent) || ts.isPostfixUnaryExpression(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent))
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  // In a pattern it may be a target: `[list[0], list[1]] = [1, 2]`.
  return ts.findAncestor(parent, (one) => ts.isArrayLiteralExpression(one) || ts.isObjectLiteralExpression(one)) !==
    undefined
    ? isInPattern(node)
    : ts.isForOfStatement(parent) && parent.initializer === node;
}

function isInPattern(node: ts.Node): boolean {
  for (let one = node; !ts.isStatement(one); one = one.parent)
    if (
      (ts.isArrayLiteralExpression(one) || ts.isObjectLiteralExpression(one)) &&
      ts.isBinaryExpression(one.parent) &&
      one.parent.left === one
    )
      return true;
  return false;
}
