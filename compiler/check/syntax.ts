// Syntax that has no translation, whatever the types.

import { ts } from "ts-morph";
import type { CheckContext } from "../check.ts";
import { copiedInstance } from "../copied_instances.ts";
import { type Diagnostics, refusals } from "../diagnostics.ts";

/** Reports the 1xxx refusals of one file. */
export function checkSyntax(context: CheckContext, file: ts.SourceFile): void {
  checkSuppressions(context.diagnostics, file);
  const visit = (node: ts.Node): void => {
    checkNode(context, node);
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function checkNode(context: CheckContext, node: ts.Node): void {
  const { diagnostics } = context;
  if (ts.canHaveDecorators(node)) {
    for (const decorator of ts.getDecorators(node) ?? []) diagnostics.refuse(refusals.decorator, decorator);
  }
  switch (node.kind) {
    case ts.SyntaxKind.WithStatement:
      diagnostics.refuse(refusals.withStatement, firstToken(node));
      break;
    case ts.SyntaxKind.MetaProperty:
      // What `new.target` may stand for depends on where it stands, which lowering knows.
      if ((node as ts.MetaProperty).keywordToken === ts.SyntaxKind.ImportKeyword)
        diagnostics.refuse(refusals.metaProperty, node, node.getText());
      break;
    case ts.SyntaxKind.Identifier:
      checkIdentifier(context, node as ts.Identifier);
      break;
    case ts.SyntaxKind.CallExpression:
      checkCall(context, node as ts.CallExpression);
      break;
    case ts.SyntaxKind.PropertyAccessExpression:
      checkPropertyAccess(context, node as ts.PropertyAccessExpression);
      break;
    default:
      checkDeclaration(context, node);
  }
}

function checkDeclaration({ checker, diagnostics }: CheckContext, node: ts.Node): void {
  if (ts.isComputedPropertyName(node)) {
    // What a computed name in a literal or pattern may be depends on the object's type, which lowering knows.
    const isInside = ts.isObjectLiteralExpression(node.parent.parent) || ts.isBindingElement(node.parent);
    if (!isInside && !isKnownName(checker, node.expression)) {
      diagnostics.refuse(refusals.computedName, node, node.expression.getText());
    }
  } else if (ts.isSetAccessor(node) && hidesGetter(checker, node)) {
    diagnostics.refuse(
      refusals.unsupportedSyntax,
      node.name,
      `a setter \`${node.name.getText()}\` that overrides an accessor without its getter`,
      "the class has no getter then: the property is undefined",
      "declare the getter too: `get value() { return super.value; }`",
    );
  }
}

function hidesGetter(checker: ts.TypeChecker, { parent, name }: ts.SetAccessorDeclaration): boolean {
  if (!ts.isClassLike(parent)) return false;
  const isGetter = (member: ts.Node): boolean =>
    ts.isGetAccessor(member) && checker.getSymbolAtLocation(member.name)?.name === symbol?.name;
  const symbol = checker.getSymbolAtLocation(name);
  const type = checker.getTypeAtLocation(parent);
  if (symbol === undefined || parent.members.some(isGetter) || !type.isClassOrInterface()) return false;
  return checker
    .getBaseTypes(type)
    .some((base) => checker.getPropertyOfType(base, symbol.name)?.declarations?.some(ts.isGetAccessor) === true);
}

function checkIdentifier({ diagnostics }: CheckContext, node: ts.Identifier): void {
  if (node.text === "Function" && ts.isNewExpression(node.parent) && node.parent.expression === node) {
    diagnostics.refuse(refusals.eval, node.parent, "new Function()");
  }
}

function checkCall({ checker, diagnostics }: CheckContext, node: ts.CallExpression): void {
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    diagnostics.refuse(refusals.dynamicImport, node);
  } else if (ts.isIdentifier(node.expression) && node.expression.text === "eval") {
    if (checker.getSymbolAtLocation(node.expression) === undefined) {
      diagnostics.refuse(refusals.eval, node.expression, "eval()");
    }
  }
}

const prototypeMembers: ReadonlySet<string> = new Set(["prototype", "__proto__"]);
const prototypeFunctions: ReadonlySet<string> = new Set([
  "getPrototypeOf",
  "setPrototypeOf",
  "defineProperty",
  "defineProperties",
  "getOwnPropertyDescriptor",
]);

/** Symbols by which JavaScript's library asks objects what this one does not. */
const unaskedSymbols: ReadonlySet<string> = new Set([
  "species",
  "isConcatSpreadable",
  "unscopables",
  "match",
  "matchAll",
  "replace",
  "search",
  "split",
]);

function checkPropertyAccess({ checker, diagnostics }: CheckContext, node: ts.PropertyAccessExpression): void {
  const name = node.name.text;
  if (unaskedSymbols.has(name) && node.expression.getText() === "Symbol")
    diagnostics.refuse(
      refusals.unsupportedSyntax,
      node,
      `\`${node.getText()}\``,
      "the library asks no object for such a member",
      "give the member a name and call it yourself",
    );
  if (restoresPrototype(checker, node) || leadsToMethod(checker, node)) return;
  if (prototypeMembers.has(name)) {
    const member = checker.getSymbolAtLocation(node.name);
    // A class may have a member of its own with that name.
    if (member?.valueDeclaration === undefined) diagnostics.refuse(refusals.prototype, node.name, name);
  }
  const isCopied = name === "getPrototypeOf" && copiedInstance(node.parent.parent) !== null;
  if (prototypeFunctions.has(name) && !isCopied && node.expression.getText() === "Object") {
    diagnostics.refuse(refusals.prototype, node.name, `Object.${name}`);
  }
  const { parent } = node;
  if (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    isGenericFunction(checker, node.expression)
  ) {
    diagnostics.refuse(refusals.functionProperty, node.name, name);
  }
}

/** `Account.prototype.deposit.call(account, 1)`: the class's own method, for another object. */
function leadsToMethod(
  checker: ts.TypeChecker,
  { name, expression, parent: access }: ts.PropertyAccessExpression,
): boolean {
  if (
    name.text !== "prototype" ||
    !ts.isPropertyAccessExpression(access) ||
    !ts.isPropertyAccessExpression(access.parent)
  )
    return false;
  const owner = checker.getSymbolAtLocation(expression)?.valueDeclaration;
  const isCalled = ["call", "apply", "bind"].includes(access.parent.name.text);
  return isCalled && owner !== undefined && ts.isClassLike(owner);
}

/**
 * `Object.setPrototypeOf(this, new.target.prototype)` in a constructor, and with the class's own name where nothing extends
 * it: the object has this prototype already. Compilers to older JavaScript made it necessary for errors.
 */
function restoresPrototype(checker: ts.TypeChecker, node: ts.PropertyAccessExpression): boolean {
  const call = ts.findAncestor(node, ts.isCallExpression);
  if (call?.expression.getText() !== "Object.setPrototypeOf" || !ts.isExpressionStatement(call.parent)) return false;
  const [object, prototype] = call.arguments;
  const owner = ts.findAncestor(node, ts.isConstructorDeclaration)?.parent;
  if (object?.kind !== ts.SyntaxKind.ThisKeyword || prototype === undefined || owner === undefined) return false;
  if (!ts.isPropertyAccessExpression(prototype) || prototype.name.text !== "prototype") return false;
  if (ts.isMetaProperty(prototype.expression)) return true;
  const named = checker.getSymbolAtLocation(prototype.expression);
  return named !== undefined && named.valueDeclaration === owner && !isExtended(named, owner);
}

/** Does a class of the program that can see this one extend it, without setting its own prototype in turn? */
function isExtended(symbol: ts.Symbol, owner: ts.ClassLikeDeclaration): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isClassLike(node) && node !== owner) {
      const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
      if (base?.expression.getText() === symbol.name && !/setPrototypeOf\(\s*this/.test(node.getText())) return true;
    }
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(owner.getSourceFile());
}

