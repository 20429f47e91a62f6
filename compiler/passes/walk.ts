// Walks over the IR: what every pass needs to look at all statements and expressions, or to replace some.

import type { Expr, Fn, Local, Place, Stmt } from "../ir.ts";

// These run over the whole program many times: they make no lists on their way, and what there is most of comes first.

/** Visits the direct operands of an expression, in order of evaluation. */
function eachOperand(expr: Expr, visit: (operand: Expr) => void): void {
  switch (expr.kind) {
    case "local":
    case "number":
      return;
    case "field":
      return visit(expr.object);
    case "call":
    case "callRuntime":
    case "callVia":
      for (const arg of expr.args) visit(arg);
      return;
    case "binary":
    case "logical":
      visit(expr.left);
      return visit(expr.right);
    case "convert":
    case "unary":
      return visit(expr.operand);
    case "undefined":
    case "null":
    case "bool":
    case "string":
    case "global":
    case "bigint":
    case "new":
    case "descriptor":
      return;
    case "fieldVia":
    case "instanceOf":
    case "implements":
    case "hasLayout":
      return visit(expr.object);
    case "element":
      visit(expr.array);
      return visit(expr.index);
    case "length":
      return visit(expr.array);
    case "conditional":
      visit(expr.test);
      visit(expr.whenTrue);
      return visit(expr.whenFalse);
    case "callClosure":
      visit(expr.closure);
      for (const arg of expr.args) visit(arg);
      return;
    case "closure":
      for (const capture of expr.captures) visit(capture);
      return;
    case "array":
      for (const element of expr.elements) visit(element);
      return;
  }
}

/** The operands of an expression, in order of evaluation. */
export function operands(expr: Expr): Expr[] {
  const found: Expr[] = [];
  eachOperand(expr, (operand) => found.push(operand));
  return found;
}

/** Visits the expressions directly in a statement (not those of statements inside it); an assignment's target included. */
function eachExpression(statement: Stmt, visit: (expr: Expr) => void): void {
  switch (statement.kind) {
    case "let":
      if (statement.init !== null) visit(statement.init);
      return;
    case "assign":
      visit(statement.target);
      return visit(statement.value);
    case "expr":
      return visit(statement.expr);
    case "if":
      return visit(statement.test);
    case "switch":
      return visit(statement.on);
    case "return":
      if (statement.value !== null) visit(statement.value);
      return;
    case "throw":
    case "suspend":
      return visit(statement.value);
    case "resume":
      return visit(statement.state);
  }
}

/** The expressions directly in a statement; an assignment's target included. */
export function expressionsOf(statement: Stmt): Expr[] {
  const found: Expr[] = [];
  eachExpression(statement, (expr) => found.push(expr));
  return found;
}

/** Visits the statement lists inside a statement. */
function eachBody(statement: Stmt, visit: (body: Stmt[]) => void): void {
  switch (statement.kind) {
    case "if":
      visit(statement.then);
      return visit(statement.else);
    case "loop":
      visit(statement.body);
      return visit(statement.update);
    case "block":
      return visit(statement.body);
    case "switch":
      for (const one of statement.cases) visit(one.body);
      return visit(statement.default);
    case "try":
      visit(statement.body);
      return visit(statement.handler);
  }
}

/** The statement lists inside a statement. */
export function bodiesOf(statement: Stmt): Stmt[][] {
  const found: Stmt[][] = [];
  eachBody(statement, (body) => found.push(body));
  return found;
}

/** Every statement, outer before inner. */
export function forEachStatement(statements: readonly Stmt[], visit: (statement: Stmt) => void): void {
  const walk = (list: readonly Stmt[]): void => {
    for (const statement of list) {
      visit(statement);
      eachBody(statement, walk);
    }
  };
  walk(statements);
}

/** The greatest id of a function's locals: a new one takes the next. */
export function greatestLocalId(fn: Fn): number {
  let greatest = 0;
  const see = ({ id }: Local): void => {
    greatest = Math.max(greatest, id);
  };
  fn.params.forEach(see);
  forEachStatement(fn.body, (statement) => {
    if (statement.kind === "let") see(statement.local);
    if (statement.kind === "try") see(statement.caught);
  });
  return greatest;
}

/** An expression and all its operands, outer before inner. */
export function forEachOperand(expr: Expr, visit: (expr: Expr) => void): void {
  walkOperands(visit)(expr);
}

function walkOperands(visit: (expr: Expr) => void): (expr: Expr) => void {
  const walk = (expr: Expr): void => {
    visit(expr);
    eachOperand(expr, walk);
  };
  return walk;
}

/** Every expression in these statements. */
export function forEachExpression(statements: readonly Stmt[], visit: (expr: Expr) => void): void {
  const walk = walkOperands(visit);
  forEachStatement(statements, (statement) => eachExpression(statement, walk));
}

/** Replaces the direct operands of an expression in place by what `each` gives for them. */
export function mapOperands(expr: Expr, each: (operand: Expr) => Expr): void {
  switch (expr.kind) {
    case "local":
    case "number":
      break;
    case "field":
    case "fieldVia":
    case "instanceOf":
    case "implements":
    case "hasLayout":
      expr.object = each(expr.object);
      break;
    case "element":
      expr.array = each(expr.array);
      expr.index = each(expr.index);
      break;
    case "length":
      expr.array = each(expr.array);
      break;
    case "unary":
    case "convert":
      expr.operand = each(expr.operand);
      break;
    case "binary":
    case "logical":
      expr.left = each(expr.left);
      expr.right = each(expr.right);
      break;
    case "conditional":
      expr.test = each(expr.test);
      expr.whenTrue = each(expr.whenTrue);
      expr.whenFalse = each(expr.whenFalse);
      break;
    case "call":
    case "callVia":
    case "callRuntime":
      expr.args = expr.args.map(each);
      break;
    case "callClosure":
      expr.closure = each(expr.closure);
      expr.args = expr.args.map(each);
      break;
    case "closure":
      expr.captures = expr.captures.map(each);
      break;
    case "array":
      expr.elements = expr.elements.map(each);
      break;
  }
}

/** What rewrites an expression bottom-up by `change`. */
function rewriting(change: (expr: Expr) => Expr): (expr: Expr) => Expr {
  const rewrite = (expr: Expr): Expr => {
    mapOperands(expr, rewrite);
    return change(expr);
  };
  return rewrite;
}

/** Rewrites every expression in these statements bottom-up. An assignment's target stays a place. */
export function mapExpressions(statements: readonly Stmt[], change: (expr: Expr) => Expr): void {
  const rewrite = rewriting(change);
  forEachStatement(statements, (statement) => {
    switch (statement.kind) {
      case "let":
        if (statement.init !== null) statement.init = rewrite(statement.init);
        break;
      case "assign": {
        mapOperands(statement.target, rewrite);
        const target = change(statement.target);
        if (isPlace(target)) statement.target = target;
        statement.value = rewrite(statement.value);
        break;
      }
      case "expr":
        statement.expr = rewrite(statement.expr);
        break;
      case "if":
        statement.test = rewrite(statement.test);
        break;
      case "switch":
        statement.on = rewrite(statement.on);
        break;
      case "return":
        if (statement.value !== null) statement.value = rewrite(statement.value);
        break;
      case "throw":
      case "suspend":
        statement.value = rewrite(statement.value);
        break;
      case "resume":
        statement.state = rewrite(statement.state);
        break;
    }
  });
}

/** May it be stored to? */
export function isPlace(expr: Expr): expr is Place {
  return ["local", "global", "field", "fieldVia", "element"].includes(expr.kind);
}
