// Smart constructors of IR expressions: they fold constants and cancel conversions that undo each other, so that the
// lowering can be written plainly. Parameters of functions that no source declares.

import type { ConvertMode, Expr, IrType, Label, Layout, Local, Place, Position, Scalar, Stmt } from "../ir.ts";

export const nowhere: Position = { file: "", line: 0, column: 0 };

const integerRanges = {
  i8: [-0x80, 0x7f],
  i16: [-0x8000, 0x7fff],
  i32: [-0x80000000, 0x7fffffff],
  u8: [0, 0xff],
  u16: [0, 0xffff],
  u32: [0, 0xffffffff],
} as const;
type SmallInteger = keyof typeof integerRanges;

export function isSmallInteger(type: IrType): type is SmallInteger {
  return typeof type === "string" && Object.hasOwn(integerRanges, type);
}

export function isInteger(type: IrType): boolean {
  return isSmallInteger(type) || type === "i64" || type === "u64";
}

export function isSigned(type: IrType): boolean {
  return typeof type === "string" && type.startsWith("i");
}

export function isRef(type: IrType): type is Extract<IrType, { kind: "ref" }> {
  return typeof type === "object";
}

export const anyRef: IrType = { kind: "ref", to: null };

export function sameIrType(a: IrType, b: IrType): boolean {
  return a === b || (isRef(a) && isRef(b));
}

export function irTypeText(type: IrType): string {
  return typeof type === "string" ? type : `ref(${type.to?.name ?? ""})`;
}

/** Does every value of `from` have an exact counterpart in `to`? */
function widens(from: IrType, to: IrType): boolean {
  if (!isSmallInteger(from)) return from === to || (from === "f32" && to === "f64");
  if (to === "f64") return true;
  if (to === "f32") return integerRanges[from][1] <= 0xffffff;
  if (to === "i64") return true;
  if (to === "u64") return integerRanges[from][0] === 0;
  if (!isSmallInteger(to)) return false;
  return integerRanges[to][0] <= integerRanges[from][0] && integerRanges[from][1] <= integerRanges[to][1];
}

export function numberLiteral(value: number, type: IrType = "f64"): Expr {
  if (type === "i64" || type === "u64") return { kind: "bigint", type, value: BigInt(value) };
  return { kind: "number", type, value };
}

export function boolLiteral(value: boolean): Expr {
  return { kind: "bool", type: "bool", value };
}

export function localExpr(local: Local): Extract<Expr, { kind: "local" }> {
  return { kind: "local", type: local.type, local };
}

export function undefinedOf(type: IrType): Expr {
  return { kind: "undefined", type };
}

/** The value that memory of this type holds when it is all zero. */
export function zeroOf(type: IrType): Expr {
  if (isRef(type) || type === "value") return undefinedOf(type);
  if (type === "bool") return boolLiteral(false);
  return numberLiteral(0, type);
}

export function binary(
  op: Extract<Expr, { kind: "binary" }>["op"],
  left: Expr,
  right: Expr,
  type: IrType = ["eq", "ne", "lt", "le", "gt", "ge"].includes(op) ? "bool" : left.type,
): Expr {
  return { kind: "binary", type, op, left, right };
}

export function not(operand: Expr): Expr {
  if (operand.kind === "bool") return boolLiteral(!operand.value);
  if (operand.kind === "unary" && operand.op === "not") return operand.operand;
  return { kind: "unary", type: "bool", op: "not", operand };
}

export function logical(op: "and" | "or", left: Expr, right: Expr): Expr {
  if (left.kind === "bool") return (op === "and") === left.value ? right : left;
  if (right.kind === "bool" && (op === "and") === right.value) return left;
  return { kind: "logical", type: "bool", op, left, right };
}

/** Wraps an integer to a width of at most 32 bits. */
function wrapTo(value: number, type: SmallInteger): number {
  if (!Number.isFinite(value)) return 0;
  const bits = Number(type.slice(1));
  const unsigned = BigInt.asUintN(bits, BigInt(Math.trunc(value)));
  return Number(type.startsWith("i") ? BigInt.asIntN(bits, unsigned) : unsigned);
}

