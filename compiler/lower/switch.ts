// switch: integer cases dispatch directly, all others by comparing in source order. Falling through becomes nested blocks:
// a jump to case N leaves the N-th block, behind which its statements stand.

import { ts } from "ts-morph";
import type { Expr, Label, Stmt } from "../ir.ts";
import { isNumeric, isStringLike, widen } from "../types.ts";
import { assign, binary, breakTo, convert, ifStatement, localExpr, numberLiteral } from "./build.ts";
import { constantOf, lowerExpression, lowerTested } from "./expressions.ts";
import type { FunctionLowering, Operand } from "./function.ts";
import { equals } from "./comparison.ts";
import { hoistFromClauses, lowerInOrder } from "./statements.ts";

export function lowerSwitch(f: FunctionLowering, node: ts.SwitchStatement): void {
  const position = f.position(node);
  // A text that is compared with others may be missing, as for `===`; numbers go to a jump table.
  const isText = isStringLike(f.typeAt(node.expression));
  const subject = isText ? lowerTested(f, node.expression) : lowerExpression(f, node.expression);
  const held: Operand = { expr: f.temporary(subject.expr, position), type: widen(subject.type) };
  const { clauses } = node.caseBlock;
  const end = f.newLabel("switch");
  f.jumpTargets.push({
    breakLabel: end,
    continueLabel: null,
    names: f.takeLabels(),
    plain: true,
    finallyDepth: f.finallyScopes.length,
    continueDepth: f.finallyScopes.length,
  });
  const body = f.collect(() => {
    hoistFromClauses(f, node.caseBlock);
    const labels = clauses.map((_, index) => f.newLabel(`case${index}`));
    const choose = f.collect(() => emitChoice(f, node, held, labels, end)).statements;
    // Innermost the choice; leaving block N lands in front of clause N's statements.
    let inner: Stmt[] = choose;
    const isReached = reachedClauses(f, subject, clauses);
    clauses.forEach((clause, index) => {
      const statements = isReached[index] ? f.collect(() => lowerInOrder(f, clause.statements, 0)).statements : [];
      inner = [{ kind: "block", label: labels[index], body: inner, position }, ...statements];
    });
    inner.forEach((statement) => f.emit(statement));
  }).statements;
  f.jumpTargets.pop();
  f.emit({ kind: "block", label: end, body, position });
}

/**
 * Which clauses can run? In a generic instance `switch (typeof value)` is decided by the type, and the other clauses may have
 * no meaning for it.
 */
function reachedClauses(f: FunctionLowering, subject: Operand, clauses: readonly ts.CaseOrDefaultClause[]): boolean[] {
  const texts = clauses.map((clause) => {
    const constant = ts.isCaseClause(clause) ? constantOf(f, clause.expression) : null;
    return constant?.expr.kind === "string" ? constant.expr.value : null;
  });
  const isDecided =
    subject.expr.kind === "string" && clauses.every((one, at) => ts.isDefaultClause(one) || texts[at] !== null);
  if (!isDecided || subject.expr.kind !== "string") return clauses.map(() => true);
  const match = texts.indexOf(subject.expr.value);
  let isRunning = false;
  const first = match < 0 ? clauses.findIndex(ts.isDefaultClause) : match;
  return clauses.map((clause, index) => {
    isRunning ||= index === first;
    const isReached = isRunning;
    if (index >= first && leaves(clause.statements.at(-1))) isRunning = false;
    return isReached && first >= 0;
  });
}

/** Does control never get behind the statement? */
function leaves(statement: ts.Statement | undefined): boolean {
  if (statement === undefined) return false;
  if (ts.isBlock(statement)) return leaves(statement.statements.at(-1));
  return (
    ts.isBreakStatement(statement) ||
    ts.isReturnStatement(statement) ||
    ts.isThrowStatement(statement) ||
    ts.isContinueStatement(statement)
  );
}

function emitChoice(
  f: FunctionLowering,
  node: ts.SwitchStatement,
  subject: Operand,
  labels: readonly Label[],
  end: Label,
): void {
  const position = f.position(node);
  const { clauses } = node.caseBlock;
  const defaultIndex = clauses.findIndex(ts.isDefaultClause);
  const otherwise = breakTo(position, defaultIndex < 0 ? end : labels[defaultIndex]);
  const integers = integerCases(f, subject, clauses);
  if (integers !== null) {
    const cases = labels
      .map((label, index) => ({ values: integers[index], body: [breakTo(position, label)] }))
      .filter(({ values }) => values.length > 0);
    f.emit({ kind: "switch", on: integerSubject(f, subject, position), cases, default: [otherwise], position });
    return;
  }
  clauses.forEach((clause, index) => {
    if (!ts.isCaseClause(clause)) return;
    const test = equals(f, subject, lowerExpression(f, clause.expression), clause);
    f.emit(ifStatement(position, test, [breakTo(position, labels[index])]));
  });
  f.emit(otherwise);
}

/** The constant of each clause when all are small integers and the subject is a number. */
function integerCases(
  f: FunctionLowering,
  subject: Operand,
  clauses: readonly ts.CaseOrDefaultClause[],
): number[][] | null {
  if (
    !isNumeric(subject.type) ||
    subject.expr.type === "f32" ||
    subject.expr.type === "i64" ||
    subject.expr.type === "u64"
  )
    return null;
  const seen = new Set<number>();
  const values: number[][] = [];
  for (const clause of clauses) {
    if (!ts.isCaseClause(clause)) {
      values.push([]);
      continue;
    }
    const constant = constantOf(f, clause.expression);
    if (constant?.expr.kind !== "number") return null;
    const { value } = constant.expr;
    if (!Number.isInteger(value) || Math.abs(value) > 0x7fffffff) return null;
    // Of equal cases only the first is reached.
    values.push(seen.has(value) ? [] : [value]);
    seen.add(value);
  }
  return values;
}

/** A number that is no 32-bit integer becomes a value that no case has. */
function integerSubject(f: FunctionLowering, subject: Operand, position: Stmt["position"]): Expr {
  const { expr } = subject;
  if (expr.type !== "f64") return expr;
  const whole = f.newLocal("$case", "i32");
  const truncated = convert(expr, "i32", "wrap", position);
  f.emit({ kind: "let", local: whole, init: truncated, position });
  const exact = binary("eq", convert(localExpr(whole), "f64", "exact", position), expr);
  const result = f.newLocal("$case", "i64");
  f.emit({ kind: "let", local: result, init: numberLiteral(2 ** 40, "i64"), position });
  f.emit(
    ifStatement(position, exact, [
      assign(position, localExpr(result), convert(localExpr(whole), "i64", "exact", position)),
    ]),
  );
  return localExpr(result);
}
