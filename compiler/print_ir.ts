// IR as text, for --dump=ir and for reading what a pass has done. Nothing reads it back.

import type { Expr, Fn, IrType, Layout, Program, Stmt } from "./ir.ts";

export function printProgram(program: Program): string {
  const parts = [
    ...program.layouts.map(printLayout),
    ...program.selectors.map(
      (selector) =>
        `selector ${selector.name} slot ${selector.slot}: ` +
        [...selector.targets]
          .map(
            ([layout, entry]) =>
              `${layout.cName}=${entry.kind === "method" ? entry.function.cName : `+${entry.field.cName}`}`,
          )
          .join(" "),
    ),
    ...program.globals.map((global) => `global ${global.cName}: ${typeText(global.type)}`),
    ...program.functions.map(printFunction),
    `modules ${program.modules.map((module) => module.init.cName).join(" ")}`,
    `entry ${program.entry.map((fn) => fn.cName).join(" ")}`,
  ];
  return `${parts.join("\n")}\n`;
}

function typeText(type: IrType): string {
  return typeof type === "string" ? type : `ref<${type.to?.cName ?? "any"}>`;
}

function printLayout(layout: Layout): string {
  const fields = layout.fields.map((field) => `${field.cName}: ${typeText(field.type)}`).join(", ");
  const element = layout.element === null ? "" : ` of ${typeText(layout.element)}`;
  const parent = layout.parent === null ? "" : ` extends ${layout.parent.cName}`;
  return `${layout.kind} ${layout.cName}${parent}${element} { ${fields} }  // ${layout.name}`;
}

export function printFunction(fn: Fn): string {
  const params = fn.params.map((param) => `${param.name}.${param.id}: ${typeText(param.type)}`).join(", ");
  return [`function ${fn.cName}(${params}): ${typeText(fn.returns)} {`, ...printBlock(fn.body, 1), "}"].join("\n");
}

function printBlock(statements: readonly Stmt[], depth: number): string[] {
  return statements.flatMap((statement) => printStatement(statement, depth));
}

function printStatement(statement: Stmt, depth: number): string[] {
  const pad = "  ".repeat(depth);
  const line = (text: string): string[] => [pad + text];
  const inner = (statements: readonly Stmt[]): string[] => printBlock(statements, depth + 1);
  switch (statement.kind) {
    case "let": {
      const init = statement.init === null ? "" : ` = ${printExpr(statement.init)}`;
      return line(`let ${statement.local.name}.${statement.local.id}: ${typeText(statement.local.type)}${init}`);
    }
    case "assign":
      return line(`${printExpr(statement.target)} = ${printExpr(statement.value)}`);
    case "expr":
      return line(printExpr(statement.expr));
    case "if": {
      const otherwise = statement.else.length === 0 ? [] : [`${pad}} else {`, ...inner(statement.else)];
      return [`${pad}if (${printExpr(statement.test)}) {`, ...inner(statement.then), ...otherwise, `${pad}}`];
    }
    case "loop":
      return [
        `${pad}loop ${statement.label.name}.${statement.label.id} {`,
        ...inner(statement.body),
        `${pad}} update {`,
        ...inner(statement.update),
        `${pad}}`,
      ];
    case "block": {
      const label = statement.label === null ? "" : `${statement.label.name}.${statement.label.id} `;
      return [`${pad}block ${label}{`, ...inner(statement.body), `${pad}}`];
    }
    case "switch":
      return [
        `${pad}switch (${printExpr(statement.on)}) {`,
        ...statement.cases.flatMap((one) => [`${pad}case ${one.values.join(", ")}:`, ...inner(one.body)]),
        `${pad}default:`,
        ...inner(statement.default),
        `${pad}}`,
      ];
    case "break":
    case "continue":
      return line(`${statement.kind} ${statement.label.name}.${statement.label.id}`);
    case "return":
      return line(statement.value === null ? "return" : `return ${printExpr(statement.value)}`);
    case "throw":
      return line(`throw ${printExpr(statement.value)}`);
    case "try":
      return [
        `${pad}try {`,
        ...inner(statement.body),
        `${pad}} catch (${statement.caught.name}.${statement.caught.id}) {`,
        ...inner(statement.handler),
        `${pad}}`,
      ];
    case "unreachable":
      return line(`unreachable  // ${statement.why}`);
  }
}

function printExpr(expr: Expr): string {
  const list = (exprs: readonly Expr[]): string => exprs.map(printExpr).join(", ");
  switch (expr.kind) {
    case "number":
      return `${expr.value}${expr.type === "f64" ? "" : typeText(expr.type)}`;
    case "bigint":
      return `${expr.value}${typeText(expr.type)}`;
    case "bool":
      return String(expr.value);
    case "string":
      return JSON.stringify(expr.value);
    case "undefined":
    case "null":
      return expr.kind;
    case "local":
      return `${expr.local.name}.${expr.local.id}`;
    case "global":
      return `@${expr.global.cName}`;
    case "field":
      return `${printExpr(expr.object)}.${expr.field.cName}`;
    case "fieldVia":
      return `${printExpr(expr.object)}.[${expr.selector.name}]`;
    case "element":
      return `${printExpr(expr.array)}[${printExpr(expr.index)}]${expr.checked ? "" : "!"}`;
    case "length":
      return `length(${printExpr(expr.array)})`;
    case "unary":
      return `${expr.op}(${printExpr(expr.operand)})`;
    case "binary":
      return `(${printExpr(expr.left)} ${expr.op}.${typeText(expr.left.type)} ${printExpr(expr.right)})`;
    case "logical":
      return `(${printExpr(expr.left)} ${expr.op} ${printExpr(expr.right)})`;
    case "conditional":
      return `(${printExpr(expr.test)} ? ${printExpr(expr.whenTrue)} : ${printExpr(expr.whenFalse)})`;
    case "convert":
      return `${typeText(expr.type)}.${expr.mode}(${printExpr(expr.operand)})`;
    case "call":
      return `${expr.function.cName}(${list(expr.args)})`;
    case "callVia":
      return `[${expr.selector.name}](${list(expr.args)})`;
    case "callClosure":
      return `(${printExpr(expr.closure)})(${list(expr.args)})`;
    case "callRuntime":
      return `${expr.name}(${list(expr.args)})`;
    case "new":
      return `new ${expr.layout.cName}`;
    case "closure":
      return `closure ${expr.layout.cName}(${list(expr.captures)})`;
    case "array":
      return `array ${expr.layout.cName}[${list(expr.elements)}]`;
    case "descriptor":
      return `descriptor ${expr.layout.cName}`;
    case "instanceOf":
      return `(${printExpr(expr.object)} instanceof ${expr.layout.cName})`;
    case "implements":
      return `(${printExpr(expr.object)} implements ${expr.interfaceName})`;
    case "hasLayout":
      return `(${printExpr(expr.object)} has ${expr.layouts.map((layout) => layout.cName).join("|")})`;
  }
}
