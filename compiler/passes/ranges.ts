// Which numbers the f64 locals and expressions of a function can hold: an interval analysis over the structured IR.
// What it says of a string is its length.
// Conditions refine what holds in their branches; loops are run until nothing grows (bounds that keep growing are
// widened), then once more from the result.

import type { BinaryOp, Expr, Fn, IrType, Label, Local, Stmt } from "../ir.ts";
import {
  above,
  anything,
  arithmetic,
  below,
  between,
  ceil,
  constant,
  equalTo,
  floor,
  type Interval,
  join,
  negate,
  ofType,
  trunc,
  unequalTo,
  widen,
  within,
} from "./interval.ts";
import { forEachStatement, operands } from "./walk.ts";

const anyLength = between(0, 2 ** 31 - 1); // LENGTH_LIMIT in runtime-c/array.c

/** Is it followed through the program? Numbers, and strings by their length. */
export function isFollowed(type: IrType): boolean {
  return type === "f64" || isString(type);
}

/** Is anything known of it that its type does not say? */
function isTracked(type: IrType): boolean {
  return typeof type === "string" ? type !== "value" && type !== "bool" && type !== "void" : isString(type);
}

function isString(type: IrType): boolean {
  return typeof type === "object" && type.to?.kind === "string";
}

/** Intervals of locals at a point of the program; null: the point is not reached. */
type State = Map<Local, Interval> | null;

export interface Ranges {
  /** All that is ever stored in a local. */
  readonly locals: ReadonlyMap<Local, Interval>;
  /** What a number expression can give. */
  readonly expressions: ReadonlyMap<Expr, Interval>;
}

/** What the rest of the program says of a function, and hears of it. */
export interface Surroundings {
  readonly parameters: readonly Interval[];
  /** A call that is reached, with what it passes. */
  readonly call: (callee: Fn, values: readonly Interval[]) => void;
  readonly result: (callee: Fn) => Interval;
  /** What a return that is reached gives. */
  readonly returned: (value: Interval) => void;
  /** What a field or global holds: all that the program stores there. */
  readonly held: (place: Expr) => Interval;
  /** A store into one that is reached. */
  readonly stored: (place: Expr, value: Interval) => void;
}

export function analyseRanges(fn: Fn, surroundings: Surroundings): Ranges {
  const analysis = new RangeAnalysis(surroundings);
  const state: State = new Map();
  for (const [index, param] of fn.params.entries()) state.set(param, surroundings.parameters[index]);
  analysis.run(fn.body, state);
  return analysis;
}

class RangeAnalysis implements Ranges {
  readonly locals = new Map<Local, Interval>();
  readonly expressions = new Map<Expr, Interval>();
  private recording = true;
  private readonly breaks = new Map<Label, State>();
  private readonly continues = new Map<Label, State>();
  /** Everything stored inside the try blocks around this point: what their handlers may find. */
  private readonly tries: Map<Local, Interval>[] = [];

  constructor(private readonly surroundings: Surroundings) {}

  run(statements: readonly Stmt[], state: State): State {
    for (const statement of statements) {
      if (state === null) return null;
      state = this.statement(statement, state);
    }
    return state;
  }

