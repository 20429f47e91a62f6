// The IR as text, for --dump: one function after another, an indented tree that reads like the source.

import type { Expr, Fn, IrType, Layout, Program, Stmt } from "./ir.ts";

/** Layouts, globals and functions of a program. */
export function printIr(program: Program): string {
  const layouts = program.layouts.map(printLayout);
  const globals = program.globals.map((global) => `global ${global.name}: ${typeText(global.type)}`);
  return `${[...layouts, ...globals, ...program.functions.map(printFunction)].join("\n")}\n`;
}

function printLayout(layout: Layout): string {
  const parent = layout.parent === null ? "" : ` extends ${layout.parent.name}`;
  const element = layout.element === null ? "" : ` of ${typeText(layout.element)}`;
  const fields = layout.fields.map((field) => `  ${field.name}: ${typeText(field.type)} (${field.typeText})`);
  return [`${layout.kind} ${layout.name}${parent}${element}`, ...fields].join("\n");
}

function printFunction(fn: Fn): string {
  const params = fn.params.map((param) => `${localText(param)}: ${typeText(param.type)}`).join(", ");
  const { file, line } = fn.position;
  return `\nfunction ${fn.cName}(${params}): ${typeText(fn.returns)}  ; ${fn.name}, ${file}:${line}\n${block(fn.body, "  ")}`;
}

function block(statements: readonly Stmt[], indent: string): string {
  return statements.map((statement) => statementText(statement, indent)).join("\n");
}

function statementText(statement: Stmt, indent: string): string {
  const inner = `${indent}  `;
  switch (statement.kind) {
    case "let": {
      const init = statement.init === null ? "" : ` = ${text(statement.init)}`;
      return `${indent}let ${localText(statement.local)}: ${typeText(statement.local.type)}${init}`;
    }
    case "assign":
      return `${indent}${text(statement.target)} = ${text(statement.value)}`;
    case "expr":
      return indent + text(statement.expr);
    case "if": {
      const otherwise = statement.else.length === 0 ? "" : `\n${indent}else\n${block(statement.else, inner)}`;
      return `${indent}if ${text(statement.test)}\n${block(statement.then, inner)}${otherwise}`;
    }
    case "loop": {
      const update = statement.update.length === 0 ? "" : `\n${indent}update\n${block(statement.update, inner)}`;
      return `${indent}loop ${statement.label.name}.${statement.label.id}\n${block(statement.body, inner)}${update}`;
    }
    case "block":
      return `${indent}block ${statement.label === null ? "" : `${statement.label.name}.${statement.label.id}`}\n${block(statement.body, inner)}`;
    case "switch": {
      const cases = statement.cases.map((one) => `${indent}case ${one.values.join(", ")}\n${block(one.body, inner)}`);
      return [
        `${indent}switch ${text(statement.on)}`,
        ...cases,
        `${indent}default`,
        block(statement.default, inner),
      ].join("\n");
    }
    case "break":
    case "continue":
      return `${indent}${statement.kind} ${statement.label.name}.${statement.label.id}`;
    case "return":
      return `${indent}return ${statement.value === null ? "" : text(statement.value)}`;
    case "throw":
      return `${indent}throw ${text(statement.value)}`;
    case "try":
      return `${indent}try\n${block(statement.body, inner)}\n${indent}catch ${localText(statement.caught)}\n${block(statement.handler, inner)}`;
    case "suspend":
      return `${indent}suspend ${text(statement.value)}`;
    case "resume": {
      const points = statement.points.map(({ number, label }) => `${number}: ${label.name}.${label.id}`);
      return `${indent}resume ${text(statement.state)} at ${points.join(", ")}`;
    }
    case "resumePoint":
      return `${indent}point ${statement.label.name}.${statement.label.id}`;
    case "unreachable":
      return `${indent}unreachable ; ${statement.why}`;
  }
}

/** Operands as a call of the node's kind, with what else it says in front. */
function text(expr: Expr): string {
  switch (expr.kind) {
    case "number":
    case "bool":
      return `${expr.value}`;
    case "bigint":
      return `${expr.value}n`;
    case "string":
      return JSON.stringify(expr.value);
    case "local":
      return localText(expr.local);
    case "global":
      return expr.global.name;
    case "field":
      return `${text(expr.object)}.${expr.field.name}`;
    case "binary":
      return `(${text(expr.left)} ${expr.op}.${typeText(expr.left.type)} ${text(expr.right)})`;
    case "call":
      return `${expr.function.cName}(${expr.args.map(text).join(", ")})`;
    case "convert":
      return `${expr.mode}<${typeText(expr.type)}>(${text(expr.operand)})`;
    default:
      return `${expr.kind}(${parts(expr).join(", ")})`;
  }
}

function parts(expr: Expr): string[] {
  const result: string[] = [];
  for (const [key, value] of Object.entries(expr) as [string, unknown][]) {
    if (key === "kind" || key === "type" || key === "position") continue;
    if (Array.isArray(value)) result.push(...value.map((item) => partText(item)));
    else result.push(partText(value));
  }
  return result;
}

function partText(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  if ("kind" in value && "type" in value && !("cName" in value)) return text(value as Expr);
  return "name" in value ? String(value.name) : "{}";
}

function localText(local: { readonly name: string; readonly id: number }): string {
  return `${local.name}.${local.id}`;
}

function typeText(type: IrType): string {
  return typeof type === "string" ? type : `ref ${type.to === null ? "any" : type.to.name}`;
}
