// Keeps numbers as integers where that cannot be observed: f64 locals, parameters and results that only ever hold
// integers within 2^53 (never -0 or NaN) become i32 or i64, fields and globals i64 (offsets stay what they are); indexes,
// comparisons and conversions to integers of such numbers are done on integers.
//
// Requires: direct calls where targets are known, and fields that share accesses (dispatch). Provides: nothing that a later pass needs; only speed.

import type {
  ConvertMode,
  Expr,
  Field,
  Fn,
  Global,
  IrType,
  Local,
  Place,
  Position,
  Program,
  Scalar,
  Stmt,
} from "../ir.ts";
import { fieldsBehind } from "./dispatch.ts";
import { fits, type Interval, isEmpty, isExact, join, ofType, within } from "./interval.ts";
import { ProgramRanges } from "./program_ranges.ts";
import { declaredLocals, type Ranges } from "./ranges.ts";
import { forEachStatement, isPlace, mapOperands } from "./walk.ts";

export function integers(program: Program): Program {
  const ranges = new ProgramRanges(program);
  // All types first: calls are rewritten by what their targets take and give.
  for (const fn of program.functions) chooseTypes(fn, ranges);
  choosePlaces(program, ranges);
  for (const fn of program.functions) new IntegerRewriter(fn, ranges.of(fn)).body(fn.body);
  return program;
}

type Integer = "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64";

const integerTypes: ReadonlySet<IrType> = new Set<Integer>(["i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"]);

function isInteger(type: IrType): type is Integer {
  return integerTypes.has(type);
}

const nowhere: Position = { file: "", line: 0, column: 0 };

function chooseTypes(fn: Fn, program: ProgramRanges): void {
  const { locals } = program.of(fn);
  for (const local of declaredLocals(fn)) {
    const range = locals.get(local);
    if (local.type === "f64" && range !== undefined) local.type = integerFor(range) ?? "f64";
  }
  if (!program.isClosed(fn)) return;
  for (const [index, param] of fn.params.entries()) {
    if (param.type !== "f64") continue;
    const passed = program.parameter(fn, index);
    const stored = locals.get(param);
    param.type = integerFor(stored === undefined ? passed : join(passed, stored)) ?? "f64";
  }
  if (fn.returns === "f64") fn.returns = integerFor(program.result(fn)) ?? "f64";
}

function choosePlaces(program: Program, ranges: ProgramRanges): void {
  const isIntegral = (place: Field | Global): boolean => {
    const range = ranges.content(place);
    return place.type === "f64" && range !== null && integerFor(range) !== null;
  };
  for (const global of program.globals.filter(isIntegral)) global.type = "i64";
  const fields = new Set(program.layouts.flatMap((layout) => layout.fields));
  for (const field of [...fields].filter(isIntegral)) {
    field.type = "i64";
    field.isIntegralNumber = true;
  }
}

/** Is it a number that has become an i64 where it lies? */
function isIntegralPlace(expr: Expr): boolean {
  if (expr.type !== "f64") return false;
  switch (expr.kind) {
    case "global":
      return expr.global.type === "i64";
    case "field":
      return expr.field.type === "i64";
    case "fieldVia":
      return fieldsBehind(expr.selector)[0]?.type === "i64";
    default:
      return false;
  }
}

/** The integer type that holds all numbers of a range, or null. */
function integerFor(range: Interval): "i32" | "i64" | null {
  if (range.negativeZero || isEmpty(range)) return null;
  return fits(range, "i32") ? "i32" : fits(range, "i64") ? "i64" : null;
}

class IntegerRewriter {
  constructor(
    private readonly fn: Fn,
    private readonly ranges: Ranges,
  ) {}

  body(statements: readonly Stmt[]): void {
    forEachStatement(statements, (statement) => {
      switch (statement.kind) {
        case "let":
          if (statement.init !== null) statement.init = this.into(statement.init, statement.local.type);
          break;
        case "assign":
          if (statement.target.kind === "local") {
            statement.value = this.into(statement.value, statement.target.local.type);
            statement.target = read(statement.target.local);
          } else {
            const target = this.place(statement.target);
            statement.value = this.into(statement.value, target.type);
            statement.target = target;
          }
          break;
        case "expr":
          statement.expr = this.rewrite(statement.expr);
          break;
        case "if":
          statement.test = this.rewrite(statement.test);
          break;
        case "switch":
          statement.on = this.rewrite(statement.on);
          break;
        case "return":
          if (statement.value !== null) statement.value = this.into(statement.value, this.fn.returns);
          break;
        case "throw":
        case "suspend":
          statement.value = this.rewrite(statement.value);
          break;
      }
    });
  }

  /** The value for a local, a parameter or a result of this type. */
  private into(value: Expr, type: IrType): Expr {
    return value.type === "f64" && isInteger(type) ? this.toInteger(value, type) : this.rewrite(value);
  }