  private statement(statement: Stmt, state: Map<Local, Interval>): State {
    switch (statement.kind) {
      case "let":
        this.store(statement.local, statement.init === null ? constant(0) : this.value(statement.init, state), state);
        return state;
      case "assign": {
        const value = this.value(statement.value, state);
        if (statement.target.kind === "local") this.store(statement.target.local, value, state);
        else {
          for (const operand of operands(statement.target)) this.value(operand, state);
          if (this.recording) this.surroundings.stored(statement.target, value);
        }
        return state;
      }
      case "expr":
        this.value(statement.expr, state);
        return state;
      case "if": {
        this.value(statement.test, state);
        const whenTrue = this.assume(statement.test, true, state);
        const whenFalse = this.assume(statement.test, false, state);
        const isShared = whenTrue === whenFalse && whenTrue !== null;
        const then = this.run(statement.then, isShared ? new Map(whenTrue) : whenTrue);
        return joinStates(then, this.run(statement.else, whenFalse));
      }
      case "loop":
        return this.loop(statement, state);
      case "block": {
        if (statement.label === null) return this.run(statement.body, state);
        this.breaks.set(statement.label, null);
        const end = this.run(statement.body, state);
        return joinStates(end, this.breaks.get(statement.label) ?? null);
      }
      case "switch": {
        this.value(statement.on, state);
        let end: State = this.run(statement.default, new Map(state));
        for (const { body } of statement.cases) end = joinStates(end, this.run(body, new Map(state)));
        return end;
      }
      case "break":
        this.breaks.set(statement.label, joinStates(this.breaks.get(statement.label) ?? null, state));
        return null;
      case "continue":
        this.continues.set(statement.label, joinStates(this.continues.get(statement.label) ?? null, state));
        return null;
      case "return":
        if (statement.value !== null) {
          const value = this.value(statement.value, state);
          if (this.recording) this.surroundings.returned(value);
        }
        return null;
      case "throw":
        this.value(statement.value, state);
        return null;
      case "try":
        return this.tryStatement(statement, state);
      case "suspend":
        this.value(statement.value, state);
        return state;
      case "resume":
      case "resumePoint":
        throw new Error("ranges are analysed before coroutines are split");
      case "unreachable":
        return null;
    }
  }

  private store(local: Local, value: Interval, state: Map<Local, Interval>): void {
    if (!isTracked(local.type)) return;
    state.set(local, value);
    for (const stored of this.tries) {
      const earlier = stored.get(local);
      stored.set(local, earlier === undefined ? value : join(earlier, value));
    }
    if (!this.recording) return;
    const earlier = this.locals.get(local);
    this.locals.set(local, earlier === undefined ? value : join(earlier, value));
  }

  private tryStatement(statement: Extract<Stmt, { kind: "try" }>, state: Map<Local, Interval>): State {
    const stored = new Map<Local, Interval>();
    this.tries.push(stored);
    const end = this.run(statement.body, new Map(state));
    this.tries.pop();
    const caught = new Map(state);
    for (const [local, value] of stored) {
      const earlier = caught.get(local);
      caught.set(local, earlier === undefined ? value : join(earlier, value));
    }
    return joinStates(end, this.run(statement.handler, caught));
  }

  private loop(statement: Extract<Stmt, { kind: "loop" }>, entry: Map<Local, Interval>): State {
    const { label } = statement;
    const outerRecording = this.recording;
    this.recording = false;
    let head = entry;
    const once = (from: Map<Local, Interval>): State => {
      this.breaks.set(label, null);
      this.continues.set(label, null);
      const end = this.run(statement.body, new Map(from));
      const next = joinStates(end, this.continues.get(label) ?? null);
      return this.run(statement.update, next);
    };
    for (;;) {
      const back = once(head);
      const next = joinStates(entry, back)!;
      if (isWithin(next, head)) {
        // One step back down: bounds that widening overshot come back to what the loop's guard allows.
        head = next;
        break;
      }
      head = widenState(head, next);
    }
    this.recording = outerRecording;
    once(head);
    return this.breaks.get(label) ?? null;
  }

  // --- Expressions ------------------------------------------------------------------------------------------------

  private value(expr: Expr, state: Map<Local, Interval>): Interval {
    const result = this.evaluate(expr, state);
    if (this.recording && isTracked(expr.type)) {
      const earlier = this.expressions.get(expr);
      this.expressions.set(expr, earlier === undefined ? result : join(earlier, result));
    }
    return result;
  }

