// Checks that a program's IR is well-formed: operand types, jumps to enclosing labels, and the order rule (no expression
// has an operand with an effect beside one that could observe it). The tests of programs have it run after the passes
// (CompileOptions.verify).

import type { Expr, Fn, IrType, Label, Program, Stmt } from "../ir.ts";
import { bodiesOf, expressionsOf, forEachOperand, operands } from "./walk.ts";

/** What is wrong, one text each; empty when all is well. */
export function verify(program: Program): string[] {
  const problems: string[] = [];
  for (const fn of program.functions) new Verifier(fn, problems).run();
  return problems;
}

class Verifier {
  private labels: Label[] = [];
  private where = "";

  constructor(
    private readonly fn: Fn,
    private readonly problems: string[],
  ) {}

  run(): void {
    this.statements(this.fn.body);
  }

  private problem(text: string): void {
    this.problems.push(`${this.fn.name} (${this.where}): ${text}`);
  }

  private statements(statements: readonly Stmt[]): void {
    for (const statement of statements) this.statement(statement);
  }

  private statement(statement: Stmt): void {
    this.where = `${statement.position.file}:${statement.position.line}`;
    for (const expr of expressionsOf(statement)) this.expression(expr);
    switch (statement.kind) {
      case "let":
        if (statement.init !== null) this.same("let", statement.local.type, statement.init.type);
        break;
      case "assign":
        this.same("assign", statement.target.type, statement.value.type);
        if (any(statement.value, hasEffect) && operands(statement.target).some((one) => any(one, observes)))
          this.problem("the assigned value has an effect that the target could observe");
        break;
      case "if":
        this.same("if", "bool", statement.test.type);
        break;
      case "return":
        if (statement.value === null ? this.fn.returns !== "void" : !same(statement.value.type, this.fn.returns))
          this.problem(`returns ${show(statement.value?.type ?? "void")}, not ${show(this.fn.returns)}`);
        break;
      case "throw":
        this.same("throw", "value", statement.value.type);
        break;
      case "suspend":
        this.same("suspend", this.fn.returns, statement.value.type);
        if (!this.fn.isClosure) this.problem("suspends, but is no closure");
        break;
      case "break":
      case "continue":
        if (!this.labels.includes(statement.label))
          this.problem(`jumps to ${statement.label.name}, which does not enclose it`);
        break;
    }
    const label = statement.kind === "loop" || statement.kind === "block" ? statement.label : null;
    if (label !== null) this.labels.push(label);
    for (const body of bodiesOf(statement)) this.statements(body);
    if (label !== null) this.labels.pop();
  }

  private same(what: string, wanted: IrType, given: IrType): void {
    if (!same(wanted, given)) this.problem(`${what}: ${show(given)} where ${show(wanted)} is wanted`);
  }

  private expression(expr: Expr): void {
    const inner = operands(expr);
    inner.forEach((operand) => this.expression(operand));
    this.order(expr, inner);
    switch (expr.kind) {
      case "local":
        this.same("local", expr.local.type, expr.type);
        break;
      case "binary":
        if (expr.op !== "shl" && expr.op !== "shr") this.same(expr.op, expr.left.type, expr.right.type);
        break;
      case "logical":
        this.same(expr.op, "bool", expr.left.type);
        this.same(expr.op, "bool", expr.right.type);
        break;
      case "conditional":
        this.same("conditional", "bool", expr.test.type);
        this.same("conditional", expr.type, expr.whenTrue.type);
        this.same("conditional", expr.type, expr.whenFalse.type);
        break;
      case "call":
        if (expr.args.length !== expr.function.params.length)
          this.problem(`${expr.function.name} takes ${expr.function.params.length} arguments, not ${expr.args.length}`);
        else
          expr.args.forEach((arg, index) => this.same(expr.function.name, expr.function.params[index].type, arg.type));
        break;
      case "closure":
        if (expr.captures.length > expr.layout.fields.length)
          this.problem(`${expr.layout.name}: captures and fields differ`);
        break;
    }
  }

  private order(expr: Expr, inner: readonly Expr[]): void {
    if (expr.kind === "logical" || expr.kind === "conditional") return; // C orders these itself
    for (const [index, operand] of inner.entries()) {
      if (!any(operand, hasEffect)) continue;
      if (inner.some((other, at) => at !== index && any(other, observes)))
        this.problem(`${expr.kind}: an operand has an effect that another could observe`);
    }
  }
}

function same(a: IrType, b: IrType): boolean {
  // References convert to one another for nothing.
  return a === b || (typeof a !== "string" && typeof b !== "string");
}

function show(type: IrType): string {
  return typeof type === "string" ? type : `ref ${type.to?.name ?? "object"}`;
}

function any(expr: Expr, test: (expr: Expr) => boolean): boolean {
  let found = false;
  forEachOperand(expr, (one) => {
    found ||= test(one);
  });
  return found;
}

/** Calls that may store or throw. Allocation alone is seen by nobody. */
function hasEffect(expr: Expr): boolean {
  return (
    expr.kind === "call" ||
    expr.kind === "callVia" ||
    expr.kind === "callClosure" ||
    (expr.kind === "callRuntime" && !expr.pure && expr.name !== "rt_string_concat") // makes a string, no more
  );
}

/** Reads memory, or has an effect itself. What a closure holds changes only in its own function, between statements. */
function observes(expr: Expr): boolean {
  if (expr.kind === "field" && expr.layout.kind === "closure") return false;
  return ["global", "field", "fieldVia", "element", "length"].includes(expr.kind) || hasEffect(expr);
}