  /** What is stored to, in the type in which it lies. */
  private place(place: Place): Place {
    const target = isIntegralPlace(place) ? this.stored(place) : place.kind === "local" ? place : this.rewrite(place);
    return isPlace(target) ? target : place;
  }

  /** A call with its arguments in the types that its target takes, giving what its target gives. */
  private call(expr: Extract<Expr, { kind: "call" }>): Expr {
    expr.args = expr.args.map((arg, index) => this.into(arg, expr.function.params[index].type));
    return expr.type === "f64" ? { ...expr, type: expr.function.returns } : expr;
  }

  /** A read of an integral place as it lies. */
  private stored(expr: Expr): Expr {
    const read: Expr = { ...expr, type: "i64" };
    mapOperands(read, (operand) => this.rewrite(operand));
    return read;
  }

  private range(expr: Expr): Interval {
    return this.ranges.expressions.get(expr) ?? ofType(expr.type);
  }

  /** The same expression of the same type, with integer arithmetic inside where it pays. */
  private rewrite(expr: Expr): Expr {
    if (isIntegralPlace(expr)) return convert(this.stored(expr), "f64", "exact");
    switch (expr.kind) {
      case "local":
        // Reads of a local that has become an integer.
        return expr.type === "f64" && expr.local.type !== "f64" ? convert(read(expr.local), "f64", "exact") : expr;
      case "element":
        expr.array = this.rewrite(expr.array);
        expr.index = this.index(expr.index);
        return expr;
      case "binary": {
        const type = this.comparisonType(expr);
        if (type !== null)
          return { ...expr, left: this.toInteger(expr.left, type), right: this.toInteger(expr.right, type) };
        break;
      }
      case "call": {
        const call = this.call(expr);
        return call.type === expr.type ? call : convert(call, "f64", "exact");
      }
      case "callRuntime":
        if (expr.name === "rt_string_unit_at") return this.unitAt(expr);
        break;
      case "convert":
        // `x | 0`, u32(x) and kin of a number that is an integer already.
        if (
          expr.operand.type === "f64" &&
          isInteger(expr.type) &&
          isExact(this.range(expr.operand)) &&
          this.isNatural(expr.operand)
        )
          return this.toInteger(expr.operand, expr.type);
        break;
    }
    mapOperands(expr, (operand) => this.rewrite(operand));
    return expr;
  }

  /** An index as an integer where it is one by nature; what is negative or too large fails the bounds check as before. */
  private index(index: Expr): Expr {
    if (index.type !== "f64") return this.rewrite(index);
    const range = this.range(index);
    if (!isExact(range) || !this.isNatural(index)) {
      const number = this.rewrite(index);
      if (!range.integer || number.type !== "f64") return number;
      // No fraction, at most too large or NaN: what such a number becomes lies outside of any array.
      return {
        kind: "callRuntime",
        type: "i64",
        name: "rt_index_whole",
        args: [number],
        pure: true,
        position: nowhere,
      };
    }
    return this.toInteger(index, within({ ...range, negativeZero: false }, ofType("i32")) ? "i32" : "i64");
  }

  /** charCodeAt of an index that is an integer by nature. */
  private unitAt(expr: Extract<Expr, { kind: "callRuntime" }>): Expr {
    const [text, index] = expr.args;
    if (!this.isNatural(index)) {
      mapOperands(expr, (operand) => this.rewrite(operand));
      return expr;
    }
    const args = [this.rewrite(text), this.toInteger(index, "i64")];
    return { ...expr, name: "rt_string_unit_at_integer", args };
  }

  /** The integer type in which a comparison of two doubles can be done, or null. */
  private comparisonType(expr: Extract<Expr, { kind: "binary" }>): "i32" | "i64" | null {
    if (expr.type !== "bool" || expr.left.type !== "f64" || expr.right.type !== "f64") return null;
    const ranges = [this.range(expr.left), this.range(expr.right)];
    if (!ranges.every(isExact) || !this.isNatural(expr.left) || !this.isNatural(expr.right)) return null;
    return ranges.every((range) => fits(range, "i32")) ? "i32" : "i64";
  }

  /** Does computing this number as an integer need no conversion from a double? */
  private isNatural(expr: Expr): boolean {
    if (!isExact(this.range(expr))) return false;
    if (isIntegralPlace(expr)) return true;
    switch (expr.kind) {
      case "number":
        return true;
      case "local":
        return expr.local.type !== "f64";
      case "convert":
        return isInteger(expr.operand.type) && expr.mode === "exact";
      case "conditional":
        return this.isNatural(expr.whenTrue) && this.isNatural(expr.whenFalse);
      case "unary":
        return expr.op === "neg" && this.isNatural(expr.operand);
      case "binary":
        return this.isIntegerOperation(expr) && this.isNatural(expr.left) && this.isNatural(expr.right);
      case "call":
        return isInteger(expr.function.returns);
      case "callRuntime":
        return this.integerQuotient(expr) !== null;
      default:
        return false;
    }
  }