/** A name bound by a generic function: each of its instances would have members of its own. */
function isGenericFunction(checker: ts.TypeChecker, expression: ts.Expression): boolean {
  const declaration = ts.isIdentifier(expression)
    ? checker.getSymbolAtLocation(expression)?.valueDeclaration
    : undefined;
  const made =
    declaration !== undefined && ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  return (
    made !== undefined &&
    (ts.isFunctionDeclaration(made) || ts.isArrowFunction(made) || ts.isFunctionExpression(made)) &&
    made.typeParameters !== undefined
  );
}

/** A literal, or a constant that holds one or a symbol: names that are known when the program is compiled. */
function isKnownName(checker: ts.TypeChecker, expression: ts.Expression): boolean {
  if (ts.isStringLiteralLike(expression) || ts.isNumericLiteral(expression)) return true;
  if (!isEntityName(expression)) return false;
  const type = checker.getTypeAtLocation(expression);
  return type.isStringLiteral() || type.isNumberLiteral() || (type.flags & ts.TypeFlags.UniqueESSymbol) !== 0;
}

/** `name` or `A.b.name`. */
function isEntityName(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || (ts.isPropertyAccessExpression(node) && isEntityName(node.expression));
}

/** Comments that tell the type checker to look away. */
function checkSuppressions(diagnostics: Diagnostics, file: ts.SourceFile): void {
  // TypeScript keeps these from its own scan; matching text would also find them inside strings.
  const { commentDirectives, checkJsDirective } = file as ts.SourceFile & {
    commentDirectives?: readonly { range: ts.TextRange }[];
    checkJsDirective?: { enabled: boolean } & ts.TextRange;
  };
  const report = (range: ts.TextRange): void => {
    const text = file.text.slice(range.pos, range.end);
    const name = /@ts-[a-z-]+/.exec(text)?.[0] ?? "@ts-ignore";
    diagnostics.refuse(refusals.suppression, diagnostics.spanAt(file, range.pos, range.end - range.pos), name);
  };
  for (const { range } of commentDirectives ?? []) report(range);
  if (checkJsDirective !== undefined && !checkJsDirective.enabled) report(checkJsDirective);
}

function firstToken(node: ts.Node): ts.Node {
  return node.getFirstToken() ?? node;
}
