// Which variables closures share: a variable that a nested function uses and that is assigned again, or that the function
// is created before, lives in a heap cell; any other captured variable is copied into the closure.

import { ts } from "ts-morph";
import { variableAt } from "../variable_at.ts";
import type { HoistedVariables } from "./hoisted_variables.ts";
import { isTopLevel } from "./syntax.ts";

interface Usage {
  captured: boolean;
  reassigned: boolean;
  capturedEarly: boolean;
  acrossClauses: boolean;
}

export class CaptureAnalysis {
  private readonly usages = new Map<ts.Symbol, Usage>();
  private readonly scanned = new Set<ts.SourceFile>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly hoisted: HoistedVariables,
  ) {}

  needsCell(symbol: ts.Symbol): boolean {
    const usage = this.usageOf(symbol);
    return usage !== undefined && usage.captured && (usage.reassigned || usage.capturedEarly);
  }

  isCaptured(symbol: ts.Symbol): boolean {
    return this.usageOf(symbol)?.captured ?? false;
  }

  isReassigned(symbol: ts.Symbol): boolean {
    return this.usageOf(symbol)?.reassigned ?? false;
  }

  /** Do other clauses of its switch use the variable? It lives in a cell, made before the switch. */
  isUsedAcrossClauses(symbol: ts.Symbol): boolean {
    return this.usageOf(symbol)?.acrossClauses ?? false;
  }

  private usageOf(symbol: ts.Symbol): Usage | undefined {
    const declaration = symbol.valueDeclaration;
    if (declaration === undefined) return undefined;
    const file = declaration.getSourceFile();
    if (!this.scanned.has(file)) {
      this.scanned.add(file);
      this.scan(file);
    }
    return this.usages.get(symbol);
  }

  private scan(node: ts.Node): void {
    if (ts.isIdentifier(node)) this.visit(node);
    ts.forEachChild(node, (child) => this.scan(child));
  }

  private visit(node: ts.Identifier): void {
    const parent = node.parent;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
    const symbol = variableAt(this.checker, node);
    const declaration = symbol?.valueDeclaration;
    if (symbol === undefined || declaration === undefined || !isLocalVariable(declaration)) return;
    if (declaration.getSourceFile() !== node.getSourceFile()) return;
    const isHoisted = this.hoisted.has(symbol);
    let usage = this.usages.get(symbol);
    if (usage === undefined)
      this.usages.set(
        symbol,
        (usage = { captured: false, reassigned: isHoisted, capturedEarly: false, acrossClauses: false }),
      );
    if (isAssigned(node)) usage.reassigned = true;
    if (!isHoisted && isInOtherClause(declaration, node))
      usage.captured = usage.capturedEarly = usage.acrossClauses = true;
    const home = functionAround(declaration);
    let user = functionAround(node);
    if (user === home) return;
    usage.captured = true;
    // The outermost function between the use and the declaration is the closure that is created in the home function.
    for (
      let outer = user === null ? null : functionAround(user);
      outer !== home && outer !== null;
      outer = functionAround(user!)
    )
      user = outer;
    if (user === null) return;
    // Instances of a class may be made by functions that are there from the start of its block.
    const early = ts.isFunctionDeclaration(user) ? user : ts.isClassLike(user.parent) ? user.parent : null;
    const created = early === null ? user.getStart() : blockStart(early);
    if (ts.isParameter(rootOf(declaration))) return;
    if (created < declaration.getEnd()) usage.capturedEarly = true;
  }
}

export function rootOf(declaration: ts.Node): ts.Node {
  let node = declaration;
  while (ts.isBindingElement(node)) node = node.parent.parent;
  return node;
}

export function isLocalVariable(declaration: ts.Declaration): boolean {
  return (
    ts.isVariableDeclaration(declaration) ||
    ts.isParameter(declaration) ||
    ts.isBindingElement(declaration) ||
    (ts.isFunctionDeclaration(declaration) && !isTopLevel(declaration))
  );
}

export function functionAround(node: ts.Node): ts.Node | null {
  // A parameter belongs to its function; a function's own name to the function around it.
  for (let one = node.parent; one !== undefined; one = one.parent) {
    if (ts.isFunctionLike(one)) return one;
    if (ts.isPropertyDeclaration(one) || ts.isClassStaticBlockDeclaration(one)) return one;
    if (ts.isSourceFile(one)) return null;
  }
  return null;
}

function blockStart({ parent }: ts.Node): number {
  return ts.isCaseOrDefaultClause(parent) ? parent.parent.getStart() : parent.getStart();
}

/** In a switch a clause may use the variables of one that was jumped over. */
export function isInOtherClause(declaration: ts.Node, user: ts.Node): boolean {
  const clause = clauseOf(rootOf(declaration));
  return clause !== null && ts.findAncestor(user, (one) => one === clause) === undefined;
}

/** The clause of a switch that a variable or function is declared in itself. */
function clauseOf(declaration: ts.Node): ts.CaseOrDefaultClause | null {
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const { parent } = statement as { parent: ts.Node | undefined };
  return parent !== undefined && ts.isCaseOrDefaultClause(parent) ? parent : null;
}

function isAssigned(node: ts.Identifier): boolean {
  let child: ts.Node = node;
  for (let parent = node.parent; parent !== undefined; child = parent, parent = parent.parent) {
    if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent) || ts.isAsExpression(parent)) continue;
    if (ts.isBinaryExpression(parent))
      return (
        parent.left === child &&
        parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
        parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
      );
    if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
      return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
    if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === child;
    // Destructuring assignment: [a, b] = ..., ({ a } = ...)
    if (ts.isArrayLiteralExpression(parent) || ts.isSpreadElement(parent) || ts.isObjectLiteralExpression(parent))
      continue;
    if (ts.isShorthandPropertyAssignment(parent)) continue;
    if (ts.isPropertyAssignment(parent)) {
      if (parent.initializer === child) continue;
      return false;
    }
    return false;
  }
  return false;
}