export function convert(operand: Expr, type: IrType, mode: ConvertMode, position: Position): Expr {
  if (operand.type === type) return operand;
  if (isRef(operand.type) && isRef(type) && mode !== "checked") {
    if (operand.type.to === type.to || type.to === null) return operand;
    return { kind: "convert", type, operand, mode: "static", position };
  }
  if (operand.kind === "number") {
    if (type === "f64" || (type === "f32" && Math.fround(operand.value) === operand.value))
      return numberLiteral(operand.value, type);
    if (isSmallInteger(type)) return numberLiteral(wrapTo(operand.value, type), type);
    if ((type === "i64" || type === "u64") && Number.isInteger(operand.value))
      return {
        kind: "bigint",
        type,
        value: type === "i64" ? BigInt.asIntN(64, BigInt(operand.value)) : BigInt.asUintN(64, BigInt(operand.value)),
      };
  }
  if (operand.kind === "bigint" && isSmallInteger(type))
    return numberLiteral(
      wrapTo(Number(type.startsWith("i") ? BigInt.asIntN(32, operand.value) : BigInt.asUintN(32, operand.value)), type),
      type,
    );
  if ((operand.kind === "undefined" || operand.kind === "null") && (isRef(type) || type === "value"))
    return { kind: operand.kind, type };
  if (operand.kind === "convert") {
    const source = operand.operand;
    // f64 in between holds every small integer, so the way through it can be left out.
    if (operand.mode === "exact" && (isSmallInteger(source.type) || source.type === "f32") && isScalarNumber(type)) {
      if (widens(source.type, type)) return convert(source, type, "exact", position);
      if (isSmallInteger(source.type) && isInteger(type)) return convert(source, type, "wrap", position);
    }
    // Wrapping twice: the narrower one decides.
    if (
      operand.mode === "wrap" &&
      mode === "wrap" &&
      isSmallInteger(operand.type) &&
      isSmallInteger(type) &&
      Number(type.slice(1)) <= Number(operand.type.slice(1))
    )
      return convert(source, type, "wrap", position);
    if (operand.mode === "exact" && operand.type === "value" && (mode === "unbox" || mode === "checked")) {
      if (source.type === type) return source;
      if (isRef(source.type) && isRef(type) && mode === "unbox") return convert(source, type, "static", position);
      if (isScalarNumber(source.type) && isScalarNumber(type))
        return convert(source, type, widens(source.type, type) ? "exact" : "wrap", position);
    }
  }
  // A dictionary's methods take any object.
  if (mode === "checked" && isRef(type) && type.to?.isDictionary === true)
    return convert({ kind: "convert", type: anyRef, operand, mode, position }, type, "static", position);
  return { kind: "convert", type, operand, mode, position };
}

function isScalarNumber(type: IrType): boolean {
  return isInteger(type) || type === "f64" || type === "f32";
}

/** Converts between numeric scalars: exactly where everything fits, wrapping otherwise. */
export function convertNumber(operand: Expr, type: Scalar, position: Position): Expr {
  return convert(operand, type, widens(operand.type, type) ? "exact" : "wrap", position);
}

/** A new array of these elements, of the type that the array has for them. */
export function arrayOf(layout: Layout, elements: readonly Expr[], position: Position): Expr {
  return {
    kind: "array",
    type: { kind: "ref", to: layout },
    layout,
    elements: elements.map((element) => asElement(element, layout, position)),
    position,
  };
}

/** A value as an array stores it. */
export function asElement(value: Expr, layout: Layout, position: Position): Expr {
  return layout.element === "f64" && value.type !== "f64" ? convertNumber(value, "f64", position) : value;
}

/**
 * What evaluating an expression does to its surroundings: 0 nothing (always the same value), 1 reads memory,
 * 2 reads and may throw, 3 writes, allocates or calls.
 */