  private isIntegerOperation(expr: Extract<Expr, { kind: "binary" }>): boolean {
    if (!isExact(this.range(expr.left)) || !isExact(this.range(expr.right))) return false;
    if (expr.op === "add" || expr.op === "sub" || expr.op === "mul") return true;
    // A remainder takes the dividend's sign, in C as in JavaScript; the range says that the divisor is not 0.
    return expr.op === "rem";
  }

  /** floor(a / b) or trunc(a / b) of non-negative integers, which is C's integer division. */
  private integerQuotient(expr: Extract<Expr, { kind: "callRuntime" }>): Extract<Expr, { kind: "binary" }> | null {
    if (expr.name !== "rt_floor" && expr.name !== "rt_trunc") return null;
    const [quotient] = expr.args;
    if (quotient.kind !== "binary" || quotient.op !== "div") return null;
    const dividend = this.range(quotient.left);
    const divisor = this.range(quotient.right);
    const isRight =
      isExact(dividend) && isExact(divisor) && dividend.low >= 0 && !dividend.negativeZero && divisor.low >= 1;
    return isRight && this.isNatural(quotient.left) && this.isNatural(quotient.right) ? quotient : null;
  }

  /** The number modulo 2^n as an integer; its range is exact, so within the type's range that is the number itself. */
  private toInteger(expr: Expr, type: Integer): Expr {
    if (isIntegralPlace(expr)) return resize(this.stored(expr), type);
    switch (expr.kind) {
      case "number":
        return { kind: "number", type, value: wrapConstant(expr.value, type) };
      case "local":
        return expr.local.type === "f64" ? convert(expr, type, "wrap") : resize(read(expr.local), type);
      case "convert":
        if (isInteger(expr.operand.type) && expr.mode === "exact") return resize(this.rewrite(expr.operand), type);
        break;
      case "conditional":
        return {
          ...expr,
          type,
          test: this.rewrite(expr.test),
          whenTrue: this.toInteger(expr.whenTrue, type),
          whenFalse: this.toInteger(expr.whenFalse, type),
        };
      case "unary":
        if (expr.op === "neg" && this.isNatural(expr))
          return { ...expr, type, operand: this.toInteger(expr.operand, type) };
        break;
      case "binary": {
        if (!this.isNatural(expr)) break;
        // Remainders need their operands whole; sums and products do not, modulo 2^n.
        const inner = expr.op === "rem" ? this.wholeType(expr.left, expr.right) : type;
        const left = this.toInteger(expr.left, inner);
        const right = this.toInteger(expr.right, inner);
        return resize({ kind: "binary", type: inner, op: expr.op, left, right }, type);
      }
      case "call":
        if (!isInteger(expr.function.returns)) break;
        return resize(this.call(expr), type);
      case "callRuntime": {
        const quotient = this.integerQuotient(expr);
        if (quotient === null) break;
        const inner = this.wholeType(quotient.left, quotient.right);
        const left = this.toInteger(quotient.left, inner);
        const right = this.toInteger(quotient.right, inner);
        return resize({ kind: "binary", type: inner, op: "div", left, right }, type);
      }
    }
    return convert(this.rewrite(expr), type, "wrap");
  }

  private wholeType(left: Expr, right: Expr): "u32" | "i32" | "i64" {
    const ranges = [this.range(left), this.range(right)].map((range) => ({ ...range, negativeZero: false }));
    if (ranges.every((range) => within(range, ofType("u32")))) return "u32";
    return ranges.every((range) => within(range, ofType("i32"))) ? "i32" : "i64";
  }
}

function read(local: Local): Extract<Expr, { kind: "local" }> {
  return { kind: "local", type: local.type, local };
}

function convert(operand: Expr, type: Scalar, mode: ConvertMode): Expr {
  return { kind: "convert", type, operand, mode, position: nowhere };
}

/** An integer in another width: exact where it always fits, else modulo 2^n. */
function resize(expr: Expr, type: Integer): Expr {
  if (expr.type === type) return expr;
  return convert(expr, type, within(ofType(expr.type), ofType(type)) ? "exact" : "wrap");
}

function wrapConstant(value: number, type: Integer): number {
  if (!Number.isInteger(value)) return 0; // in code that the analysis found unreachable
  const bits = Number(type.slice(1));
  const wrapped = type.startsWith("i") ? BigInt.asIntN(bits, BigInt(value)) : BigInt.asUintN(bits, BigInt(value));
  return Number(wrapped);
}
