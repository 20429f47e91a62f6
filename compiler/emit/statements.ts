// Statements of the IR as C statements, one a line, with #line directives to the TypeScript source.

import type { Expr, Fn, Label, Position, Stmt } from "../ir.ts";
import { alwaysThrows } from "../passes/cold.ts";
import { resumeState } from "../passes/coroutines.ts";
import { forEachExpression } from "../passes/walk.ts";
import { ExpressionWriter, fieldName } from "./expressions.ts";
import { cType, declare } from "./types.ts";
import { LocalNames } from "./local_names.ts";
import type { Unit } from "./unit.ts";

/** What encloses a statement: decides whether a jump can be C's own break or continue, and which handlers it leaves. */
interface Scope {
  readonly kind: "loop" | "block" | "switch" | "try";
  readonly label: Label | null;
  /** try: the variable of its frame. */
  readonly frame: string;
  /** loop: has statements that `continue` must not skip. */
  readonly hasUpdate: boolean;
}

/** A function's definition. */
export function functionText(fn: Fn, unit: Unit): string {
  return new FunctionWriter(fn, unit).definition();
}

/** What stands in front of a function's declarations. */
export function functionStorage(fn: Fn, unit: Unit): string {
  const normal = fn.outOfLine && !unit.repeats(fn) ? "RT_OUT_OF_LINE " : "";
  const rare = { normal, once: "RT_RARE ", cold: "RT_RARE ", throws: "RT_RARE _Noreturn " }[fn.temperature];
  const linkage = unit.repeats(fn) ? "static inline " : unit.facts.internal.has(fn) ? "static " : "";
  return rare + linkage;
}

/** A function's declaration, without semicolon. */
export function functionHeader(fn: Fn, unit: Unit, locals: LocalNames | null): string {
  fn.params.forEach((param) => unit.mention(param.type));
  unit.mention(fn.returns);
  const params = fn.params.map((param) => {
    const type = cType(param.type);
    return locals === null ? type : declare(param.type, locals.of(param), param.volatile ? "volatile" : "");
  });
  const type = cType(fn.returns);
  return `${type}${type.endsWith("*") ? "" : " "}${fn.cName}(${params.length === 0 ? "void" : params.join(", ")})`;
}

class FunctionWriter {
  private readonly lines: string[] = [];
  private readonly locals: LocalNames;
  private readonly expressions: ExpressionWriter;
  private readonly scopes: Scope[] = [];
  private readonly usedLabels = new Set<string>();
  private indent = 0;
  private frames = 0;
  private file = "";
  private line = 0;

  constructor(
    private readonly fn: Fn,
    private readonly unit: Unit,
  ) {
    const globals = new Set<string>();
    forEachExpression(fn.body, (expr) => {
      if (expr.kind === "global") globals.add(unit.global(expr.global));
    });
    this.locals = new LocalNames(fn, (name) => unit.facts.functionNames.has(name) || globals.has(name));
    this.expressions = new ExpressionWriter(unit, this.locals);
  }

  definition(): string {
    const { fn, unit } = this;
    this.at(fn.position.file === "" ? { file: fn.unit, line: 1, column: 1 } : fn.position);
    this.expressions.rare = fn.temperature !== "normal";
    this.write(`${functionStorage(fn, unit)}${functionHeader(fn, unit, this.locals)} {`);
    this.indent++;
    if (unit.facts.debug) this.keptVariables();
    this.body(fn.body);
    if (fn.returns !== "void" && !endsInJump(fn.body))
      this.write('rt_unreachable("end of a function that returns a value");');
    this.indent--;
    this.write("}");
    return this.lines.join("\n");
  }

  /** A suspended function's variables are fields of its frame: a debugger finds them under their names through pointers. */
  private keptVariables(): void {
    const [frame] = this.fn.params;
    if (!this.fn.isClosure || frame === undefined || typeof frame.type === "string") return;
    const fields = frame.type.to?.fields ?? [];
    if (!fields.some((field) => field.name === resumeState)) return;
    const loaded = new Set(
      this.fn.body.map((one) => (one.kind === "let" && one.init?.kind === "field" ? one.init.field : null)),
    );
    for (const field of fields.filter((one) => !one.name.startsWith("$") && !loaded.has(one))) {
      const place = `${this.expressions.structPointer({ kind: "local", type: frame.type, local: frame }, frame.type.to!)}->${fieldName(field)}`;
      const name = this.locals.add(field.name);
      this.write(`typedef typeof(${place}) *rt_kept_${name}; rt_kept_${name} ${name} = &${place};`);
    }
  }