export function effectOf(expr: Expr): 0 | 1 | 2 | 3 {
  const most = (floor: 0 | 1 | 2 | 3, ...parts: Expr[]): 0 | 1 | 2 | 3 => {
    let level = floor;
    for (const part of parts) level = Math.max(level, effectOf(part)) as 0 | 1 | 2 | 3;
    return level;
  };
  switch (expr.kind) {
    case "number":
    case "bigint":
    case "bool":
    case "string":
    case "undefined":
    case "null":
    case "local":
      return 0;
    case "descriptor":
      return 1;
    case "global":
      return 1;
    case "field":
      return most(1, expr.object);
    case "element":
      return most(expr.checked ? 2 : 1, expr.array, expr.index);
    case "length":
      return most(1, expr.array);
    case "unary":
      return effectOf(expr.operand);
    case "binary":
    case "logical":
      return most(0, expr.left, expr.right);
    case "conditional":
      return most(0, expr.test, expr.whenTrue, expr.whenFalse);
    case "convert":
      return most(expr.mode === "checked" ? 2 : 0, expr.operand);
    case "fieldVia": // may turn out to be a getter
    case "call":
    case "callVia":
    case "callClosure":
    case "new":
    case "closure":
    case "array":
      return 3;
    case "callRuntime":
      return expr.pure ? most(1, ...expr.args) : 3;
    case "instanceOf":
    case "implements":
    case "hasLayout":
      return most(1, expr.object);
  }
}

/** Does the expression mention a local (which a later assignment could change)? */
export function readsLocal(expr: Expr): boolean {
  switch (expr.kind) {
    case "local":
      return !expr.local.name.startsWith("$");
    case "number":
    case "bigint":
    case "bool":
    case "string":
    case "undefined":
    case "null":
    case "global":
    case "descriptor":
    case "new":
      return false;
    case "field":
    case "fieldVia":
    case "instanceOf":
    case "implements":
    case "hasLayout":
      return readsLocal(expr.object);
    case "element":
      return readsLocal(expr.array) || readsLocal(expr.index);
    case "length":
      return readsLocal(expr.array);
    case "unary":
    case "convert":
      return readsLocal(expr.operand);
    case "binary":
    case "logical":
      return readsLocal(expr.left) || readsLocal(expr.right);
    case "conditional":
      return readsLocal(expr.test) || readsLocal(expr.whenTrue) || readsLocal(expr.whenFalse);
    case "call":
    case "callVia":
    case "callRuntime":
      return expr.args.some(readsLocal);
    case "callClosure":
      return readsLocal(expr.closure) || expr.args.some(readsLocal);
    case "closure":
      return expr.captures.some(readsLocal);
    case "array":
      return expr.elements.some(readsLocal);
  }
}

export function ifStatement(position: Position, test: Expr, then: Stmt[], otherwise: Stmt[] = []): Stmt {
  return { kind: "if", test, then, else: otherwise, position };
}

/** Fills a variable where it is still undefined: the object in it is made when it is first asked for. */
export function unlessSet(place: Place, position: Position, make: Stmt[]): Stmt {
  return ifStatement(position, binary("eq", place, undefinedOf(place.type)), make);
}

export function assign(position: Position, target: Extract<Stmt, { kind: "assign" }>["target"], value: Expr): Stmt {
  return { kind: "assign", target, value, position };
}

export function breakTo(position: Position, label: Label): Stmt {
  return { kind: "break", label, position };
}

/** The first parameter of a closure's function: the closure itself, which has this layout. */
export function closureParameter(layout: Layout): Local {
  return { name: "$closure", id: 0, type: { kind: "ref", to: layout }, volatile: false };
}

/** The parameters of a function without a source, behind its first. */
export function unnamedParameters(paramTypes: readonly IrType[]): Local[] {
  return paramTypes.map((type, index) => ({ name: `$${index}`, id: index + 1, type, volatile: false }));
}
