// The names of members that symbols stand for. A symbol that a constant of a module or a static field of a class holds
// (`unique symbol`) has a name that is known when the program is compiled, so that members with such keys are members like
// all others: "[Symbol.iterator]" of those that the language knows, "[Symbol(key)]@module.ts#key" of a program's own, and
// "[Symbol(key)]@" of `Symbol.for("key")`, which is the same wherever it stands. std/symbol.ts knows the names too.

import { ts } from "ts-morph";

export interface SymbolName {
  readonly name: string;
  /** Why members cannot have it; null where they can. */
  readonly obstacle: string | null;
  /** Nothing ever makes the symbol (`declare const brand: unique symbol`): types mention it, objects have no such member. */
  readonly isPhantom: boolean;
}

/** Is the name of a member one that a symbol stands for? */
export function isSymbolName(name: string): boolean {
  return name.startsWith("[Symbol");
}

/** As `fn.name` and stack traces have it: "[key]". */
export function shownMemberName(name: string): string {
  return name.replace(/^((?:get |set )?)\[Symbol\((.*)\)\]@.*$/s, "$1[$2]");
}

/** `locate`: the stable name of a declaration, with its module. */
export function symbolName(
  checker: ts.TypeChecker,
  symbol: ts.Symbol,
  locate: (declaration: ts.Node, name: string) => string,
): SymbolName {
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  const own = (name: string, obstacle: string | null): SymbolName => ({ name, obstacle, isPhantom: false });
  if (declaration === undefined) return own(`[Symbol()]@${symbol.name}`, "it is not known what makes the symbol");
  if (ts.isPropertySignature(declaration)) return own(`[Symbol.${symbol.name}]`, null);
  const made = ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration) ? declaration : null;
  const call = made?.initializer === undefined ? null : outerCall(made.initializer);
  if (call === null)
    return { name: `[Symbol()]@${located(declaration, symbol, locate)}`, obstacle: null, isPhantom: true };
  const [argument] = call.arguments as readonly (ts.Expression | undefined)[];
  const text = argument === undefined ? "" : constantText(checker, argument);
  const obstacle = text === null ? "its description is not known when the program is compiled" : null;
  if (ts.isPropertyAccessExpression(call.expression)) return own(`[Symbol(${text ?? ""})]@`, obstacle);
  const isRepeated = ts.findAncestor(declaration, (one) => ts.isFunctionLike(one) || isLoop(one)) !== undefined;
  return own(
    `[Symbol(${text ?? ""})]@${located(declaration, symbol, locate)}`,
    isRepeated ? "each run of the code around it makes another symbol" : obstacle,
  );
}

/** Static fields of a class at the top level of a module go by the class's name, not by their place. */
function located(
  declaration: ts.Declaration,
  symbol: ts.Symbol,
  locate: (declaration: ts.Node, name: string) => string,
): string {
  const { parent } = declaration;
  if (ts.isClassLike(parent)) return locate(parent, `${parent.name?.text ?? ""}.${symbol.name}`);
  return locate(ts.findAncestor(declaration, ts.isVariableStatement) ?? declaration, symbol.name);
}

/** The call of `Symbol` or `Symbol.for` that a constant holds the result of. */
function outerCall(node: ts.Expression): ts.CallExpression | null {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return outerCall(node.expression);
  return ts.isCallExpression(node) ? node : null;
}

function constantText(checker: ts.TypeChecker, node: ts.Expression): string | null {
  const type = checker.getTypeAtLocation(node);
  return type.isStringLiteral() || type.isNumberLiteral() ? String(type.value) : null;
}

function isLoop(node: ts.Node): boolean {
  return ts.isIterationStatement(node, false);
}