  private evaluate(expr: Expr, state: Map<Local, Interval>): Interval {
    switch (expr.kind) {
      case "number":
        return constant(expr.value);
      case "local":
        return state.get(expr.local) ?? ofType(expr.type);
      case "string":
        return constant(expr.value.length);
      case "length": {
        const lengths = this.value(expr.array, state);
        return isString(expr.array.type) && within(lengths, anyLength) ? lengths : anyLength;
      }
      case "global":
        return this.held(expr);
      case "field":
      case "fieldVia":
        this.value(expr.object, state);
        return this.held(expr);
      case "unary": {
        const operand = this.value(expr.operand, state);
        return expr.type === "f64" && expr.op === "neg" ? negate(operand) : ofType(expr.type);
      }
      case "binary":
        return this.binary(expr, state);
      case "logical": {
        this.value(expr.left, state);
        const reached = this.assume(expr.left, expr.op === "and", state);
        if (reached !== null) this.value(expr.right, reached);
        return between(0, 1);
      }
      case "conditional": {
        this.value(expr.test, state);
        const whenTrue = this.assume(expr.test, true, state);
        const whenFalse = this.assume(expr.test, false, state);
        const a = whenTrue === null ? null : this.value(expr.whenTrue, whenTrue);
        const b = whenFalse === null ? null : this.value(expr.whenFalse, whenFalse);
        return a === null ? (b ?? ofType(expr.type)) : b === null ? a : join(a, b);
      }
      case "convert": {
        const operand = this.value(expr.operand, state);
        if (expr.type === "f64" || expr.type === "value") return expr.operand.type === "value" ? anything : operand;
        // 24 bits are exact in an f32, and minus zero is.
        if (expr.type === "f32")
          return operand.integer && within(operand, { ...between(-(2 ** 24), 2 ** 24), negativeZero: true })
            ? operand
            : anything;
        // Integers that fit stay what they are; others wrap anywhere.
        const bounds = ofType(expr.type);
        return within({ ...operand, negativeZero: false }, bounds) && expr.operand.type !== "value"
          ? { ...operand, negativeZero: false }
          : bounds;
      }
      case "call": {
        const values = expr.args.map((arg) => this.value(arg, state));
        if (this.recording) this.surroundings.call(expr.function, values);
        return expr.type === "f64" ? this.surroundings.result(expr.function) : ofType(expr.type);
      }
      case "callRuntime": {
        const values = expr.args.map((arg) => this.value(arg, state));
        if (expr.name === "rt_floor") return floor(values[0]);
        if (expr.name === "rt_ceil") return ceil(values[0]);
        if (expr.name === "rt_trunc") return trunc(values[0]);
        return ofType(expr.type);
      }
      default:
        for (const operand of operands(expr)) this.value(operand, state);
        return ofType(expr.type);
    }
  }

  private held(place: Expr): Interval {
    return place.type === "f64" ? this.surroundings.held(place) : ofType(place.type);
  }

  private binary(expr: Extract<Expr, { kind: "binary" }>, state: Map<Local, Interval>): Interval {
    const left = this.value(expr.left, state);
    const right = this.value(expr.right, state);
    if (expr.type === "f64") return arithmetic(expr.op, left, right);
    if (expr.type === "f32") return anything;
    const bounds = ofType(expr.type);
    switch (expr.op) {
      case "add":
      case "sub":
      case "mul":
      case "div":
      case "rem": {
        const exact = arithmetic(expr.op, left, right);
        const result = expr.op === "div" ? trunc(exact) : exact;
        return !result.nan && result.low >= bounds.low && result.high <= bounds.high
          ? { ...result, integer: true, negativeZero: false }
          : bounds;
      }
      case "and": {
        // A mask without sign bounds the result.
        const masks = [left, right].filter((one) => one.low >= 0).map((one) => one.high);
        return masks.length === 0 ? bounds : between(0, Math.min(...masks));
      }
      case "shr": {
        if (right.low !== right.high || right.low < 0 || right.low > 31)
          return left.low >= 0 ? between(0, left.high) : bounds;
        const factor = 2 ** right.low;
        return between(Math.floor(left.low / factor), Math.floor(left.high / factor));
      }
      default:
        return bounds;
    }
  }

  // --- Conditions -------------------------------------------------------------------------------------------------