  private write(text: string): void {
    this.lines.push("  ".repeat(this.indent) + text);
    this.line++;
  }

  /** Makes the next line count as this source line. */
  private at(position: Position): void {
    if (position.file === "" || (position.file === this.file && position.line === this.line)) return;
    if (position.file === this.file) this.lines.push(`#line ${position.line}`);
    else this.lines.push(`#line ${position.line} "${position.file}"`);
    this.file = position.file;
    this.line = position.line;
  }

  private body(statements: readonly Stmt[]): void {
    const { expressions } = this;
    const { rare } = expressions;
    expressions.rare ||= alwaysThrows(statements);
    for (const statement of statements) this.statement(statement);
    expressions.rare = rare;
  }

  private block(statements: readonly Stmt[]): void {
    this.indent++;
    this.body(statements);
    this.indent--;
  }

  private statement(statement: Stmt): void {
    const { expressions } = this;
    if (statement.kind !== "block") this.at(statement.position);
    switch (statement.kind) {
      case "let": {
        const { local } = statement;
        const init = statement.init === null ? zeroOf(cType(local.type)) : expressions.text(statement.init);
        const declared = expressions.declaration(local.type, this.locals.of(local), local.volatile ? "volatile" : "");
        return this.write(`${declared} = ${init};`);
      }
      case "assign":
        return this.write(`${expressions.store(statement)};`);
      case "expr":
        return this.write(`${expressions.text(statement.expr)};`);
      case "if":
        return this.ifStatement(statement);
      case "loop":
        return this.loop(statement);
      case "block": {
        this.write("{");
        this.scopes.push({ kind: "block", label: statement.label, frame: "", hasUpdate: false });
        this.block(statement.body);
        this.scopes.pop();
        this.write("}");
        if (statement.label !== null) this.placeLabel(breakLabel(statement.label));
        return;
      }
      case "switch":
        return this.switchStatement(statement);
      case "break":
        return this.breakTo(statement.label);
      case "continue":
        return this.continueTo(statement.label);
      case "return":
        return this.returnStatement(statement.value);
      case "throw":
        return this.write(`rt_throw(${expressions.text(statement.value)});`);
      case "try":
        return this.tryStatement(statement);
      case "suspend":
        throw new Error(`${this.fn.name}: a suspension that no pass has resolved`);
      case "resume":
        return this.resume(statement);
      case "resumePoint":
        return this.write(`${pointLabel(statement.label)}:;`);
      case "unreachable":
        return this.write(`rt_unreachable("${statement.why.replace(/[^ -~]|["\\]/g, "?")}");`);
    }
  }

  private ifStatement(statement: Extract<Stmt, { kind: "if" }>): void {
    this.write(`if (${this.expressions.text(statement.test)}) {`);
    this.block(statement.then);
    if (statement.else.length > 0) {
      this.write("} else {");
      this.block(statement.else);
    }
    this.write("}");
  }

  private loop(statement: Extract<Stmt, { kind: "loop" }>): void {
    this.write("for (;;) {");
    this.scopes.push({ kind: "loop", label: statement.label, frame: "", hasUpdate: statement.update.length > 0 });
    this.block(statement.body);
    this.placeLabel(continueLabel(statement.label));
    this.block(statement.update);
    this.scopes.pop();
    this.write("}");
    this.placeLabel(breakLabel(statement.label));
  }

  private switchStatement(statement: Extract<Stmt, { kind: "switch" }>): void {
    this.write(`switch (${this.expressions.text(statement.on)}) {`);
    this.scopes.push({ kind: "switch", label: null, frame: "", hasUpdate: false });
    for (const { values, body } of statement.cases) {
      this.write(`${values.map((value) => `case ${value}:`).join(" ")} {`);
      this.block(body);
      this.write("} break;");
    }
    this.write("default: {");
    this.block(statement.default);
    this.write("} break;");
    this.scopes.pop();
    this.write("}");
  }

