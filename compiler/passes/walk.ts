// Walks over the IR: what every pass needs to look at all statements and expressions, or to replace some.

import type { Expr, Stmt } from "../ir.ts";

/** The operands of an expression, in order of evaluation. */
export function operands(expr: Expr): Expr[] {
  switch (expr.kind) {
    case "number":
    case "bigint":
    case "bool":
    case "string":
    case "undefined":
    case "null":
    case "local":
    case "global":
    case "new":
    case "descriptor":
      return [];
    case "field":
    case "fieldVia":
    case "instanceOf":
    case "implements":
    case "hasLayout":
      return [expr.object];
    case "element":
      return [expr.array, expr.index];
    case "length":
      return [expr.array];
    case "unary":
    case "convert":
      return [expr.operand];
    case "binary":
    case "logical":
      return [expr.left, expr.right];
    case "conditional":
      return [expr.test, expr.whenTrue, expr.whenFalse];
    case "call":
    case "callVia":
    case "callRuntime":
      return expr.args;
    case "callClosure":
      return [expr.closure, ...expr.args];
    case "closure":
      return expr.captures;
    case "array":
      return expr.elements;
  }
}

/** The expressions directly in a statement (not those of statements inside it); an assignment's target included. */
export function expressionsOf(statement: Stmt): Expr[] {
  switch (statement.kind) {
    case "let":
      return statement.init === null ? [] : [statement.init];
    case "assign":
      return [statement.target, statement.value];
    case "expr":
      return [statement.expr];
    case "if":
      return [statement.test];
    case "switch":
      return [statement.on];
    case "return":
      return statement.value === null ? [] : [statement.value];
    case "throw":
    case "suspend":
      return [statement.value];
    case "resume":
      return [statement.state];
    default:
      return [];
  }
}

/** The statement lists inside a statement. */
export function bodiesOf(statement: Stmt): Stmt[][] {
  switch (statement.kind) {
    case "if":
      return [statement.then, statement.else];
    case "loop":
      return [statement.body, statement.update];
    case "block":
      return [statement.body];
    case "switch":
      return [...statement.cases.map((one) => one.body), statement.default];
    case "try":
      return [statement.body, statement.handler];
    default:
      return [];
  }
}

/** Every statement, outer before inner. */
export function forEachStatement(statements: readonly Stmt[], visit: (statement: Stmt) => void): void {
  for (const statement of statements) {
    visit(statement);
    for (const body of bodiesOf(statement)) forEachStatement(body, visit);
  }
}

/** An expression and all its operands, outer before inner. */
export function forEachOperand(expr: Expr, visit: (expr: Expr) => void): void {
  visit(expr);
  for (const operand of operands(expr)) forEachOperand(operand, visit);
}

/** Every expression in these statements. */
export function forEachExpression(statements: readonly Stmt[], visit: (expr: Expr) => void): void {
  forEachStatement(statements, (statement) => {
    for (const expr of expressionsOf(statement)) forEachOperand(expr, visit);
  });
}

/** Replaces the direct operands of an expression in place by what `each` gives for them. */
export function mapOperands(expr: Expr, each: (operand: Expr) => Expr): void {
  switch (expr.kind) {
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

/** Rewrites an expression bottom-up. */
export function mapExpression(expr: Expr, change: (expr: Expr) => Expr): Expr {
  mapOperands(expr, (operand) => mapExpression(operand, change));
  return change(expr);
}

/** Rewrites every expression in these statements bottom-up. An assignment's target stays a place. */
export function mapExpressions(statements: readonly Stmt[], change: (expr: Expr) => Expr): void {
  forEachStatement(statements, (statement) => {
    switch (statement.kind) {
      case "let":
        if (statement.init !== null) statement.init = mapExpression(statement.init, change);
        break;
      case "assign": {
        mapOperands(statement.target, (operand) => mapExpression(operand, change));
        const target = change(statement.target);
        if (isPlace(target)) statement.target = target;
        statement.value = mapExpression(statement.value, change);
        break;
      }
      case "expr":
        statement.expr = mapExpression(statement.expr, change);
        break;
      case "if":
        statement.test = mapExpression(statement.test, change);
        break;
      case "switch":
        statement.on = mapExpression(statement.on, change);
        break;
      case "return":
        if (statement.value !== null) statement.value = mapExpression(statement.value, change);
        break;
      case "throw":
      case "suspend":
        statement.value = mapExpression(statement.value, change);
        break;
      case "resume":
        statement.state = mapExpression(statement.state, change);
        break;
    }
  });
}

function isPlace(expr: Expr): expr is Extract<Stmt, { kind: "assign" }>["target"] {
  return ["local", "global", "field", "fieldVia", "element"].includes(expr.kind);
}