  /** The state in which a condition is true (or false): `state` itself where that says nothing of it. */
  private assume(test: Expr, outcome: boolean, state: Map<Local, Interval>): State {
    switch (test.kind) {
      case "bool":
        return test.value === outcome ? state : null;
      case "unary":
        return test.op === "not" ? this.assume(test.operand, !outcome, state) : state;
      case "logical":
        if ((test.op === "and") === outcome) {
          const first = this.assume(test.left, outcome, state);
          return first === null ? null : this.assume(test.right, outcome, first);
        }
        return joinStates(this.assume(test.left, outcome, state), this.assume(test.right, outcome, state));
      case "binary":
        return this.compare(test.op, test.left, test.right, outcome, state);
      default:
        return state;
    }
  }

  private compare(op: BinaryOp, left: Expr, right: Expr, outcome: boolean, state: Map<Local, Interval>): State {
    const effective = outcome ? op : opposite[op];
    const [first, second] = [comparedLocal(left), comparedLocal(right)];
    const isKnown = (local: Local | null): boolean => local !== null && state.has(local);
    if (effective === undefined || (!isKnown(first) && !isKnown(second))) return state;
    const a = this.quiet(left, state);
    const b = this.quiet(right, state);
    // Comparisons with NaN are false, so their being false says nothing of order.
    if (!outcome && op !== "ne" && (a.nan || b.nan)) return state;
    const refined = new Map(state);
    const set = (local: Local | null, value: Interval): void => {
      if (local !== null && refined.has(local)) refined.set(local, value);
    };
    switch (effective) {
      case "lt":
      case "le":
        set(first, below(a, b, effective === "lt"));
        set(second, above(b, a, effective === "lt"));
        break;
      case "gt":
      case "ge":
        set(first, above(a, b, effective === "gt"));
        set(second, below(b, a, effective === "gt"));
        break;
      case "eq":
        set(first, equalTo(a, b));
        set(second, equalTo(b, a));
        break;
      case "ne":
        set(first, unequalTo(a, b));
        set(second, unequalTo(b, a));
        break;
    }
    return refined;
  }

  private quiet(expr: Expr, state: Map<Local, Interval>): Interval {
    const outer = this.recording;
    this.recording = false;
    const result = this.evaluate(expr, state);
    this.recording = outer;
    return result;
  }
}

const opposite: Partial<Record<BinaryOp, BinaryOp>> = { lt: "ge", ge: "lt", gt: "le", le: "gt", eq: "ne", ne: "eq" };

/** The local that a comparison's side reads, also through a conversion that keeps its value. */
function comparedLocal(expr: Expr): Local | null {
  if (expr.kind === "local") return typeof expr.type === "string" && expr.type !== "value" ? expr.local : null;
  return expr.kind === "convert" && expr.mode === "exact" && expr.type !== "value" ? comparedLocal(expr.operand) : null;
}

function joinStates(a: State, b: State): State {
  if (a === null) return b;
  if (b === null) return a;
  const joined = new Map<Local, Interval>();
  // A local missing on one side is out of scope after the join.
  for (const [local, value] of a) {
    const other = b.get(local);
    if (other !== undefined) joined.set(local, join(value, other));
  }
  return joined;
}

function isWithin(a: Map<Local, Interval>, b: Map<Local, Interval>): boolean {
  for (const [local, value] of b) {
    const inner = a.get(local);
    if (inner !== undefined && !within(inner, value)) return false;
  }
  return true;
}

function widenState(earlier: Map<Local, Interval>, later: Map<Local, Interval>): Map<Local, Interval> {
  const widened = new Map<Local, Interval>();
  for (const [local, value] of later) {
    const before = earlier.get(local);
    widened.set(local, before === undefined ? value : widen(before, join(before, value)));
  }
  return widened;
}

/** The locals a function declares, without its parameters. */
export function declaredLocals(fn: Fn): Local[] {
  const locals: Local[] = [];
  forEachStatement(fn.body, (statement) => {
    if (statement.kind === "let") locals.push(statement.local);
  });
  return locals;
}