  private resume(statement: Extract<Stmt, { kind: "resume" }>): void {
    this.write(`switch (${this.expressions.text(statement.state)}) {`);
    for (const { number, label } of statement.points) this.write(`case ${number}: goto ${pointLabel(label)};`);
    this.write("}");
  }

  private placeLabel(name: string): void {
    if (this.usedLabels.has(name)) this.write(`${name}:;`);
  }

  private breakTo(label: Label): void {
    const target = this.leaveTries(label);
    // C's break leaves the innermost loop or switch.
    const innermost = this.scopes.findLastIndex((scope) => scope.kind === "loop" || scope.kind === "switch");
    if (innermost === target && this.scopes[target].kind === "loop") return this.write("break;");
    this.usedLabels.add(breakLabel(label));
    this.write(`goto ${breakLabel(label)};`);
  }

  private continueTo(label: Label): void {
    const target = this.leaveTries(label);
    const innermost = this.scopes.findLastIndex((scope) => scope.kind === "loop");
    if (innermost === target && !this.scopes[target].hasUpdate) return this.write("continue;");
    this.usedLabels.add(continueLabel(label));
    this.write(`goto ${continueLabel(label)};`);
  }

  /** Unwinds the handlers between here and the labelled statement; gives its place among the scopes. */
  private leaveTries(label: Label): number {
    const target = this.scopes.findIndex((scope) => scope.label === label);
    if (target < 0) throw new Error(`${this.fn.name}: a jump to label ${label.name} from outside it`);
    const outermost = this.scopes.slice(target).find((scope) => scope.kind === "try");
    if (outermost !== undefined) this.write(`rt_try_leave(&${outermost.frame});`);
    return target;
  }

  private returnStatement(value: Expr | null): void {
    const outermost = this.scopes.find((scope) => scope.kind === "try");
    if (outermost === undefined)
      return this.write(value === null ? "return;" : `return ${this.expressions.text(value)};`);
    // The value belongs to the try block: what it throws is caught here.
    this.write("{");
    this.indent++;
    if (value !== null)
      this.write(`${this.expressions.declaration(this.fn.returns, "rt_result")} = ${this.expressions.text(value)};`);
    this.write(`rt_try_leave(&${outermost.frame});`);
    this.write(value === null ? "return;" : "return rt_result;");
    this.indent--;
    this.write("}");
  }

  private tryStatement(statement: Extract<Stmt, { kind: "try" }>): void {
    const frame = `rt_try_${++this.frames}`;
    this.write("{");
    this.indent++;
    this.write(`rt_try ${frame};`);
    this.write(`rt_try_enter(&${frame});`);
    this.write(`if (rt_setjmp(${frame}.registers) == 0) {`);
    this.scopes.push({ kind: "try", label: null, frame, hasUpdate: false });
    this.block(statement.body);
    this.scopes.pop();
    if (!endsInJump(statement.body)) this.write(`  rt_try_leave(&${frame});`);
    this.write("} else {");
    this.indent++;
    const qualifier = statement.caught.volatile ? "volatile" : "";
    this.write(`${this.expressions.declaration("value", this.locals.of(statement.caught), qualifier)} = rt_caught();`);
    this.body(statement.handler);
    this.indent--;
    this.write("}");
    this.indent--;
    this.write("}");
  }
}

function breakLabel(label: Label): string {
  return `break_${label.id}`;
}

function continueLabel(label: Label): string {
  return `continue_${label.id}`;
}

function pointLabel(label: Label): string {
  return `resume_${label.id}`;
}

function zeroOf(type: string): string {
  return type === "bool" ? "false" : "0";
}

/** Does control never reach the end of these statements? Only the plain cases; the C compiler knows the rest. */
export function endsInJump(statements: readonly Stmt[]): boolean {
  const last = statements.at(-1);
  if (last === undefined) return false;
  switch (last.kind) {
    case "return":
    case "throw":
    case "break":
    case "continue":
    case "unreachable":
      return true;
    case "if":
      return endsInJump(last.then) && endsInJump(last.else);
    default:
      return false;
  }
}
